"""The places an article names, as candidates, and how a place is filed."""

from collections.abc import Sequence
from functools import lru_cache

from octavo.lib.gazetteer import Place, find_places, place_of
from octavo.lib.gazetteer.countries import lexicon
from octavo.lib.gazetteer.keys import key_of_word
from octavo.lib.reading import Reading, lead_places
from octavo.lib.text import fold
from octavo.stages.tag.candidates import Candidate, Found

_EVERYWHERE = {"usa": "country:US", "us": "country:US", "uk": "country:GB"}


def label_of(place: Place, language: str) -> str:
    """Give what a place is called in a language, without what CLDR adds in brackets."""
    return place.label(language).partition(" (")[0].partition("（")[0]


@lru_cache(maxsize=20_000)
def key_of(identity: str) -> str:
    """Give the key a place is filed under: its English name, and where the name is not its alone.

    >>> key_of("country:UA"), key_of("city:703448"), key_of("city:6058560")
    ('ukraine', 'kyiv', 'london-ca-on')
    """
    place = place_of(identity)
    name = "".join(c for c in fold(label_of(place, "en")) if c.isalnum())
    if place.kind == "country":
        return name
    first = find_places(label_of(place, "en"), "en")
    if first and first[0].place == place:
        return name
    where = place.region.partition(":")[2] if place.kind == "city" and place.region else ""
    return f"{name}-{(where or place.country).casefold()}"


def country_of(words: Sequence[str], language: str) -> Place | None:
    """Give the country whose name, or whose people's, the words of a name are."""
    key = " ".join(map(key_of_word, words))
    if code := _EVERYWHERE.get(key):
        return place_of(code) if words[0].isupper() else None
    known = lexicon(language)
    found = known.ids.get(key)
    if not found or (key in known.acronyms and not words[0].isupper()):
        return None
    return place_of(found)


def find(reading: Reading) -> tuple[Found, frozenset[int]]:
    """Find countries, regions and cities, and the numbers of the words that name them.

    Words for a country's people count as the country. All names of a place come together under
    the one its language prefers.
    """
    found: Found = {}
    taken: set[int] = set()
    number, n_words = 0, len(reading.words)
    for mention in lead_places(reading.text, reading.language):
        while number < n_words and reading.ends[number] <= mention.start:
            number += 1
        if number == n_words:
            break
        end = number
        while end < n_words and reading.starts[end] < mention.end:
            end += 1
        if all(word.is_generic for word in reading.words[number:end]):
            continue
        taken |= set(range(number, end))
        see_place(found, mention.place, reading, number)
    return found, frozenset(taken)


def see_place(found: Found, place: Place, reading: Reading, first: int) -> Candidate:
    """Count one mention of a place, at the `first`th word."""
    stems = (f"@{label_of(place, 'en')}",)  # a city and its region of one name are one here
    candidate = found.get(stems)
    if candidate is None:
        candidate = found[stems] = Candidate(
            stems, first=first, is_name=True, place=place, kind="place"
        )
        candidate.surfaces[tuple(label_of(place, reading.language).split())] = 1
    candidate.n += 1
    candidate.in_title = candidate.in_title or first < reading.n_title
    return candidate
