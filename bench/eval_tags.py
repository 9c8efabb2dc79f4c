"""Measure hashtags against the keys readers or publishers gave.

FILE has one JSON object a line (gzipped or not): `text` and `keys`, perhaps `title`; or, as in the
gold of a set of pages, `title`, `text` and `topics`. Lines without keys are left out.

Each text is tagged with limits 5 and 10, without its keys being shown. A hashtag's words and each
key are folded (case, accents), stemmed by step 1 of Porter's algorithm, and must then agree as
whole phrases. F1 is taken per text over the first 5 (10) and all its keys, then averaged.

"f1_at_5" is of the hashtags; "f1_at_10" of the ten words a reader would mark (`tag.keywords`), a
longer list than any page shows; "hashtags_f1_at_10" of ten hashtags. For F1 on concepts
("concepts_at_5") a key or phrase that is nothing but the name of a place, in the language of the
text or in English, or the word for its people, counts as that place, however it is spelt; others
agree by the stems of their language.

With --baselines, TF-IDF, YAKE and TopicRank (see keyphrases.py) find keyphrases in the same texts
and are measured in the same way.
"""

import argparse
import gzip
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from octavo.lib.gazetteer import find_places
from octavo.lib.stems import stem
from octavo.lib.text import fold
from octavo.stages.tag import Background, keywords, stems_of, tag

_VOWEL = re.compile("[aeiouy]")


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def porter_step_1(word: str) -> str:
    """Take plural, past and progressive endings off an English word."""
    word = _without_plural(word)
    if word.endswith("eed"):
        word = word[:-1]
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and _VOWEL.search(stem):
            if stem.endswith(("at", "bl", "iz")):
                stem += "e"
            elif len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
                stem = stem[:-1]
            word = stem
            break
    return word[:-1] + "i" if word.endswith("y") and _VOWEL.search(word[:-1]) else word


def normalised(phrase: str) -> str:
    """Give the form in which a hashtag and a key must agree."""
    folded = re.sub(r"'s\b", "", fold(phrase))
    words = re.findall(r"[^\W_]+", re.sub(r"['.\-]", "", folded))
    return " ".join(map(porter_step_1, words))


def f1(found: Sequence[str], gold: frozenset[str]) -> float:
    """Give the harmonic mean of precision and recall of a list against a set."""
    return 2 * len(set(found) & gold) / (len(found) + len(gold)) if found else 0.0


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the lines that have keys."""
    opened = (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open("r", encoding="utf-8")
    )
    with opened as lines:
        for line in lines:
            row = json.loads(line)
            row["keys"] = row.get("keys") or row.get("topics")
            if row["keys"]:
                yield row


def concept(phrase: str, language: str) -> str:
    """Give the place a phrase names, if it names nothing else; else its normal form."""
    wanted = phrase.strip("# ")
    for spoken in dict.fromkeys((language, "en")):
        found = find_places(wanted[:1].upper() + wanted[1:], spoken)
        if len(found) == 1 and found[0].end - found[0].start == len(wanted):
            return found[0].place.id
    words = re.findall(r"[^\W_]+", re.sub(r"['.\-]", "", re.sub(r"'s\b", "", fold(wanted))))
    return " ".join(stem(word, language) for word in words)


def figures_of(
    articles: Sequence["Keyed"], find: Callable[["Keyed", int], list[str]]
) -> dict[str, float]:
    """Measure one way to find keyphrases."""
    sums = {"f1_at_5": 0.0, "f1_at_10": 0.0, "concepts_at_5": 0.0}
    for one in articles:
        five, ten = find(one, 5), find(one, 10)
        sums["f1_at_5"] += f1([normalised(p) for p in five], one.gold)
        sums["f1_at_10"] += f1([normalised(p) for p in ten], one.gold)
        sums["concepts_at_5"] += f1([concept(p, one.language) for p in five], one.concepts)
    return {name: round(total / max(len(articles), 1), 4) for name, total in sums.items()}


def measure(
    path: Path, *, language: str = "auto", uses_background: bool = False, baselines: bool = False
) -> dict[str, float]:
    """Tag every text of a file and compare."""
    articles = [article(row, language) for row in rows(path)]
    background = Background()
    for one in articles if uses_background else ():
        background.add(stems_of(title=one.title, text=one.text))

    def hashtags(one: Keyed, limit: int) -> list[str]:
        found = tag(
            title=one.title,
            text=one.text,
            language=one.language,
            background=background,
            limit=limit,
        )
        return [scored.phrase for scored in found]

    def marked(one: Keyed, limit: int) -> list[str]:
        return list(keywords(title=one.title, text=one.text, language=one.language, limit=limit))

    figures = figures_of(articles, hashtags)
    figures["hashtags_f1_at_10"] = figures["f1_at_10"]
    figures["f1_at_10"] = figures_of(articles, marked)["f1_at_10"]
    half = figures_of(articles[len(articles) // 2 :], marked)
    figures["second_half_f1_at_10"] = half["f1_at_10"]
    started = time.process_time()
    for one in articles:
        hashtags(one, 7)
    took_s = time.process_time() - started
    print(f"{len(articles)} texts, {1000 * took_s / max(len(articles), 1):.2f} ms of CPU a text")
    if baselines:
        figures |= measure_baselines(articles)
    return figures | {"n": len(articles)}


def measure_baselines(articles: Sequence["Keyed"]) -> dict[str, float]:
    """Measure the other ways on the same texts."""
    import keyphrases  # beside this script; who imports it as bench.eval_tags asks for none

    by_count = keyphrases.tf_idf([a.whole for a in articles], [a.language for a in articles])
    ways = {"tf_idf": by_count, "yake": keyphrases.yake, "topic_rank": keyphrases.topic_rank}
    found = {}
    for name, way in ways.items():
        figures = figures_of(articles, lambda one, n, way=way: way(one.whole, one.language, n))  # type: ignore[misc]
        print(f"{name}: {figures}")
        found |= {f"{name}_{figure}": value for figure, value in figures.items()}
    return found


@dataclass(frozen=True, slots=True)
class Keyed:
    """A text, its language, and its keys as they are compared."""

    title: str
    text: str
    language: str
    gold: frozenset[str]
    concepts: frozenset[str]

    @property
    def whole(self) -> str:
        """The title and the text, the title once."""
        return self.text if self.text.startswith(self.title) else f"{self.title}\n{self.text}"


def article(row: dict[str, Any], language: str) -> Keyed:
    """Read one line; where it has no title, the first line of the text is the title."""
    text = row["text"] or ""
    title = row.get("title") or text.split("\n", 1)[0]
    spoken = language if language != "auto" else row.get("language") or detected(title, text)
    gold = frozenset(map(normalised, row["keys"])) - {""}
    concepts = frozenset(concept(key, spoken) for key in row["keys"]) - {""}
    return Keyed(title, text, spoken, gold, concepts)


def detected(title: str, text: str) -> str:
    """Give the language of a text."""
    from octavo.lib.languages import detect  # loads a model: only where it is needed

    return detect(f"{title}\n{text[:1000]}")


def main() -> None:
    """Measure one file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--language", default="auto", help="ISO 639-1, or auto (default)")
    parser.add_argument(
        "--background",
        action="store_true",
        help="count word frequencies over the texts first, as a desk does over its stream",
    )
    parser.add_argument("--baselines", action="store_true", help="measure other ways beside it")
    options = parser.parse_args()
    figures = measure(
        options.file,
        language=options.language,
        uses_background=options.background,
        baselines=options.baselines,
    )
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
