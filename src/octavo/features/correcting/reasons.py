"""Why a story is one: a reason for each article, and for each story that became part of it."""

from dataclasses import dataclass

from octavo.features.correcting.wording import why_here, why_merged
from octavo.news.article import ArticleCard
from octavo.news.correction import Merger, Why
from octavo.news.pages import StoryPage


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article is in its story, and the copies that are there with it."""

    article: ArticleCard
    why: Why
    copies: tuple[ArticleCard, ...] = ()


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a story is one: its reports, first printed first, and the stories it took in."""

    reports: tuple[Reason, ...]
    mergers: tuple[tuple[Merger, Why], ...] = ()


def reasons(page: StoryPage) -> Reasons:
    """Tell why each report is in a story, and why each story that is part of it is."""
    ordered = sorted(page.reports, key=lambda card: (card.published_at, card.id))
    return Reasons(
        reports=tuple(
            Reason(
                card,
                why_here(page.memberships.get(card.id), language=card.language),
                page.copies.get(card.id, ()),
            )
            for card in ordered
        ),
        mergers=tuple((merger, why_merged(merger)) for merger in page.mergers),
    )
