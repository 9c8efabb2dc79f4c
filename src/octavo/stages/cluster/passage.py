"""A report's words as they stand, found once for all that is read from them."""

from dataclasses import dataclass

from octavo.lib.text import surface_forms

_LEAD_CHARS = 250  # of the text: what it is about stands in the title or here
_READ_CHARS = 700  # of the text: who, where and how many stand in the lead
_LONGEST_WORD = 40  # that is not cut where the lead ends


@dataclass(frozen=True, slots=True)
class Passage:
    """A title and the parts of a text: its lead, what follows, and the tail nobody reads closely.

    Of all but the tail, `_words` are the words as written.
    """

    title: str
    lead: str
    rest: str
    tail: str
    title_words: list[str]
    lead_words: list[str]
    rest_words: list[str]


def cut(title: str, text: str) -> Passage:
    """Cut a text between words where it has any."""
    lead_end = _gap(text, _LEAD_CHARS)
    rest_end = max(lead_end, _gap(text, _READ_CHARS))
    lead, rest = text[:lead_end], text[lead_end:rest_end]
    return Passage(
        title,
        lead,
        rest,
        text[rest_end:],
        surface_forms(title),
        surface_forms(lead),
        surface_forms(rest),
    )


def _gap(text: str, at: int) -> int:
    """Find the first space from a place on; the place itself if none is near."""
    if len(text) <= at:
        return len(text)
    gap = text.find(" ", at, at + _LONGEST_WORD)
    return at if gap < 0 else gap
