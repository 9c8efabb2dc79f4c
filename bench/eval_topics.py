"""Measure topics at level one against what publishers file their articles under.

FILES are of any of three kinds, gzipped or not, one JSON object a line: a stream (title, summary,
link, category), the gold of a set of pages (title, text, url), readers' texts (id, text; the id
begins with a category). The topics a category or the folders of an address may hold are those of
`octavo/stages/topic/sections.txt`; lines whose section is not known there, or that names a place,
are counted apart. The stage is shown the headline and the text, and with --section also the
category and the address, as it is on a desk.
"""

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from octavo.lib.languages import detect
from octavo.news.topics import TopicGuess, top_of, topics
from octavo.stages.topic import TopicInput, classify, sections


@dataclass(frozen=True, slots=True)
class Asked:
    """An article, the name of what it is filed under and the topics of level one that means."""

    article: TopicInput
    name: str
    right: frozenset[str]


def _read(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open()
    with opened as lines:
        for line in lines:
            yield json.loads(line)


def asked_of(one: dict[str, Any], *, with_section: bool) -> Asked | None:
    """Give what a line asks; None where its section says nothing."""
    url = one.get("link") or one.get("url") or ""
    category = one.get("category") or str(one.get("id", "")).rsplit("-", 1)[0]
    by_url, by_category = sections.topics_of_url(url), sections.topics_of_section(category)
    is_told = 0 < len(by_url) < 3
    held = by_url if is_told else by_category
    if is_told and len(by_category) == 1:
        held |= by_category
    if not held:
        return None
    title, _, rest = str(one.get("title") or one["text"]).partition("\n")
    text = one.get("text", one.get("summary")) or "" if one.get("title") else rest
    language = detect(f"{title}\n{text[:1000]}")
    labels = sorted({topics()[top_of(topic)].label()[:12] for topic in held})
    label = "/".join(labels) if len(labels) < 3 else "(a place)"
    article = TopicInput(title=title, text=text, language=language)
    if with_section:
        article = replace(article, section=category, url=url)
    return Asked(article, label, frozenset(map(top_of, held)))


@dataclass(slots=True)
class Tally:
    """What was asked, told at all, and right, and how sure it was."""

    n: int = 0
    told: int = 0
    right: int = 0
    second: int = 0
    confidence: float = 0.0
    as_what: Counter[str] = field(default_factory=Counter)

    def add(self, guess: TopicGuess | None, right: frozenset[str]) -> None:
        """Count one answer."""
        self.n += 1
        if guess is not None:
            self.told += 1
            self.right += guess.topic in right
            self.second += bool(guess.second)
            self.confidence += guess.confidence
            self.as_what[topics()[guess.topic].label()[:12]] += 1


def show(tallies: dict[str, Tally], by_tenth: dict[int, Tally]) -> None:
    """Print what each name is taken for, and how often each confidence is right."""
    for name, tally in sorted(tallies.items(), key=lambda pair: -pair[1].n):
        most = ", ".join(f"{label} {n}" for label, n in tally.as_what.most_common(5))
        share = tally.right / max(tally.told, 1)
        print(f"{name:26} {tally.n:6}, {tally.told:6} told, {share:.3f} right: {most}")
    for tenth, tally in sorted(by_tenth.items()):
        print(f"said {tenth / 10:.1f}: {tally.n:6} times, {tally.right / tally.n:.3f} right")


def summary(whole: Tally, ms: float) -> dict[str, float]:
    """Give the line of figures."""
    return {
        "n": whole.n,
        "told": round(whole.told / max(whole.n, 1), 4),
        "right_of_told": round(whole.right / max(whole.told, 1), 4),
        "right_of_all": round(whole.right / max(whole.n, 1), 4),
        "with_second": round(whole.second / max(whole.told, 1), 4),
        "mean_confidence": round(whole.confidence / max(whole.told, 1), 4),
        "ms": round(ms, 3),
    }


def read_asked(files: Iterable[Path], *, every: int = 1, with_section: bool = False) -> list[Asked]:
    """Give what every so-manyth line of each file asks; lines whose section tells nothing pass."""
    numbered = (pair for path in files for pair in enumerate(_read(path)))
    lines = (one for at, one in numbered if not at % every)
    return [asked for one in lines if (asked := asked_of(one, with_section=with_section))]


def measure(questions: Iterable[Asked], *, is_shown: bool = False) -> dict[str, float]:
    """Give the line of figures; show what each name is taken for if asked."""
    classify(TopicInput(title="To have the weights read"))
    whole, tallies, by_tenth = Tally(), dict[str, Tally](), dict[int, Tally]()
    seconds = 0.0
    for question in questions:
        begun = time.process_time()
        guess = classify(question.article)
        seconds += time.process_time() - begun
        whole.add(guess, question.right)
        tallies.setdefault(question.name, Tally()).add(guess, question.right)
        if guess:
            by_tenth.setdefault(int(guess.confidence * 10), Tally()).add(guess, question.right)
    if is_shown:
        show(tallies, by_tenth)
    return summary(whole, 1000 * seconds / max(whole.n, 1))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--every", type=int, default=1, help="every how manyth line is asked")
    parser.add_argument("--section", action="store_true", help="show the stage the section too")
    asked = parser.parse_args()
    questions = read_asked(asked.files, every=asked.every, with_section=asked.section)
    print(json.dumps(measure(questions, is_shown=True)))


if __name__ == "__main__":
    main()
