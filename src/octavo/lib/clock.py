"""The one place that reads the clock."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """Give the present instant, aware, in UTC."""
    return datetime.now(UTC)


def ticks_s() -> float:
    """Give seconds of a clock that never goes back, for measuring how long something took."""
    return time.perf_counter()
