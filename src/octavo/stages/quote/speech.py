"""A language's words of speech, made ready for reading."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from babel import Locale

from octavo.lib.stopwords import stop_words
from octavo.lib.text import fold
from octavo.stages.quote.tables import WORDS

SubjectKind = Literal["name", "pronoun", "noun", "elided"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, as written: characters [start, end). An elided one has no words."""

    kind: SubjectKind
    text: str
    start: int
    end: int
    role: str = ""


ELIDED = Subject("elided", "", 0, 0)


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of one language, as sets and compiled; what each is, `words` says.

    `verb` finds any verb of speech, `reporting` those that may carry a clause without marks.
    `pronouns` maps each to a gender: m, f or "" (several, or a thing).
    """

    language: str
    verb: re.Pattern[str]
    reporting: re.Pattern[str]
    says: frozenset[str]
    saying: frozenset[str]
    plural: frozenset[str]
    pronouns: Mapping[str, str]
    others: frozenset[str]
    between: frozenset[str]
    barring: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    stoppers: frozenset[str]
    titles: frozenset[str]
    small: frozenset[str]
    weightless: frozenset[str]
    according: re.Pattern[str]
    clause: re.Pattern[str]
    definite: frozenset[str]
    places: frozenset[str]
    words_of: re.Pattern[str] | None
    summing: re.Pattern[str] | None
    drops_subject: bool
    inverts: bool
    leads_with_noun: bool

    def bare(self, verb: re.Match[str]) -> str:
        """Give a verb without the pronoun it carries."""
        subject = self.suffixed(verb)
        if subject is None:
            return verb[0]
        return verb[0][: subject.start - verb.start()].removesuffix("-").removesuffix("-t")

    def suffixed(self, verb: re.Match[str]) -> Subject | None:
        """Give the subject a verb carries with it: "dit-il", None if it has none."""
        joint = verb[0].rfind("-")
        pronoun = verb[0][joint + 1 :]
        if joint < 0 or pronoun not in self.pronouns:
            return None
        return Subject("pronoun", pronoun, verb.start() + joint + 1, verb.end())


_NOUN_FIRST = frozenset({"fr", "es", "pt", "it"})  # "el presidente andaluz"
_WEIGHTLESS = ("prepositions", "determiners", "stoppers", "asides", "between")


def _trie(words: Iterable[str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return tree


def _pattern(branch: dict[str, Any]) -> str:
    """Write a trie as a regex: words that share a beginning are tried once, not each."""
    parts = [
        re.escape(letter) + _pattern(below) for letter, below in sorted(branch.items()) if letter
    ]
    if not parts:
        return ""
    whole = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{whole})?" if "" in branch else whole


def _any_of(words: Iterable[str], suffix: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-]){_pattern(_trie(words))}{suffix}(?![\w’'-])")


def _places(language: str) -> frozenset[str]:
    """Give the names of countries and regions, as `fold` writes them."""
    names = Locale(language).territories.values()
    return frozenset(fold(name) for name in names)


def _set(listed: str) -> frozenset[str]:
    """Read a list of words; "points_out" stands for two."""
    return frozenset(word.replace("_", " ") for word in listed.split())


@cache
def speech(language: str) -> Speech | None:
    """Give a language's words of speech, None for a language without a table."""
    words = WORDS.get(language)
    if words is None:
        return None
    small = frozenset(stop_words(language))
    pronouns = dict.fromkeys(words.he.split(), "m") | dict.fromkeys(words.she.split(), "f")
    says = _set(words.says) | _set(words.plural)
    return Speech(
        language=language,
        verb=_any_of(
            says | _set(words.calls) | _set(words.saying) | _set(words.that), words.suffix
        ),
        reporting=_any_of(_set(words.that) | _set(words.plural)),
        says=says,
        saying=_set(words.saying),
        plural=_set(words.plural),
        pronouns=pronouns | dict.fromkeys(words.they.split(), ""),
        others=_set(words.others),
        between=_set(words.between),
        barring=_set(words.barring),
        prepositions=_set(words.prepositions),
        determiners=_set(words.determiners),
        stoppers=_set(words.stoppers),
        titles=_set(words.titles),
        small=small,
        weightless=small.union(*(getattr(words, name).split() for name in _WEIGHTLESS)),
        according=re.compile(words.according),
        clause=re.compile(rf"(?:{words.clause})\b"),
        places=_places(language),
        words_of=re.compile(words.words_of) if words.words_of else None,
        summing=re.compile(rf"[\s.]*{words.summing}") if words.summing else None,
        definite=_set(words.definite),
        drops_subject=words.drops_subject,
        inverts=language != "en",
        leads_with_noun=language in _NOUN_FIRST,
    )
