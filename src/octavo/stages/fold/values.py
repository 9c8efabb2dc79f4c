"""What folding of copies sees, and what it says."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Relation = Literal["copy", "builds_on", "built_on"]


@dataclass(frozen=True, slots=True)
class FoldInput:
    """What folding sees of an article."""

    article_id: int
    publisher: str
    publisher_kind: str
    title: str
    text: str
    published_at: datetime
    authors: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """What the indexes keep of an article, its text left behind; made by `signed`.

    `signature` has shape (64,), uint32. Any keeps the value comparable by identity.
    """

    article_id: int
    publisher: str
    title: str
    published_at: datetime
    signature: Any
    url: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that shares its text with the one asked about.

    `relation` is told from the one asked about: it is a "copy" of this one (or this one of it), it
    "builds_on" this one, adding much of its own, or it is "built_on" by this one. `containment` is
    the share of the shorter body's runs that the longer has, 1 where only titles could be compared.
    """

    article_id: int
    containment: float
    by: Literal["text", "title"]
    relation: Relation = "copy"


@dataclass(frozen=True, slots=True)
class Kin:
    """What an article is to those it shares its text with; made by `kin_of`.

    `copies` are of one text with it. `builds_on` is the article it adds to, where it is a copy of
    none. `built_on_by` add to it; of these, one that is a copy of its copies adds nothing new.
    """

    copies: tuple[int, ...] = ()
    builds_on: int | None = None
    built_on_by: tuple[int, ...] = ()
