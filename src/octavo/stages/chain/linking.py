"""Which of the stories before is the one that a story follows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from octavo.news.story import Link
from octavo.news.storyline import Profile
from octavo.stages.chain.background import Background, background_of
from octavo.stages.chain.profile import weigh
from octavo.stages.chain.reading import read

# How alike two stories must be. Read pair by pair on two months of a stream (2,732 stories of two
# reports and more, 10,700 pairs that share a name and a word): of those at .65 and above 19 in 20
# are of one saga, of .57 to .65 five in six, of .52 to .57 half, below that one in three.
_BAR = 0.57
# Where the likeness rests on several names, none of them much heavier than the others, it is rarely
# chance: of the pairs of .48 to .57 with 3.5 and more four in five are right. The exchanges of the
# demonstration are from .51.
_BAR_OF_MANY_NAMES = 0.48
_MANY_NAMES = 3.5
# Of a lone report: it has few words to share. On `recurring` with an archive 33 of 35 at .38 and
# .42, 31 at .46; 15 of 16 beginnings stay beginnings at each.
_BAR_OF_ONE_REPORT = 0.42
# The same where there are no vectors: 30 of 35 from .12 to .20.
_WORDS_BAR = 0.50
_WORDS_BAR_OF_MANY_NAMES = 0.44
_WORDS_BAR_OF_ONE_REPORT = 0.16
# Of the actors and places: with less, one earthquake follows another around the world. .15 and .19
# are the same on `recurring`; at .1, by words alone, one more beginning is linked.
_LEAST_ACTORS = 0.15
# Of the words that are no names: below it one story tells of a company's trial and the other of
# its telephones. Many names, or a lone report, need less.
_LEAST_KIND = 0.15
_LEAST_KIND_ELSE = 0.05
# What it costs that two stories name countries and none in common. On `recurring` .05 to .2 keep
# the earthquakes apart that words alone would chain where _LEAST_ACTORS is .1 or less; on the
# stream none of 190 links is between two countries. It is the second lock on that door.
_ELSEWHERE = 0.1
# Of the best likeness, that a later story needs, to this one and to the best, to stand between the
# two. At .8 sagas of one kind tangle; without it the third links past the second.
_OF_ONE_SAGA = 0.9
# Reports of one event that were not recognised as such are no saga.
_LEAST_APART = timedelta(hours=12)
_SHOWN_TERMS = 6
_TITLE_NAMES = 3
_TITLE_WORDS = 2


@dataclass(frozen=True, slots=True, eq=False)
class ChainInput:
    """What linking sees of a story: the titles and leads of its reports, their mean vector.

    `vector` has shape (dim,); it is the mean of unit vectors, not drawn out to unit length again.
    """

    story_id: int
    texts: tuple[str, ...]
    first_at: datetime
    language: str = "en"
    vector: Any = None  # Vector; Any keeps the value hashable


def chain(
    story: ChainInput, earlier: Sequence[ChainInput], background: Background | None = None
) -> Link | None:
    """Find the story before this one of the same kind and actors; None if it begins a chain.

    Time is no evidence, but of those that are about equally like it the latest is the one before.
    Only stories in the same language that began earlier are compared. Without a background the
    stories given are all there is to tell a rare word from a common one.
    """
    stories = [story, *(one for one in earlier if one.language == story.language)]
    told = [read(one.texts, one.language) for one in stories]
    known = background_of(one.counts for one in told) if background is None else background
    own, *others = [
        weigh(
            what,
            known,
            story_id=one.story_id,
            first_at=one.first_at,
            language=one.language,
            vector=one.vector,
        )
        for one, what in zip(stories, told, strict=True)
    ]
    return follow(own, others)


def follow(story: Profile, others: Iterable[Profile]) -> Link | None:
    """Find the story before this one among some, in any order; None if it begins a chain.

    Of the others it need not be known how their words are written.
    """
    found = {
        one: alike
        for one in others
        if one.first_at <= story.first_at - _LEAST_APART and (alike := _find(story, one))
    }
    if not found:
        return None
    best = max(found, key=lambda one: (found[one].likeness, one.first_at, -one.story_id))
    least = _OF_ONE_SAGA * found[best].likeness
    saga = [
        one
        for one, alike in found.items()
        if one.first_at > best.first_at and alike.likeness >= least
        if (back := _find(one, best)) and back.likeness >= least
    ]
    before = max(saga, key=lambda one: (one.first_at, -one.story_id), default=best)
    return _link(story, before, found[before])


def is_alike(story: Profile, other: Profile) -> bool:
    """Whether two stories are enough alike to be of one saga, whichever came first."""
    return _find(story, other) is not None


def score(story: Profile, other: Profile) -> float:
    """Give how alike two stories are, in 0..1, whether or not it is enough."""
    return _compare(story, other).likeness


@dataclass(frozen=True, slots=True)
class _Bars:
    """The likeness two stories need: usually, with many names in common, or of a lone report."""

    usual: float
    of_many_names: float
    of_one_report: float


_BARS = _Bars(_BAR, _BAR_OF_MANY_NAMES, _BAR_OF_ONE_REPORT)
_WORDS_BARS = _Bars(_WORDS_BAR, _WORDS_BAR_OF_MANY_NAMES, _WORDS_BAR_OF_ONE_REPORT)


@dataclass(frozen=True, slots=True)
class _Alike:
    """How two stories are alike: in kind, in actors, in all, and what was needed."""

    by_word: Mapping[str, float]
    by_name: Mapping[str, float]
    kind: float
    actors: float
    likeness: float
    bar: float
    least_kind: float

    @property
    def is_enough(self) -> bool:
        return (
            self.likeness >= self.bar
            and self.actors >= _LEAST_ACTORS
            and self.kind >= self.least_kind
        )


def _find(story: Profile, other: Profile) -> _Alike | None:
    """Compare two stories; None where they are too little alike to be of one saga."""
    if story.language != other.language or story.story_id == other.story_id:
        return None
    alike = _compare(story, other)
    return alike if alike.is_enough else None


def _link(story: Profile, other: Profile, alike: _Alike) -> Link:
    shares = {**alike.by_word, **alike.by_name}
    heaviest = sorted(shares, key=lambda key: (-shares[key], key))[:_SHOWN_TERMS]
    shared = _written(heaviest, story)
    names = {story.written[key] for key in heaviest if key in alike.by_name}
    return Link(
        story_id=story.story_id,
        earlier_id=other.story_id,
        likeness=min(1.0, alike.likeness),
        shared_terms=shared,
        names=tuple(term for term in shared if term in names),
        bar=alike.bar,
    )


def _compare(story: Profile, other: Profile) -> _Alike:
    by_word, by_name = _products(story.words, other.words), _products(story.names, other.names)
    kind, actors = sum(by_word.values()), sum(by_name.values())
    if not story.names or not other.names:
        actors = kind  # letters without capitals do not say what is a name
    likeness, bars = (kind + actors) / 2, _WORDS_BARS
    if story.vector is not None and other.vector is not None:
        meaning = max(0.0, float(story.vector @ other.vector))
        likeness, bars = (kind + actors + 2 * meaning) / 4, _BARS
    if story.countries and other.countries and not story.countries & other.countries:
        likeness -= _ELSEWHERE
    if min(story.n_texts, other.n_texts) < 2:
        bar, least_kind = bars.of_one_report, _LEAST_KIND_ELSE
    elif _breadth(by_name) >= _MANY_NAMES:
        bar, least_kind = bars.of_many_names, _LEAST_KIND_ELSE
    else:
        bar, least_kind = bars.usual, _LEAST_KIND
    return _Alike(by_word, by_name, kind, actors, likeness, bar, least_kind)


def _breadth(shares: Mapping[str, float]) -> float:
    """Give of how many names of equal weight a likeness might be (inverse Simpson index)."""
    total = sum(shares.values())
    return total * total / sum(share * share for share in shares.values()) if total else 0.0


def title_of(links: Iterable[Link]) -> str:
    """Name what the stories of a chain have in common: who, then what, as most links share it."""
    weights: dict[str, float] = defaultdict(float)
    names: set[str] = set()
    written: dict[str, str] = {}
    for link in links:
        names.update(term.casefold() for term in link.names)
        for place, term in enumerate(link.shared_terms):
            written.setdefault(term.casefold(), term)
            weights[term.casefold()] += 1 / (1 + place)
    order = sorted(weights, key=lambda term: (-weights[term], term))
    distinct = _distinct(order)
    who = [written[term] for term in distinct if term in names][:_TITLE_NAMES]
    what = [written[term] for term in distinct if term not in names][:_TITLE_WORDS]
    return ": ".join(", ".join(terms) for terms in (who, what) if terms)


def _products(own: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {word: weight * other[word] for word, weight in own.items() if word in other}


def _written(keys: Iterable[str], story: Profile) -> tuple[str, ...]:
    return _distinct(dict.fromkeys(story.written[key] for key in keys))


def _distinct(terms: Iterable[str]) -> tuple[str, ...]:
    """Leave out terms that others hold: London beside London Bridge."""
    words_of = {term: set(term.casefold().split()) for term in terms}
    return tuple(
        term
        for term, own in words_of.items()
        if not any(own < other for other in words_of.values())
    )
