"""Here are the stories of the day: which eight are shown, in which order, and why?

A story weighs by how many publishers report it independently, each discounted by how much it
prints anyway, by how far apart they are (countries, languages), by how many reports came in the
last hours, and by how long it has been silent. Copies of a text count for less than one report,
however many. Then quotas keep one publisher or section from filling the edition.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# Argued: coverage is a logarithm, so seven outlets weigh three, three weigh two, one weighs one.
# With twelve hours the morning's story of seven outlets stands level in the evening with a new one
# of two; much less and every edition is only the last hour, much more and it is yesterday's.
HALF_LIFE = timedelta(hours=12)
RECENT = timedelta(hours=6)
MOMENTUM_WEIGHT = 0.5
DIVERSITY_WEIGHT = 0.25
# A second report of one publisher says that the story grows, not that others agree.
REPEAT_WEIGHT = 0.2
COPIES_LIMIT = 0.15  # reports that all copies together count for: printing is cheap
# A publisher of ten articles a day chooses what it prints; one of a thousand prints what comes.
CHOOSY_RATE = 10.0
QUIET_RATE = 3.0
LEAST_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class RankInput:
    """What ranking sees of a story.

    `publishers` and `reported_at` go together, one entry per independent report; `n_copies` counts
    the articles that only repeat a report. `lead_publisher` is the one whose report leads it.
    """

    story_id: int
    first_at: datetime
    last_at: datetime
    publishers: tuple[str, ...]
    reported_at: tuple[datetime, ...] = ()
    n_copies: int = 0
    countries: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    section: str = ""
    lead_publisher: str = ""


@dataclass(frozen=True, slots=True)
class RankedStory:
    """A story chosen for the edition, its score, and the reason printed beside it."""

    story_id: int
    score: float
    reason: str


def publisher_weight(rate_per_day: float | None) -> float:
    """Weigh one report by how many articles its publisher prints a day; None: not known yet.

    One up to CHOOSY_RATE, then falling with the square root, never under LEAST_WEIGHT.
    """
    if rate_per_day is None or rate_per_day <= CHOOSY_RATE:
        return 1.0
    return max(LEAST_WEIGHT, math.sqrt(CHOOSY_RATE / rate_per_day))


def _weigh(publishers: Iterable[str], rates: Mapping[str, float]) -> float:
    n_by_publisher = Counter(publishers)
    # Sorted, because adding floats in another order can give another last digit.
    return sum(
        publisher_weight(rates.get(publisher)) * (1 + REPEAT_WEIGHT * math.log2(n))
        for publisher, n in sorted(n_by_publisher.items())
    )


def _recent_publishers(story: RankInput, now: datetime) -> list[str]:
    """Give the publishers of the reports of the last hours, one for each report."""
    pairs = zip(story.publishers, story.reported_at, strict=False)
    return [publisher for publisher, at in pairs if now - at <= RECENT]


def _silence(story: RankInput, now: datetime) -> timedelta:
    """Give how long ago the last report came; a copy printed later does not make a story newer."""
    return max(timedelta(0), now - max(story.reported_at, default=story.last_at))


def score(story: RankInput, *, now: datetime, rates: Mapping[str, float]) -> float:
    """Give a story's weight in the edition of this moment; a later time than `now` is now."""
    copies = COPIES_LIMIT * (1 - 1 / (1 + story.n_copies))
    coverage = math.log2(1 + _weigh(story.publishers, rates) + copies)
    momentum = math.log2(1 + _weigh(_recent_publishers(story, now), rates))
    spread = math.log2(max(1, len(story.countries))) + math.log2(max(1, len(story.languages)))
    silence = _silence(story, now)
    freshness: float = 0.5 ** (silence / HALF_LIFE)
    return freshness * (coverage + MOMENTUM_WEIGHT * momentum + DIVERSITY_WEIGHT * spread)


