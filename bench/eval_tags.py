"""Measure hashtags against the keys readers or publishers gave.

FILE has one JSON object a line (gzipped or not): `text` and `keys`, perhaps `title`; or, as in the
gold of a set of pages, `title`, `text` and `topics`. Lines without keys are left out.

Each text is tagged with limit 10, without its keys being shown. A hashtag's words and each key
are folded (case, accents), stemmed by step 1 of Porter's algorithm, and must then agree as whole
phrases. F1 is taken per text over its first 5 (10) hashtags and all its keys, then averaged.
"""

import argparse
import gzip
import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from octavo.lib.text import fold
from octavo.stages.tag import Background, stems_of, tag

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


def measure(
    path: Path, *, language: str = "auto", uses_background: bool = False
) -> dict[str, float]:
    """Tag every text of a file and compare."""
    articles = [article(row, language) for row in rows(path)]
    background = Background()
    for one in articles if uses_background else ():
        background.add(stems_of(title=one.title, text=one.text))
    started = time.perf_counter()
    found = [
        tag(title=one.title, text=one.text, language=one.language, background=background, limit=10)
        for one in articles
    ]
    took_s = time.perf_counter() - started
    n = len(articles)
    print(f"{n} texts, {1000 * took_s / max(n, 1):.2f} ms a text")
    phrases = [[normalised(t.phrase) for t in tags] for tags in found]
    pairs = list(zip(phrases, (one.gold for one in articles), strict=True))
    return {
        "f1_at_5": round(sum(f1(p[:5], gold) for p, gold in pairs) / max(n, 1), 4),
        "f1_at_10": round(sum(f1(p[:10], gold) for p, gold in pairs) / max(n, 1), 4),
        "n": n,
    }


@dataclass(frozen=True, slots=True)
class Keyed:
    """A text, its language, and its keys as they are compared."""

    title: str
    text: str
    language: str
    gold: frozenset[str]


def article(row: dict[str, Any], language: str) -> Keyed:
    """Read one line; where it has no title, the first line of the text is the title."""
    text = row["text"] or ""
    title = row.get("title") or text.split("\n", 1)[0]
    spoken = language if language != "auto" else row.get("language") or detected(title, text)
    gold = frozenset(map(normalised, row["keys"])) - {""}
    return Keyed(title, text, spoken, gold)


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
    options = parser.parse_args()
    figures = measure(options.file, language=options.language, uses_background=options.background)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
