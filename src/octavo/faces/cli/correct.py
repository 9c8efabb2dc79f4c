"""`octavo correct`: what an editor says of stories."""

import json

import click

from octavo import app
from octavo.features import correcting
from octavo.flows import corrections as correcting_flow
from octavo.news.correction import Correction, Said

_ID = click.IntRange(1, 2**63 - 1)


@click.group("correct")
def command() -> None:
    """Correct how articles are grouped into stories.

    What is said holds from then on: the worker never decides otherwise. It can be undone.
    """


@command.command("merge")
@click.argument("story", type=_ID)
@click.argument("other", type=_ID)
def merge(story: int, other: int) -> None:
    """Make two stories one; the lower number stays, the other leads to it."""
    _say(Said("merge", story, other))


@command.command("split")
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True, type=_ID)
def split(articles: tuple[int, ...]) -> None:
    """Make articles of one story a story of their own."""
    _say(Said("split", article_ids=articles))


@command.command("move")
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True, type=_ID)
@click.option("--to", "other", required=True, type=_ID, help="The story they belong to.")
def move(articles: tuple[int, ...], other: int) -> None:
    """Put articles of one story into another."""
    _say(Said("move", 0, other, articles))


@command.command("apart")
@click.argument("story", type=_ID)
@click.argument("other", type=_ID)
def apart(story: int, other: int) -> None:
    """Never join two stories."""
    _say(Said("apart", story, other))


@command.command("undo")
@click.argument("correction", type=_ID)
def undo(correction: int) -> None:
    """Take a correction back."""
    app.open_store()
    correcting_flow.undo(correction, now=app.now())
    click.echo(f"undone: {_line(correcting.correction(correction))}")


@command.command("reset")
def reset() -> None:
    """Let joining need as much likeness as by default, whatever was corrected so far."""
    _say(Said("reset"))


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the whole as JSON.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000))
def list_(as_json: bool, limit: int) -> None:
    """List what editors said, the last first, and how far that moves the bar."""
    app.open_store()
    said = correcting.corrections(limit=limit).lines
    if as_json:
        click.echo(json.dumps([_as_json(one) for one in said], ensure_ascii=False, indent=2))
        return
    for one in said:
        click.echo(f"{_line(one)}{'  (undone)' if one.undone_at else ''}")
    click.echo(correcting.why_so_high(correcting.tuning()))


def _say(said: Said) -> None:
    app.open_store()
    made = correcting_flow.correct(said, by=None, now=app.now())
    click.echo(_line(correcting.correction(made)))


def _line(one: Correction) -> str:
    stories = ", ".join(str(story) for story in (one.story_id, one.other_id) if story)
    told = f"{one.id:>4}  {one.at:%Y-%m-%d %H:%M}  {correcting.what_was_said(one)}"
    return f"{told} [{stories}]" if stories else told


def _as_json(one: Correction) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind,
        "said": str(correcting.what_was_said(one)),
        "by": one.by,
        "at": one.at.isoformat(),
        "story": one.story_id,
        "other": one.other_id,
        "articles": list(one.article_ids),
        "undone_at": one.undone_at.isoformat() if one.undone_at else None,
    }
