"""Measure whether copies are found and honest reports are kept apart.

    python bench/eval_copies.py [--n N] [--seed N] [--corpus DIR] [--show N]

N copies are made of texts of DIR (pages-en/ and pages-world/gold.jsonl.gz, stories/articles-*) by
what editors do: cut from the end, a new headline, paragraphs in another order, the style of another
house (quotation marks, dashes, spelling, honorifics, dates), quotes and paragraphs added, numerals
written otherwise; one to four of these at once. All originals and as many texts again are in one
index, as on a desk; a copy is found when its own original is among what the index gives for it.

N honest look-alikes are pairs of different reports: of one story, of one kind of event, of one
publisher's columns, of one publisher's pages; one is in the index, the other asks. Publishers are
told by host, so two pages of one host are judged as one publisher's. Those judged copies are shown
(--show) for a person to read: a labelled story can hold a true copy.

N / 3 partial copies take most of a text and add as much of their own: `builds_on` is the share for
which that is said, the right way round; `plain` the share of edited copies called plain copies. The
last line is JSON: recall, apart, strangers (articles that were none of a copy's kin, per copy),
builds_on, plain and n.
"""

import argparse
import gzip
import itertools
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from octavo.lib.text import sentences
from octavo.stages.fold import Copy, CopyIndex, FoldInput, signed

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
MIN_WORDS = 80  # of a text that is copied
MAX_WORDS = 1_500
COLUMN_TITLE = re.compile(r"\d+|[A-Z][a-z]+day\b")


@dataclass(frozen=True, slots=True)
class Source:
    """A text of the corpus: who printed it, and what it is a report of."""

    publisher: str
    title: str
    text: str
    story: str = ""

    @property
    def n_words(self) -> int:
        """How long it is; scripts without spaces count two characters a word."""
        return max(len(self.text.split()), len(re.findall(r"[\u3040-\u9fff]", self.text)) // 2)


# --- what editors do --------------------------------------------------------------------------

Edit = Callable[[Source, random.Random, Sequence[Source]], Source]


def parts_of(text: str) -> list[str]:
    """Give the paragraphs of a text; of one without enough of them, its sentences."""
    parts = [line.strip() for line in text.split("\n") if line.strip()]
    if len(parts) < 4:
        parts = [text[start:end] for start, end in sentences(text)]
    return parts


def cut(source: Source, numbers: random.Random, _: Sequence[Source]) -> Source:
    """Keep the first third to nine tenths."""
    parts = parts_of(source.text)
    kept = max(1, round(len(parts) * numbers.uniform(0.34, 0.9)))
    return replace(source, text="\n".join(parts[:kept]))


def head_anew(source: Source, numbers: random.Random, _: Sequence[Source]) -> Source:
    """Make a headline of words from within the text."""
    words = source.text.split()
    start = numbers.randrange(max(1, len(words) - 9))
    return replace(source, title=" ".join(words[start : start + 9]).strip(" .,;").capitalize())


def swap(source: Source, numbers: random.Random, _: Sequence[Source]) -> Source:
    """Change places of paragraphs, once to four times; the first stays."""
    parts = parts_of(source.text)
    for _n in range(numbers.randint(1, 4) if len(parts) > 3 else 0):
        a, b = numbers.sample(range(1, len(parts)), 2)
        parts[a], parts[b] = parts[b], parts[a]
    return replace(source, text="\n".join(parts))


def add(source: Source, numbers: random.Random, others: Sequence[Source]) -> Source:
    """Put in one to three quotes or short paragraphs of another's."""
    parts = parts_of(source.text)
    other = numbers.choice(others)
    spans = sentences(other.text)
    for _n in range(numbers.randint(1, 3) if spans else 0):
        start, end = numbers.choice(spans)
        added = f'"{other.text[start:end]}", she told this paper.'
        parts.insert(numbers.randint(1, len(parts)), added)
    return replace(source, text="\n".join(parts))


_SPELT = (
    "colour color|honour honor|labour labor|favour favor|neighbour neighbor|defence defense"
    "|centre center|theatre theater|organise organize|organised organized|recognise recognize"
    "|realise realize|criticised criticized|programme program|travelling traveling"
    "|cancelled canceled|grey gray|analyse analyze|per cent percent"
)
SPELLINGS = [tuple(pair.rsplit(" ", 1)) for pair in _SPELT.split("|")]
MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b")
_MONTH_FIRST = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b")
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Prof)\.? (?=[A-Z])")


