"""Figures of several articles: which measure the same, where outlets disagree, what changes.

Two figures measure the same when unit, rate, state and thing agree, the thing by its stem or by a
concept that languages share ("people", "personnes", "أشخاص").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from octavo.lib.text import fold
from octavo.news.figure import Claim, Disagreement, Figure, Point, Series, Standing

# Chosen, not swept: no set of outlets' figures with their truth is at hand. Tolls grow within
# hours, so six part an update from a disagreement; after a day a lower figure is a correction.
UPDATE_AFTER = timedelta(hours=6)
SAME_TIME = timedelta(hours=36)
# Small bare counts ("two men") name different things in one story as often as the same.
LEAST_BARE_COUNT = 10
MOST_VALUES = 2  # of one measure in one article; with more, its counts are of different things
MOST_APART = 10  # times: values further apart count other things, a raid's dead and a war's
_ABOUT = 0.1  # of a value that is "about"
_ABOVE = 0.25  # of a value that is "at least" or "more than"
_ROUNDED = 0.05  # of a value that ends in zeros, at most

_CONCEPTS = {
    word: concept
    for concept, line in {
        "person": """person people individual human other civilian man victim menschen mensch
            personen
        leute personne gens persona gente человек люди شخص اشخاص اخرين اخرون قتيل ضحيه""",
        "child": "child children kind kinder enfant niño niña ребенок дети детей طفل اطفال",
        "woman": "woman women frau frauen femme mujer женщин женщина امراه نساء",
        "soldier": """soldier troop serviceman servicemen soldat soldaten soldado militaire солдат
        военный военных جندي جنود عسكري عسكريين""",
        "worker": """worker employee staff mitarbeiter beschäftigte arbeiter employé salarié
        trabajador empleado""",
        "house": "house home dwelling haus häuser wohnung maison logement casa vivienda منزل منازل",
        "hostage": "hostage captive geisel geiseln otage rehén rehenes رهينه رهائن",
        "missile": "missile rocket rakete raketen fusée misil cohete ракет ракета صاروخ صواريخ",
        "drone": "drone uav drohne drohnen dron беспилотник дрон مسيره مسيرات",
        "body": "body bodies corpse leiche leichen corps cuerpo cadáver тело тел جثه جثث",
        "price": "price preis preise prix precio цена цены سعر اسعار",
        "unemployment": """unemployment jobless arbeitslosigkeit chômage desempleo безработица
        بطاله البطاله""",
        "inflation": "inflation teuerung inflación инфляция تضخم التضخم",
    }.items()
    for word in line.split()
}
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_VAGUE = frozenset({"person", "", "dead", "injured", "wounded", "killed", "other", "total"})
_ENDINGS = {
    "de": ("innen", "en", "er", "es", "e", "n", "s"),
    "fr": ("s", "x"),
    "es": ("es", "s"),
    "ru": ("ами", "ого", "ых", "ов", "ев", "ей", "ам", "ы", "и", "а", "я", "у", "о", "е"),
    "ar": ("ات", "ون", "ين", "ان", "ه", "ا"),
}
_LEAST_STEM = 3


@lru_cache(maxsize=8192)
def concept_of(word: str, language: str) -> str:
    """Give what a noun names in any number or case: a concept of several languages, or its stem.

    >>> concept_of("bodies", "en"), concept_of("Menschen", "de"), concept_of("tariffs", "en")
    ('body', 'person', 'tariff')
    """
    low = _folded(word)
    if low in _FOLDED_CONCEPTS:
        return _FOLDED_CONCEPTS[low]
    stem = _stem(low, language)
    return _FOLDED_CONCEPTS.get(stem, stem)


def _folded(word: str) -> str:
    low = fold(word).removesuffix("'s").removesuffix("'")
    return low[2:] if low.startswith("ال") and len(low) > 4 else low


_FOLDED_CONCEPTS = {_folded(word): concept for word, concept in _CONCEPTS.items()}


def _stem(low: str, language: str) -> str:
    if language == "en":
        if low.endswith("ies") and len(low) > 4:
            return low[:-3] + "y"
        if low.endswith(("ches", "shes", "xes", "sses")):
            return low[:-2]
        return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low
    for ending in _ENDINGS.get(language, ()):
        if low.endswith(ending) and len(low) - len(ending) >= _LEAST_STEM:
            return low[: -len(ending)]
    return low


def _head(figure: Figure) -> str:
    """Give the concept of the noun a thing's name stands on: its last, but the first over "of"."""
    words = _WORD.findall(figure.thing)
    if not words:
        return ""
    is_first = figure.language in {"fr", "es", "ar", "ru"}
    return concept_of(words[0] if is_first else words[-1], figure.language)


