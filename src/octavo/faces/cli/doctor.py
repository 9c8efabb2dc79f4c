"""`octavo doctor`: what is wrong, and what to do."""

import sys

import click

from octavo import app

_MARKS = {"good": "ok  ", "note": "note", "bad": "BAD "}


@click.command("doctor")
def command() -> None:
    """Look the desk over and say what is wrong and what to do. Exits with 1 if anything is bad."""
    findings = app.examine()
    for finding in findings:
        click.echo(f"{_MARKS[finding.state]}  {finding.what}")
        if finding.remedy:
            click.echo(f"      {finding.remedy}")
    if any(finding.state == "bad" for finding in findings):
        sys.exit(1)
