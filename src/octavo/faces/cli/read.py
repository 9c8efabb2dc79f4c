"""`octavo read`: the article on a page."""

import json
import sys
from pathlib import Path

import click

from octavo import app
from octavo.features import following
from octavo.news.article import ReadPage, Rejected

NO_ARTICLE = 3


@click.command("read")
@click.argument("source", metavar="URL|FILE")
@click.option("--json", "as_json", is_flag=True, help="Print the whole as JSON.")
def command(source: str, as_json: bool) -> None:
    """Show the article on a page, without keeping it.

    Exits with 3 and the reason when the page is no article.
    """
    page = _page(source)
    if isinstance(page, Rejected):
        click.echo(f"octavo: no article at {source}: {page.reason}", err=True)
        sys.exit(NO_ARTICLE)
    click.echo(_as_json(page) if as_json else _as_text(page))


def _page(source: str) -> ReadPage | Rejected:
    if "://" not in source:
        return following.read_page(app.read_file(Path(source)), url="")
    with app.open_web() as web:
        return following.fetch_page(source, web)


def _as_json(page: ReadPage) -> str:
    fields = {
        "title": page.title,
        "authors": list(page.authors),
        "published_at": page.published_at.isoformat() if page.published_at else None,
        "language": page.language,
        "text": page.text,
        "html": page.html,
        "image": page.image,
        "canonical": page.canonical,
        "site_name": page.site_name,
        "tags": list(page.tags),
        "section": page.section,
        "is_partial": page.is_partial,
        "problems": list(page.problems),
    }
    return json.dumps(fields, ensure_ascii=False, indent=2)


def _as_text(page: ReadPage) -> str:
    when = f"{page.published_at:%Y-%m-%d %H:%M %Z}" if page.published_at else "no date"
    by = ", ".join(page.authors) or "no author named"
    notes = "".join(f"\nproblem: {problem}" for problem in page.problems)
    return f"{page.title}\n{by} · {when} · {page.language or 'und'}\n\n{page.text}{notes}"
