"""Countries and continents by their names in a language, from CLDR."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

from octavo.lib.text import surface_words
from octavo.stages.tag.stems import plain

_WORLD = "001"
_NO_PLACES = frozenset({"ZZ", "EZ", "UN", "XA", "XB", "QO"})
_ALSO: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "US": ("US", "USA"),
        "GB": ("UK", "Britain"),
        "TR": ("Turkey",),
        "CZ": ("Czech Republic",),
    },
    "fr": {"US": ("États-Unis", "USA"), "GB": ("Grande-Bretagne",)},
    "de": {"US": ("USA",), "GB": ("Großbritannien",)},
    "es": {"US": ("EE.UU", "EEUU"), "GB": ("Gran Bretaña",)},
    "ar": {"US": ("أمريكا",), "GB": ("بريطانيا",), "AE": ("الإمارات",)},
    "ja": {"US": ("米国",), "GB": ("英国",), "KR": ("韓国",)},
}
# Names that are everyday words of their language.
_HOMOGRAPHS = {"ar": frozenset({"مالي", "الكاريبي"}), "ja": frozenset({"タイ", "マリ", "チリ"})}

Words = tuple[str, ...]


def territories(language: str) -> dict[str, str]:
    """Give the names of countries and continents by code, empty where CLDR has no such language."""
    try:
        names: Mapping[str, str] = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    homographs = _HOMOGRAPHS.get(language, frozenset())
    return {
        code: name
        for code, name in names.items()
        if code != _WORLD and code not in _NO_PLACES and name not in homographs
    }


def plain_words(name: str) -> Words:
    """Give a name's words, folded; not stemmed: "البحرين" is a country, "البحر" the sea."""
    return tuple(plain(word) for word, _, _ in surface_words(name))


@cache
def places(language: str) -> Mapping[Words, str]:
    """Give the name CLDR prefers of each country and continent, by the words of all its names."""
    preferred = territories(language)
    known = {plain_words(name): name for name in preferred.values()}
    for code, others in _ALSO.get(language, {}).items():
        known |= {plain_words(other): preferred[code] for other in others if code in preferred}
    return MappingProxyType(known)
