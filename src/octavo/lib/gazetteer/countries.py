"""The words that stand for countries in a language: names, by-names, demonyms."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from octavo.lib.gazetteer.keys import key_of_word
from octavo.lib.gazetteer.places import gazetteer, read_text, territories
from octavo.lib.text import surface_words

NO_PLACE = ""
_LEAST_ACRONYM = 4  # letters; a shorter name in capitals counts only in capitals
_NISBA_ENDINGS = ("", "ه", "ون", "ين", "ان", "تين", "تان", "ات", "ا", "هن")
# Endings a demonym's stem may take; longer ones are other words ("indi" is not "indicar").
_ENDINGS: Mapping[str, str] = {
    "fr": "e s es ne nes",
    "ru": "ий ая ое ие ого ому им ом ой ую их ими ин е а у ы и ов ам ами ах ка ки ок не",
    "es": "o a os as e es i n na nos nas an ano ana anos anas sa ses sas nse nses",
    "de": "e en er es em in innen n s",
    "pt": "o a os as e es no na nos nas l la is les ns ao aos sa sas nse nses",
    "it": "o a i e no na ni ne se si he hi co ca ci che",
}
# Names CLDR has that are everyday words of their language, or that no news means.
_EVERYDAY = {
    "ar": frozenset({"مالي", "الكاريبي", "تركي", "كوري", "جورجي"}),
    "en": frozenset({"man", "jersey", "reunion"}),
    "ja": frozenset({"マリ", "チリ", "タイ"}),
    "zh": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The ids of countries by key, the acronyms among the keys, and how long a key may be.

    `demonyms` are keys that may be written small where the language writes them so. NO_PLACE for
    an id marks words that hold a country's name but mean none.
    """

    language: str
    ids: Mapping[str, str]
    demonyms: frozenset[str]
    acronyms: frozenset[str]
    longest: Mapping[str, int]


def key_of(name: str) -> str:
    """Give the key of a name: the keys of its words."""
    return " ".join(key_of_word(word) for word, _, _ in surface_words(name))


@cache
def _sections() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Read countries.txt: the lines of each section, each as its words."""
    sections: dict[str, list[tuple[str, ...]]] = {}
    lines: list[tuple[str, ...]] = []
    for line in read_text("countries.txt").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(tuple(word.replace("_", " ") for word in line.split()))
    return {section: tuple(lines) for section, lines in sections.items()}


def _section(language: str, kind: str) -> tuple[tuple[str, ...], ...]:
    return _sections().get(f"{language} {kind}", ())


def _names(language: str) -> Iterator[tuple[str, str]]:
    countries = gazetteer().line_by_id
    for code, name in territories(language).items():
        if f"country:{code}" in countries:
            yield name, f"country:{code}"
            yield name.replace(" & ", " and "), f"country:{code}"
            plain = name.partition(" (")[0].partition("（")[0]
            yield plain, f"country:{code}"
    for code, *names in _section(language, "names"):
        yield from ((name, f"country:{code}") for name in names)


def _arabic(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        head, _, tail = key_of(word).partition(" ")
        for ending in _NISBA_ENDINGS:
            for article in ("", "ال"):
                rest = f" {article}{tail}" if tail else ""
                yield f"{article}{head}{ending}{rest}"
            if tail and ending == "ه":
                yield f"{head}{ending} {tail}{ending}"
                yield f"ال{head}{ending} ال{tail}{ending}"


def _demonyms(language: str) -> Iterator[tuple[str, str]]:
    """Give keys and ids of the words for a country's people and things."""
    endings = ("", *_ENDINGS.get(language, "").split())
    for code, *words in _section(language, "people"):
        if language == "ar":
            yield from ((key, f"country:{code}") for key in _arabic(words))
        else:
            forms = (word + ending for word in words for ending in endings)
            yield from ((key_of(form), f"country:{code}") for form in forms)


@cache
def lexicon(language: str) -> Lexicon:
    """Give the words for countries in a language; English ones for a language CLDR lacks."""
    known = language if territories(language) else "en"
    everyday = _EVERYDAY.get(known, frozenset())
    names = {key_of(name): country for name, country in _names(known)}
    people = {
        key: country for key, country in _demonyms(known) if key not in names and len(key) > 2
    }
    none = {key_of(name): NO_PLACE for (name,) in _section(known, "none")}
    ids = {key: of for key, of in (people | names | none).items() if key and key not in everyday}
    longest: dict[str, int] = {}
    for key in ids:
        first, n_words = key.partition(" ")[0], key.count(" ") + 1
        longest[first] = max(longest.get(first, 0), n_words)
    acronyms = {
        key_of(name) for name, _ in _names(known) if name.isupper() and key_of(name).isalpha()
    }
    return Lexicon(
        language=language,
        ids=ids,
        demonyms=frozenset(people),
        acronyms=frozenset(key for key in acronyms if key.isascii() or len(key) < _LEAST_ACRONYM),
        longest=longest,
    )