def restyle(source: Source, numbers: random.Random, _: Sequence[Source]) -> Source:
    """Put a text into another house's style."""
    text = _HONORIFIC.sub("", source.text)
    towards = numbers.randint(0, 1)
    for pair in SPELLINGS:
        text = re.sub(rf"\b{pair[1 - towards]}\b", pair[towards], text)
    left, right = numbers.choice([("\u201c", "\u201d"), ("«", "»"), ("'", "'"), ("„", "“")])
    text = re.sub(r'["\u201c\u201d]([^"\u201c\u201d\n]*)["\u201c\u201d]', rf"{left}\1{right}", text)
    dash = numbers.choice([" - ", " \u2013 ", "\u2014"])
    text = re.sub(r" [-\u2013\u2014] |\u2014", dash, text).replace("U.S.", "US")
    if towards:
        text = _DAY_FIRST.sub(r"\2 \1", text)
    else:
        text = _MONTH_FIRST.sub(lambda match: f"{match[2]} {match[1]}", text)
        text = text.replace("January", "Jan").replace("September", "Sept")
    place = numbers.choice(["", "AMBER BAY, May 1 (Northern Wire) - ", "Amber Bay \u2014 "])
    return replace(source, text=place + text)


_ONES = "zero one two three four five six seven eight nine ten eleven twelve".split()
_MILLIONS = re.compile(r"\b(\d+(?:\.\d)?) million\b")
_THOUSANDS = re.compile(r"\b\d{1,3}(?:,\d{3})+\b")
_SMALL = re.compile(r"(?<![\d.,$£€:-])\b(?:[2-9]|1[0-2])\b(?![\d.,:%-])")


def renumber(source: Source, numbers: random.Random, _: Sequence[Source]) -> Source:
    """Write numerals otherwise: words or digits, thousands marks, millions in full."""
    text = source.text
    if numbers.random() < 0.5:
        text = _SMALL.sub(lambda match: _ONES[int(match[0])], text)
    else:
        for number, word in enumerate(_ONES[2:], start=2):
            text = re.sub(rf"\b{word}\b", str(number), text)
    if numbers.random() < 0.5:
        text = _MILLIONS.sub(lambda match: f"{round(float(match[1]) * 1e6):,}", text)
    mark = numbers.choice(["", ".", " ", "\u202f", ","])
    return replace(source, text=_THOUSANDS.sub(lambda match: match[0].replace(",", mark), text))


EDITS: dict[str, Edit] = {
    "cut": cut,
    "headline": head_anew,
    "order": swap,
    "style": restyle,
    "added": add,
    "numerals": renumber,
}


# --- what is in the corpus --------------------------------------------------------------------


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the objects of a file of lines, none where there is no file."""
    if not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def host(url: str) -> str:
    """Give the part of an address's host that tells the publisher."""
    labels = (urlsplit(url).hostname or url).split(".")
    return ".".join(labels[-3:] if len(labels[-1]) == 2 and len(labels[-2]) <= 3 else labels[-2:])


def sources_of(path: Path) -> list[Source]:
    """Read a set of texts."""
    return [
        Source(
            publisher=row.get("publisher") or host(row.get("url") or row.get("id") or ""),
            title=row.get("title") or "",
            text=row.get("text") or "",
            story=str(row.get("story") or ""),
        )
        for row in rows(path)
    ]