def _hours(span: timedelta) -> str:
    hours = max(0, round(span / timedelta(hours=1)))
    if hours == 0:
        return "less than an hour ago"
    if hours < 48:
        return f"{hours} hour{'s' if hours > 1 else ''} ago"
    return f"{round(hours / 24)} days ago"


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _reason(story: RankInput, *, now: datetime, rates: Mapping[str, float]) -> str:
    """Say in words why the story is placed."""
    n_outlets = len(set(story.publishers)) + story.n_copies
    n_recent = len(_recent_publishers(story, now))
    last = _hours(_silence(story, now))
    if n_outlets <= 1:
        publisher = story.lead_publisher or next(iter(story.publishers), "")
        source = f": {publisher}" if publisher else ""
        is_quiet = rates.get(publisher, math.inf) <= QUIET_RATE
        kind = "the only report, from a quiet source" if is_quiet else "a single report"
        return f"{kind}{source}, {last}"
    parts = [_counted(n_outlets, "outlet")]
    if n_recent > 1:
        hours = RECENT // timedelta(hours=1)
        parts.append(f"{n_recent} independent reports in the last {hours} hours")
    else:
        parts.append(f"{_counted(len(story.publishers), 'independent report')}, the last {last}")
    if len(story.countries) > 1:
        parts.append(f"from {len(story.countries)} countries")
    if len(story.languages) > 1:
        parts.append(f"in {len(story.languages)} languages")
    return ", ".join(parts)


def _quota_steps(per_publisher: int, per_section: int, n: int) -> Iterator[tuple[int, int]]:
    """Give the quotas to try, the section's widened first: one voice is worse than one subject."""
    for wider in range(n + 1):
        yield per_publisher + wider, per_section + wider
        yield per_publisher + wider, per_section + wider + 1


def _choose(
    ordered: Sequence[RankInput], *, size: int, per_publisher: int, per_section: int
) -> list[RankInput]:
    """Take the best within the quotas, widening these step by step until the edition is full."""
    chosen: dict[int, RankInput] = {}
    publishers: Counter[str] = Counter()
    sections: Counter[str] = Counter()
    for publisher_quota, section_quota in _quota_steps(per_publisher, per_section, len(ordered)):
        for story in ordered:
            if len(chosen) >= min(size, len(ordered)):
                return list(chosen.values())
            is_full = (
                bool(story.lead_publisher) and publishers[story.lead_publisher] >= publisher_quota
            ) or (bool(story.section) and sections[story.section] >= section_quota)
            if story.story_id not in chosen and not is_full:
                chosen[story.story_id] = story
                publishers[story.lead_publisher] += 1
                sections[story.section] += 1
    return list(chosen.values())


def rank(
    stories: Sequence[RankInput],
    *,
    now: datetime,
    size: int = 8,
    per_publisher: int = 2,
    per_section: int = 3,
    rates: Mapping[str, float] | None = None,
) -> tuple[RankedStory, ...]:
    """Choose the stories of an edition, weightiest first.

    Args:
        stories: in any order; of two with one id the first counts.
        now: aware UTC.
        size: how many; fewer only where there are fewer.
        per_publisher: how many may be led by one publisher, where others can fill the edition.
        per_section: how many may be of one section, likewise; stories without one are not counted.
        rates: articles a day by publisher, as far as known.

    Returns:
        The chosen; ties go to the newer story, then the lower id.
    """
    known_rates = rates or {}
    unique = {story.story_id: story for story in reversed(stories)}
    scores = {s.story_id: score(s, now=now, rates=known_rates) for s in unique.values()}

    def place(story: RankInput) -> tuple[float, float, int]:
        return -scores[story.story_id], -story.last_at.timestamp(), story.story_id

    chosen = _choose(
        sorted(unique.values(), key=place),
        size=size,
        per_publisher=per_publisher,
        per_section=per_section,
    )
    return tuple(
        RankedStory(s.story_id, scores[s.story_id], _reason(s, now=now, rates=known_rates))
        for s in sorted(chosen, key=place)
    )
