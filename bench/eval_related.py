"""Fold a labelled set as the desk would, relate every article, and count what is of its story.

    python bench/eval_related.py FILE [FILE ...] [--noise FILE --n N] [--show N]
        [--embedder NAME] [--folding NAME]
    python bench/eval_related.py FILE [FILE ...] --noise FILE --floors [--embedder NAME]

FILE holds a JSON object a line (.jsonl or .jsonl.gz) with title, text, published, publisher and
story. Stories are folded with the embedder --folding and related with --embedder, by default as a
desk does. With --noise, N lines of that file are dealt in, each a story of its own. Of every
article that could have others of its story beside it (another text, another headline, no third of
one publisher) the first five places are counted, or as many as there could be: `gold` is the share
filled with articles of its labelled story, `gold_shown` the same of the places that are filled at
all, `found` the share filled with articles of the story the desk found. `clustering` is the part
of the loss that is gone when the labelled stories take the place of those found.

Of the noise, `alone_shown` is the share of those left alone in their story that show anything.
--show N prints N of these with what stands beside them, to be read: how many are unrelated?

With --floors the files are taken as an archive of other years than the noise: what the two have
in common by subject is chance. The floor is the least similarity at which no more than 1 % of the
noise would show any of the archive; it belongs into FLOORS of stages/relate/nearness.py under the
beginning of the embedder's name. The last line is JSON.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from eval_stories import Labelled, deal_in, read_lines, read_set
from eval_stories import fold as fold_stories

from octavo.engines import embedders
from octavo.lib.text import fold
from octavo.news.article import Hashtag
from octavo.news.ports import Embedder
from octavo.stages import fold as copies
from octavo.stages import relate, tag
from octavo.stages.brief import abstract

N_FIRST = 5
N_NEAR = 15  # candidates in meaning, as in flows/stories_to_related
N_REPORTS = 30  # candidates of its own story, the newest, as there
_LEAD_CHARS = 600  # read by the embedder, as there
_MOST_SHOWN = 0.01  # of the noise, beside something of another time
_N_ASKED = 1500


@dataclass(frozen=True, slots=True)
class Case:
    """An article as it is related, and what it was said to be."""

    one: relate.RelateInput
    gold: str
    abstract: str
    is_noise: bool = False


class _Once:
    """An embedder that is asked once for all: folding and relating read the same vectors."""

    def __init__(self, embedder: Embedder) -> None:
        self.name, self.dim, self.languages = embedder.name, embedder.dim, embedder.languages
        self._embedder = embedder
        self._known: dict[tuple[str, ...], Any] = {}

    def embed(self, texts: Sequence[str]) -> Any:
        """Embed texts, or give what was embedded before."""
        key = tuple(texts)
        if key not in self._known:
            self._known[key] = self._embedder.embed(texts)
        return self._known[key]


def prepare(articles: Sequence[Labelled], embedder: Embedder, found: Sequence[int]) -> list[Case]:
    """Give the articles as the desk would relate them: copies, hashtags, terms, vectors."""
    vectors = embedder.embed([f"{one.title}\n{one.text[:_LEAD_CHARS]}" for one in articles])
    tags = _tags(articles)
    abstracts = [abstract(one.text) for one in articles]
    terms = [
        relate.read_terms(one.title, told, own, language=one.language)
        for one, told, own in zip(articles, abstracts, tags, strict=True)
    ]
    background = tag.Background()
    for own in terms:
        background.add(own)
    texts = _texts(articles)
    return [
        Case(
            one=relate.RelateInput(
                article_id=n,
                story_id=found[n],
                text_id=texts[n],
                # One without a publisher is of one of its own: nothing tells who printed it.
                publisher=article.publisher or f"publisher {n}",
                published_at=article.at,
                title=article.title,
                vector=vectors[n],
                terms=relate.weigh(terms[n], background.rarity),
                hashtags=tags[n],
                series=relate.column_of(article.title),
            ),
            gold=article.story,
            abstract=abstracts[n],
            is_noise=article.is_noise,
        )
        for n, article in enumerate(articles)
    ]


def _tags(articles: Iterable[Labelled]) -> list[tuple[Hashtag, ...]]:
    background, tagged = tag.Background(), []
    for one in articles:
        scored = tag.tag(
            title=one.title, text=one.text, language=one.language, background=background
        )
        tagged.append(tuple(each.hashtag for each in scored))
        background.add(tag.stems_of(title=one.title, text=one.text))
    return tagged


def _texts(articles: Sequence[Labelled]) -> list[int]:
    """Give the article each one's text was first in, as the desk finds copies and additions."""
    texts = list(range(len(articles)))
    index = copies.CopyIndex()
    inputs = [
        copies.FoldInput(
            article_id=n,
            publisher=one.publisher or f"publisher {n}",
            publisher_kind="",
            title=one.title,
            text=one.text,
            published_at=one.at,
        )
        for n, one in enumerate(articles)
    ]
    for n, one in enumerate(inputs):
        if not one.text:
            continue
        kin = copies.kin_of(index.find(one, lambda ids: {i: inputs[i] for i in ids}))
        before = [*kin.copies, *([kin.builds_on] if kin.builds_on is not None else [])]
        if before:
            texts[n] = min(texts[other] for other in before)
        index.add(copies.signed(one))
    return texts


