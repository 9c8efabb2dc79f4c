"""When an article is printed: a paper of ten days that goes on printing for ever.

Every article is printed first at `anchor - age`, and again each ten days. So at any moment after
the anchor the last ten days hold every article exactly once, whatever the moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from octavo.engines.newsstand.printed import PrintedArticle, Wording

CYCLE = timedelta(days=10)

# The first time, the correction comes while whoever has just set up the stand is watching; later
# at the pace of a real desk.
LATER_REVISION = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One printing of an article; `cycle` 0 is the first."""

    article: PrintedArticle
    cycle: int
    published_at: datetime
    revised_at: datetime | None = None

    def is_revised(self, now: datetime) -> bool:
        """Whether the corrected wording is the one on sale."""
        return self.revised_at is not None and self.revised_at <= now

    def wording(self, now: datetime) -> Wording:
        """Give the wording on sale."""
        revised = self.article.revised
        return revised if revised and self.is_revised(now) else self.article.wording

    def changed_at(self, now: datetime) -> datetime:
        """Give the instant of the last change a reader can see."""
        if self.revised_at is not None and self.is_revised(now):
            return self.revised_at
        return self.published_at

    @property
    def path(self) -> str:
        """Where its page lies."""
        return f"/{self.published_at:%Y/%m/%d}/{self.article.slug}"

    @property
    def guid(self) -> str:
        """A tag: URI (RFC 4151), the same for as long as the printing is listed."""
        article = self.article
        return f"tag:{article.site}.localhost,{self.published_at:%Y-%m-%d}:{article.slug}"


def occurrences(
    articles: Iterable[PrintedArticle], anchor: datetime, now: datetime
) -> list[Occurrence]:
    """List what was printed in the ten days up to `now`, newest first.

    Args:
        articles: each of an age below CYCLE, or it has not been printed yet at the anchor.
        anchor: aware UTC, the instant the stand was first set up.
        now: aware UTC, not before the anchor.
    """
    since = max((now - anchor) // CYCLE, 0)
    printings = (
        occurrence
        for article in articles
        for cycle in (since, since + 1)
        if (occurrence := occur(article, anchor, cycle)).published_at <= now
        and occurrence.published_at > now - CYCLE
    )
    return sorted(printings, key=_newest_first)


def occur(article: PrintedArticle, anchor: datetime, cycle: int) -> Occurrence:
    """Give the printing of an article in one cycle."""
    published_at = anchor.replace(microsecond=0) - article.age + cycle * CYCLE
    return Occurrence(
        article, cycle, published_at, _revised_at(article, anchor, cycle, published_at)
    )


def find_occurrence(
    articles: Iterable[PrintedArticle], path: str, anchor: datetime, now: datetime
) -> Occurrence | None:
    """Find the printing whose page lies at a path, however old; None if there is none yet."""
    slug = path.rpartition("/")[2]
    for article in articles:
        if article.slug != slug:
            continue
        for cycle in range((now - anchor) // CYCLE + 2):
            occurrence = occur(article, anchor, cycle)
            if occurrence.path == path and occurrence.published_at <= now:
                return occurrence
    return None


def _revised_at(
    article: PrintedArticle, anchor: datetime, cycle: int, published_at: datetime
) -> datetime | None:
    if article.revised_after is None:
        return None
    if cycle == 0:
        return anchor.replace(microsecond=0) + article.revised_after
    return published_at + LATER_REVISION


def _newest_first(occurrence: Occurrence) -> tuple[float, str, str]:
    article = occurrence.article
    return -occurrence.published_at.astimezone(UTC).timestamp(), article.site, article.slug
