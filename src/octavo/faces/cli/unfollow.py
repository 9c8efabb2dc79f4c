"""`octavo unfollow`: let a feed go."""

import click

from octavo import app
from octavo.features import following


@click.command("unfollow")
@click.argument("urls", metavar="[URL]...", nargs=-1)
@click.option("--demo", is_flag=True, help="Let the demonstration newsstand go.")
def command(urls: tuple[str, ...], demo: bool) -> None:
    """Stop following feeds. Their entries, and articles no other feed lists, go with them."""
    if not urls and not demo:
        raise click.UsageError("name the address of a feed, or --demo")
    app.open_store()
    n_feeds = sum(following.unfollow(url) for url in urls)
    if demo:
        n_feeds += app.remove_demo()
    click.echo(f"{n_feeds} feeds let go.")
