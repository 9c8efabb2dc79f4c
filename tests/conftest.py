"""Fixtures that every test may use."""

from datetime import UTC, datetime

import pytest


@pytest.fixture
def noon() -> datetime:
    """An instant to stand still at."""
    return datetime(2026, 5, 1, 12, tzinfo=UTC)