@lru_cache(maxsize=8192)
def _key(figure: Figure) -> tuple[Hashable, ...]:
    """Give what two figures of one measure share."""
    head = _head(figure)
    if figure.state and (head in _VAGUE or head == figure.state or _is_state(figure)):
        head = "person"
    of = fold(figure.of) if head in _VAGUE and not figure.state else ""
    return figure.unit, figure.per, figure.is_change, figure.state, head, figure.kind, of


def _is_state(figure: Figure) -> bool:
    """Tell whether the thing is only the word of its state ("1,200 killed", "death toll")."""
    return (
        figure.thing.islower() and len(figure.thing.split()) <= 2 and not figure.thing.endswith("s")
    )


def _is_vague(figure: Figure) -> bool:
    """Tell a count of people of whom nothing more is said: each sentence has its own "people"."""
    is_bare = figure.kind == "count" and not figure.state and not figure.of
    return is_bare and _head(figure) in _VAGUE


def _names(figure: Figure) -> frozenset[str]:
    """Give the names before the noun ("Ukrainian soldiers"); German capitals tell no names."""
    if figure.language == "de":
        return frozenset()
    words = _WORD.findall(figure.thing)
    return frozenset(word.casefold() for word in words[:-1] if word[0].isupper())


def same_measure(a: Figure, b: Figure) -> bool:
    """Tell whether two figures measure the same thing in the same unit.

    Stems and synonyms are one (killed, dead, deaths), languages too where a concept is known. A
    level and a change are two; so are things with different names before them (Russian and
    Ukrainian soldiers). Ages never are, nor are mere "people", unless it is said whose or where.
    """
    if a.kind == "age" or _key(a) != _key(b) or _is_vague(a):
        return False
    names_a, names_b = _names(a), _names(b)
    return not names_a or not names_b or bool(names_a & names_b)


