"""Ask archives of several sizes for many things, and say how fast they answer.

    python bench/speed_search.py FOLDER [--sizes 35000 1000000] [--dim 384] [--n 40]

FOLDER holds .jsonl or .jsonl.gz files of lines with title and summary. Articles are made of them,
the words of their summaries dealt out anew from the second round on, of 40 publishers over two
years, with random unit vectors; what is near among those is chance, what it costs is not. Of each
kind of search N are asked, each once, through the same call as a page makes: hits with snippets,
count and facets. A query's own vector is random too: what the model takes comes on top (static
.1 ms, MiniLM some 5). Times are of the processor, since a loaded machine lies. The last line is
JSON: p50 and p95 in ms, of all kinds together and by kind.
"""

import argparse
import json
import os
import random
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

_home = tempfile.TemporaryDirectory(prefix="octavo-bench-")
os.environ["OCTAVO_HOME"] = _home.name  # before anything of the store is loaded

import django  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.settings")
django.setup()

import numpy as np  # noqa: E402
from eval_stories import read_lines  # noqa: E402

from octavo.features.search import Meaning, Searcher  # noqa: E402
from octavo.lib.clock import ticks_s  # noqa: E402
from octavo.store import articles as article_store  # noqa: E402
from octavo.store import models, search, search_vocabulary, upkeep  # noqa: E402
from octavo.store.search_vectors import VectorIndex  # noqa: E402

_BATCH = 5_000
_FIRST_AT = datetime(2024, 6, 1, tzinfo=UTC)
_SPAN_S = 2 * 365 * 86_400
_N_PUBLISHERS = 40
_PER_STORY = 5


class RandomEmbedder:
    """Gives a random unit vector for every text, the same for the same."""

    name = "random"
    languages: frozenset[str] = frozenset()

    def __init__(self, dim: int) -> None:
        self.dim = dim

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        rows = [np.random.default_rng(abs(hash(t))).standard_normal(self.dim) for t in texts]
        matrix = np.array(rows, np.float32)
        return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


def grow(lines: Sequence[tuple[str, str]], *, start: int, end: int, dim: int) -> None:
    """Make the articles from one size to the next."""
    rng, dice = np.random.default_rng(start), random.Random(start)
    for first in range(start, end, _BATCH):
        ids = range(first + 1, min(end, first + _BATCH) + 1)
        rows = [_article(lines, n, dice) for n in ids]
        vectors = rng.standard_normal((len(rows), dim), np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        with upkeep.one_transaction():
            models.Article.objects.bulk_create(rows)
            search.index_all(rows)
            article_store.save_vectors(dict(zip(ids, vectors, strict=True)), model="random")


def _article(lines: Sequence[tuple[str, str]], n: int, dice: random.Random) -> models.Article:
    title, summary = lines[n % len(lines)]
    if n >= len(lines):
        words = summary.split()
        dice.shuffle(words)
        summary = " ".join(words)
    at = _FIRST_AT + timedelta(seconds=_SPAN_S * n / 1_000_000)
    return models.Article(
        id=n,
        url=f"https://bench.example/{n}",
        publisher_id=1 + n % _N_PUBLISHERS,
        title=title,
        text=summary,
        language="en",
        story_id=1 + n // _PER_STORY % 5_000,
        published_at=at,
        added_at=at,
    )


def queries(lines: Sequence[tuple[str, str]], n: int) -> dict[str, list[tuple[str, str]]]:
    """Give N searches of each kind, as text and way, from the lines' own words."""
    dice = random.Random(7)
    titles = [title for title, _ in dice.sample(list(lines), 4 * n) if len(title.split()) > 5]

    def many(make: Callable[[list[str]], str], by: str = "both") -> list[tuple[str, str]]:
        return [(make(dice.sample(title.split(), 3)), by) for title in titles[:n]]

    return {
        "one word": many(lambda words: max(words, key=len)),
        "two words": many(lambda words: " ".join(words[:2])),
        "common word": [(word, "both") for word in _common(n)],
        "headline": [(title, "both") for title in titles[:n]],
        "words alone": many(lambda words: " ".join(words[:2]), "words"),
        "meaning alone": many(lambda words: " ".join(words), "meaning"),
        "phrase": [('"' + " ".join(t.split()[1:3]) + '"', "both") for t in titles[:n]],
        "publisher": many(lambda words: f"{words[0]} publisher:p7.example"),
        "month": many(lambda words: f"{words[0]} after:2024-06-10 before:2024-07"),
        "without": many(lambda words: f"{words[0]} {words[1]} -{words[2]}"),
    }


def _common(n: int) -> list[str]:
    found = models.SearchWord.objects.order_by("-n_articles").values_list("word", flat=True)
    return [word for word in found[: 3 * n] if len(word) > 3][:n]


def measure(searcher: Searcher, asked: dict[str, list[tuple[str, str]]]) -> dict[str, list[float]]:
    """Ask all, and give the milliseconds each took, by kind."""
    return {kind: list(_times(searcher, ones)) for kind, ones in asked.items()}


def _times(searcher: Searcher, ones: Sequence[tuple[str, str]]) -> Iterator[float]:
    searcher.search(*ones[0][:1], by=ones[0][1])
    for text, by in ones:
        before = process_time()
        searcher.search(text, by=by)
        yield 1000 * (process_time() - before)


def _percentiles(times: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=20)
    return {"p50": round(statistics.median(times), 2), "p95": round(cuts[18], 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[35_000, 1_000_000])
    parser.add_argument("--dim", type=int, default=384)
    parser.add_argument("--n", type=int, default=40, help="searches of a kind (40)")
    chosen = parser.parse_args()
    upkeep.prepare()
    paths = sorted(chosen.folder.glob("*.jsonl*"))
    lines = [
        (line["title"], line.get("summary") or "")
        for path in paths
        for line in read_lines(path)
        if line.get("title")
    ]
    models.Publisher.objects.bulk_create(
        models.Publisher(id=n, key=f"p{n}.example", name=f"Paper {n}", country="GB")
        for n in range(1, _N_PUBLISHERS + 1)
    )
    models.Story.objects.bulk_create(
        models.Story(id=n, first_at=_FIRST_AT, last_at=_FIRST_AT) for n in range(1, 5_001)
    )
    figures, size = {}, 0
    for next_size in sorted(chosen.sizes):
        before = ticks_s()
        grow(lines, start=size, end=next_size, dim=chosen.dim)
        size = next_size
        n_words = search_vocabulary.refresh()
        print(f"{size} articles, {n_words} words, made in {ticks_s() - before:.0f} s", flush=True)
        VectorIndex("random").write()
        embedder = RandomEmbedder(chosen.dim)
        searcher = Searcher(Meaning(lambda embedder=embedder: embedder))  # type: ignore[misc]
        times = measure(searcher, queries(lines, chosen.n))
        by_kind = {kind: _percentiles(ones) for kind, ones in times.items()}
        for kind, percentiles in by_kind.items():
            print(f"  {kind:14} {percentiles}", flush=True)
        whole = _percentiles([one for ones in times.values() for one in ones])
        figures[str(size)] = {**whole, "kinds": by_kind}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
