"""An amount: a number as a sentence writes it, with its unit, range and qualifier."""

from typing import NamedTuple

from octavo.news.figure import Qualifier
from octavo.stages.measure.units import Unit


class Amount(NamedTuple):
    """A number as read: tokens [first, last] with sign and unit, the number itself at `number`.

    `unit` is None for a plain count. `is_joined` says that a hyphen ties it to what follows
    ("a five-day strike"). `is_dual` marks an Arabic noun that says two by its ending. A tuple,
    since it is made and remade for every number of the stream.
    """

    first: int
    last: int
    number: int
    value: float
    unit: Unit | None = None
    high: float | None = None
    qualifier: Qualifier = ""
    per: str = ""
    is_word: bool = False
    is_joined: bool = False
    scale: float = 1.0
    is_dual: bool = False
