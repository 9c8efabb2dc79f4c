"""From stories to the day's edition."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from octavo.stages import rank
from octavo.store import articles as article_store
from octavo.store import editions as edition_store
from octavo.store import stories as story_store
from octavo.store.stories import Coverage

# Stories without news for longer do not stand in today's edition, unless it would stay short.
_WINDOW = timedelta(hours=36)
_WIDER = timedelta(days=10)
_RATE_DAYS = 7


def make_edition(
    on: date, *, now: datetime, size: int, per_publisher: int, per_section: int
) -> int:
    """Make the edition of a day anew, and keep it; gives how many stories it has."""
    coverage = story_store.list_coverage(since=now - _WINDOW)
    if len(coverage) < size:
        coverage = story_store.list_coverage(since=now - _WIDER)
    ranked = rank.rank(
        [_rank_input(one) for one in coverage],
        now=now,
        size=size,
        per_publisher=per_publisher,
        per_section=per_section,
        rates=_rates(now),
    )
    placed = [(one.story_id, one.reason) for one in ranked]
    edition_store.save(on, placed, made_at=now)
    return len(placed)


def _rates(now: datetime) -> Mapping[str, float]:
    """Give how many articles a day each publisher prints."""
    counted = article_store.rate_by_publisher(now - timedelta(days=_RATE_DAYS))
    return {key: n / _RATE_DAYS for key, n in counted.items()}


def _rank_input(coverage: Coverage) -> rank.RankInput:
    reports = [card for card in coverage.articles if card.is_independent]
    first = min(reports or coverage.articles, key=lambda card: (card.published_at, card.id))
    return rank.RankInput(
        story_id=coverage.story_id,
        first_at=min(card.published_at for card in coverage.articles),
        last_at=max(card.published_at for card in coverage.articles),
        publishers=tuple(card.publisher.name for card in reports),
        reported_at=tuple(card.published_at for card in reports),
        n_copies=len(coverage.articles) - len(reports),
        countries=_known(card.publisher.country for card in reports),
        languages=_known(card.language for card in reports),
        section=coverage.section,
        lead_publisher=first.publisher.name,
    )


def _known(values: Iterable[str | None]) -> frozenset[str]:
    return frozenset(value for value in values if value)
