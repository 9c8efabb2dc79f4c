"""What a look over the desk finds."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: how it stands, what it is, and what to do about it."""

    state: Literal["good", "note", "bad"]
    what: str
    remedy: str = ""