def pairs_within(
    sources: Iterable[Source],
    key: Callable[[Source], str],
    *,
    differ: Callable[[Source], str] = attrgetter("text"),
) -> list[tuple[Source, Source]]:
    """Give every pair with the same key that differs in its texts, or as told."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        if key(source):
            groups[key(source)].append(source)
    return [
        pair
        for group in groups.values()
        for pair in itertools.combinations(group, 2)
        if differ(pair[0]) != differ(pair[1])
    ]


def honest_pairs(corpus: Path, numbers: random.Random, n: int) -> list[tuple[str, Source, Source]]:
    """Draw look-alikes of each kind in turn until there are n."""
    stories = corpus / "stories"
    reports = [s for path in sorted(stories.glob("articles-*.jsonl.gz")) for s in sources_of(path)]
    events = sources_of(stories / "recurring.jsonl.gz")
    kinds = {
        "one story": pairs_within(reports, lambda source: source.story),
        "one recurring event": pairs_within(events, lambda source: source.story),
        "one kind of event": pairs_within(events, lambda source: source.story.partition(":")[0]),
        "one publisher's column": pairs_within(
            columns(corpus), lambda source: source.story, differ=attrgetter("title")
        ),
        "one publisher's pages": pairs_within(
            sources_of(corpus / "pages-en" / "gold.jsonl.gz"), lambda source: source.publisher
        ),
    }
    for drawn in kinds.values():
        numbers.shuffle(drawn)
    in_turn = itertools.zip_longest(*([(kind, *p) for p in drawn] for kind, drawn in kinds.items()))
    return [pair for turn in in_turn for pair in turn if pair][:n]


def columns(corpus: Path) -> list[Source]:
    """Give what one source of the stream prints under titles alike but for numbers and days."""
    found = []
    for path in sorted((corpus / "stream").glob("*.jsonl.gz"))[:2]:
        for row in rows(path):
            template = COLUMN_TITLE.sub("#", row["title"])
            story = f"{row['source']} {template}" if "#" in template else ""
            found.append(Source(row["source"], row["title"], row.get("summary") or "", story))
    return found


# --- measuring --------------------------------------------------------------------------------


def article(number: int, source: Source, *, publisher: str = "", hours: float = 0) -> FoldInput:
    """Give a text as the index takes it."""
    return FoldInput(
        article_id=number,
        publisher=publisher or source.publisher,
        publisher_kind="",
        title=source.title,
        text=source.text,
        published_at=NOON + timedelta(hours=hours),
    )


class Desk:
    """An index with the texts beside it."""

    def __init__(self, articles: Iterable[FoldInput] = ()) -> None:
        self._index = CopyIndex()
        self._texts: dict[int, FoldInput] = {}
        for one in articles:
            self._texts[one.article_id] = one
            self._index.add(signed(one))

    def find(self, asked: FoldInput) -> tuple[Copy, ...]:
        """Find what it holds of an article's text."""
        return self._index.find(asked, lambda ids: {one: self._texts[one] for one in ids})


def edited(source: Source, numbers: random.Random, others: Sequence[Source]) -> tuple[Source, str]:
    """Edit a text in one to four ways at once; gives the ways as well."""
    chosen = numbers.sample(sorted(EDITS), numbers.randint(1, 4))
    for name in chosen:
        source = EDITS[name](source, numbers, others)
    return source, " + ".join(chosen)


def expanded(source: Source, numbers: random.Random, other: Source) -> Source:
    """Take most of a text and put about as much of another's between its paragraphs."""
    taken = parts_of(source.text)
    taken = taken[: max(1, round(len(taken) * numbers.uniform(0.6, 1)))]
    n_wanted = sum(len(part.split()) for part in taken) * numbers.uniform(0.8, 1.6)
    for part in parts_of(other.text):
        if n_wanted <= 0:
            break
        taken.insert(numbers.randint(1, len(taken)), part)
        n_wanted -= len(part.split())
    return replace(source, text="\n".join(taken))


