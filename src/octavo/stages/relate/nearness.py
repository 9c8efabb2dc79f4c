"""How near two articles are, by meaning and by what both tell of, and how near is near enough."""

from dataclasses import dataclass

import numpy as np

from octavo.lib.reading.stems import bare, stem
from octavo.lib.text import surface_forms
from octavo.stages.relate.terms import PLACE, TAG
from octavo.stages.relate.values import RelateInput

# Equal parts, chosen by reading, not swept: shared terms alone join what uses the same words of
# different things, meaning alone two reviews, two matches, two arrests.
MEANING_WEIGHT = 0.7
TERMS_WEIGHT = 0.7
# By how an embedder's name begins. At these floors 1 % of 1,500 articles of 2026 would show one of
# 3,155 from 2013 and 2014 (articles-2013, articles-2014, headlines-2014 against the noise set),
# some of them rightly; 0.04 lower it is 2 %, 0.025 higher 0.5 %. For any embedder the number comes
# from `python bench/eval_related.py FILES --noise FILE --floors --embedder NAME`. Of articles of
# the noise set that stand alone 43 % show something (MiniLM, 2,732 articles); of 42 neighbours
# read one was unrelated. An embedder not named here gets the strictest.
FLOORS = {"minilm": 0.46, "static": 0.50, "hashing": 0.33, "": 0.50}
# Where one of two has no vector, by terms alone: found in the same way, it would be 0.15. It is
# higher, as nothing but words speaks for what is shown then.
TERMS_FLOOR = 0.25
# What two articles share must weigh so much. Swept 0.03-0.10 on the same sets: at an equal share of
# unrelated neighbours it keeps as many of the others.
LEAST_SHARED = 0.06


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near two articles are: `meaning` and `terms` in 0..1, None where there is no vector.

    `has_concept` tells that they have a subject or a name in common, places not counted.
    """

    meaning: float | None
    terms: float
    has_concept: bool

    @property
    def similarity(self) -> float:
        """How near, 0..1, by both."""
        return min(1.0, MEANING_WEIGHT * (self.meaning or 0.0) + TERMS_WEIGHT * self.terms)

    def is_over(self, floor: float) -> bool:
        """Whether one may stand beside the other though they are of different stories.

        Where one has no vector, the terms alone have to bear it.
        """
        if not self.has_concept:
            return False
        return self.terms >= TERMS_FLOOR if self.meaning is None else self.similarity >= floor


def floor_of(embedder_name: str) -> float:
    """Give the least similarity to show for an embedder, by how its name begins."""
    known = [name for name in FLOORS if name and embedder_name.lower().startswith(name)]
    return FLOORS[max(known, key=len)] if known else FLOORS[""]


def compare(one: RelateInput, other: RelateInput) -> Likeness:
    """Tell how near two articles are."""
    weights = {
        term: one.terms[term] * other.terms[term]
        for term in sorted(one.terms.keys() & other.terms.keys())
    }
    return Likeness(
        meaning=_cosine(one, other),
        terms=min(1.0, sum(weights.values())),
        has_concept=_has_concept(one, other, weights),
    )


def _cosine(one: RelateInput, other: RelateInput) -> float | None:
    if one.vector is None or other.vector is None:
        return None
    return min(1.0, max(0.0, float(np.dot(one.vector, other.vector))))


def _has_concept(one: RelateInput, other: RelateInput, weights: dict[str, float]) -> bool:
    """Tell whether they share a hashtag, or a hashtag of one and another telling word.

    A place tells where, not what: it is no concept in common.
    """
    telling = {term.removeprefix(TAG) for term in weights if not term.startswith(PLACE)}
    if sum(w for term, w in weights.items() if not term.startswith(PLACE)) < LEAST_SHARED:
        return False
    own, others = _keys(one) & telling, _keys(other) & telling
    return bool(own & others) or (len(telling) > 1 and bool(own | others))


def _keys(article: RelateInput) -> set[str]:
    return {hashtag.key for hashtag in article.hashtags}


def names_of_shared(one: RelateInput, other: RelateInput) -> tuple[str, ...]:
    """Name what two articles share, for a reader: hashtags and words of their headlines.

    The heaviest first, places last; what neither names so is left out unless there is nothing else.
    """
    shared = {
        term: one.terms[term] * other.terms[term] for term in one.terms.keys() & other.terms.keys()
    }
    names: dict[str, tuple[float, str]] = {}
    for hashtag in (*one.hashtags, *other.hashtags):
        for term in (hashtag.key, TAG + hashtag.key, PLACE + hashtag.key):
            if term in shared:
                weight = -1.0 if term.startswith(PLACE) else shared[term]
                names.setdefault(stem(hashtag.label), (weight, f"#{hashtag.label}"))
    for word in surface_forms(f"{one.title}\n{other.title}"):
        if (root := stem(word)) in shared:
            names.setdefault(root, (shared[root], bare(word)))
    ordered = sorted(names.values(), key=lambda named: -named[0])
    rest = sorted(term for term in shared if not term.startswith((TAG, PLACE)))
    return tuple(name for _, name in ordered) or tuple(rest)
