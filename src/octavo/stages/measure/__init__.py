"""Here is an article: which figures does it give, and do outlets agree on them?

Sentences with numbers are read word by word: the number with its unit, range and qualifier, then
what it counts (the noun behind it, or the subject of the verb before it), when, and who says so.
Rules and word lists, no model; where the sentence does not say what is counted there is no figure.
"""

from octavo.stages.measure.compare import (
    agree,
    disagree,
    measures,
    same_measure,
    series,
)
from octavo.stages.measure.reading import LEXICONS, measure

__all__ = ["LEXICONS", "agree", "disagree", "measure", "measures", "same_measure", "series"]