def measure_copies(
    sources: Sequence[Source], numbers: random.Random, n: int, n_shown: int
) -> dict[str, float]:
    """Make copies and look for their originals."""
    drawn = numbers.sample(sources, min(2 * n, len(sources)))
    desk = Desk(article(number, source) for number, source in enumerate(drawn))
    n_found = n_plain = n_strangers = n_copies = 0
    for number, source in enumerate(drawn[:n]):
        copy, ways = edited(source, numbers, sources)
        asked = article(
            10**6 + number, copy, publisher="Copying Paper", hours=numbers.uniform(0, 48)
        )
        found = {one.article_id: one for one in desk.find(asked)}
        own = found.pop(number, None)
        n_copies += 1
        n_found += own is not None
        n_plain += own is not None and own.relation == "copy"
        n_strangers += len(found)
        if own is None and (n_shown := n_shown - 1) >= 0:
            print(
                f"missed: {ways}: {source.n_words} words, {copy.n_words} left: {source.title[:70]}"
            )
    return {
        "recall": round(n_found / max(n_copies, 1), 4),
        "plain": round(n_plain / max(n_found, 1), 4),
        "strangers": round(n_strangers / max(n_copies, 1), 4),
        "n": n_copies,
    }


def measure_builders(sources: Sequence[Source], numbers: random.Random, n: int) -> float:
    """Give the share of partial copies that are said to build on their original."""
    n_right = 0
    for _ in range(n):
        source = numbers.choice(sources)
        other = numbers.choice([one for one in sources if one.n_words >= source.n_words])
        longer = expanded(source, numbers, other)
        first, later = article(1, source), article(2, longer, publisher="Adding Paper", hours=3)
        said = [one.relation for one in Desk([first]).find(later)]
        turned = [one.relation for one in Desk([later]).find(first)]
        n_right += said == ["builds_on"] and turned == ["built_on"]
    return round(n_right / max(n, 1), 4)


def measure_honest(pairs: Sequence[tuple[str, Source, Source]], n_shown: int) -> float:
    """Give the share of honest pairs that are kept apart."""
    wrong: dict[str, int] = defaultdict(int)
    counted: dict[str, int] = defaultdict(int)
    for kind, first, second in pairs:
        counted[kind] += 1
        found = Desk([article(1, first)]).find(article(2, second, hours=24))
        wrong[kind] += bool(found)
        if found and (n_shown := n_shown - 1) >= 0:
            share = found[0].containment
            print(f"called a copy ({share:.2f}): {kind}: {first.title[:60]} | {second.title[:60]}")
    for kind, n_of_kind in counted.items():
        print(f"{kind}: {n_of_kind - wrong[kind]} of {n_of_kind} kept apart")
    return round(1 - sum(wrong.values()) / max(len(pairs), 1), 4)


def measure(corpus: Path, *, n: int, seed: int, n_shown: int = 0) -> dict[str, float]:
    """Measure copies, partial copies and look-alikes."""
    numbers = random.Random(seed)
    paths = [corpus / name / "gold.jsonl.gz" for name in ("pages-en", "pages-world")]
    paths += sorted((corpus / "stories").glob("articles-*.jsonl.gz"))
    sources = [source for path in paths for source in sources_of(path)]
    sources = [source for source in sources if MIN_WORDS <= source.n_words <= MAX_WORDS]
    figures = measure_copies(sources, numbers, n, n_shown)
    figures["builds_on"] = measure_builders(sources, numbers, n // 3)
    figures["apart"] = measure_honest(honest_pairs(corpus, numbers, n), n_shown)
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--n", type=int, default=300, help="pairs of each sort (default 300)")
    parser.add_argument("--seed", type=int, default=1, help="of everything drawn (default 1)")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of recorded input")
    parser.add_argument("--show", type=int, default=20, help="mistakes to show (default 20)")
    options = parser.parse_args()
    figures = measure(options.corpus, n=options.n, seed=options.seed, n_shown=options.show)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
