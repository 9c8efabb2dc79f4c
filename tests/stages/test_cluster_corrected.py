"""Laws of how the live stories follow an editor."""

from datetime import UTC, datetime, timedelta

from octavo.news.story import Join, Open, Report
from octavo.stages.cluster import ClusterSettings, Stories

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
FERRY = "Ferry Calypso runs aground off Marnholm harbour with 212 aboard"
AGAIN = "Calypso ferry aground off Marnholm: 212 aboard taken to harbour"
CHOIR = "A choir of 400 sings in the rain at Oldbury"


def _report(number: int, title: str, *, language: str = "en") -> Report:
    return Report(number, title, "", NOON + timedelta(minutes=number), language=language)


def _two_of_one_event() -> Stories:
    stories = Stories()
    stories.restore(1, [_report(1, FERRY)])
    stories.restore(2, [_report(2, AGAIN)], is_changed=True)
    return stories


def test_what_is_no_longer_kept_apart_may_merge():
    """Once an editor's word is undone, the merge pass decides as before."""
    stories = _two_of_one_event()
    stories.keep_apart(1, 2)
    stories.keep_only_apart([])

    assert [(one.kept_id, one.merged_id) for one in stories.merge()] == [(1, 2)]


def test_only_what_is_named_stays_apart():
    """The pairs given last are the ones kept apart."""
    stories = _two_of_one_event()
    stories.keep_only_apart([(1, 2)])

    assert stories.merge() == ()


def test_likeness_of_two_stories_is_what_a_merge_would_show():
    """What two stories would be merged on can be asked without merging them."""
    asked = _two_of_one_event().likeness_of(2, 1)
    (merge,) = _two_of_one_event().merge()

    assert asked is not None
    assert (asked.similarity, asked.bar) == (merge.evidence.similarity, merge.evidence.bar)


def test_likeness_is_told_below_the_bar_too():
    """Two stories that are not alike enough have a likeness all the same."""
    stories = _two_of_one_event()
    stories.restore(3, [_report(3, CHOIR)])
    asked = stories.likeness_of(1, 3)

    assert asked is not None
    assert asked.similarity < asked.bar


def test_nothing_is_compared_across_languages_or_with_what_is_gone():
    """Stories that share no language, or are not remembered, have no likeness to tell."""
    stories = _two_of_one_event()
    stories.restore(3, [_report(3, CHOIR, language="fr")])

    assert stories.likeness_of(1, 3) is None
    assert stories.likeness_of(1, 9) is None


def test_a_higher_bar_keeps_apart_what_would_have_joined():
    """A desk whose editors ask for more likeness joins less; one shifted back joins again."""
    stories = Stories()
    stories.add(_report(1, FERRY))
    stories.shift_bar(0.6)
    strict = stories.add(_report(2, AGAIN))
    stories.forget(2)
    stories.shift_bar(0.0)
    again = stories.add(_report(3, AGAIN))

    assert isinstance(strict, Open)
    assert isinstance(again, Join)


def test_a_shift_moves_every_bar_alike():
    """Whatever is compared, the bar is higher by the shift."""
    plain, shifted = ClusterSettings(), ClusterSettings(shift=0.03)

    for n_terms, pairs in ((8, 1), (60, 5), (200, 40)):
        higher = shifted.bar(n_terms=n_terms, pairs=pairs) - plain.bar(n_terms=n_terms, pairs=pairs)
        assert round(higher, 9) == 0.03


def test_an_id_taken_up_is_not_given_again():
    """The id of a story that was taken up without an article is used all the same."""
    stories = Stories()
    stories.restore(7, [])

    assert stories.add(_report(1, FERRY)) == Open(1, 8)
