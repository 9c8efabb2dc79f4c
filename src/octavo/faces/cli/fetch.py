"""`octavo fetch`: the whole way, once, now."""

import click

from octavo import app


@click.command("fetch")
@click.option("--due", is_flag=True, help="Only the feeds whose time has come.")
def command(due: bool) -> None:
    """Fetch every feed now, read what is new, and fold it into stories.

    While the worker of this desk runs, it is told to do so instead.
    """
    app.open_store()
    if not due:
        app.make_all_due()
    if app.is_worker_running():
        click.echo("The worker of this desk is running: it fetches every feed now.")
        return
    with app.open_desk() as desk:
        _go(desk)


def _go(desk: app.Desk) -> None:
    steps = {
        "feeds": "Fetching feeds",
        "entries": "Reading entries",
        "articles": "Folding into stories",
        "stories": "Relating",
    }
    started_s = app.ticks_s()
    for key, label in steps.items():
        total = desk.count(key)
        step_s = app.ticks_s()
        with click.progressbar(length=total, label=f"{label:22}") as bar:
            outcome = desk.run(key, on_done=lambda n: bar.update(n))
        rate = total / max(app.ticks_s() - step_s, 0.001)
        click.echo(f"  {outcome}" + (f" ({rate:.0f} {key}/s)" if total else ""))
    click.echo(f"  {desk.run('edition', on_done=lambda n: None)}")
    click.echo(f"Done in {app.ticks_s() - started_s:.1f} s.")
