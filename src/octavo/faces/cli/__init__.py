"""The command line. Each command's module is loaded when it is called, so `--help` is quick."""

import importlib
import sys

import click

from octavo import __version__
from octavo.news.errors import InputError, NotFoundError, OctavoError, SourceError, StoreError

# name: (module, what it does)
_COMMANDS = {
    "up": ("up", "Start the desk: pages, worker and, at first, the demonstration edition."),
    "follow": ("follow", "Follow a feed, a site, an OPML file or a starter pack."),
    "unfollow": ("unfollow", "Stop following a feed; what it brought goes with it."),
    "export": ("export", "Print what is followed as an OPML list."),
    "fetch": ("fetch", "Fetch every feed now, read what is new and fold it into stories."),
    "parse": ("parse", "Show what a feed says, without following it."),
    "read": ("read", "Show the article on a page, without keeping it."),
    "stories": ("stories", "List the stories of the desk."),
    "storylines": ("storylines", "List the storylines of the desk, or show one."),
    "show": ("show", "Show a story."),
    "audit": ("audit", "Look back over the stories and suggest what an editor might change."),
    "correct": ("correct", "Correct how articles are grouped: merge, split, move, keep apart."),
    "doctor": ("doctor", "Look the desk over and say what is wrong and what to do."),
    "operator": ("operator", "Set the operator's password anew."),
    "serve": ("serve", "Serve the pages alone (`up` does this and more)."),
    "work": ("work", "Run the worker alone (`up` does this and more)."),
    "newsstand": ("newsstand", "Run the demonstration newsstand alone."),
}

# Exit codes, in the order they are looked for: what a script may rely on.
EXIT_CODES: tuple[tuple[type[OctavoError], int], ...] = (
    (InputError, 2),
    (NotFoundError, 4),
    (SourceError, 5),
    (StoreError, 6),
    (OctavoError, 1),
)


class _Commands(click.Group):
    """Loads a command when it is called, and tells Octavo's errors in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"octavo.faces.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in _COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OctavoError as error:
            click.echo(f"octavo: {error}", err=True)
            sys.exit(next(code for kind, code in EXIT_CODES if isinstance(error, kind)))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="octavo")
def main() -> None:
    """Octavo: a self-hosted news service. Hundreds of feeds, folded into eight stories.

    Settings come from OCTAVO_* variables or octavo.toml; the desk lies in OCTAVO_HOME.

    \b
    Exit codes: 0 done, 1 failed, 2 bad input or setting, 3 no article on the page,
    4 not found, 5 the outside failed, 6 the database cannot be used.
    """