def relate_all(
    cases: Sequence[Case], *, floor: float
) -> tuple[list[tuple[relate.RelatedChoice, ...]], float]:
    """Relate every article to its story and its nearest; gives the lists and CPU ms an article."""
    matrix = np.array([case.one.vector for case in cases])
    by_story: dict[int | None, list[int]] = {}
    newest = sorted(range(len(cases)), key=lambda n: cases[n].one.published_at, reverse=True)
    for n in newest:
        by_story.setdefault(cases[n].one.story_id, []).append(n)
    chosen, started_s = [], time.process_time()
    for case in cases:
        near = _nearest(matrix, case.one.vector, N_NEAR)
        ids = dict.fromkeys([*by_story[case.one.story_id][:N_REPORTS], *near])
        chosen.append(relate.relate(case.one, [cases[n].one for n in ids], floor=floor))
    return chosen, (time.process_time() - started_s) * 1000 / len(cases)


def _nearest(matrix: Any, vector: Any, n: int) -> list[int]:
    return [int(row) for row in np.argsort(-(matrix @ vector), kind="stable")[: n + 1]]


def n_possible(case: Case, mates: Iterable[Case]) -> int:
    """Count the places that others of its story could fill, all rules of the list obeyed."""
    texts, titles = {case.one.text_id}, {fold(case.one.title)}
    publishers: Counter[str] = Counter()
    for mate in mates:
        one, title = mate.one, fold(mate.one.title)
        is_new = one.text_id not in texts and title not in titles
        if is_new and publishers[one.publisher] < relate.PER_PUBLISHER:
            texts.add(one.text_id)
            titles.add(title)
            publishers[one.publisher] += 1
    return min(N_FIRST, len(texts) - 1, len(titles) - 1)


def score(
    cases: Sequence[Case], chosen: Sequence[Sequence[relate.RelatedChoice]]
) -> Mapping[str, float]:
    """Give the shares of the first places that are of the labelled and of the found story."""
    by_gold: dict[str, list[Case]] = {}
    for case in cases:
        by_gold.setdefault(case.gold, []).append(case)
    n_places = n_shown = n_gold = n_found = 0
    for case, choices in zip(cases, chosen, strict=True):
        places = n_possible(case, by_gold[case.gold]) if not case.is_noise else 0
        first = choices[:places]
        n_places += places
        n_shown += len(first)
        n_gold += sum(cases[choice.article_id].gold == case.gold for choice in first)
        n_found += sum(choice.is_same_story for choice in first)
    return {
        "gold": round(n_gold / max(1, n_places), 4),
        "gold_shown": round(n_gold / max(1, n_shown), 4),
        "found": round(n_found / max(1, n_places), 4),
        "places": n_places,
    }


def measure(
    articles: Sequence[Labelled], embedder: Embedder, *, folding: Embedder, n_show: int = 0
) -> Mapping[str, float]:
    """Fold, relate and score a set; with the labelled stories in place of the found as well."""
    found = fold_stories(articles, folding)
    floor = relate.floor_of(embedder.name)
    cases = prepare(articles, embedder, found)
    chosen, ms = relate_all(cases, floor=floor)
    numbers = {gold: n for n, gold in enumerate(dict.fromkeys(one.story for one in articles))}
    ideal = [replace(c, one=replace(c.one, story_id=numbers[c.gold])) for c in cases]
    best = score(ideal, relate_all(ideal, floor=floor)[0])
    figures = dict(score(cases, chosen))
    n_in_story = Counter(found)
    alone = [n for n, c in enumerate(cases) if c.is_noise and n_in_story[found[n]] == 1]
    showing = [n for n in alone if chosen[n]]
    print_some(cases, chosen, showing, n_show)
    return figures | {
        "gold_by_label": best["gold"],
        "clustering": round(best["gold"] - figures["gold"], 4),
        "alone": len(alone),
        "alone_shown": round(len(showing) / max(1, len(alone)), 4),
        "floor": floor,
        "ms_an_article": round(ms, 3),
        "n": len(cases),
    }


