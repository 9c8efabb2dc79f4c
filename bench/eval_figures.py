"""Measure figures against those written by hand.

GOLD has passages of pages with the figures in them: the number's offsets, value, unit and the
words that tell what is counted. A figure found is right when its number lies on one of them, value
(within half a per cent), range and unit are the same, and the words it gives for the thing, six at
most, include one that tells it. Figures on optional ones, and ages, count neither way. With
--show, what is wrong and what is missing is printed.

FILE ... (JSON lines with `text`, gzipped or not) are read for speed alone; without any, the texts
of the passages' pages are.
"""

import argparse
import gzip
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from octavo.lib.languages import detect
from octavo.news.figure import Figure
from octavo.stages.measure import measure

PROJECT = Path(__file__).resolve().parents[1]
GOLD = PROJECT / "tests" / "corpus" / "gold_figures.json"
CORPUS = PROJECT.parent / "shared" / "corpus"
HALVES = ("tuning", "held_out", "fresh", "sealed", "all")
TOLERANCE = 0.005
MOST_WORDS = 6  # of a thing's name; a longer one would hold the right word by chance


@dataclass(frozen=True, slots=True)
class Gold:
    """A figure written by hand. `things` are spans, any of which tells what is counted."""

    start: int
    end: int
    value: float
    high: float | None
    unit: str
    things: tuple[tuple[int, int], ...]
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters [start, end) of a page's text, and the figures in them."""

    page: str
    text: str
    language: str
    start: int
    end: int
    figures: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many figures were found, right in value and unit, right in all, and asked for."""

    n_found: int = 0
    n_amounts: int = 0
    n_right: int = 0
    n_gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.n_found + other.n_found,
            self.n_amounts + other.n_amounts,
            self.n_right + other.n_right,
            self.n_gold + other.n_gold,
        )

    def figures(self) -> dict[str, float]:
        """Give precision and recall."""
        return {
            "precision": round(self.n_right / max(self.n_found, 1), 4),
            "recall": round(self.n_right / max(self.n_gold, 1), 4),
            "amount_precision": round(self.n_amounts / max(self.n_found, 1), 4),
            "n": self.n_gold,
        }


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the lines of a file of JSON lines."""
    opened = (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open("r", encoding="utf-8")
    )
    with opened as lines:
        for line in lines:
            yield json.loads(line)


def read_gold(gold: Path, corpus: Path, *, half: str) -> list[Passage]:
    """Read the passages of one of HALVES; those of absent pages are left out."""
    pages = json.loads(gold.read_text("utf-8"))["pages"]
    sets = {page["page"].split("/", 1)[0] for page in pages}
    text_by_page = {
        f"{name}/{row['page']}": row["text"]
        for name in sets
        if (corpus / name / "gold.jsonl.gz").exists()
        for row in rows(corpus / name / "gold.jsonl.gz")
    }
    return [
        Passage(
            page=page["page"],
            text=text_by_page[page["page"]],
            language=page["language"],
            start=page["start"],
            end=page["end"],
            figures=tuple(map(_gold_figure, page["figures"])),
        )
        for page in pages
        if page["page"] in text_by_page and half in {page["half"], "all"}
    ]


def _gold_figure(row: dict[str, Any]) -> Gold:
    things = tuple((start, end) for start, end in row.get("things", ()))
    start, end = row["at"]
    is_optional = bool(row.get("optional"))
    return Gold(start, end, row["value"], row.get("high"), row["unit"], things, is_optional)


def compare(passage: Passage, *, is_shown: bool = False) -> Tally:
    """Measure one passage and compare."""
    tally = Tally(n_gold=sum(not gold.is_optional for gold in passage.figures))
    seen: set[Gold] = set()
    for figure in found_in(passage):
        meant = [g for g in passage.figures if g.start < figure.end and figure.start < g.end]
        asked = [gold for gold in meant if not gold.is_optional]
        if meant and not asked:
            continue
        is_amount = bool(asked) and is_same_amount(figure, asked[0])
        is_right = is_amount and is_same_thing(figure, asked[0])
        seen.update(asked[:1])
        tally += Tally(n_found=1, n_amounts=is_amount, n_right=is_right)
        if is_shown and not is_right:
            print(f"wrong    {passage.page}: {figure.written} {figure.unit} <{figure.thing}>")
    for gold in passage.figures if is_shown else ():
        if not gold.is_optional and gold not in seen:
            around = passage.text[max(gold.start - 40, 0) : gold.end + 40].replace("\n", " ")
            print(f"missing  {passage.page}: {around}")
    return tally


def found_in(passage: Passage) -> list[Figure]:
    """Give the figures of a passage, read alone, with their places in the whole text."""
    cut = passage.text[: passage.end]
    return [
        figure
        for figure in measure(cut, passage.language, None)
        if figure.kind != "age" and figure.start >= passage.start
    ]


def _is_near(a: float, b: float) -> bool:
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b))


def is_same_amount(figure: Figure, gold: Gold) -> bool:
    """Tell whether value, range and unit agree."""
    if figure.unit != gold.unit or (figure.high is None) != (gold.high is None):
        return False
    return _is_near(figure.value, gold.value) and _is_near(figure.high or 0.0, gold.high or 0.0)


def is_same_thing(figure: Figure, gold: Gold) -> bool:
    """Tell whether the thing's name includes a word that tells what is counted."""
    if len(figure.thing.split()) > MOST_WORDS:
        return False
    return any(s < figure.thing_end and figure.thing_start < e for s, e in gold.things)


def speed(texts: Sequence[tuple[str, str]]) -> float:
    """Give the milliseconds that 300 words of these texts (each with its language) take."""
    for text, language in texts[:5]:
        measure(text, language, None)  # patterns are compiled once
    n_words = sum(len(text.split()) for text, _ in texts)
    started = time.process_time()
    for text, language in texts:
        measure(text, language, None)
    return 300_000 * (time.process_time() - started) / max(n_words, 1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="texts to take the speed on")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument("--show", action="store_true", help="print what is wrong or missing")
    options = parser.parse_args()
    passages = read_gold(options.gold, options.corpus, half=options.half)
    tally = sum((compare(passage, is_shown=options.show) for passage in passages), Tally())
    texts = [
        (row["text"], detect(row["text"][:1000])) for file in options.files for row in rows(file)
    ] or [(passage.text, passage.language) for passage in passages]
    figures = tally.figures() | {"ms_per_300_words": round(speed(texts), 3)}
    print(f"{len(passages)} passages, {tally.n_gold} figures asked for, {tally.n_found} found")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
