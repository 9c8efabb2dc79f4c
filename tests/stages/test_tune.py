"""Laws of what corrections do to the bar."""

from hypothesis import given
from hypothesis import strategies as st

from octavo.news.correction import Judgement
from octavo.stages.tune import MOST, shift_of, tuning_of

_JUDGEMENTS = st.lists(
    st.builds(Judgement, margin=st.floats(-1, 1, allow_nan=False), is_one=st.booleans())
)
SPLIT = Judgement(0.03, is_one=False)
MERGE = Judgement(-0.03, is_one=True)


def test_two_corrections_move_nothing():
    """A desk is not tuned by one bad day."""
    assert shift_of([SPLIT, SPLIT]) == 0


def test_splits_raise_the_bar_and_merges_lower_it():
    """What should not have joined asks for more likeness, what should have for less."""
    assert shift_of([SPLIT] * 4) > 0 > shift_of([MERGE] * 4)


def test_as_many_of_each_leave_it_where_it_is():
    """A desk that errs both ways alike is where it should be."""
    tuning = tuning_of([SPLIT, MERGE] * 5)

    assert (tuning.shift, tuning.n_higher, tuning.n_lower) == (0, 5, 5)


def test_far_from_the_bar_nothing_is_learnt():
    """Another event told in the same words is no reason to let fewer reports join."""
    assert shift_of([Judgement(0.4, is_one=False)] * 9) == 0


def test_what_agrees_with_the_bar_does_not_move_it():
    """Merging what was alike enough already, or parting what was not, says nothing new."""
    agreeing = [Judgement(0.03, is_one=True), Judgement(-0.03, is_one=False)] * 5

    assert shift_of(agreeing) == 0


@given(_JUDGEMENTS)
def test_the_shift_stays_within_its_bounds(judgements):
    """Whatever is said, the bar moves by MOST at most."""
    assert -MOST <= shift_of(judgements) <= MOST


@given(_JUDGEMENTS)
def test_one_more_split_never_lowers_the_bar(judgements):
    """Each judgement moves the bar its own way or not at all."""
    assert shift_of([*judgements, SPLIT]) >= min(shift_of(judgements), 0)