def _groups(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Put claims of one measure together, in order of time."""
    by_key: dict[tuple[Hashable, ...], list[list[Claim]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.published_at, c.article_id, c.figure.start)):
        rivals = by_key[_key(claim.figure)]
        home = next((g for g in rivals if same_measure(g[0].figure, claim.figure)), None)
        if home is None:
            rivals.append([claim])
        else:
            home.append(claim)
    return [group for groups in by_key.values() for group in groups]


def measures(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Put claims of one measure together, each in order of time, the first told first."""
    return tuple(tuple(group) for group in _groups(claims))


# --- disagreement -------------------------------------------------------------------------------


def _interval(figure: Figure) -> tuple[float, float]:
    """Give what a figure allows: its range, its qualifier's, or its rounding's."""
    low, high = figure.value, figure.value if figure.high is None else figure.high
    if figure.qualifier == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if figure.qualifier == "nearly":
        return low * (1 - _ABOUT), high
    if figure.qualifier in {"at least", "more than"}:
        return low, high * (1 + _ABOVE)
    if figure.qualifier in {"up to", "less than"}:
        return min(0.0, low), high
    slack = _rounding(low)
    return low - slack, high + slack


def _rounding(value: float) -> float:
    """Give half of the place a round number is rounded to: 1,200,000 stands for 1.15 to 1.25 m."""
    if value < 1000 or value != int(value):
        return 0.0
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(10**zeros / 2, value * _ROUNDED) if zeros > 1 else 0.0


def agree(a: Figure, b: Figure) -> bool:
    """Tell whether two figures of one measure can both be true."""
    low_a, high_a = _interval(a)
    low_b, high_b = _interval(b)
    return low_a <= high_b and low_b <= high_a


def disagree(claims: Sequence[Claim]) -> tuple[Disagreement, ...]:
    """Give where outlets print different values of one measure at about the same time.

    A later and larger count is an update and takes the earlier one's place. Both values stand with
    all who give them; the most widely given comes first, and the measure most widely told.
    """
    found = [
        _disagreement(current)
        for group in _groups(claims)
        if (current := _current(_unambiguous(group))) and _is_disputed(current)
    ]
    return tuple(sorted(found, key=lambda d: (-_n_publishers(d), d.thing)))


def _n_publishers(disagreement: Disagreement) -> int:
    return len({c.publisher for s in disagreement.standings for c in s.claims})


def _unambiguous(group: Sequence[Claim]) -> list[Claim]:
    """Leave out articles that give many values of a measure, and small bare counts."""
    values: dict[int, set[float]] = defaultdict(set)
    for claim in group:
        values[claim.article_id].add(claim.figure.value)
    return [
        claim
        for claim in group
        if len(values[claim.article_id]) <= MOST_VALUES and not _is_small(claim.figure)
    ]


def _is_small(figure: Figure) -> bool:
    return figure.kind == "count" and not figure.state and figure.value < LEAST_BARE_COUNT


def _current(group: Sequence[Claim]) -> list[Claim]:
    """Keep each outlet's last word, and of those what is said at the time of the last one."""
    last_of: dict[str, Claim] = {claim.publisher: claim for claim in group}
    if not last_of:
        return []
    end = max(claim.published_at for claim in last_of.values())
    recent = [c for c in last_of.values() if end - c.published_at <= SAME_TIME]
    return [claim for claim in recent if not _is_updated(claim, recent)]


def _is_updated(claim: Claim, others: Iterable[Claim]) -> bool:
    """Tell whether a later claim has outgrown one, or is of a later day."""
    return any(_outgrows(other, claim) for other in others)


def _outgrows(later: Claim, earlier: Claim) -> bool:
    if later.published_at - earlier.published_at < UPDATE_AFTER:
        return False
    if later.figure.kind == "count":
        return later.figure.value > earlier.figure.value
    later_on, earlier_on = later.figure.on, earlier.figure.on
    return later_on is not None and earlier_on is not None and later_on > earlier_on


def _is_disputed(claims: Sequence[Claim]) -> bool:
    return any(_contradict(a.figure, b.figure) for i, a in enumerate(claims) for b in claims[:i])


def _contradict(a: Figure, b: Figure) -> bool:
    """Tell whether two values of one size cannot both be true."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return high <= MOST_APART * low and not agree(a, b)


def _disagreement(claims: Sequence[Claim]) -> Disagreement:
    by_value: dict[tuple[float, float | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_value[claim.figure.value, claim.figure.high].append(claim)
    standings = [Standing(value, high, tuple(given)) for (value, high), given in by_value.items()]
    standings.sort(key=lambda s: (-len(s.claims), -s.value))
    return Disagreement(_name(claims), claims[0].figure.unit, tuple(standings))


def _name(claims: Sequence[Claim]) -> str:
    """Give the wording most claims have of their thing; ties go to the shorter."""
    counts = Counter(claim.figure.thing for claim in claims)
    return min(counts, key=lambda thing: (-counts[thing], len(thing), thing))


# --- over time ----------------------------------------------------------------------------------


def series(claims: Sequence[Claim]) -> tuple[Series, ...]:
    """Give the measures that have values on two days or more, for plots; most days first.

    A day's value is the one most outlets give, ties to the latest; a range gives its middle.
    """
    found = []
    for group in _groups(claims):
        points = _points(_unambiguous(group))
        if len(points) > 1:
            first = group[0].figure
            found.append(Series(_name(group), first.unit, points, first.per, first.state))
    return tuple(sorted(found, key=lambda s: (-len(s.points), s.thing)))


def _points(group: Sequence[Claim]) -> tuple[Point, ...]:
    by_day: dict[date, list[Claim]] = defaultdict(list)
    for claim in group:
        by_day[claim.figure.on or claim.published_at.date()].append(claim)
    return tuple(_point(day, by_day[day]) for day in sorted(by_day))


def _point(day: date, claims: Sequence[Claim]) -> Point:
    outlets: dict[float, set[str]] = defaultdict(set)
    for claim in claims:
        outlets[_middle(claim.figure)].add(claim.publisher)
    latest = {_middle(claim.figure): at for at, claim in enumerate(claims)}
    value = max(outlets, key=lambda v: (len(outlets[v]), latest[v]))
    lows = [claim.figure.value for claim in claims]
    highs = [claim.figure.high or claim.figure.value for claim in claims]
    return Point(day, value, min(lows), max(highs), tuple(claims))


def _middle(figure: Figure) -> float:
    return figure.value if figure.high is None else (figure.value + figure.high) / 2
