"""Correcting: why articles are together, what editors said of it, and what that moves."""

from octavo.features.correcting.asking import (
    correction,
    corrections,
    dismiss,
    suggestions,
    tuning,
)
from octavo.features.correcting.reasons import Reason, Reasons, reasons
from octavo.features.correcting.wording import (
    what_was_said,
    what_was_suggested,
    why_here,
    why_merged,
    why_so_high,
)

__all__ = [
    "Reason",
    "Reasons",
    "correction",
    "corrections",
    "dismiss",
    "reasons",
    "suggestions",
    "tuning",
    "what_was_said",
    "what_was_suggested",
    "why_here",
    "why_merged",
    "why_so_high",
]
