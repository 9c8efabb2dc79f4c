"""From feeds to articles: one bad source never stops the rest, and nothing is lost."""

from datetime import timedelta

import pytest

from octavo.engines.fakes import InlinePool
from octavo.flows.feeds_to_articles import Reader, fetch_feeds, read_entries
from octavo.news.errors import DeadlineError, GoneError, StatusError, UnreachableError
from octavo.news.feed import FeedSuggestion
from octavo.store import articles, entries, feeds
from tests.flows.newspapers import BUDGET, FERRY, NOON, Papers, item, page, rss

pytestmark = pytest.mark.django_db

HERALD = "https://herald.example/feed.xml"
EVERY = timedelta(minutes=15)


def _follow(*urls: str) -> None:
    feeds.add_feeds([FeedSuggestion(url=url) for url in urls], now=NOON)


def _fetch(web: Papers, *, hours: float = 0):
    now = NOON + timedelta(hours=hours)
    due = feeds.list_due(now)
    return fetch_feeds(due, web=web, pool=InlinePool(), clock=lambda: now, every=EVERY)


def _read(web: Papers, *, hours: float = 0, may_read=lambda url: True):
    now = NOON + timedelta(hours=hours)
    reader = Reader(web=web, pool=InlinePool(), clock=lambda: now, may_read=may_read)
    return read_entries(reader)


def _herald(*items: str, **pages: object) -> Papers:
    found = {f"https://herald.example/{n.removeprefix('p')}": answer for n, answer in pages.items()}
    return Papers({HERALD: rss(*items), **found})


def test_a_teaser_is_read_in_full_from_its_page():
    """Where the feed gives a line, the article has the page's text."""
    _follow(HERALD)
    web = _herald(item(1, "Ferry aground", host="herald.example"), p1=page("Ferry aground", FERRY))
    _fetch(web)

    assert _read(web).n_new == 1
    (card,) = articles.list_latest()
    assert "second grounding on the bank" in articles.get_article(card.id).text
    assert (card.title, card.language, card.publisher.name) == ("Ferry aground", "en", "Herald")


def test_a_full_text_in_the_feed_needs_no_page():
    """What the feed gives whole is not fetched again."""
    _follow(HERALD)
    whole = "".join(f"<p>{FERRY}</p>" for _ in range(3))
    web = _herald(item(1, "Ferry aground", host="herald.example", summary=whole))
    _fetch(web)
    _read(web)

    assert [request.url for request in web.requests] == [HERALD]
    assert articles.count_articles() == 1


def test_an_unchanged_feed_brings_nothing():
    """A feed fetched again with its validator answers that nothing changed."""
    _follow(HERALD)
    web = _herald(item(1, "Ferry aground", host="herald.example"))
    first, second = _fetch(web), _fetch(web, hours=1)

    assert (first.n_read, first.n_new) == (1, 1)
    assert (second.n_unchanged, second.n_new) == (1, 0)


@pytest.mark.parametrize(
    "failure",
    [
        UnreachableError(HERALD, "no such host"),
        DeadlineError(HERALD, 30),
        StatusError(HERALD, 503),
    ],
)
def test_a_dead_feed_does_not_stop_the_rest(failure):
    """One feed that fails is noted with its reason; the others are read."""
    other = "https://post.example/feed.xml"
    _follow(HERALD, other)
    web = Papers({HERALD: failure, other: rss(item(1, "Budget", host="post.example"))})

    count = _fetch(web)

    assert (count.n_failed, count.n_new) == (1, 1)
    assert feeds.list_unwell()[0].problem == str(failure)
    assert feeds.list_due(NOON + EVERY)[0].url == other


def test_a_page_instead_of_a_feed_is_told():
    """A feed that answers with a page says that it is no feed."""
    _follow(HERALD)
    _fetch(Papers({HERALD: page("Herald", FERRY)}))

    assert "not a feed" in feeds.list_unwell()[0].problem


def test_a_gone_feed_is_left_alone():
    """410 marks the feed; it is not due any more."""
    _follow(HERALD)
    _fetch(Papers({HERALD: GoneError(HERALD)}))

    assert feeds.list_unwell()[0].is_gone
    assert feeds.list_due(NOON + timedelta(days=30)) == ()


