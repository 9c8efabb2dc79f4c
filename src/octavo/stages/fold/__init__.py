"""Here is an article: is it a copy of another, and which of the copies was first?

Copies are found across publishers by the runs of words their bodies share, however cut, headed anew
or put in another order. What one publisher prints again and again (a puzzle, a market wrap) shares
its template, and is no copy.
"""

from octavo.stages.fold.index import CopyIndex, ReadTexts
from octavo.stages.fold.judge import MIN_CONTAINMENT, WINDOW, compare, kin_of
from octavo.stages.fold.origins import agency_of, choose_origin, named_agencies
from octavo.stages.fold.series import SeriesIndex
from octavo.stages.fold.signature import Signature, read_signature, sign, signature_bytes, signed
from octavo.stages.fold.values import Copy, FoldInput, Kin, Relation, Signed

__all__ = [
    "MIN_CONTAINMENT",
    "WINDOW",
    "Copy",
    "CopyIndex",
    "FoldInput",
    "Kin",
    "ReadTexts",
    "Relation",
    "SeriesIndex",
    "Signature",
    "Signed",
    "agency_of",
    "choose_origin",
    "compare",
    "kin_of",
    "named_agencies",
    "read_signature",
    "sign",
    "signature_bytes",
    "signed",
]
