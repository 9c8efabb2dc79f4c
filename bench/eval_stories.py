"""Fold a labelled set into stories, as the service would, and compare with its own stories.

    python bench/eval_stories.py FILE [--noise FILE --n N] [--embedder NAME] [--seed N]

FILE holds a JSON object a line (.jsonl or .jsonl.gz) with title, text, published, publisher and
story. Articles are taken in order of `published`, in file order where it is null; where none has a
date, time is no evidence. With --noise, N lines of that file are dealt in, each a story of its own,
their times drawn over the set's span, or evenly over the file order where there is none; they keep
their text only where the set has text. The last line is JSON: b3_p, b3_r and b3_f are B-cubed
over all articles, noise included; `joined` counts the noise in a story with labelled articles;
`articles_per_s` covers embedding and folding.
"""

import argparse
import gzip
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from octavo.engines import embedders
from octavo.lib.clock import ticks_s
from octavo.news.ports import Embedder
from octavo.news.story import Report
from octavo.stages.cluster import Stories

MERGE_EVERY = 50  # articles between two merge passes, as in flows/articles_to_stories
_LEAD_CHARS = 600  # read by the embedder, as there
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article, its time, and the story it is said to belong to."""

    title: str
    text: str
    at: datetime
    story: str
    publisher: str = ""
    language: str = "en"
    is_noise: bool = False


@dataclass(frozen=True, slots=True)
class B3:
    """B-cubed precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """The harmonic mean, 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines, compressed or not."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.decode("utf-8").split("\n") if line.strip()]


def read_set(path: Path) -> list[Labelled]:
    """Read a labelled set in the order its articles are to be taken."""
    articles, at = [], _UNDATED
    for line in read_lines(path):
        at = _instant(line.get("published")) or at  # without a date: just after the one before
        articles.append(_labelled(line, at, story=str(line["story"])))
    return sorted(articles, key=lambda article: article.at)


def deal_in(articles: Sequence[Labelled], path: Path, *, n: int, seed: int) -> list[Labelled]:
    """Deal `n` lines of a file into a set as stories of their own, over the set's span."""
    drawn = random.Random(seed)
    lines = read_lines(path)
    lines = drawn.sample(lines, min(n, len(lines)))
    first_at, last_at = articles[0].at, articles[-1].at
    has_text = any(article.text for article in articles)
    noise = []
    for number, line in enumerate(lines):
        at = first_at + (last_at - first_at) * drawn.random()
        line = line if has_text else {**line, "text": ""}
        noise.append(_labelled(line, at, story=f"noise {number}", is_noise=True))
    if first_at < last_at:
        return sorted([*articles, *noise], key=lambda article: article.at)
    places = sorted(drawn.choices(range(len(articles) + 1), k=len(noise)))
    dealt = [*zip(range(len(articles)), articles, strict=True), *zip(places, noise, strict=True)]
    return [article for _, article in sorted(dealt, key=lambda pair: pair[0])]


def fold(articles: Sequence[Labelled], embedder: Embedder) -> list[int]:
    """Give the story each article ends in."""
    model = embedder.name if embedder.languages else ""  # without, its vectors are not asked
    stories, alias, first_ids = Stories(model=model), dict[int, int](), list[int]()
    vectors = embedder.embed([f"{one.title}\n{one.text[:_LEAD_CHARS]}" for one in articles])
    for number, (article, vector) in enumerate(zip(articles, vectors, strict=True), start=1):
        has_meaning = article.language in embedder.languages
        report = Report(
            article_id=number,
            title=article.title,
            text=article.text,
            published_at=article.at,
            publisher=article.publisher,
            language=article.language,
            vector=vector if has_meaning else None,
        )
        first_ids.append(stories.add(report).story_id)
        if number % MERGE_EVERY == 0 or number == len(articles):
            alias.update((merge.merged_id, merge.kept_id) for merge in stories.merge())
    return [_kept(story_id, alias) for story_id in first_ids]


def b_cubed(found: Sequence[int], gold: Sequence[str]) -> B3:
    """Compare stories found with those given, article by article."""
    n_found, n_gold = Counter(found), Counter(gold)
    both = Counter(zip(found, gold, strict=True)).items()
    return B3(
        precision=sum(n * n / n_found[f] for (f, _), n in both) / len(found),
        recall=sum(n * n / n_gold[g] for (_, g), n in both) / len(gold),
    )


def count_joined(found: Sequence[int], articles: Iterable[Labelled]) -> int:
    """Count the noise that shares a story with a labelled article."""
    pairs = list(zip(found, articles, strict=True))
    labelled = {story_id for story_id, article in pairs if not article.is_noise}
    return sum(article.is_noise and story_id in labelled for story_id, article in pairs)


def measure(articles: Sequence[Labelled], embedder: Embedder) -> dict[str, float]:
    """Fold a set and give the figures."""
    started_s = ticks_s()
    found = fold(articles, embedder)
    took_s = ticks_s() - started_s
    gold = [article.story for article in articles]
    score = b_cubed(found, gold)
    return {
        "b3_p": round(score.precision, 4),
        "b3_r": round(score.recall, 4),
        "b3_f": round(score.f, 4),
        "clusters": len(set(found)),
        "gold": len(set(gold)),
        "n": len(articles),
        "joined": count_joined(found, articles),
        "articles_per_s": round(len(articles) / took_s, 1),
    }


def _kept(story_id: int, alias: dict[int, int]) -> int:
    while story_id in alias:
        story_id = alias[story_id]
    return story_id


def _instant(published: str | None) -> datetime | None:
    if not published:
        return None
    at = datetime.fromisoformat(published)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _labelled(
    line: dict[str, Any], at: datetime, *, story: str, is_noise: bool = False
) -> Labelled:
    return Labelled(
        title=line.get("title") or "",
        text=line.get("text") or "",
        at=at,
        story=story,
        publisher=line.get("publisher") or "",
        language=line.get("language") or "en",
        is_noise=is_noise,
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the labelled set")
    parser.add_argument("--noise", type=Path, metavar="FILE", help="unrelated articles to deal in")
    parser.add_argument("--n", type=int, default=5000, help="how many of them (default 5000)")
    parser.add_argument("--embedder", default="auto", help=", ".join(embedders.NAMES))
    parser.add_argument("--seed", type=int, default=0, help="of the choice of noise and its times")
    parser.add_argument(
        "--model-dir",
        type=Path,
        default=Path(tempfile.gettempdir()) / "octavo-bench-models",
        help="where a model once built is kept (default: %(default)s)",
    )
    return parser.parse_args()


def main() -> int:
    """Run the bench; the exit code is 0."""
    arguments = _arguments()
    articles = read_set(arguments.file)
    if arguments.noise:
        articles = deal_in(articles, arguments.noise, n=arguments.n, seed=arguments.seed)
    embedder = embedders.load(arguments.embedder, model_dir=arguments.model_dir)
    print(f"{arguments.file.name}: {len(articles)} articles, embedder {embedder.name}")
    figures = measure(articles, embedder)
    for name, figure in figures.items():
        print(f"  {name:<16}{figure:>12}")
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
