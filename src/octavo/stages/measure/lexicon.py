"""The words of a language that tell what a number counts, by kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from octavo.news.figure import Qualifier


def words(*lines: str) -> frozenset[str]:
    """Give the words of some lines as a set."""
    return frozenset(word for line in lines for word in line.split())


def by_value(**lines: str) -> dict[str, str]:
    """Map each word to the name of its line."""
    return {word: name for name, line in lines.items() for word in line.split()}


def qualifiers(**lines: str) -> dict[tuple[str, ...], Qualifier]:
    """Map phrases (parted by "|") to the qualifier their line names, "_" for its spaces."""
    known: dict[str, Qualifier] = {
        "about": "about",
        "nearly": "nearly",
        "at_least": "at least",
        "more_than": "more than",
        "up_to": "up to",
        "less_than": "less than",
    }
    return {
        tuple(phrase.split()): known[name]
        for name, line in lines.items()
        for phrase in line.split("|")
    }


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language's small words do to numbers. All words are folded as tokens are.

    Args:
        stop: words that no name of a thing holds: they end it.
        of: words that lead from a number or a generic noun to what is counted.
        level: verbs whose subject a number behind them measures.
        change: those of `level` that make the number a rise or fall, but behind `to`.
        by: words before a change's amount. to: words before the level it ends at.
        change_nouns: nouns that make a share a change ("a 5 % rise in prices").
        generic: nouns that say nothing of what is counted ("total", "number").
        states: words to what became of those counted.
        helpers: words that may stand between those counted and their state.
        taken: transitive verbs of money that tell what was done with it.
        placing: words before a duration that make it a time; placing_after: behind it.
        ordinals: suffixes that cling to a number in its place in a row.
        numbered: words before a number that is a name ("Article 5", "No. 10").
        persons: those who can be one ("one man killed").
        per: words before what a rate is for.
        between: words that begin a range. range_to: words within it.
        say: verbs of saying. according: words before a source. sources: lower-case sources.
        weekdays: names to Monday = 0. relative: words to days from publication.
        clock: words behind a time of day. aged: words before or behind an age.
    """

    stop: frozenset[str]
    of: frozenset[str]
    level: frozenset[str]
    change: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    change_nouns: frozenset[str]
    generic: frozenset[str]
    states: Mapping[str, str]
    helpers: frozenset[str]
    qualifiers: Mapping[tuple[str, ...], Qualifier]
    taken: frozenset[str] = frozenset()
    placing: frozenset[str] = frozenset()
    placing_after: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    per: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    range_to: frozenset[str] = frozenset()
    say: frozenset[str] = frozenset()
    according: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    weekdays: Mapping[str, int] | None = None
    relative: Mapping[str, int] | None = None
    clock: frozenset[str] = frozenset()
    aged: frozenset[str] = frozenset()
