"""Here is an article: what else is worth reading beside it?

First the other reports of its story, then earlier stories of its storyline, then what is nearest
in meaning and shares a name or a subject with it. Never two printings of one text, never more than
two of one publisher. Nothing is better than something unrelated.
"""

from octavo.stages.relate.choose import LIMIT, PER_PUBLISHER, relate
from octavo.stages.relate.columns import column_of
from octavo.stages.relate.nearness import (
    FLOORS,
    Likeness,
    compare,
    floor_of,
)
from octavo.stages.relate.terms import read_terms, weigh
from octavo.stages.relate.values import Earlier, RelatedChoice, RelateInput

__all__ = [
    "FLOORS",
    "LIMIT",
    "PER_PUBLISHER",
    "Earlier",
    "Likeness",
    "RelateInput",
    "RelatedChoice",
    "column_of",
    "compare",
    "floor_of",
    "read_terms",
    "relate",
    "weigh",
]
