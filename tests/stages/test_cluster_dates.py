"""Days of the year in titles, and what they say about two reports."""

from datetime import UTC, datetime, timedelta

import pytest

from octavo.news.story import Join, Open, Report
from octavo.stages.cluster import Stories
from octavo.stages.cluster.facts import read_dates

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def _report(number: int, title: str, *, hours: float = 0) -> Report:
    return Report(number, title, "", NOON + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("title", "dates"),
    [
        ("Tide tables for Harrowmouth, March 9", {"/3-9"}),
        ("Die Gezeiten am 9. März", {"/3-9"}),
        ("Mareas del 9 de marzo y del 10 de marzo", {"/3-9", "/3-10"}),
        ("Прогноз погоды на 16 ноября", {"/11-16"}),
        ("March sales up 9.5%", set()),
        ("March 2026 in pictures", set()),
        ("May 77 settlers reached the coast", set()),
        ("Harrowmouth in pictures", set()),
    ],
)
def test_days_of_the_year_are_read_from_titles(title: str, dates: set[str]) -> None:
    """A day and a month are a date in any language and order; a share or a year is none."""
    assert read_dates(title) == dates


def test_another_day_in_the_title_is_another_piece() -> None:
    """A daily piece is not joined with the next day's, however alike and near in time."""
    stories = Stories()
    stories.add(_report(1, "Harrowmouth crossword answers and hints for March 9"))
    same = stories.add(_report(2, "Hints and answers: Harrowmouth crossword for March 9", hours=1))
    other = stories.add(_report(3, "Harrowmouth crossword answers and hints for March 10", hours=2))

    assert isinstance(same, Join)
    assert isinstance(other, Open)
