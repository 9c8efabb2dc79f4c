"""`octavo operator`: a new password."""

import click

from octavo import app


@click.command("operator")
@click.option("--name", default="operator", show_default=True)
@click.option("--password", help="The new password; without it one is made and printed.")
def command(name: str, password: str | None) -> None:
    """Set the operator's password anew."""
    app.open_store()
    click.echo(f"{name} / {app.new_operator_password(name, password)}")
