"""`octavo newsstand`: the fictional publishers alone."""

import click

from octavo import app


@click.command("newsstand")
def command() -> None:
    """Serve the fictional publishers of the demonstration edition until interrupted."""
    app.run_newsstand()
