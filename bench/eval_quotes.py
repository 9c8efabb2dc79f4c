"""Measure quotes and their speakers against a gold set of positions.

GOLD is a list of articles: the set and page they are of, their language, `end` (they were read as
far as this character), and places in the page's gold text: `quotes` and `reported` as [start, end,
speaker's start, speaker's end], where the speaker is the fullest name (or description) the text
gives; `optional_quotes` and `optional_reported` as [start, end] are neither asked for nor wrong.

A quote found is right when its words are the gold's (five characters either way) and its full name
and the gold's agree: the words of one, titles and articles left out, are all in the other. Reported
speech is right when its sentence and its speaker are. Figures are given for all, for English, and
for the halves: articles at even places of the list were used for tuning, the others were not.
"""

import argparse
import gzip
import json
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from octavo.lib.text import fold
from octavo.news.quote import Quote
from octavo.stages.quote import find_quotes

GOLD = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "gold_quotes.json"
SLACK_CHARS = 5
SPEED_CHARS = 1800  # some 300 words
_NO_NAME = frozenset(
    """
    the a an one of and der die das den dem des und le la les el los las il lo o os as mr mrs ms
    dr sir lord lady prof president minister prime
    """.split()
)


@dataclass(slots=True)
class Score:
    """Counts of what was found, what of it is right, and what was to be found."""

    found: int = 0
    right: int = 0
    right_words: int = 0
    gold: int = 0

    def figures(self) -> dict[str, float]:
        """Give precision and recall of quotes with the right speaker, and without asking who."""
        return {
            "precision": round(self.right / max(self.found, 1), 4),
            "recall": round(self.right / max(self.gold, 1), 4),
            "precision_words": round(self.right_words / max(self.found, 1), 4),
            "recall_words": round(self.right_words / max(self.gold, 1), 4),
            "n_gold": self.gold,
            "n_found": self.found,
        }


@dataclass(frozen=True, slots=True)
class Article:
    """One article's text with its gold."""

    text: str
    title: str
    gold: dict[str, Any]


def name_words(name: str) -> frozenset[str]:
    """Give the words a speaker is compared by."""
    found = re.findall(r"\w+", re.sub(r"['’]s\b", "", fold(name)))
    return frozenset(found) - _NO_NAME or frozenset(found)


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names may be one speaker's."""
    first, second = name_words(one), name_words(other)
    if any(ord(c) > 0x3000 for c in one + other):  # scripts without spaces
        return one in other or other in one
    return bool(first and second) and (first <= second or second <= first)


def is_near(start: int, end: int, place: Sequence[int]) -> bool:
    """Tell whether two places are the same but for marks and stops at their ends."""
    return abs(start - place[0]) <= SLACK_CHARS and abs(end - place[1]) <= SLACK_CHARS


def overlaps(start: int, end: int, place: Sequence[int]) -> bool:
    """Tell whether two places share a character."""
    return start < place[1] and place[0] < end


def score_direct(article: Article, quotes: Iterable[Quote], score: Score) -> list[str]:
    """Count the direct quotes of one article; give a line for each miss."""
    gold = list(article.gold["quotes"])
    score.gold += len(gold)
    lines = []
    for quote in quotes:
        for part in quote.parts:
            if part.start >= article.gold["end"] or any(
                overlaps(part.start, part.end, place) for place in article.gold["optional_quotes"]
            ):
                continue
            score.found += 1
            match = next((g for g in gold if is_near(part.start, part.end, g)), None)
            shown = f"{quote.speaker.name!r} = {quote.speaker.full_name!r}, {quote.verb!r}"
            if match is None:
                lines.append(f"not a quote: {shown}: {_short(article, part.start, part.end)}")
                continue
            gold.remove(match)
            score.right_words += 1
            speaker = article.text[match[2] : match[3]]
            if is_same_name(quote.speaker.full_name, speaker):
                score.right += 1
            else:
                shown += f" is {speaker!r}"
                lines.append(f"wrong speaker: {shown}: {_short(article, part.start, part.end)}")
    lines += [f"missed: {article.text[g[2] : g[3]]!r}: {_short(article, g[0], g[1])}" for g in gold]
    return lines