def test_retry_after_is_kept():
    """A server that says when to come back is not asked before."""
    _follow(HERALD)
    asked = NOON + timedelta(days=2)
    _fetch(Papers({HERALD: StatusError(HERALD, 429, retry_at=asked)}))

    assert feeds.list_due(asked - timedelta(minutes=1)) == ()
    assert len(feeds.list_due(asked)) == 1


def test_a_page_that_fails_is_tried_again_then_the_feed_must_do():
    """An unreachable page waits; after its last try the article is the feed's own words."""
    _follow(HERALD)
    web = _herald(item(1, "Ferry aground", host="herald.example", summary="A short account."))
    _fetch(web)
    counts = [_read(web, hours=hours) for hours in (0, 1, 2)]
    (card,) = articles.list_latest()

    assert [count.n_put_off for count in counts] == [1, 1, 0]
    assert articles.get_article(card.id).text == "A short account."
    assert articles.get_article(card.id).is_partial


def test_a_page_that_is_no_article_leaves_the_feed_s_words():
    """A page of another kind does not lose the entry."""
    _follow(HERALD)
    web = _herald(
        item(1, "Programme", host="herald.example", summary="Tonight's programme."),
        p1=page("", ""),
    )
    _fetch(web)
    _read(web)
    (card,) = articles.list_latest()

    assert articles.get_article(card.id).text == "Tonight's programme."


def test_a_changed_report_is_read_anew_and_its_old_wording_kept():
    """When headline and text change, the article changes and remembers."""
    _follow(HERALD)
    first = _herald(
        item(1, "Ferry aground", host="herald.example"), p1=page("Ferry aground", FERRY)
    )
    _fetch(first)
    _read(first)
    later = item(1, "Ferry towed free", host="herald.example")
    second = Papers({
        HERALD: rss(later, etag='"2"'),
        "https://herald.example/1": page("Ferry towed free", FERRY.replace("140", "143")),
    })
    _fetch(second, hours=1)

    assert _read(second, hours=1).n_revised == 1
    (card,) = articles.list_latest()
    found = articles.get_article(card.id)
    assert "143 people" in found.text
    assert [revision.title for revision in found.revisions] == ["Ferry aground"]


def test_a_feed_that_changes_its_guids_brings_nothing_twice():
    """New guids on old entries resend nothing."""
    _follow(HERALD)
    listed = item(1, "Ferry aground", host="herald.example")
    _fetch(_herald(listed))
    renamed = listed.replace("<guid>https://herald.example/1</guid>", "<guid>x-99</guid>")
    count = _fetch(Papers({HERALD: rss(renamed, etag='"2"')}), hours=1)

    assert (count.n_new, entries.count_entries()) == (0, 1)


def test_another_publisher_s_page_is_theirs():
    """An article a feed only points at belongs to the site that printed it."""
    _follow(HERALD)
    web = Papers({
        HERALD: rss(item(1, "Budget passed", host="post.example")),
        "https://post.example/1": page("Budget passed", BUDGET),
    })
    _fetch(web)
    _read(web)
    (card,) = articles.list_latest()

    assert card.publisher.key == "post.example"


def test_a_date_from_the_future_does_not_lead():
    """A clock set wrong does not put an article ahead of now."""
    _follow(HERALD)
    web = _herald(item(1, "Tomorrow", host="herald.example", hours=-48))
    _fetch(web)
    _read(web)
    _read(web, hours=1)
    _read(web, hours=2)
    (card,) = articles.list_latest()

    assert card.published_at <= NOON + timedelta(hours=2)


def test_a_page_robots_may_not_read_is_not_asked_for():
    """Where a site keeps robots out, the article is what its feed gives."""
    _follow(HERALD)
    web = _herald(item(1, "Ferry aground", host="herald.example", summary="In short."))
    _fetch(web)
    _read(web, may_read=lambda url: False)
    (card,) = articles.list_latest()

    assert [request.url for request in web.requests] == [HERALD]
    assert articles.get_article(card.id).text == "In short."


def test_killed_half_way_nothing_is_lost():
    """Entries kept but not read are read by the next process."""
    _follow(HERALD)
    web = _herald(item(1, "Ferry aground", host="herald.example"), p1=page("Ferry aground", FERRY))
    _fetch(web)

    assert entries.count_waiting() == 1
    assert _read(_herald(p1=page("Ferry aground", FERRY)), hours=5).n_new == 1
