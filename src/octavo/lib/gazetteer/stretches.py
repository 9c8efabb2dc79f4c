"""Here is a line: which stretches of its words could name a place?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from octavo.lib.gazetteer.countries import NO_PLACE, Lexicon
from octavo.lib.gazetteer.keys import key_of_word
from octavo.lib.gazetteer.places import Place, gazetteer, place_of, places_named
from octavo.lib.gazetteer.reading import Line, Word
from octavo.lib.gazetteer.tables import CITY_ACRONYMS, SMALL_DEMONYMS

MIN_UNSPACED = 300_000  # people in a city of two characters, which may be parts of other words
MIN_UNSPACED_LONG = 100_000
_TELLING_RUN = 3  # characters
_LONGEST_RUN = 8
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]{2,}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words first to last of a line, and the places they may mean, the likeliest first.

    For a country there is one place; for words that only hold a country's name, none.
    """

    first: int
    last: int
    key: str
    start: int
    end: int
    places: tuple[Place, ...]

    @property
    def is_sure(self) -> bool:
        """Whether the words are no part of a person's name, whatever stands beside them."""
        return not self.places or self.places[0].kind == "country" or self.last > self.first


def _stretch(line: Line, first: int, n: int, key: str, places: tuple[Place, ...]) -> Stretch:
    words = line.words
    return Stretch(first, first + n - 1, key, words[first].start, words[first + n - 1].end, places)


def _keys(words: tuple[Word, ...], first: int, n: int) -> tuple[str, ...]:
    """Give the keys n words may have; () where something other than a joint parts them."""
    heads = words[first].heads
    if n == 1:
        return heads
    rest = words[first + 1 : first + n]
    if len(rest) < n - 1 or not all(word.is_joined for word in rest):
        return ()
    tail = " ".join(word.key for word in rest)
    return tuple(f"{head} {tail}" for head in heads)


def _country_at(line: Line, first: int, known: Lexicon) -> Stretch | None:
    most = max(known.longest.get(head, 0) for head in line.words[first].heads)
    for n in range(most, 0, -1):
        for key in _keys(line.words, first, n):
            country = known.ids.get(key)
            if country is not None and _is_written_so(line, first, key, known):
                places = () if country == NO_PLACE else (place_of(country),)
                return _stretch(line, first, n, key, places)
    return None


def _is_written_so(line: Line, first: int, key: str, known: Lexicon) -> bool:
    """Tell whether a country's word is written as such a word is: with a capital where due."""
    word = line.words[first]
    if key in known.acronyms:
        return word.text.replace(".", "").isupper() and not line.is_shouted
    if word.is_capital:
        return not word.has_case or len(word.text) > 1
    return key in known.demonyms and known.language in SMALL_DEMONYMS


def _named_at(line: Line, first: int) -> Stretch | None:
    word = line.words[first]
    if len(word.key) < 2:
        return None
    longest = gazetteer().longest_by_first
    most = max(longest.get(head, 1) for head in word.heads)
    for n in range(min(most, len(line.words) - first), 0, -1):
        if not line.words[first + n - 1].is_capital:
            continue
        for key in _keys(line.words, first, n):
            if places := places_named(key):
                return _stretch(line, first, n, key, places)
    return None


def _acronym_at(line: Line, first: int, known: Lexicon) -> Stretch | None:
    """Find a city known by its letters: "L.A."; in a line of capitals they may be any word."""
    word = line.words[first]
    city = CITY_ACRONYMS.get(word.key)
    if city is None or known.language != "en" or line.is_shouted or not word.text.isupper():
        return None
    return _stretch(line, first, 1, word.key, (place_of(city),))


def find_stretches(line: Line, known: Lexicon) -> Iterator[Stretch]:
    """Find what could name a place in scripts that write spaces, the longest names first."""
    has_small = known.language in SMALL_DEMONYMS
    position = 0
    while position < len(line.words):
        word = line.words[position]
        stretch = None
        if word.is_capital and not _UNSPACED.match(word.text):
            stretch = _country_at(line, position, known)
            named = _named_at(line, position)
            if stretch is None or (named and named.last > stretch.last):
                stretch = named or _acronym_at(line, position, known)
        elif has_small:
            stretch = _country_at(line, position, known)
        if stretch:
            yield stretch
        position = stretch.last + 1 if stretch else position + 1


# --- scripts without spaces -------------------------------------------------------------------


def _run_at(run: str, start: int, known: Lexicon) -> tuple[int, Place | None]:
    """Give the longest name that begins at a character: how long it is, and its place."""
    for n in range(min(_LONGEST_RUN, len(run) - start), 1, -1):
        key = key_of_word(run[start : start + n])
        if country := known.ids.get(key):
            return n, place_of(country)
        least = MIN_UNSPACED if n < _TELLING_RUN else MIN_UNSPACED_LONG
        for place in places_named(key):
            if place.kind == "region" or place.population >= least:
                return n, place
    return 1, None


def find_in_runs(text: str, known: Lexicon) -> Iterator[tuple[Place, int, int]]:
    """Find places, with start and end, in scripts without spaces, in Korean and in Thai."""
    for match in _UNSPACED.finditer(text):
        run, position = match[0], 0
        while position < len(run) - 1:
            n, place = _run_at(run, position, known)
            if place:
                start = match.start() + position
                yield place, start, start + n
            position += n
