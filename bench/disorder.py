"""Do late, revised and deleted articles end in the stories of a clean run?

    python bench/disorder.py stream/2026-03.jsonl.gz --n 3000

The first lines of a stream are folded twice. Once clean: in the order seen, with their last
wording. Once in disorder: one in ten comes some hundreds of articles late, one in twenty first with
another headline and half its summary, and one in thirty beside them is deleted again. The last line
is JSON: B-cubed of the second partition, the first being gold.
"""

import argparse
import json
import os
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from eval_stories import b_cubed
from replay import Line, as_html, lines_of

_BATCH = 200  # lines kept before each round
_LATE, _REVISED, _DELETED = 0.1, 0.05, 0.033
_GONE = "gone.example"


@dataclass(frozen=True, slots=True)
class Step:
    """A line as it comes, under the feed of a host."""

    line: Line
    host: str
    is_first_wording: bool = False


def clean(lines: Sequence[Line]) -> list[Step]:
    """Give lines in their order."""
    return [Step(line, _host(line)) for line in lines]


def disorder(lines: Sequence[Line], others: Sequence[Line], drawn: random.Random) -> list[Step]:
    """Give the same lines late, revised, and among others that will be deleted."""
    places: list[tuple[float, Step]] = []
    for n, line in enumerate(lines):
        at = n + (drawn.uniform(200, 600) if drawn.random() < _LATE else 0)
        if drawn.random() < _REVISED:
            places.append((at, Step(line, _host(line), is_first_wording=True)))
            at += drawn.uniform(_BATCH, 2 * _BATCH)
        places.append((at, Step(line, _host(line))))
    for line in others:
        places.append((drawn.uniform(0, len(lines)), Step(line, _GONE)))
    return [step for _, step in sorted(places, key=lambda place: place[0])]


def _host(line: Line) -> str:
    from octavo.lib.urls import publisher_key

    return publisher_key(line["link"])


def fold(steps: Sequence[Step], now: datetime, embedder: Any) -> dict[str, int]:
    """Run the flows over steps in a fresh desk; gives the story of each link that is left."""
    from octavo import app
    from octavo.engines.fakes import FakeWeb, InlinePool
    from octavo.flows import articles_to_stories, memory
    from octavo.flows.feeds_to_articles import Reader, read_entries
    from octavo.store import articles, feeds

    app.open_store()
    remembered = memory.restore(embedder=embedder, now=now)
    reader = Reader(FakeWeb({}), InlinePool(), lambda: now, lambda _url: False)
    for start in range(0, len(steps), _BATCH):
        _keep(steps[start : start + _BATCH], now)
        read_entries(reader)
        articles_to_stories.fold_articles(remembered, embedder=embedder, clock=lambda: now)
    for feed in feeds.list_feeds(limit=10_000):
        if feed.publisher.key == _GONE:
            feeds.remove(feed.id)
    articles_to_stories.fold_articles(remembered, embedder=embedder, clock=lambda: now)
    placed = articles.list_placed_since(now - timedelta(days=400))
    return {one.article.card.url: one.story_id or 0 for one in placed}


def _keep(steps: Sequence[Step], now: datetime) -> None:
    from octavo.news.feed import Entry, FeedSuggestion
    from octavo.store import entries, feeds

    by_host: dict[str, list[Entry]] = defaultdict(list)
    for step in steps:
        title, summary = step.line["title"] or "", step.line["summary"] or ""
        if step.is_first_wording:
            title = " ".join(title.split()[: max(3, len(title.split()) // 2)])
            summary = summary[: len(summary) // 2]
        by_host[step.host].append(
            Entry(
                id=step.line["link"],
                title=title,
                link=step.line["link"],
                published_at=step.line["seen_at"],
                html=as_html(summary),
            )
        )
    for host, listed in sorted(by_host.items()):
        url = f"https://{host}/feed"
        feeds.add_feeds([FeedSuggestion(url=url)], now=now)
        once = list({entry.id: entry for entry in listed}.values())
        entries.keep(feeds.get_feed_by_url(url).id, once, now=now)


def measure(path: Path, *, n: int, seed: int, embedder_name: str) -> dict[str, float]:
    """Fold a stream clean and in disorder, and compare."""
    from django.core.management import call_command

    from octavo.engines import embedders

    n_others = round(n * _DELETED)
    lines = list(lines_of(path, days=60, limit=n + n_others))
    drawn = random.Random(seed)
    others = set(drawn.sample(range(len(lines)), n_others))
    kept = [line for place, line in enumerate(lines) if place not in others]
    deleted = [line for place, line in enumerate(lines) if place in others]
    now = lines[-1]["seen_at"]
    embedder = embedders.load(embedder_name, model_dir=Path(os.environ["OCTAVO_HOME"]))
    found = []
    for steps in (clean(kept), disorder(kept, deleted, drawn)):
        found.append(fold(steps, now, embedder))
        call_command("flush", interactive=False, verbosity=0)
    links = sorted(found[0].keys() & found[1].keys())
    gold = [str(found[0][link]) for link in links]
    score = b_cubed([found[1][link] for link in links], gold)
    return {
        "n": len(links),
        "b3_p": round(score.precision, 4),
        "b3_r": round(score.recall, 4),
        "b3_f": round(score.f, 4),
    }


def _arguments() -> Iterator[Any]:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--n", type=int, default=3000, help="lines (default 3000)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--embedder", default="static", help="as in OCTAVO_EMBEDDER")
    yield parser.parse_args()


def main() -> None:
    """Measure and print the figures."""
    (options,) = _arguments()
    with tempfile.TemporaryDirectory(prefix="octavo-disorder-") as home:
        os.environ["OCTAVO_HOME"] = home
        figures = measure(
            options.file, n=options.n, seed=options.seed, embedder_name=options.embedder
        )
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
