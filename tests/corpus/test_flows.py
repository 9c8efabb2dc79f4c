"""Recorded input through the real flows: feeds and pages over loopback, a stream by its times."""

import gzip
import json
from datetime import datetime, timedelta
from itertools import islice

import pytest

from octavo.engines.embedders import HashingEmbedder
from octavo.engines.fakes import FakeWeb, InlinePool
from octavo.engines.web import AiohttpWeb
from octavo.flows import memory
from octavo.flows.articles_to_stories import fold_articles
from octavo.flows.feeds_to_articles import Reader, fetch_feeds, read_entries
from octavo.lib.clock import now
from octavo.news.feed import Entry, FeedSuggestion
from octavo.store import articles, entries, feeds, stories
from tests.corpus.places import CORPUS, needs_corpus
from tests.engines.servers import Answer, Site

pytestmark = [needs_corpus, pytest.mark.django_db]
EVERY = timedelta(minutes=15)
N_PAGES = 60
N_STREAM = 600


def _web(site: Site) -> AiohttpWeb:
    return AiohttpWeb(
        user_agent="octavo-test", clock=now, allow_addresses=frozenset({site.address})
    )


def _zipped(path) -> Answer:
    headers = (("Content-Type", "text/xml"), ("Content-Encoding", "gzip"))
    return Answer(headers=headers, body=path.read_bytes())


def _fetch(web, hours: float = 0):
    at = now() + timedelta(hours=hours)
    return fetch_feeds(
        feeds.list_due(at), web=web, pool=InlinePool(), clock=lambda: at, every=EVERY
    )


def test_every_recorded_feed_is_taken_in():
    """All recorded feeds come through with entries; a second round brings nothing new."""
    paths = sorted((CORPUS / "feeds").glob("*.xml.gz"))
    with Site({f"/{path.stem}": _zipped(path) for path in paths}) as site, _web(site) as web:
        suggestions = [FeedSuggestion(url=site.url(f"/{path.stem}")) for path in paths]
        feeds.add_feeds(suggestions, now=now())
        first, second = _fetch(web), _fetch(web, hours=48)

    assert (first.n_failed, second.n_failed) == (0, 0)
    assert first.n_read == len(paths)
    assert first.n_new == entries.count_entries() > 10 * len(paths)
    assert second.n_new == 0


def test_recorded_pages_are_read_from_where_entries_point():
    """Entries of one line each become articles of their pages, most of them whole."""
    paths = sorted((CORPUS / "pages-world" / "html").glob("*.html.gz"))[:N_PAGES]
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    pages = {f"/{p.stem}": Answer(headers=headers, body=p.read_bytes()) for p in paths}
    with Site(pages) as site, _web(site) as web:
        feeds.add_feeds([FeedSuggestion(url=site.url("/feed"))], now=now())
        (feed,) = feeds.list_feeds()
        listed = [
            Entry(id=path.stem, title=f"Entry {n}", link=site.url(f"/{path.stem}"))
            for n, path in enumerate(paths)
        ]
        entries.keep(feed.id, listed, now=now())
        reader = Reader(web=web, pool=InlinePool(), clock=now, may_read=lambda url: True)
        count = read_entries(reader)
    read = [articles.get_article(card.id) for card in articles.list_latest(limit=N_PAGES)]

    assert count.n_put_off == 0
    assert len(read) == articles.count_articles() > 0.9 * len(paths)
    assert sum(len(article.text) > 500 for article in read) > 0.8 * len(read)


def _stream():
    path = CORPUS / "stream" / "2026-03.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, islice(lines, N_STREAM))


def test_a_stream_is_folded_into_stories():
    """Lines of a live aggregator, in the order seen, are all placed, and some share a story."""
    lines = list(_stream())
    by_source: dict[str, list[Entry]] = {}
    for line in lines:
        seen = datetime.fromisoformat(line["seen"])
        entry = Entry(
            id=line["link"], title=line["title"], link=line["link"], published_at=seen,
            html=f"<p>{line['summary']}</p>",
        )  # fmt: skip
        by_source.setdefault(line["source"], []).append(entry)
    at = max(datetime.fromisoformat(line["seen"]) for line in lines)
    for n, (source, listed) in enumerate(sorted(by_source.items())):
        url = f"https://source{n}.example/feed"
        feeds.add_feeds([FeedSuggestion(url=url, title=source)], now=at)
        entries.keep(feeds.get_feed_by_url(url).id, _once(listed), now=at)
    pool = InlinePool()
    read_entries(Reader(web=FakeWeb({}), pool=pool, clock=lambda: at, may_read=lambda url: False))
    embedder = HashingEmbedder()
    remembered = memory.restore(embedder=embedder, now=at)
    count = fold_articles(remembered, embedder=embedder, clock=lambda: at)

    assert count.n_placed == articles.count_articles() > 0.9 * len(lines)
    assert articles.count_unplaced() == 0
    assert 0 < stories.count_stories() < count.n_placed


def _once(listed: list[Entry]) -> list[Entry]:
    return list({entry.id: entry for entry in listed}.values())
