"""Laws of what an editor keeps apart."""

from datetime import UTC, datetime, timedelta

from octavo.news.story import Join, Open, Report
from octavo.stages.cluster import Stories

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
FERRY = "Ferry Calypso runs aground off Marnholm harbour with 212 aboard"
AGAIN = "Calypso ferry aground off Marnholm: 212 aboard taken to harbour"


def _report(number: int, title: str, *, apart: frozenset[int] = frozenset()) -> Report:
    return Report(number, title, "", NOON + timedelta(minutes=number), apart=apart)


def test_a_report_does_not_join_a_story_it_was_taken_out_of():
    """A story named in `apart` is passed over, however alike it is."""
    stories = Stories()
    stories.add(_report(1, FERRY))

    decision = stories.add(_report(2, AGAIN, apart=frozenset({1})))

    assert decision == Open(2, 2)


def test_stories_kept_apart_are_never_merged():
    """The merge pass leaves two stories apart once an editor said so."""
    stories = Stories()
    stories.add(_report(1, FERRY))
    stories.add(_report(2, AGAIN, apart=frozenset({1})))
    stories.keep_apart(1, 2)

    assert stories.merge() == ()


def test_what_a_story_was_kept_from_stays_apart_from_what_it_merges_into():
    """Being kept apart is handed on when stories merge."""
    stories = Stories()
    stories.add(_report(1, FERRY))
    stories.add(_report(2, AGAIN, apart=frozenset({1})))
    stories.keep_apart(1, 3)
    stories.restore(3, [_report(3, "A choir of 400 sings in the rain at Oldbury")])

    merged = stories.merge()
    stories.forget(3)
    stories.restore(3, [_report(4, FERRY)])
    stories.add(_report(5, FERRY, apart=frozenset({1})))

    assert [(one.kept_id, one.merged_id) for one in merged] == [(1, 2)]
    assert stories.merge() == ()


def test_a_forgotten_story_is_joined_by_nothing():
    """After `forget` a report that would have joined opens a story."""
    stories = Stories()
    stories.add(_report(1, FERRY))
    stories.forget(1)

    decision = stories.add(_report(2, AGAIN))

    assert not isinstance(decision, Join)


def test_what_is_set_aside_is_joined_by_nothing():
    """An article set aside has a story with an id of its own, and no other report joins it."""
    stories = Stories()

    aside = stories.set_aside(1)

    assert aside == Open(1, 1)
    assert stories.add(_report(2, FERRY)) == Open(2, 2)
