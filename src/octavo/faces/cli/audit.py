"""`octavo audit` looks back over the stories of the last days."""

import click

from octavo import app
from octavo.features import correcting


@click.command("audit")
def command() -> None:
    """Look back over the stories of the last days and suggest splits, merges and moves.

    Nothing is changed: take or dismiss what is suggested at /desk/corrections.
    """
    app.open_store()
    n_suggestions = app.audit()
    for suggestion in correcting.suggestions():
        click.echo(f"{correcting.what_was_suggested(suggestion)} {suggestion.reason}")
    click.echo(f"{n_suggestions} suggestions: take or dismiss them at /desk/corrections.")
