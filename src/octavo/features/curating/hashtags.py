"""Hashtags as the operator sees and changes them."""

from octavo.lib.text import fold
from octavo.news.concept import KINDS, Concept
from octavo.news.errors import InputError
from octavo.store import concepts as concept_store

_LIMIT = 50


def concepts(query: str = "", *, is_blocked: bool | None = None) -> tuple[tuple[Concept, int], ...]:
    """List hashtags whose key holds a query, with how many articles carry each, most first."""
    containing = "".join(letter for letter in fold(query) if letter.isalnum())
    return concept_store.list_concepts(containing=containing, is_blocked=is_blocked, limit=_LIMIT)


def concept(key: str) -> Concept:
    """Give a hashtag with its names and aliases.

    Raises:
        NotFoundError: there is none of this key.
    """
    return concept_store.get_concept(key)


def merge(key: str, into: str) -> None:
    """Make a hashtag an alias of another, which may be named as it is shown ("#PrisonerExchange").

    Raises:
        NotFoundError: one of them does not exist.
        ContradictionError: they are one already.
    """
    concept_store.merge(key, _key(into))


def _key(given: str) -> str:
    given = given.strip().rstrip("/").rpartition("/")[2].lstrip("#")
    if not given:
        raise InputError("name the hashtag it is one with")
    return fold(given).replace("_", "").replace(" ", "")


def split(key: str) -> None:
    """Part an alias from what it leads to.

    Raises:
        NotFoundError: there is none of this key.
        ContradictionError: it is no alias.
    """
    concept_store.split(key)


def rename(key: str, *, label: str, kind: str) -> None:
    """Give a hashtag another name and kind.

    Raises:
        NotFoundError: there is none of this key.
        InputError: the name is empty or has spaces, or there is no such kind.
    """
    if kind not in KINDS:
        raise InputError(f"there is no kind of hashtag called {kind!r}")
    concept_store.rename(key, label=label, kind=kind)


def block(key: str) -> None:
    """Show a hashtag nowhere any more.

    Raises:
        NotFoundError: there is none of this key.
    """
    concept_store.set_blocked(key, is_blocked=True)


def unblock(key: str) -> None:
    """Show a hashtag again.

    Raises:
        NotFoundError: there is none of this key.
    """
    concept_store.set_blocked(key, is_blocked=False)
