"""Choose what stands beside an article, and say why each is there."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from octavo.lib.text import fold
from octavo.stages.relate.nearness import FLOORS, compare, names_of_shared
from octavo.stages.relate.values import Earlier, RelatedChoice, RelateInput

PER_PUBLISHER = 2
LIMIT = 6
N_EARLIER = 2  # earlier stories: the page of the storyline lists them all
N_NAMES_IN_REASON = 3
# What the link between two stories vouches for need not be as near as what nothing does. Of 2,862
# reports shown beside one of their story (articles-2014, headlines-2014, static) 13 are further.
SHARE_OF_FLOOR = 0.7

OF_STORY = "also reports this story"
OF_STORYLINE = "an earlier story of the same storyline"
OF_SERIES = "an earlier issue of the same series"


@dataclass(frozen=True, slots=True)
class _Place:
    """An article that may stand in the list; a reason of None is found once it does."""

    article: RelateInput
    similarity: float
    reason: str | None = None
    is_same_story: bool = False


def relate(
    article: RelateInput,
    candidates: Iterable[RelateInput],
    *,
    earlier: Sequence[Earlier] = (),
    limit: int = LIMIT,
    floor: float = FLOORS[""],
) -> tuple[RelatedChoice, ...]:
    """Choose articles worth reading beside one.

    Args:
        article: the one being read.
        candidates: in any order; the article itself and its copies may be among them.
        earlier: the stories before its own in its storyline, the latest first.
        limit: how many at most.
        floor: the least similarity of what is of neither, see `floor_of`.

    Returns:
        Other reports of its story, then one of each earlier story of its storyline, then the
        nearest of other stories, one of each. No two of one text or one headline, none of another
        series, no more than two of one publisher.
    """
    beside = _one_per_text(article, candidates)
    places = [
        *_of_story(article, beside, floor),
        *_of_storyline(article, beside, earlier, floor),
        *_by_meaning(article, beside, floor),
    ]
    return tuple(
        RelatedChoice(
            article_id=place.article.article_id,
            similarity=place.similarity,
            reason=_reason(article, place.article) if place.reason is None else place.reason,
            is_same_story=place.is_same_story,
        )
        for place in _cut(article, places, limit)
    )


def _one_per_text(article: RelateInput, candidates: Iterable[RelateInput]) -> list[RelateInput]:
    """Keep one printing of every text, the origin or the earliest, none of the article's own."""
    kept: dict[int, RelateInput] = {}

    def place(candidate: RelateInput) -> tuple[bool, datetime, int]:
        is_origin = candidate.article_id == candidate.text_id
        return not is_origin, candidate.published_at, candidate.article_id

    for candidate in sorted(candidates, key=place):
        is_own = candidate.text_id == article.text_id or candidate.article_id == article.article_id
        if not is_own and candidate.series == article.series:
            kept.setdefault(candidate.text_id, candidate)
    return list(kept.values())


def _age(candidate: RelateInput) -> tuple[float, int]:
    return -candidate.published_at.timestamp(), candidate.article_id


def _of_story(
    article: RelateInput, candidates: Iterable[RelateInput], floor: float
) -> list[_Place]:
    """Give the other reports of its story: those near to it, newest first, then the others.

    A report that folding has put there by mistake is seldom near: it comes last.
    """
    if article.story_id is None:
        return []
    near: list[_Place] = []
    others: list[_Place] = []
    for report in candidates:
        if report.story_id == article.story_id:
            likeness = compare(article, report)
            place = _Place(report, likeness.similarity, OF_STORY, is_same_story=True)
            (near if likeness.is_over(floor) else others).append(place)
    near.sort(key=lambda place: _age(place.article))
    return near + _nearest_first(others)


def _nearest_first(places: list[_Place]) -> list[_Place]:
    return sorted(places, key=lambda place: (-place.similarity, *_age(place.article)))


def _of_storyline(
    article: RelateInput,
    candidates: Sequence[RelateInput],
    earlier: Sequence[Earlier],
    floor: float,
) -> list[_Place]:
    """Give the reports of each earlier story that are near, nearest first."""
    places: list[_Place] = []
    for story in earlier[:N_EARLIER]:
        names = ", ".join(story.names[:N_NAMES_IN_REASON])
        reason = f"{OF_STORYLINE}: {names}" if names else OF_STORYLINE
        reports = [(c, compare(article, c)) for c in candidates if c.story_id == story.story_id]
        places += _nearest_first([
            _Place(report, likeness.similarity, reason)
            for report, likeness in reports
            if likeness.similarity >= SHARE_OF_FLOOR * floor
        ])
    return places


def _by_meaning(
    article: RelateInput, candidates: Iterable[RelateInput], floor: float
) -> list[_Place]:
    compared = [
        (other, compare(article, other))
        for other in candidates
        if other.story_id is None or other.story_id != article.story_id
    ]
    return _nearest_first([
        _Place(other, likeness.similarity)
        for other, likeness in compared
        if likeness.is_over(floor)
    ])


def _reason(article: RelateInput, other: RelateInput) -> str:
    if article.series:
        return OF_SERIES
    return f"also tells of {', '.join(names_of_shared(article, other)[:N_NAMES_IN_REASON])}"


def _cut(article: RelateInput, places: Iterable[_Place], limit: int) -> list[_Place]:
    """Keep the first, passing over what the list has already: a headline, another story."""
    kept: list[_Place] = []
    publishers: Counter[str] = Counter()
    titles = {fold(article.title)}
    stories: set[int | None] = {None}
    for place in places:
        one = place.article
        title = fold(one.title)
        # All issues of a series have one headline, and one publisher.
        is_seen = title in titles and not article.series
        is_told = not place.is_same_story and one.story_id in stories - {None}
        if is_seen or is_told or publishers[one.publisher] >= PER_PUBLISHER:
            continue
        kept.append(place)
        publishers[one.publisher] += 1
        titles.add(title)
        stories.add(one.story_id)
        if len(kept) == limit:
            break
    return kept
