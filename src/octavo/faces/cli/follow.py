"""`octavo follow`: feeds, sites, OPML files, starter packs."""

from pathlib import Path

import click

from octavo import app
from octavo.features import following


@click.command("follow")
@click.argument("sources", metavar="[URL|OPML]...", nargs=-1)
@click.option("--pack", "packs", multiple=True, metavar="KEY", help="Follow a starter pack.")
@click.option("--list-packs", is_flag=True, help="List the starter packs.")
def command(sources: tuple[str, ...], packs: tuple[str, ...], list_packs: bool) -> None:
    """Follow feeds by address or by their site's, from an OPML file, or a starter pack."""
    if list_packs:
        _list_packs()
        return
    if not sources and not packs:
        raise click.UsageError("name an address, an OPML file or --pack KEY (see --list-packs)")
    app.open_store()
    for key in packs:
        _tell(key, following.follow_pack(key, now=app.now()))
    for source in sources:
        _tell(source, _follow(source))
    click.echo("The worker fetches them within a minute; `octavo fetch` does it now.")


def _follow(source: str) -> following.Followed:
    if _is_file(source):
        return following.follow_opml(app.read_file(Path(source)), source, now=app.now())
    address = source if "://" in source else f"https://{source}"
    with app.open_web() as web:
        return following.follow_address(address, web, now=app.now())


def _is_file(source: str) -> bool:
    """Tell a file's name, of a file that is there or looks like one, from `example.org`."""
    if "://" in source:
        return False
    looks_like_one = source.startswith((".", "/", "~")) or source.endswith((".opml", ".xml"))
    return looks_like_one or Path(source).exists()


def _tell(source: str, followed: following.Followed) -> None:
    known = f", {followed.n_known} followed already" if followed.n_known else ""
    click.echo(f"{source}: {followed.n_new} new{known}")


def _list_packs() -> None:
    for pack in following.list_packs():
        click.echo(f"{pack.key:16} {pack.title} ({pack.n_feeds} feeds)")
