"""Measure how well pages are read: main text, title, date, author, speed.

DIR holds html/*.html.gz and gold.jsonl.gz. Trafilatura's default is measured on the same pages in
the same run. The last line is one JSON object with the figures of Octavo.
"""

import argparse
import gzip
import json
import logging
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import trafilatura

from octavo.lib.dates import parse_date
from octavo.news.article import ReadPage
from octavo.stages.extract import extract

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an extractor says of a page; empty where it gives nothing."""

    text: str = ""
    title: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over pages; `title`, `date`, `author` over the pages whose gold has them."""

    word_f1: float
    precision: float
    recall: float
    title: float
    date: float
    author: float
    pages_per_s: float
    n: int


Reader = Callable[[bytes, str], Reading]


def by_octavo(page: bytes, url: str) -> Reading:
    """Read a page with Octavo."""
    read = extract(page, url=url)
    if not isinstance(read, ReadPage):
        return Reading(reason=read.reason)
    day = read.published_at.date().isoformat() if read.published_at else ""
    return Reading(read.text, read.title, day, read.authors)


def by_trafilatura(page: bytes, url: str) -> Reading:
    """Read a page with trafilatura's default and its own metadata."""
    document = trafilatura.bare_extraction(
        page, url=url or None, include_comments=False, with_metadata=True
    )
    if document is None or isinstance(document, dict):
        return Reading(reason="nothing")
    authors = tuple((document.author or "").split("; "))
    return Reading(document.text or "", document.title or "", document.date or "", authors)


def tokens(text: str) -> Counter[str]:
    """Count the words of a text; scripts without spaces count by the character."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").lower()
    return Counter(re.findall(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]|[^\W_]+", plain))


def overlap(found: str, gold: str) -> tuple[float, float, float]:
    """Give F1, precision and recall of two texts as bags of words."""
    have, want = tokens(found), tokens(gold)
    shared = (have & want).total()
    if not shared:
        return 0.0, 0.0, 0.0
    precision, recall = shared / have.total(), shared / want.total()
    return 2 * precision * recall / (precision + recall), precision, recall


def plain(text: str) -> str:
    """Give letters and digits alone, so that punctuation decides nothing."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def right_title(reading: Reading, gold: Gold) -> bool | None:
    """Tell whether the title is right; None where the gold has none."""
    return plain(reading.title) == plain(gold["title"]) if gold.get("title") else None


def right_date(reading: Reading, gold: Gold) -> bool | None:
    """Tell whether the day is right, in the gold's own zone or in UTC."""
    told = gold.get("published")
    if not told:
        return None
    instant = parse_date(told)
    return reading.date in {told[:10], instant.date().isoformat() if instant else told[:10]}


def gold_authors(gold: Gold) -> list[str]:
    """Give the gold's authors as a list, whichever field holds them."""
    told = gold.get("authors") or gold.get("author") or []
    return re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+|;", told) if isinstance(told, str) else told


def right_author(reading: Reading, gold: Gold) -> bool | None:
    """Tell whether the first author named in the gold was found; None where it names none."""
    wanted = [key for name in gold_authors(gold) if (key := plain(name))]
    if not wanted:
        return None
    return wanted[0] in {plain(name) for name in reading.authors}


def load(folder: Path, limit: int | None) -> Iterator[tuple[Gold, bytes]]:
    """Give each gold line with its page's bytes; with a limit, spread over the whole set."""
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        golds = [json.loads(line) for line in lines]
    step = max(1, len(golds) // limit) if limit else 1
    for gold in golds[::step][: limit or None]:
        with gzip.open(folder / "html" / gold["page"]) as page:
            yield gold, page.read()


def share(verdicts: list[bool | None]) -> float:
    """Give the share of right verdicts among those given."""
    given = [verdict for verdict in verdicts if verdict is not None]
    return round(sum(given) / len(given), 4) if given else 0.0


def measure(pages: list[tuple[Gold, bytes]], reader: Reader, *, verbose: bool = False) -> Figures:
    """Measure one reader on some pages, in CPU time of one core."""
    started = time.process_time()
    readings = [reader(page, gold.get("url") or "") for gold, page in pages]
    spent_s = time.process_time() - started
    golds = [gold for gold, _ in pages]
    scores = [overlap(r.text, g["text"]) for r, g in zip(readings, golds, strict=True)]
    if verbose:
        for reading, gold, score in sorted(
            zip(readings, golds, scores, strict=True), key=lambda row: row[2]
        ):
            print(f"{score[0]:.3f} {gold['page']} {reading.reason}")
    n = len(pages)
    word_f1, precision, recall = (
        round(sum(score[column] for score in scores) / max(n, 1), 4) for column in range(3)
    )
    pairs = list(zip(readings, golds, strict=True))
    return Figures(
        word_f1=word_f1,
        precision=precision,
        recall=recall,
        title=share([right_title(r, g) for r, g in pairs]),
        date=share([right_date(r, g) for r, g in pairs]),
        author=share([right_author(r, g) for r, g in pairs]),
        pages_per_s=round(n / max(spent_s, 1e-9), 1),
        n=n,
    )


def main() -> None:
    """Measure the set named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="DIR", help="html/ and gold.jsonl.gz")
    parser.add_argument("--limit", type=int, help="read that many pages, spread over the set")
    parser.add_argument("--alone", action="store_true", help="leave trafilatura out")
    parser.add_argument("--pages", action="store_true", help="print every page's F1, worst first")
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = list(load(arguments.folder, arguments.limit))
    octavo = measure(pages, by_octavo, verbose=arguments.pages)
    rows = [("octavo", octavo)]
    if not arguments.alone:
        rows.append(("trafilatura", measure(pages, by_trafilatura)))
    for name, figures in rows:
        print(f"{name:12}", "  ".join(f"{key} {value}" for key, value in asdict(figures).items()))
    print(json.dumps(asdict(octavo)))


if __name__ == "__main__":
    main()
