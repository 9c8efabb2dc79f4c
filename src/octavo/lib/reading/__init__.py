"""Here is a text: its words, and the names among them by the way they are written."""

from octavo.lib.reading.lead import lead_places
from octavo.lib.reading.names import Span, name_spans
from octavo.lib.reading.words import UNSPACED_LANGUAGES, Reading, Word, read, whole

__all__ = [
    "UNSPACED_LANGUAGES",
    "Reading",
    "Span",
    "Word",
    "lead_places",
    "name_spans",
    "read",
    "whole",
]
