"""`octavo export`: take what is followed elsewhere."""

import click

from octavo import app
from octavo.features import following


@click.command("export")
def command() -> None:
    """Print what is followed as an OPML list, which any reader takes."""
    app.open_store()
    click.echo(following.as_opml(), nl=False)
