"""`octavo storylines` lists storylines, or shows one."""

import json
from typing import Any

import click

from octavo import app
from octavo.features import reading
from octavo.news.pages import StorylinePage
from octavo.news.storyline import StorylineCard


@click.command("storylines")
@click.argument("storyline_id", metavar="[ID]", type=int, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the whole as JSON.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
def command(storyline_id: int | None, as_json: bool, limit: int) -> None:
    """List the storylines of the desk, last changed first; with an ID, show that one."""
    app.open_store()
    if storyline_id is not None:
        page = reading.storyline(storyline_id)
        click.echo(_dump(_page_as_json(page)) if as_json else _as_text(page))
        return
    cards = reading.storylines(limit=limit).lines
    if as_json:
        click.echo(_dump([_as_json(card) for card in cards]))
        return
    for card in cards:
        click.echo(f"{card.id:>6}  {card.n_stories:>3} stories  {card.title}")
    if not cards:
        click.echo("No storylines yet: it takes two events of one kind, told by two reports each.")


def _as_text(page: StorylinePage) -> str:
    lines = [page.storyline.title, f"{page.storyline.n_stories} stories, latest first", ""]
    for part in page.parts:
        lines.append(f"{part.story.first_at:%Y-%m-%d}  [{part.story.id}] {part.story.title}")
        if part.link:
            lines.append(
                f"            follows {part.link.earlier_id}: {reading.why_follows(part.link)}"
            )
    return "\n".join(lines)


def _page_as_json(page: StorylinePage) -> dict[str, Any]:
    return {
        **_as_json(page.storyline),
        "parts": [
            {
                "number": part.number,
                "story": part.story.id,
                "title": part.story.title,
                "first_at": part.story.first_at.isoformat(),
                "follows": part.link.earlier_id if part.link else None,
                "why": reading.why_follows(part.link) if part.link else "",
            }
            for part in page.parts
        ],
    }


def _as_json(card: StorylineCard) -> dict[str, Any]:
    return {
        "id": card.id,
        "title": card.title,
        "n_stories": card.n_stories,
        "first_at": card.first_at.isoformat(),
        "last_at": card.last_at.isoformat(),
    }


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
