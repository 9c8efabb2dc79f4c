"""`octavo parse`: what a feed says."""

import json
from pathlib import Path
from typing import Any

import click

from octavo import app
from octavo.features import following
from octavo.news.feed import Entry, ParsedFeed


@click.command("parse")
@click.argument("source", metavar="URL|FILE")
@click.option("--json", "as_json", is_flag=True, help="Print the whole as JSON.")
def command(source: str, as_json: bool) -> None:
    """Show what a feed says, without following it.

    SOURCE is a feed's address, the address of a page that names its feed, or a file. Exits with 2
    and the reason when there is no feed.
    """
    parsed = _parsed(source)
    if as_json:
        click.echo(json.dumps(_feed(parsed), ensure_ascii=False, indent=2))
        return
    click.echo(f"{parsed.title or source}: {len(parsed.entries)} entries")
    for entry in parsed.entries:
        when = f"{entry.published_at:%Y-%m-%d %H:%M}" if entry.published_at else "no date"
        click.echo(f"  {when:16}  {entry.title or '(no title)'}")
    for problem in parsed.problems:
        click.echo(f"problem: {problem}", err=True)


def _parsed(source: str) -> ParsedFeed:
    if "://" not in source:
        return following.read_file(app.read_file(Path(source)), source)
    with app.open_web() as web:
        return following.find_feed(source, web).parsed


def _feed(parsed: ParsedFeed) -> dict[str, Any]:
    return {
        "title": parsed.title,
        "site_url": parsed.site_url,
        "language": parsed.language,
        "entries": [_entry(entry) for entry in parsed.entries],
        "problems": list(parsed.problems),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "link": entry.link,
        "published_at": entry.published_at.isoformat() if entry.published_at else None,
        "html": entry.html or entry.summary,
        "summary": entry.summary,
        "authors": list(entry.authors),
        "tags": list(entry.tags),
        "image": entry.image,
        "enclosures": [
            {
                "url": enclosure.url,
                "type": enclosure.media_type,
                "length": enclosure.length_bytes,
                "duration_s": enclosure.duration_s,
            }
            for enclosure in entry.enclosures
        ],
    }
