"""`octavo serve`: the pages alone."""

import click

from octavo import app


@click.command("serve")
def command() -> None:
    """Serve the pages on OCTAVO_LISTEN until interrupted."""
    app.open_store()
    app.serve()
