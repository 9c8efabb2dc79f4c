"""Rows for tests, made through the store's own queries."""

from datetime import UTC, datetime, timedelta

from octavo.news.article import Article, ArticleCard
from octavo.news.feed import Entry, Feed, FeedSuggestion
from octavo.store import articles, entries, feeds

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def a_feed(host: str = "herald.example", **fields: object) -> Feed:
    """Follow a feed of a host."""
    url = f"https://{host}/feed.xml"
    suggestion = FeedSuggestion(url=url, site_url=f"https://{host}/", **fields)
    feeds.add_feeds([suggestion], now=NOON)
    return feeds.get_feed_by_url(url)


def an_entry(n: int = 1, **fields: object) -> Entry:
    """Give an entry that no store knows yet."""
    known = {"id": f"e{n}", "title": f"Title {n}", "link": f"https://herald.example/{n}"}
    return Entry(**{**known, "published_at": NOON - timedelta(hours=n), **fields})


def an_article(feed: Feed, n: int = 1, *, hours: float = 0, **fields: object) -> int:
    """Keep an article of a feed, through an entry; gives its id."""
    entry = an_entry(n, link=f"https://{feed.publisher.key}/{n}")
    entries.keep(feed.id, [entry], now=NOON)
    waiting = [one for one in entries.list_waiting(NOON) if one.entry.id == entry.id]
    text = str(fields.pop("text", f"The text of article {n}."))
    card = ArticleCard(
        id=0,
        title=str(fields.pop("title", entry.title)),
        url=entry.link or "",
        publisher=feed.publisher,
        published_at=NOON - timedelta(hours=hours or n),
        language=str(fields.pop("language", "en")),
        **fields,
    )
    article = Article(card=card, text=text, html=f"<p>{text}</p>", feed_id=feed.id)
    return articles.save(article, entry_id=waiting[0].id, now=NOON).article_id
