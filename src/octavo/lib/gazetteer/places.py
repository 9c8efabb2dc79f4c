"""The places that are known, their labels, and the names they go by."""

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from babel import Locale, UnknownLocaleError

Kind = Literal["country", "region", "city"]


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a region of one, or a city.

    `id` is stable: "country:UA", "region:UA-43" (ISO 3166-2; the number of GeoNames where that has
    no such region: "region:281132"), "city:703448" (GeoNames). A country and a region are placed
    where their people are in the mean, not in the middle of their land. `region` is the id of the
    region a city lies in, "" where that is not known.
    """

    id: str
    kind: Kind
    country: str
    name: str
    latitude: float
    longitude: float
    population: int
    region: str = ""
    labels: tuple[tuple[str, str], ...] = ()

    def label(self, language: str) -> str:
        """Give the name of the place in a language, else the one most used internationally."""
        if self.kind == "country":
            return territories(language).get(self.country) or self.name
        return dict(self.labels).get(language, self.name)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All places, and which of them a name may mean.

    `numbers_by_name` gives numbers of lines in `lines`, the likeliest first, as written in the
    file: most are never asked for. `longest_by_first` gives the words of the longest name that
    begins with a word, for words that begin names of several.

    `common` are words also written small, `forenames` words that
    mostly stand before a surname, `surnames` those that often stand behind a forename.
    """

    lines: tuple[str, ...]
    numbers_by_name: dict[str, str]
    longest_by_first: dict[str, int]
    line_by_id: dict[str, int]
    common: frozenset[str]
    forenames: frozenset[str]
    surnames: frozenset[str]


@cache
def territories(language: str) -> dict[str, str]:
    """Give the names of countries by code; empty where CLDR does not know the language."""
    try:
        return dict(Locale.parse(language.replace("-", "_")).territories)
    except (UnknownLocaleError, ValueError):
        return {}


def read_text(name: str) -> str:
    """Read a file of this package, unpacked."""
    stored = resources.files("octavo.lib.gazetteer").joinpath(name).read_bytes()
    return (gzip.decompress(stored) if name.endswith(".gz") else stored).decode()


@cache
def gazetteer() -> Gazetteer:
    """Read the packaged files, once: about 0.15 s."""
    lines = tuple(read_text("places.tsv.gz").splitlines())
    numbers_by_name = dict(line.split("\t") for line in read_text("names.tsv.gz").splitlines())
    longest: dict[str, int] = {}
    for name in numbers_by_name:
        if " " in name:
            first, n_words = name.partition(" ")[0], name.count(" ") + 1
            longest[first] = max(longest.get(first, 0), n_words)
    common, forenames, surnames = read_text("words.txt.gz").splitlines()
    return Gazetteer(
        lines=lines,
        numbers_by_name=numbers_by_name,
        longest_by_first=longest,
        line_by_id={line[: line.index("\t")]: number for number, line in enumerate(lines)},
        common=frozenset(common.split()),
        forenames=frozenset(forenames.split()),
        surnames=frozenset(surnames.split()),
    )


@lru_cache(maxsize=20_000)
def _place(number: int) -> Place:
    fields = gazetteer().lines[number].split("\t")
    identity, kind, country, region, latitude, longitude, population, name, labels = fields
    pairs = (label.partition("=") for label in labels.split("|") if label)
    return Place(
        id=identity,
        kind=kind,  # type: ignore[arg-type]  # the file was written by bench/build_gazetteer.py
        country=country,
        name=name,
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        region=region,
        labels=tuple((language, label) for language, _, label in pairs),
    )


def places_named(key: str) -> tuple[Place, ...]:
    """Give the regions and cities a key may mean, the likeliest first."""
    numbers = gazetteer().numbers_by_name.get(key)
    return tuple(_place(int(number)) for number in numbers.split()) if numbers else ()


def place_of(identity: str) -> Place:
    """Give the place of an id.

    Raises:
        KeyError: there is no such place.
    """
    return _place(gazetteer().line_by_id[identity])
