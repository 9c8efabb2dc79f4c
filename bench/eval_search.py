"""Search for every labelled headline and count how much of its story is found.

    python bench/eval_search.py FILE [FILE ...] [--noise FILE --n N] [--embedder NAME] [--most N]

FILE holds a JSON object a line (.jsonl or .jsonl.gz) with title, text and story; published and
publisher where they are known. All articles of all files, and N lines of the noise file, are put
on a desk of its own in a temporary folder. Then the headline of each article whose story has
others is searched for, by words, by meaning and by both, and the share of those others that are
among the first ten (of ten, where there are more) is averaged: recall@10. The article itself does
not count. The last line is JSON, with the recall of each file by each way and over all.
"""

import argparse
import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_home = tempfile.TemporaryDirectory(prefix="octavo-bench-")
os.environ["OCTAVO_HOME"] = _home.name  # before anything of the store is loaded

import django  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.settings")
django.setup()

from eval_stories import Labelled, read_lines, read_set  # noqa: E402

from octavo.engines import embedders  # noqa: E402
from octavo.features.search import Meaning, Searcher  # noqa: E402
from octavo.news.errors import QueryError  # noqa: E402
from octavo.news.ports import Embedder  # noqa: E402
from octavo.store import articles as article_store  # noqa: E402
from octavo.store import models, search, search_vocabulary, upkeep  # noqa: E402

WAYS = ("words", "meaning", "both")
_MODELS = Path(tempfile.gettempdir()) / "octavo-bench-models"  # made once, for all benches
_N_FIRST = 10
_LEAD_CHARS = 600  # read by the embedder, as in flows/articles_to_vectors
_UNDATED = datetime(2014, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Put:
    """An article on the desk: its id, headline and story, "" for noise."""

    article_id: int
    title: str
    story: str


def fill(articles: Iterable[Labelled], embedder: Embedder) -> list[Put]:
    """Put articles on the desk: into the store, the index and the vectors."""
    publisher, _ = models.Publisher.objects.get_or_create(key="bench.example", name="Bench")
    labelled = list(articles)
    first_id = article_store.count_articles() + 1
    rows = [
        models.Article(
            id=first_id + n,
            url=f"https://bench.example/{first_id + n}",
            publisher=publisher,
            title=one.title,
            text=one.text,
            language=one.language,
            published_at=one.at,
            added_at=one.at,
        )
        for n, one in enumerate(labelled)
    ]
    models.Article.objects.bulk_create(rows, batch_size=2000)
    search.index_all(rows)
    vectors = embedder.embed([f"{one.title}\n{one.text[:_LEAD_CHARS]}" for one in labelled])
    article_store.save_vectors(
        {row.pk: vector for row, vector in zip(rows, vectors, strict=True)}, model=embedder.name
    )
    return [
        Put(row.pk, row.title, "" if one.is_noise else one.story)
        for row, one in zip(rows, labelled, strict=True)
    ]


def recall(searcher: Searcher, put: Sequence[Put], *, way: str, most: int) -> tuple[float, int]:
    """Average the share of its story that each headline finds; gives it and over how many."""
    ids_by_story: dict[str, set[int]] = defaultdict(set)
    for one in put:
        ids_by_story[one.story].add(one.article_id)
    asked = [one for one in put if one.story and len(ids_by_story[one.story]) > 1]
    shares = []
    for one in asked[:: max(1, len(asked) // most)]:
        others = ids_by_story[one.story] - {one.article_id}
        found = [id_ for id_ in _found(searcher, one.title, way) if id_ != one.article_id]
        shares.append(len(others & set(found[:_N_FIRST])) / min(_N_FIRST, len(others)))
    return sum(shares) / max(1, len(shares)), len(shares)


def _found(searcher: Searcher, title: str, way: str) -> list[int]:
    try:
        page = searcher.search(title, limit=_N_FIRST + 1, by=way, is_folded=False)
    except QueryError:
        return []
    return [hit.article.id for hit in page.hits.lines]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", type=Path, nargs="+", help="labelled sets")
    parser.add_argument("--noise", type=Path, help="unrelated headlines")
    parser.add_argument("--n", type=int, default=5000, help="lines of the noise (5000)")
    parser.add_argument("--embedder", default="auto", help="as the setting search_embedder")
    parser.add_argument("--most", type=int, default=400, help="headlines asked of a file (400)")
    chosen = parser.parse_args()
    upkeep.prepare()
    embedder = embedders.load(
        chosen.embedder,
        model_dir=_MODELS,
        languages=(),
        remote=embedders.RemoteModel("", "", ""),
    )
    put = {path.name: fill(read_set(path), embedder) for path in chosen.files}
    if chosen.noise:
        fill(_noise(chosen.noise, chosen.n), embedder)
    n_words = search_vocabulary.refresh()
    print(f"{article_store.count_articles()} articles, {n_words} words, {embedder.name}")
    searcher = Searcher(Meaning(lambda: embedder))
    figures: dict[str, dict[str, float]] = {}
    for name, ones in put.items():
        by_way = {way: recall(searcher, ones, way=way, most=chosen.most) for way in WAYS}
        figures[name] = {way: round(share, 4) for way, (share, _) in by_way.items()}
        print(f"{name:28} {figures[name]} over {by_way['both'][1]} headlines")
    mean = {way: round(sum(f[way] for f in figures.values()) / len(figures), 4) for way in WAYS}
    gain = round(mean["both"] - max(mean["words"], mean["meaning"]), 4)
    print(json.dumps({**mean, "gain": gain, "files": figures}))


def _noise(path: Path, n: int) -> list[Labelled]:
    lines = read_lines(path)[:n]
    return [
        Labelled(line["title"], line.get("text") or "", _UNDATED, str(place), is_noise=True)
        for place, line in enumerate(lines)
    ]


if __name__ == "__main__":
    main()
