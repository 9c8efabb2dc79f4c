"""Names in Arabic, which writes no capitals: what follows a role, or the noun of a body."""

from collections.abc import Iterator

from octavo.lib.reading import Reading
from octavo.lib.text import fold
from octavo.news.concept import ConceptKind
from octavo.stages.recognise.tables import ARABIC_ORGANISATIONS, ARABIC_ROLES

LIMIT_PERSON = 2
LIMIT_BODY = 3
_ARTICLE = "ال"
_CONJUNCTIONS = ("و", "ف")


def _plain(surface: str) -> str:
    folded = fold(surface)
    bare = folded[1:] if folded[:1] in _CONJUNCTIONS else folded
    return bare if bare in ARABIC_ORGANISATIONS or bare in ARABIC_ROLES else folded


def _run(reading: Reading, start: int, limit: int, *, definite: bool) -> int:
    """Give where a run of words with (or without) the article ends."""
    end = start
    while end < len(reading.words) and end - start < limit and reading.joined[end]:
        word = reading.text[reading.starts[end] : reading.ends[end]]
        if reading.words[end].is_generic or word.startswith(_ARTICLE) is not definite:
            break
        end += 1
    return end


def arabic_spans(reading: Reading) -> Iterator[tuple[int, int, ConceptKind]]:
    """Give names as words [start, end) with their kind.

    After a role come its own adjectives, with the article ("the American president"), then two
    words without one: a person. After "ministry", "company", "party" come words with it.
    """
    for number in range(len(reading.words) - 1):
        word = _plain(reading.text[reading.starts[number] : reading.ends[number]])
        if word in ARABIC_ORGANISATIONS:
            end = _run(reading, number + 1, LIMIT_BODY, definite=True)
            if end > number + 1:
                yield number, end, "organisation"
        elif word in ARABIC_ROLES:
            first = _run(reading, number + 1, LIMIT_BODY, definite=True)
            end = _run(reading, first, LIMIT_PERSON, definite=False)
            if end - first == LIMIT_PERSON:
                yield first, end, "person"
