"""Concepts: what articles are filed under, whatever language they speak."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

ConceptKind = Literal["place", "person", "organisation", "event", "topic"]
KINDS: tuple[ConceptKind, ...] = ("person", "organisation", "place", "event", "topic")
"""The kinds in the order they are listed."""


@dataclass(frozen=True, slots=True)
class Named:
    """Someone or something an article names, under one name, by whatever forms.

    `name` is the fullest form; `shorts` are the others the text uses for it ("Trump", "UN").
    `kind` is "topic" where nothing tells what is named; `confidence` in 0..1 is how much does.
    `key` is what it is filed under. `first` is the place of the first mention in the text.
    """

    name: str
    key: str
    kind: ConceptKind
    n: int = 1
    first: int = 0
    in_title: bool = False
    shorts: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a desk has learnt of a name: who printed it, as what, in what company, for short.

    `publishers` and `company` are cut to those needed; `shorts` maps a short form to the
    publishers that used it for this name.
    """

    key: str
    name: str
    language: str
    kinds: Mapping[ConceptKind, float] = field(default_factory=dict)
    publishers: tuple[str, ...] = ()
    company: Mapping[str, int] = field(default_factory=dict)
    shorts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    joined_to: str = ""
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept with an id, its names by language, and the keys that lead to it."""

    id: int
    key: str
    label: str
    kind: ConceptKind
    labels: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    is_blocked: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """What rises: how many articles lately, how many its own past lets expect, how sure it is.

    `surprise` is -log10 of the chance of so many by the past alone.
    """

    key: str
    n_articles: int
    expected: float
    surprise: float
