"""Compare the feed parser with feedparser, entry by entry, and their speed side by side.

    python bench/eval_feeds.py DIR [--show N]

Reads every *.xml.gz and *.xml in DIR. An entry agrees when title (blanks folded, entities decoded,
tags stripped), link (escapes in one spelling, relative to the feed's site) and date (to the second)
are those feedparser finds for the entry in the same place. The last line is JSON.
"""

import argparse
import gzip
import json
import sys
import warnings
from calendar import timegm
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser

from octavo.lib.clock import ticks_s
from octavo.lib.html import to_text, unescape_title
from octavo.lib.urls import canonical, resolve
from octavo.news.errors import NotAFeedError
from octavo.news.feed import Entry, ParsedFeed
from octavo.stages.parse import parse


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one entry on which the two parsers differ."""

    feed: str
    field: str
    ours: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one feed."""

    n_entries: int
    differences: tuple[Difference, ...]
    n_disagreeing: int
    ours_s: float
    theirs_s: float
    failure: str = ""


def main(arguments: list[str] | None = None) -> int:
    """Evaluate a folder; give 0 unless it holds no feed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--show", type=int, default=10, metavar="N", help="differences to print")
    options = parser.parse_args(arguments)
    paths = sorted([*options.folder.glob("*.xml.gz"), *options.folder.glob("*.xml")])
    if not paths:
        print(f"no *.xml.gz or *.xml in {options.folder}", file=sys.stderr)
        return 1
    outcomes = [compare(path.name, read(path)) for path in paths]
    differences = [difference for outcome in outcomes for difference in outcome.differences]
    for one in differences[: options.show]:
        print(f"{one.feed} {one.field}:\n  ours   {one.ours!r}\n  theirs {one.theirs!r}")
    for outcome in outcomes:
        if outcome.failure:
            print(f"failed: {outcome.failure}")
    print(f"{len(differences)} fields differ")
    print(json.dumps(figures(outcomes)))
    return 0


def read(path: Path) -> bytes:
    """Give a document's bytes, inflated."""
    body = path.read_bytes()
    return gzip.decompress(body) if path.suffix == ".gz" else body


def compare(name: str, body: bytes) -> Outcome:
    """Parse one document with both and set the entries side by side."""
    theirs, theirs_s = timed(lambda: theirs_of(body))
    try:
        ours, ours_s = timed(lambda: parse(body))
    except NotAFeedError as error:
        return Outcome(len(theirs["entries"]), (), len(theirs["entries"]), 0.0, 0.0, str(error))
    pairs = aligned(ours.entries, theirs["entries"])
    found = [differing(name, ours, entry, other) for entry, other in pairs]
    flat = tuple(difference for entry in found for difference in entry)
    return Outcome(len(pairs), flat, sum(1 for entry in found if entry), ours_s, theirs_s)


def theirs_of(body: bytes) -> Any:
    """Parse with feedparser, its advice about its own future kept quiet."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return feedparser.parse(BytesIO(body))


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Give what a call gives, and the seconds it took."""
    start_s = ticks_s()
    result = work()
    return result, ticks_s() - start_s


def aligned(ours: Iterable[Entry], theirs: list[Any]) -> list[tuple[Entry | None, Any]]:
    """Set the entries side by side in document order; what we lack stands beside None."""
    mine: list[Entry | None] = list(ours)
    mine += [None] * (len(theirs) - len(mine))
    return list(zip(mine, theirs, strict=False))


def differing(name: str, feed: ParsedFeed, entry: Entry | None, other: Any) -> list[Difference]:
    """Give the fields on which an entry differs from feedparser's."""
    if entry is None:
        return [Difference(name, "entry", None, other.get("title"))]
    fields = {
        "title": (plain(entry.title), plain(other.get("title", ""))),
        "link": (link(entry.link, feed), link(other.get("link"), feed)),
        "date": (entry.published_at and entry.published_at.replace(microsecond=0), date(other)),
    }
    return [
        Difference(name, f, ours, theirs) for f, (ours, theirs) in fields.items() if ours != theirs
    ]


def plain(title: str) -> str:
    """Give a title's words: no markup, no entities, blanks folded."""
    return " ".join(to_text(unescape_title(title).replace("<", "&lt;")).split())


def link(url: str | None, feed: ParsedFeed) -> str:
    """Give a link in one spelling, absolute if the feed's site makes it so."""
    return canonical(resolve(feed.site_url, url or "") or "")


def date(other: Any) -> datetime | None:
    """Give the date feedparser has for an entry: published, else updated, else created."""
    own = (dict.get(other, f"{kind}_parsed") for kind in ("published", "updated", "created"))
    parsed = next(filter(None, own), None)
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None


def figures(outcomes: list[Outcome]) -> dict[str, float]:
    """Sum the outcomes up."""
    n_entries = sum(outcome.n_entries for outcome in outcomes)
    n_disagreeing = sum(outcome.n_disagreeing for outcome in outcomes)
    ours_s = sum(outcome.ours_s for outcome in outcomes)
    return {
        "feeds": len(outcomes),
        "failed": sum(1 for outcome in outcomes if outcome.failure),
        "entries": n_entries,
        "agree": round(1 - n_disagreeing / n_entries, 4) if n_entries else 0.0,
        "speed_ratio": round(sum(o.theirs_s for o in outcomes) / ours_s, 1) if ours_s else 0.0,
    }


if __name__ == "__main__":
    raise SystemExit(main())
