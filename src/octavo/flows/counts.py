"""What a flow counts, in words for the log and the command line."""

from collections.abc import Callable
from dataclasses import dataclass

OnDone = Callable[[int], None]


def unwatched(_n: int) -> None:
    """Nobody watches how far a flow has come."""


@dataclass(frozen=True, slots=True)
class FetchCount:
    """What a round over the feeds brought."""

    n_read: int = 0
    n_unchanged: int = 0
    n_failed: int = 0
    n_new: int = 0
    n_changed: int = 0

    def __add__(self, other: "FetchCount") -> "FetchCount":
        return FetchCount(
            n_read=self.n_read + other.n_read,
            n_unchanged=self.n_unchanged + other.n_unchanged,
            n_failed=self.n_failed + other.n_failed,
            n_new=self.n_new + other.n_new,
            n_changed=self.n_changed + other.n_changed,
        )

    def __str__(self) -> str:
        return (
            f"{self.n_read} feeds read, {self.n_unchanged} unchanged, {self.n_failed} failed; "
            f"{self.n_new} new entries, {self.n_changed} changed"
        )


@dataclass(frozen=True, slots=True)
class ReadCount:
    """What reading entries gave."""

    n_new: int = 0
    n_revised: int = 0
    n_put_off: int = 0

    def __str__(self) -> str:
        return f"{self.n_new} new articles, {self.n_revised} revised, {self.n_put_off} put off"


@dataclass(frozen=True, slots=True)
class FoldCount:
    """What folding articles into stories gave."""

    n_placed: int = 0
    n_opened: int = 0
    n_merged: int = 0
    n_copies: int = 0

    def __str__(self) -> str:
        return (
            f"{self.n_placed} articles placed: {self.n_opened} new stories, "
            f"{self.n_merged} merged, {self.n_copies} copies"
        )
