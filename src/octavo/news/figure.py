"""Figures: numbers with their unit, what they count, when, and who says so."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

FigureKind = Literal[
    "count",
    "money",
    "share",
    "points",
    "duration",
    "age",
    "length",
    "area",
    "volume",
    "mass",
    "temperature",
    "speed",
    "energy",
    "power",
    "bytes",
    "magnitude",
]
Qualifier = Literal["", "about", "nearly", "at least", "more than", "up to", "less than"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of an article, normalised, with where everything stands in its text.

    Args:
        value: in `unit`; of a range the lower end, `high` the upper.
        unit: "" for a count, ISO 4217 for money, else % pp s m m² l kg °C m/s Wh W B Mw.
        written: the number with its unit, as the text has it.
        thing: what is counted or measured, as written: characters [thing_start, thing_end).
        state: what became of those counted ("dead", "injured"), or "".
        of: whose or where, as written ("voters in Spain": "Spain"), or "".
        per: what a rate is for ("barrel", "month"), or "".
        is_change: the value is a rise or fall, not a level.
        on: the day it is of: the one its sentence names, else the publication's.
        when: that day as written, or "".
        source: who says so, as written, or "".
    """

    kind: FigureKind
    value: float
    unit: str
    written: str
    start: int
    end: int
    thing: str
    thing_start: int
    thing_end: int
    sentence_start: int
    sentence_end: int
    high: float | None = None
    qualifier: Qualifier = ""
    state: str = ""
    of: str = ""
    per: str = ""
    is_change: bool = False
    on: date | None = None
    when: str = ""
    source: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure and the outlet that prints it."""

    figure: Figure
    article_id: int
    publisher: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """One value of a measure, and everyone who gives it, earliest first."""

    value: float
    high: float | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What outlets say differently at about the same time: most widely given value first."""

    thing: str
    unit: str
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, and the claims it stands on. `low` and `high` span what they give."""

    on: date
    value: float
    low: float
    high: float
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One measure over time, oldest first."""

    thing: str
    unit: str
    points: tuple[Point, ...]
    per: str = ""
    state: str = ""
