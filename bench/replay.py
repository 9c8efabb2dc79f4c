"""Replay a stream of headlines and summaries into stories, day by day, through the store.

    python bench/replay.py stream/2026-03.jsonl.gz --days 7

FILE holds JSON lines in the order they were seen: title, summary, link, source, seen. Each becomes
an entry, an article and part of a story of a fresh desk in a temporary folder.
"""

import argparse
import gzip
import json
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

Line = dict[str, Any]


def lines_of(path: Path, *, days: int, limit: int | None) -> Iterator[Line]:
    """Give the lines of the first days, each link once."""
    known: set[str] = set()
    end: datetime | None = None
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in map(json.loads, file):
            line["seen_at"] = datetime.fromisoformat(line["seen"])
            end = end or line["seen_at"] + timedelta(days=days)
            if line["seen_at"] >= end or (limit is not None and len(known) >= limit):
                return
            if line["link"] and line["link"] not in known:
                known.add(line["link"])
                yield line


def as_html(summary: str) -> str:
    """Give a summary as a feed would: some of the stream's hold markup."""
    return summary if "</" in summary or "/>" in summary else f"<p>{escape(summary)}</p>"


def keep(lines: Sequence[Line], now: datetime) -> None:
    """Keep lines as entries of a feed for each source."""
    from octavo.lib.urls import publisher_key
    from octavo.news.feed import Entry, FeedSuggestion
    from octavo.store import entries, feeds

    def source(line: Line) -> str:
        return publisher_key(line["link"])

    for host, own in groupby(sorted(lines, key=source), key=source):
        url = f"https://{host}/feed"
        feeds.add_feeds([FeedSuggestion(url=url)], now=now)
        listed = [
            Entry(
                id=line["link"],
                title=line["title"] or "",
                link=line["link"],
                published_at=line["seen_at"],
                html=as_html(line["summary"] or ""),
            )
            for line in own
        ]
        entries.keep(feeds.get_feed_by_url(url).id, listed, now=now)


def replay(lines: Sequence[Line], embedder_name: str) -> dict[str, float]:
    """Run the flows a day at a time; gives the figures."""
    from octavo import app
    from octavo.engines import embedders
    from octavo.engines.fakes import FakeWeb, InlinePool
    from octavo.flows import articles_to_stories, memory
    from octavo.flows.feeds_to_articles import Reader, read_entries
    from octavo.store import articles, stories

    app.open_store()
    embedder = embedders.load(embedder_name, model_dir=Path(os.environ["OCTAVO_HOME"]))
    remembered = memory.restore(embedder=embedder, now=lines[0]["seen_at"])
    folded_s = 0.0
    for on, own in groupby(lines, key=lambda line: line["seen_at"].date()):
        day = list(own)
        now = max(line["seen_at"] for line in day)
        keep(day, now)
        reader = Reader(FakeWeb({}), InlinePool(), lambda now=now: now, lambda _url: False)
        read_entries(reader)
        started_s = time.perf_counter()
        count = articles_to_stories.fold_articles(
            remembered, embedder=embedder, clock=lambda now=now: now
        )
        folded_s += time.perf_counter() - started_s
        print(f"{on}  {count}", flush=True)
    n_articles = articles.count_articles()
    return {
        "lines": len(lines),
        "articles": n_articles,
        "stories": stories.count_stories(),
        "folded_per_s": round(n_articles / folded_s),
    }


def main() -> None:
    """Replay a file and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--limit", type=int, help="lines at most")
    parser.add_argument("--embedder", default="auto", help="as in OCTAVO_EMBEDDER")
    options = parser.parse_args()
    lines = list(lines_of(options.file, days=options.days, limit=options.limit))
    with tempfile.TemporaryDirectory(prefix="octavo-replay-") as home:
        os.environ["OCTAVO_HOME"] = home
        figures = replay(lines, options.embedder)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
