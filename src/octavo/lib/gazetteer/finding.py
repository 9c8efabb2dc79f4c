"""Here is a text: which places does it name?

Names of countries are taken as they stand. A name of a region or city is taken where its capital,
the words beside it and the other places of the text bear it out: a name that is also an ordinary
word, a forename or a surname needs more. Of several places of one name the one in a country or
region named beside it is meant, else one in a country the text names, else the likeliest.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from octavo.lib.gazetteer.countries import lexicon
from octavo.lib.gazetteer.places import Place, gazetteer, place_of
from octavo.lib.gazetteer.reading import Line, Word, is_arabic, read_lines
from octavo.lib.gazetteer.stretches import Stretch, find_in_runs, find_stretches
from octavo.lib.gazetteer.tables import (
    ARABIC_EVERYDAY,
    CITY_ACRONYMS,
    CONJUNCTIONS,
    GIVEN,
    LAND_FORMS,
    LOCATIVES,
    NAMESAKES,
    PLACE_NOUNS,
    STATES_AND_COUNTRIES,
    TOWNS_LIKE_SURNAMES,
    WEAK_LOCATIVES,
)

# How many people a place must have for its name to be taken, by how the name stands. Each was moved
# by itself on tests/corpus/gold_places.json (390 places; as they are: 3 false, 1 missed).
MIN_BARE = 200_000  # at 50,000 7 false; at 800,000 3 missed
MIN_BARE_TITLED = 500_000  # in a line whose every word is capitalised; at 0 4 false
MIN_BARE_CASELESS = 300_000  # in a script without capitals: by hand, on the Arabic of the tests
MIN_BARE_REGION = 1_000_000  # at 3,000,000 4 missed; below, by-names of regions are surnames
MIN_MET = 100_000  # its country is named too, and its towns are named as people are: by reading
MIN_LOCATED_TITLED = 50_000  # behind "in" in a titled line; at 500,000 2 missed
MIN_WEAKLY_LOCATED = 60_000  # behind "from" and "to", which stand before people too; at 0 6 false
MIN_AMONG_NAMES = 1_000_000  # a capitalised word beside it; at 0 17 false, at 5,000,000 4 missed
MIN_NAMESAKE = 500_000  # its name is a fore- or surname too; at 0 11 false, at 3,000,000 4 missed
# In people: Florida is the state also beside Cuba, which has a town of that name. At 1 and without
# limit 4 false.
MOST_TIMES_LIKELIER = 100
LIMIT_CHARS = 20_000  # an article; more text names no new places worth a slower reading


@dataclass(frozen=True, slots=True)
class Mention:
    """A place and where the text names it: characters [start, end)."""

    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Context:
    """The language of a text and the ids of the countries and regions it is surely about."""

    language: str
    company: frozenset[str]


def _in_company(places: tuple[Place, ...], company: frozenset[str]) -> Place | None:
    """Choose the place whose region, else whose country, the text names; the likeliest of them."""
    for place in places:
        if place.region in company and place.region:
            return place
    first = places[0]
    if f"country:{first.country}" in company:
        return first
    near = (p for p in places if f"country:{p.country}" in company)
    return next((p for p in near if p.population * MOST_TIMES_LIKELIER >= first.population), None)


def _bound(line: Line, found: Stretch, others: list[Stretch]) -> Place | None:
    """Choose by what follows a comma or bracket: "Springfield, Illinois"."""
    if found.last + 1 >= len(line.words):
        return None
    following = line.words[found.last + 1]
    if following.gap.strip() not in {",", "(", "،"}:
        return None
    code = STATES_AND_COUNTRIES.get(following.key if following.is_capital else "")
    beside = {code} if code else set()
    for other in others:
        if other.first == found.last + 1:
            beside |= {place.id for place in other.places}
    return next(
        (p for p in found.places if p.region in beside or f"country:{p.country}" in beside), None
    )


def _is_located(line: Line, found: Stretch, language: str) -> bool:
    """Tell whether "in", "near" or "the city of" stands before a name."""
    if found.first == 0:
        return False
    before = line.words[found.first - 1]
    if is_arabic(found.key):
        own = line.words[found.first]
        return (
            before.key in LOCATIVES["ar"]
            or before.key in PLACE_NOUNS
            or not PLACE_NOUNS.isdisjoint(before.heads)
            or "ب" in own.key.removesuffix(found.key.partition(" ")[0])
        )
    words = LOCATIVES.get(language, LOCATIVES["en"])
    return line.words[found.first].gap.isspace() and before.key in words


def _is_weakly_located(line: Line, found: Stretch, language: str) -> bool:
    """Tell whether "from", "to" or the like stands before a name."""
    before = line.words[found.first - 1].key if found.first else ""
    return before in WEAK_LOCATIVES.get(language, frozenset())


def _is_land_form(line: Line, found: Stretch) -> bool:
    """Tell whether an island, a river or the like is named, not a city."""
    beside = line.words[max(found.first - 1, 0) : found.first]
    beside += line.words[found.last + 1 : found.last + 2]
    return any(word.key in LAND_FORMS and word.is_capital for word in beside)


def _is_name_part(word: Word, *, beside: bool) -> bool:
    """Tell whether a neighbour is a capitalised word that is no ordinary one: a surname, a firm."""
    return (
        beside
        and word.has_case
        and word.is_capital
        and len(word.text) > 1
        and word.key not in gazetteer().common
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    """How a name stands among its neighbours."""

    after_forename: bool
    after_name: bool
    before_name: bool
    begins: bool


def _standing(line: Line, found: Stretch, taken: frozenset[int]) -> _Standing:
    words, before, after = line.words, found.first - 1, found.last + 1
    has_before = before >= 0 and words[found.first].is_beside
    has_initial = before >= 0 and len(words[before].text) == 1 and "." in words[found.first].gap
    has_after = after < len(words) and words[after].is_beside
    return _Standing(
        after_forename=has_initial  # "Michael B. Jordan"
        or (
            has_before
            and words[before].is_capital
            and words[before].key in gazetteer().forenames
            and before not in taken
        ),
        after_name=has_before and before not in taken and _is_name_part(words[before], beside=True),
        before_name=has_after and after not in taken and _is_name_part(words[after], beside=True),
        begins=found.first == 0 or "." in words[found.first].gap,
    )


def _floor(line: Line, found: Stretch, place: Place) -> int:
    """Give how many people a place must have for its bare name to be taken."""
    if place.kind == "region":
        return MIN_BARE_REGION
    if not line.words[found.first].has_case:
        return MIN_BARE_CASELESS
    return MIN_BARE_TITLED if line.is_titled else MIN_BARE


def _is_place(
    line: Line, found: Stretch, place: Place, standing: _Standing, *, located: bool, met: bool
) -> bool:
    """Decide whether a name means a place at all; `met`: its country or region is named too."""
    is_single = found.first == found.last
    if is_single and _is_other_word(found.key):
        return located and not line.is_titled and (met or place.population >= MIN_BARE)
    if found.key in PLACE_NOUNS or (standing.after_forename and not located):
        return False
    if is_single and _is_of_people(found.key):
        return located or _is_likelier_a_city(found, place, standing)
    if place.kind == "region" and not is_single:
        return True
    if located and (not line.is_titled or place.population >= MIN_LOCATED_TITLED):
        return True
    if standing.after_name or standing.before_name:
        return place.population >= MIN_AMONG_NAMES
    if met and (place.population >= MIN_MET or place.country not in TOWNS_LIKE_SURNAMES):
        return True
    return place.population >= _floor(line, found, place)


def _is_other_word(key: str) -> bool:
    return key in gazetteer().common or key in ARABIC_EVERYDAY


def _is_likelier_a_city(found: Stretch, place: Place, standing: _Standing) -> bool:
    """Tell a large city from a person of its name: "Jackson" is a person, "Houston" is not."""
    is_person = standing.after_name or (standing.before_name and found.key in GIVEN)
    return place.population >= MIN_NAMESAKE and not is_person


def _is_of_people(key: str) -> bool:
    known = gazetteer()
    return key in GIVEN or key in known.forenames or key in known.surnames


def _is_listed(line: Line, found: Stretch, place: Place, others: Iterable[Stretch]) -> bool:
    """Tell whether a place of the same country stands beside it in a list: "Cali and Pereira"."""
    for other in others:
        first, second = sorted((found, other), key=lambda stretch: stretch.first)
        between = line.words[first.last + 1 : second.first + 1]
        is_list = (len(between) == 1 and between[0].gap.strip() in {",", "،", "/"}) or (
            len(between) == 2 and between[0].key in CONJUNCTIONS
        )
        if is_list and any(p.country == place.country for p in other.places[:1]):
            return True
    return False


def _is_small(place: Place) -> bool:
    return place.kind == "city" and place.population < MIN_AMONG_NAMES


def _judge(
    line: Line,
    found: Stretch,
    others: list[Stretch],
    taken: frozenset[int],
    context: _Context,
) -> Place | None:
    """Give the place a name of regions and cities means in its line; None if it means none."""
    company, language = context.company, context.language
    if bound := _bound(line, found, others):
        return bound
    if found.key in CITY_ACRONYMS:
        return found.places[0]
    met = _in_company(found.places, company)
    place = met or found.places[0]
    word = line.words[found.first]
    if word.text.isupper() and found.first and not line.is_shouted and _is_small(place):
        return None  # an acronym; a dateline begins its line
    if place.kind == "city" and _is_land_form(line, found):
        return None
    standing = _standing(line, found, taken)
    if standing.before_name and place.population < MIN_AMONG_NAMES:
        return None  # "in Puerto Madero": the name goes on, and the whole of it is not known
    located = (
        _is_located(line, found, language)
        or _is_listed(line, found, place, others)
        or (
            _is_weakly_located(line, found, language)
            and not _is_of_people(found.key)
            and (met is not None or place.population >= MIN_WEAKLY_LOCATED)
        )
    )
    accepted = _is_place(line, found, place, standing, located=located, met=met is not None)
    return place if accepted else None


def _is_country(line: Line, found: Stretch, context: _Context) -> bool:
    """Tell a country from a person or thing of its name: "Michael Jordan", "a turkey"."""
    company, language = context.company, context.language
    if len(found.key) < 2 or found.first != found.last:
        return True
    taken: frozenset[int] = frozenset()
    standing = _standing(line, found, taken)
    if standing.after_forename:
        return False
    if found.key in GIVEN and standing.before_name:
        return _is_located(line, found, language)
    has_capitals = found.key not in lexicon(language).acronyms and line.is_titled
    if has_capitals and found.key in gazetteer().common and line.words[found.first].has_case:
        return _is_located(line, found, language) or len(company) > 1
    return True


def _in_line(line: Line, stretches: list[Stretch], context: _Context) -> Iterator[Mention]:
    sure = {n for f in stretches if f.is_sure for n in range(f.first, f.last + 1)}
    for number, found in enumerate(stretches):
        if not found.places:
            continue
        place: Place | None = found.places[0]
        if found.places[0].kind == "country":
            if not _is_country(line, found, context):
                continue
            place = _country_or_namesake(line, found, context.company)
        else:
            others = [*stretches[max(number - 1, 0) : number], *stretches[number + 1 : number + 2]]
            place = _judge(line, found, others, frozenset(sure), context)
        if place:
            sure |= set(range(found.first, found.last + 1))
            yield Mention(place, found.start, found.end)


def _country_or_namesake(line: Line, found: Stretch, company: frozenset[str]) -> Place:
    """Choose between Georgia and Georgia: by the other places and the words of the text."""
    country = found.places[0]
    namesake = NAMESAKES.get(found.key)
    if namesake is None or namesake.country != country.id:
        return country
    words = {word.key for word in line.words}
    is_other = namesake.company in company or not words.isdisjoint(namesake.words)
    return place_of(namesake.place) if is_other else country


def _company(stretches: Iterable[list[Stretch]], given: Iterable[Place]) -> frozenset[str]:
    """Give the ids of the countries and regions a text names beyond doubt, and what holds them."""
    ids = set()
    for place in given:
        ids |= {place.id, f"country:{place.country}", place.region}
    for line in stretches:
        for found in line:
            first = found.places[0] if found.places else None
            if first and (first.kind == "country" or (first.kind == "region" and first.id in ids)):
                ids.add(first.id)
    return frozenset(ids - {""})


def find_places(text: str, language: str, company: Iterable[Place] = ()) -> tuple[Mention, ...]:
    """Give the places a text names, in the order it names them.

    Words for a country's people and things count as the country. A line's capitals are judged by
    themselves: put a headline and its summary on lines of their own.

    Args:
        text: a headline or text; beyond LIMIT_CHARS it is not read.
        language: ISO 639-1; for an unknown one the English words for countries are used.
        company: places known to be spoken of, to tell places of one name apart.
    """
    text, known = text[:LIMIT_CHARS], lexicon(language)
    lines = list(read_lines(text))
    stretches = [list(find_stretches(line, known)) for line in lines]
    context = _Context(language, _company(stretches, company))
    found = [
        mention
        for line, stretch in zip(lines, stretches, strict=True)
        for mention in _in_line(line, stretch, context)
    ]
    if not text.isascii():
        found += [Mention(*place_and_span) for place_and_span in find_in_runs(text, known)]
        found.sort(key=lambda mention: mention.start)
    return tuple(found)
