"""Measure how often the language of seven words is told.

GOLD is the gold of a set of pages (page, country, publisher, title, text; gzipped or not). From
each article come its title (its first seven words) and the first seven words of up to --per-page
of its sentences. What is true is the language of the whole text, where that agrees with the
language most of the publisher's articles are in; others are left out and counted. With --stream,
titles of a stream of English (a folder of *.jsonl.gz, every --every-th line) are added.

Told twice: without a hint, and with the hint a feed of that publisher would give.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from octavo.lib.languages import detect, script
from octavo.lib.text import sentences

N_WORDS = 7
N_CHARS = 18  # for scripts without spaces
_UNSPACED = frozenset({"HIRAGANA", "CJK", "THAI"})


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Give the objects of a file of one JSON object a line."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open()
    with opened as lines:
        for line in lines:
            yield json.loads(line)


def opening(text: str) -> str | None:
    """Give the first seven words; None where there are fewer than five."""
    if script(text) in _UNSPACED:
        return text[:N_CHARS] if len(text) >= N_CHARS else None
    split = text.split()
    return " ".join(split[:N_WORDS]) if len(split) >= 5 else None


def openings(page: dict[str, Any], per_page: int) -> Iterator[str]:
    """Give the openings of an article's title and first sentences."""
    text = page["text"]
    spans = sentences(text)[: 3 * per_page]
    found = [opening(page.get("title") or ""), *(opening(text[a:b]) for a, b in spans)]
    yield from list(dict.fromkeys(one for one in found if one))[: per_page + 1]


def gold(path: Path, per_page: int) -> tuple[list[tuple[str, str]], int]:
    """Give openings with their language, and how many articles were left out."""
    pages = list(read_lines(path))
    whole = [detect(page["text"][:4000]) for page in pages]
    of_publisher: dict[str, Counter[str]] = defaultdict(Counter)
    for page, language in zip(pages, whole, strict=True):
        of_publisher[page["publisher"]][language] += 1
    found: list[tuple[str, str]] = []
    n_left = 0
    for page, language in zip(pages, whole, strict=True):
        if of_publisher[page["publisher"]].most_common(1)[0][0] != language:
            n_left += 1
            continue
        found += [(one, language) for one in openings(page, per_page)]
    return found, n_left


def stream(folder: Path, every: int) -> list[tuple[str, str]]:
    """Give the first seven words of titles of an English stream."""
    lines = (line for path in sorted(folder.glob("*.jsonl.gz")) for line in read_lines(path))
    cut = (opening(line["title"]) for at, line in enumerate(lines) if not at % every)
    return [(one, "en") for one in cut if one and script(one) == "LATIN"]


def measure(
    asked_of: Iterable[tuple[str, str]], *, left_out: int = 0, is_shown: bool = False
) -> dict[str, float]:
    """Give the line of figures; show each language's own, and print what is told wrongly if asked.

    Args:
        asked_of: openings, each with its language.
        left_out: how many articles nothing was asked of.
        is_shown: whether to print what is told wrongly.
    """
    n, right, hinted = Counter[str](), Counter[str](), Counter[str]()
    for text, language in asked_of:
        told = detect(text)
        n[language] += 1
        right[language] += told == language
        hinted[language] += detect(text, hint=language) == language
        if is_shown and told != language:
            print(f"{language} told {told}: {text}")
    for language, count in n.most_common():
        share, with_hint = right[language] / count, hinted[language] / count
        print(f"{language:4} {count:5} openings, {share:.3f} right, {with_hint:.3f} with a hint")
    total = max(sum(n.values()), 1)
    of_languages = [right[language] / count for language, count in n.items()]
    return {
        "n": sum(n.values()),
        "left_out": left_out,
        "right": round(sum(right.values()) / total, 4),
        "right_with_hint": round(sum(hinted.values()) / total, 4),
        "right_per_language": round(sum(of_languages) / max(len(of_languages), 1), 4),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--per-page", type=int, default=6)
    parser.add_argument("--stream", type=Path)
    parser.add_argument("--every", type=int, default=50)
    parser.add_argument("--show", action="store_true", help="print what is told wrongly")
    asked = parser.parse_args()
    asked_of, n_left = gold(asked.gold, asked.per_page)
    if asked.stream:
        asked_of += stream(asked.stream, asked.every)
    print(json.dumps(measure(asked_of, left_out=n_left, is_shown=asked.show)))


if __name__ == "__main__":
    main()
