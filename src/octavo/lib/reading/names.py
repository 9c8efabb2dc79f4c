"""Runs of words that are names by their capitals, with particles and initials."""

from collections.abc import Iterator

from octavo.lib.reading.generic import HONORIFICS, particles
from octavo.lib.reading.words import Reading
from octavo.lib.text import fold

LIMIT_NAME_WORDS = 5
Span = tuple[int, int]


def _is_name_word(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    if not word.is_capital or word.is_generic:
        return False
    if position in reading.marked or word.stem in reading.names:
        return True
    # The first word of a sentence, before a name: a forename, if it is nowhere in small letters.
    following = position + 1
    return (
        following < len(reading.words)
        and reading.joined[following]
        and reading.words[following].stem in reading.names
    )


def _end(reading: Reading, start: int) -> int:
    """Give where the name that starts at `start` ends; particles may stand between its words."""
    words, joined = reading.words, reading.joined
    end, joining = start + 1, particles(reading.language)
    while end < len(words) and joined[end] and end - start < LIMIT_NAME_WORDS:
        if _is_name_word(reading, end):
            end += 1
        elif (
            words[end].plain in joining
            and end + 1 < len(words)
            and joined[end + 1]
            and _is_name_word(reading, end + 1)
        ):
            end += 2
        else:
            break
    return end


def name_spans(reading: Reading) -> Iterator[Span]:
    """Give the runs of words [start, end) that are names, without the honorifics before them."""
    position = 0
    while position < len(reading.words):
        if not reading.words[position].is_capital or not _is_name_word(reading, position):
            position += 1
            continue
        end = _end(reading, position)
        start = position
        while start < end - 1 and fold(reading.words[start].text) in HONORIFICS:
            start += 1
        if end - start > 1 or fold(reading.words[start].text) not in HONORIFICS:
            yield start, end
        position = end