def score_reported(article: Article, quotes: Iterable[Quote], score: Score) -> list[str]:
    """Count the sentences of reported speech of one article; give a line for each miss."""
    gold = list(article.gold["reported"])
    score.gold += len(gold)
    lines = []
    passed = [*article.gold["optional_reported"], *article.gold["quotes"]]
    passed += article.gold["optional_quotes"]
    for quote in quotes:
        start, end = quote.sentence.start, quote.sentence.end
        if start >= article.gold["end"] or any(overlaps(start, end, place) for place in passed):
            continue
        score.found += 1
        match = next((g for g in gold if overlaps(start, end, g)), None)
        shown = f"{quote.speaker.name!r} = {quote.speaker.full_name!r}, {quote.verb!r}"
        if match is None:
            lines.append(f"not reported: {shown}: {_short(article, start, end)}")
            continue
        gold.remove(match)
        score.right_words += 1
        speaker = article.text[match[2] : match[3]]
        if is_same_name(quote.speaker.full_name, speaker):
            score.right += 1
        else:
            lines.append(f"wrong reporter: {shown} is {speaker!r}: {_short(article, start, end)}")
    lines += [
        f"missed report: {article.text[g[2] : g[3]]!r}: {_short(article, g[0], g[1])}" for g in gold
    ]
    return lines


def _short(article: Article, start: int, end: int) -> str:
    around = article.text[max(0, start - 60) : end + 60].replace("\n", "¶")
    return around if len(around) < 220 else f"{around[:110]} ... {around[-100:]}"


def read_articles(corpus: Path, gold: Path) -> list[Article]:
    """Join the gold with the texts it was read in."""
    rows = json.loads(gold.read_text("utf-8"))
    texts: dict[tuple[str, str], tuple[str, str]] = {}
    for name in sorted({row["set"] for row in rows}):
        with gzip.open(corpus / name / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                page = json.loads(line)
                texts[name, page["page"]] = page["text"] or "", page["title"] or ""
    return [Article(*texts[row["set"], row["page"]], gold=row) for row in rows]


def measure_speed(articles: Sequence[Article]) -> float:
    """Give the milliseconds of processor time an article of 300 words takes, the best of three."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        for article in articles:
            find_quotes(article.text[:SPEED_CHARS], language=article.gold["language"])
        best = min(best, time.process_time() - started)
    return 1000 * best / max(len(articles), 1)


def measure(
    corpus: Path, gold: Path = GOLD, *, is_verbose: bool = False, half: int | None = None
) -> dict[str, Any]:
    """Find the quotes of every article of a gold set and compare."""
    articles = read_articles(corpus, gold)
    names = ("all", "en", "other", "en_tuned", "en_held", "other_tuned", "other_held")
    direct = {name: Score() for name in names}
    reported = {name: Score() for name in names}
    for n, article in enumerate(articles):
        language = article.gold["language"]
        quotes = find_quotes(article.text, language=language, title=article.title)
        family = "en" if language == "en" else "other"
        groups = ("all", family, f"{family}_{('tuned', 'held')[n % 2]}")
        lines: list[str] = []
        for group in groups:
            spoken = [q for q in quotes if q.kind == "direct"]
            told = [q for q in quotes if q.kind == "reported"]
            lines = score_direct(article, spoken, direct[group])
            lines += score_reported(article, told, reported[group])
        if is_verbose and half in {None, n % 2}:
            for line in lines:
                print(f"{n} {language} {article.gold['page']}: {line}")
    for kind, scores in (("direct", direct), ("reported", reported)):
        for name in names:
            print(f"{kind:9}{name:12}{scores[name].figures()}")
    ms = measure_speed(articles)
    print(f"{len(articles)} articles, {ms:.3f} ms an article of 300 words")
    figures = {f"{group}_{k}": v for group in names for k, v in direct[group].figures().items()}
    figures |= {
        f"{group}_reported_{k}": reported[group].figures()[k]
        for group in ("all", "en")
        for k in ("precision", "recall", "n_gold")
    }
    return {**figures, "ms": round(ms, 3), "n": len(articles)}


def main() -> None:
    """Measure one gold set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="folder that holds the sets of pages")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--verbose", action="store_true", help="print every miss")
    parser.add_argument("--half", type=int, choices=(0, 1), help="print the misses of one half")
    options = parser.parse_args()
    figures = measure(options.corpus, options.gold, is_verbose=options.verbose, half=options.half)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