def print_some(
    cases: Sequence[Case],
    chosen: Sequence[Sequence[relate.RelatedChoice]],
    showing: Sequence[int],
    n: int,
) -> None:
    """Print some articles with one of those beside them and the reason, to be read."""
    drawn = random.Random(0)
    for number in sorted(drawn.sample(showing, min(n, len(showing)))):
        choice = drawn.choice(list(chosen[number]))
        other = cases[choice.article_id]
        print(f"{cases[number].one.title} | {cases[number].abstract[:110]}")
        print(f"    {choice.similarity:.2f} {other.one.title} | {other.abstract[:110]}")
        print(f"         {choice.reason}")


def derive_floor(
    archive: Sequence[Labelled], noise: Sequence[Labelled], embedder: Embedder
) -> Mapping[str, float]:
    """Give the least similarity at which hardly any noise shows something of another time."""
    everything = [*archive, *noise]
    cases = prepare(everything, embedder, list(range(len(everything))))
    old, new = cases[: len(archive)], cases[len(archive) :]
    matrix = np.array([case.one.vector for case in old])
    highest, by_terms = [], []
    for case in random.Random(0).sample(new, min(_N_ASKED, len(new))):
        near = [old[n].one for n in _nearest(matrix, case.one.vector, N_NEAR)]
        compared = [relate.compare(case.one, other) for other in near]
        shared = [likeness for likeness in compared if likeness.has_concept]
        highest.append(max((likeness.similarity for likeness in shared), default=0.0))
        by_terms.append(max((likeness.terms for likeness in shared), default=0.0))
    return {
        "floor": round(float(np.quantile(highest, 1 - _MOST_SHOWN)), 3),
        "floor_half": round(float(np.quantile(highest, 1 - _MOST_SHOWN / 2)), 3),
        "floor_double": round(float(np.quantile(highest, 1 - 2 * _MOST_SHOWN)), 3),
        "terms_floor": round(float(np.quantile(by_terms, 1 - _MOST_SHOWN)), 3),
        "archive": len(old),
        "asked": len(highest),
    }


def _read_noise(path: Path) -> list[Labelled]:
    at = read_set(path)[0].at
    return [
        Labelled(
            title=line.get("title") or "",
            text=line.get("text") or "",
            at=at,
            story=f"noise {n}",
            publisher=line.get("publisher") or "",
            is_noise=True,
        )
        for n, line in enumerate(read_lines(path))
    ]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="the labelled set")
    parser.add_argument("--noise", type=Path, metavar="FILE", help="unrelated articles")
    parser.add_argument("--n", type=int, default=5000, help="how many of them (default 5000)")
    parser.add_argument("--embedder", default="auto", help=", ".join(embedders.NAMES))
    parser.add_argument("--folding", default="static", help="the same, for folding")
    parser.add_argument("--seed", type=int, default=0, help="of the choice of noise and its times")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="lists to print")
    parser.add_argument("--floors", action="store_true", help="derive the floor")
    parser.add_argument(
        "--model-dir",
        type=Path,
        default=Path(tempfile.gettempdir()) / "octavo-bench-models",
        help="where a model once built is kept (default: %(default)s)",
    )
    arguments = parser.parse_args()
    if arguments.floors and not arguments.noise:
        parser.error("--floors needs --noise")
    return arguments


def main() -> int:
    """Run the bench; the exit code is 0."""
    arguments = _arguments()
    embedder = _Once(embedders.load(arguments.embedder, model_dir=arguments.model_dir))
    folding = embedders.load(arguments.folding, model_dir=arguments.model_dir)
    print(f"related by {embedder.name}, folded by {folding.name}")
    if arguments.floors:
        archive = [article for file in arguments.files for article in read_set(file)]
        figures = {"": derive_floor(archive, _read_noise(arguments.noise), embedder)}
    else:
        figures = {}
        for file in arguments.files:
            articles = read_set(file)
            if arguments.noise:
                articles = deal_in(articles, arguments.noise, n=arguments.n, seed=arguments.seed)
            figures[file.name] = measure(articles, embedder, folding=folding, n_show=arguments.show)
    for name, found in figures.items():
        print(name)
        for key, figure in found.items():
            print(f"  {key:<16}{figure:>12}")
    print(json.dumps(figures if len(figures) > 1 else next(iter(figures.values()))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
