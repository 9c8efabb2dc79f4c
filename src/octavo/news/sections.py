"""The sections articles are filed under."""

from typing import Literal

Section = Literal[
    "world",
    "politics",
    "business",
    "science",
    "technology",
    "health",
    "culture",
    "sport",
    "environment",
    "local",
]
SECTIONS: tuple[Section, ...] = (
    "world",
    "politics",
    "business",
    "technology",
    "science",
    "health",
    "environment",
    "culture",
    "sport",
    "local",
)
"""The sections in the order of the front page."""
