"""What do an editor's corrections say about this desk's bar?

Who merges two stories that were not alike enough asks for a lower bar; who takes apart what was,
for a higher one. Where both come equally often the bar is right, whatever the mix of news.
"""

from collections.abc import Iterable

from octavo.news.correction import Judgement, Tuning

# bench/eval_corrections.py: twenty corrections of one half of a set, drawn as a reader meets
# mistakes, B³ F of the other half. Desks whose news is all of one kind gain (headlines-2014 .883 ->
# .897, articles-2013 among noise .824 -> .865), those at the right bar already stay where they are
# (headlines-2014 among noise .872 -> .870, articles-2013 .806 -> .806).
#
# How far the bars may go. In one kind of news alone the best is up to .12 away; a desk whose news
# changes after the corrections loses up to .02 for .03 that are wrong.
MOST = 0.06
# A judgement further from the bar says nothing about where it lies: another event in nearly the
# same words, or the same event in none of them. At .10 the gains fall by a quarter, at .30 a desk
# that is at the right bar loses four times as much.
_NEAR = 0.2
# Fewer that agree move nothing.
_LEAST_AGREEING = 3
# The default weighs as much as so many judgements. With 20 and 30 the gains fall to three quarters
# and a half, and a wrong shift is as much smaller.
_DOUBT = 10


def shift_of(judgements: Iterable[Judgement]) -> float:
    """Give how much more likeness this desk asks for than by default, from -MOST to MOST."""
    return tuning_of(judgements).shift


def tuning_of(judgements: Iterable[Judgement]) -> Tuning:
    """Give the same with how many judgements speak for a higher bar, and for a lower one."""
    near = [one for one in judgements if abs(one.margin) <= _NEAR]
    n_higher = sum(one.margin >= 0 and not one.is_one for one in near)
    n_lower = sum(one.margin < 0 and one.is_one for one in near)
    shift = MOST * (n_higher - n_lower) / (n_higher + n_lower + _DOUBT)
    if max(n_higher, n_lower) < _LEAST_AGREEING:
        shift = 0.0
    return Tuning(round(shift, 3), n_higher, n_lower)
