"""`octavo stories` lists stories."""

import json

import click

from octavo import app
from octavo.faces.cli.wording import story_as_json
from octavo.features import reading


@click.command("stories")
@click.option("--json", "as_json", is_flag=True, help="Print the whole as JSON.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@click.option("--section", help="Only one section, such as world or science.")
@click.option("--today", is_flag=True, help="Only today's edition.")
def command(as_json: bool, limit: int, section: str | None, today: bool) -> None:
    """List the stories of the desk, last changed first."""
    app.open_store()
    if today:
        stories = [placement.story for placement in reading.edition(app.now()).placements]
    else:
        stories = list(reading.stories(limit=limit, section=section).lines)
    if as_json:
        click.echo(json.dumps([story_as_json(s) for s in stories], ensure_ascii=False, indent=2))
        return
    for story in stories:
        click.echo(f"{story.id:>6}  {story.n_publishers:>3} outlets  {story.title}")
    if not stories:
        click.echo("No stories yet: follow something (`octavo follow --list-packs`), then fetch.")
