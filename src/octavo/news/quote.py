"""Quotes: whose words an article gives, and how two tellings of them differ."""

from dataclasses import dataclass
from typing import Literal

QuoteKind = Literal["direct", "reported"]


@dataclass(frozen=True, slots=True)
class Place:
    """Characters [start, end) of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it.

    `name` is what stands beside the words ("she", "Mr. Okoro", "the minister") and `place` is
    where; `full_name` is who that is by the rest of the text, "" where the text does not tell.
    `place` is None where the words beside the quote name nobody (a quote that goes on, a verb
    without its subject).
    """

    name: str
    full_name: str
    role: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with their speaker.

    `parts` are the words' places without the marks: several where a quote is interrupted by
    "he said" or runs over paragraphs; `text` is these parts joined. `sentence` is the sentence
    (the first, of several) they stand in. `verb` is as written, "" where there is none.
    """

    text: str
    kind: QuoteKind
    speaker: Speaker
    verb: str
    parts: tuple[Place, ...]
    sentence: Place


@dataclass(frozen=True, slots=True)
class Difference:
    """What one telling has where another has something else; either may be empty."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A quote as one article gives it, with what it alters in the telling it is compared to."""

    article_id: int
    quote: Quote
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedQuote:
    """One quote in several articles: the fullest telling first, altered tellings marked so."""

    quote: Quote
    tellings: tuple[Telling, ...]
