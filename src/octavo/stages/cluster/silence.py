"""Which stories have been silent for long, without asking all of them."""

from array import array
from collections.abc import Callable
from datetime import datetime

_HOUR_S = 3600


class Silence:
    """Stories by the hour they were last heard of when it was last asked."""

    def __init__(self) -> None:
        self._ids_by_hour: dict[int, array[int]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._ids_by_hour.values()))

    def watch(self, story_id: int, last_at: datetime) -> None:
        """Watch a story from now on. Once is enough, though it goes on."""
        self._ids_by_hour.setdefault(_hour(last_at), array("q")).append(story_id)

    def since(self, before: datetime, last_at: Callable[[int], datetime | None]) -> list[int]:
        """Give the stories silent since before an instant, and watch them no more.

        Args:
            last_at: tells when a story was last heard of; None, that it is not live.
        """
        passed = sorted(hour for hour in self._ids_by_hour if hour <= _hour(before))
        asked = {id_ for hour in passed for id_ in self._ids_by_hour.pop(hour)}
        silent = []
        for story_id in sorted(asked):
            heard_at = last_at(story_id)
            if heard_at is not None and heard_at >= before:
                self.watch(story_id, heard_at)
            elif heard_at is not None:
                silent.append(story_id)
        return silent


def _hour(at: datetime) -> int:
    return int(at.timestamp() // _HOUR_S)
