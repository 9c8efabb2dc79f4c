"""The language of searches: words, "phrases", -exclusions, and fields such as `lang:en`.

Whatever is typed has a meaning: what is no field is words. What cannot be meant (a date that is
none) is told in `problems` and left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

Field = Literal["publisher", "lang", "country", "kind", "tag", "cites"]
FIELDS: tuple[Field, ...] = ("publisher", "lang", "country", "kind", "tag", "cites")
_SPELLINGS = {
    "language": "lang",
    "source": "publisher",
    "hashtag": "tag",
    "since": "after",
    "until": "before",
    "type": "kind",
}
_DATES = ("after", "before")
MOST_CHARS = 1000
_MOST_PARTS = 40  # words and filters of one search; a page pasted into the field is cut
_PART = re.compile(r'(-?)(?:([a-z]{3,9}):(?=\S))?(?:"([^"]*)"?|(\S+))', re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed; a name is found as typed, without its other forms."""

    text: str
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A field and the value it must have, or must not."""

    field: Field
    value: str
    is_unwanted: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for. `after` is the first day that counts, `before` the first that does not."""

    text: str
    words: tuple[Word, ...] = ()
    phrases: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    after: date | None = None
    before: date | None = None
    problems: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for: what only excludes, asks for nothing."""
        wanted = any(not one.is_unwanted for one in self.filters)
        return not (self.words or self.phrases or wanted or self.after or self.before)

    @property
    def is_filtered(self) -> bool:
        """Whether more than words decides what is found."""
        return bool(self.filters or self.after or self.before or self.unwanted or self.phrases)

    def without(self, fields: Iterable[str]) -> str:
        """Give what was typed without what it says of some fields.

        >>> parse("ferry lang:en -lang:ar").without(["lang"])
        'ferry'
        """
        names = set(fields)
        kept = [
            found[0]
            for found in _PART.finditer(self.text)
            if _SPELLINGS.get((found[2] or "").lower(), (found[2] or "").lower()) not in names
        ]
        return " ".join(kept)


def parse(text: str) -> Query:
    """Read what somebody typed.

    >>> query = parse('ferry -late "low tide" lang:en after:2026-03')
    >>> [word.text for word in query.words], query.phrases, query.unwanted
    (['ferry'], ('low tide',), ('late',))
    >>> query.filters[0].value, query.after
    ('en', datetime.date(2026, 3, 1))
    """
    draft = _Draft()
    for found in list(_PART.finditer(text[:MOST_CHARS]))[:_MOST_PARTS]:
        draft.add(found)
    return Query(
        text=text.strip(),
        words=_with_names(draft.words),
        phrases=tuple(draft.phrases),
        unwanted=tuple(draft.unwanted),
        filters=tuple(draft.filters),
        after=draft.after,
        before=draft.before,
        problems=tuple(draft.problems),
    )


class _Draft:
    """A query while it is read."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.phrases: list[str] = []
        self.unwanted: list[str] = []
        self.filters: list[Filter] = []
        self.after: date | None = None
        self.before: date | None = None
        self.problems: list[str] = []

    def add(self, found: re.Match[str]) -> None:
        minus, name, phrase, word = found.groups()
        field = _SPELLINGS.get((name or "").lower(), (name or "").lower())
        value = (word if phrase is None else phrase).strip()
        if field in _DATES and not minus:
            self._set_date(field, value)
        elif field in FIELDS and _has_ink(value):
            self.filters.append(Filter(cast(Field, field), value, is_unwanted=bool(minus)))
        elif name:  # "re:store" and "Title:" are words
            self._add_words(minus, f"{name} {value}" if phrase is None else value, phrase)
        else:
            self._add_words(minus, value, phrase)

    def _add_words(self, minus: str, value: str, phrase: str | None) -> None:
        if not _has_ink(value):
            return
        if minus:
            self.unwanted.append(value.lstrip("-"))
        elif phrase is not None:
            self.phrases.append(value)
        else:
            self.words += value.split()

    def _set_date(self, field: str, value: str) -> None:
        day = _first_day(value)
        if day is None:
            self.problems.append(f"“{value}” is no date: write {field}:2026-03-31 or {field}:2026")
        elif field == "after":
            self.after = day if self.after is None else max(self.after, day)
        else:
            self.before = day if self.before is None else min(self.before, day)


def _has_ink(value: str) -> bool:
    return any(character.isalnum() for character in value)


def _first_day(value: str) -> date | None:
    """Give the first day a date, month or year names; None if it names none."""
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_names(words: list[str]) -> tuple[Word, ...]:
    """Mark the names: capitals after the first word, where there are small words too.

    A headline in capitals throughout names nothing.
    """
    has_small = any(word[:1].islower() for word in words)
    return tuple(
        Word(word, is_name=has_small and place > 0 and word[:1].isupper())
        for place, word in enumerate(words)
    )
