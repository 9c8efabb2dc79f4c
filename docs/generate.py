"""Write the generated reference anew: `make docs`. A test fails when it is stale."""

from pathlib import Path

import click

from octavo import config
from octavo.faces.api.markdown import openapi_markdown
from octavo.faces.cli import main

REFERENCE = Path(__file__).parent / "reference"


def commands() -> str:
    """Write the reference of the command line from its own help."""
    context = click.Context(main, info_name="octavo")
    parts = ["# Commands\n", "```\n" + main.get_help(context) + "\n```\n"]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None  # it is listed
        with click.Context(command, info_name=name, parent=context) as inner:
            parts.append(f"## octavo {name}\n\n```\n{command.get_help(inner)}\n```\n")
    return "\n".join(parts)


def pages() -> dict[str, str]:
    """Give every generated page by its file name."""
    return {
        "settings.md": config.reference(),
        "commands.md": commands(),
        "api.md": openapi_markdown(),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, "utf-8")
