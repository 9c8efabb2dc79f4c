"""Following: whatever address a reader has, the feed behind it is found, or the reason told."""

import pytest

from octavo.features import following
from octavo.news.errors import NotAFeedError, NotFoundError, OpmlError, UnreachableError
from octavo.news.ports import Response
from octavo.store import feeds
from tests.flows.newspapers import FERRY, NOON, Papers, item, page, rss

FEED = "https://herald.example/feed.xml"
SITE = "https://herald.example/"


def _site(*links: str) -> Response:
    tags = "".join(f"<link rel='alternate' type='application/rss+xml' href='{u}'>" for u in links)
    body = f"<html><head>{tags}</head><body>Herald</body></html>".encode()
    return Response(
        url="", final_url="", status=200, headers={"content-type": "text/html"}, body=body
    )


def test_an_address_of_a_feed_is_the_feed():
    """A feed's own address is taken as it is."""
    found = following.find_feed(FEED, Papers({FEED: rss(item(1, "Ferry", host="herald.example"))}))

    assert (found.url, found.parsed.title) == (FEED, "Herald")
    assert all(entry.id for entry in found.parsed.entries)


def test_a_site_leads_to_the_feed_it_names():
    """The address of a site is enough when its page names its feed."""
    web = Papers({SITE: _site("/feed.xml"), FEED: rss(item(1, "Ferry", host="herald.example"))})

    assert following.find_feed(SITE, web).url == FEED


def test_a_named_feed_that_fails_is_passed_over():
    """Of several feeds a page names, the first that can be read is taken."""
    web = Papers({
        SITE: _site("/gone.xml", "/feed.xml"),
        FEED: rss(item(1, "Ferry", host="herald.example")),
    })

    assert following.find_feed(SITE, web).url == FEED


def test_a_silent_site_is_tried_where_sites_keep_their_feed():
    """A page that names no feed is asked at the usual places."""
    usual = "https://herald.example/feed"
    web = Papers({SITE: page("Herald", FERRY), usual: rss(item(1, "x", host="herald.example"))})

    assert following.find_feed(SITE, web).url == usual


def test_no_feed_anywhere_is_told():
    """When nothing is found, the message says what the address is and that it names no feed."""
    with pytest.raises(NotAFeedError, match="names no feed"):
        following.find_feed(SITE, Papers({SITE: page("Herald", FERRY)}))


def test_a_dead_address_is_told():
    """An address that does not answer is no puzzle about feeds."""
    with pytest.raises(UnreachableError):
        following.find_feed(SITE, Papers({SITE: UnreachableError(SITE, "no such host")}))


@pytest.mark.django_db
def test_an_opml_list_at_an_address_is_followed_whole():
    """An address may hold a list of feeds."""
    lists = "https://herald.example/feeds.opml"
    outlines = "".join(f"<outline type='rss' xmlUrl='https://{n}.example/f'/>" for n in "abc")
    body = f"<opml version='2.0'><body>{outlines}</body></opml>".encode()
    web = Papers({lists: Response(url="", final_url="", status=200, body=body)})

    assert following.follow_address(lists, web, now=NOON) == following.Followed(3, 0)
    assert feeds.count_feeds() == 3


@pytest.mark.django_db
def test_a_followed_feed_is_not_fetched_to_follow_it_again():
    """Following what is followed asks nobody."""
    web = Papers({FEED: rss(item(1, "Ferry", host="herald.example"))})
    following.follow_address(FEED, web, now=NOON)
    n_asked = len(web.requests)

    assert following.follow_address(FEED, web, now=NOON) == following.Followed(0, 1)
    assert len(web.requests) == n_asked


@pytest.mark.django_db
def test_an_empty_list_is_told():
    """An OPML file without a feed says so."""
    with pytest.raises(OpmlError):
        following.follow_opml(b"<opml><body></body></opml>", "empty.opml", now=NOON)


@pytest.mark.django_db
def test_a_pack_is_followed_whole():
    """A starter pack's feeds are followed with publisher, country and language."""
    pack = following.get_pack("science")
    followed = following.follow_pack("science", now=NOON)

    assert followed.n_new == pack.n_feeds
    assert {feed.publisher.name for feed in feeds.list_feeds()} <= {
        suggestion.publisher for suggestion in pack.feeds
    }


@pytest.mark.django_db
def test_what_is_exported_can_be_followed_again():
    """An exported list, followed by an empty desk, gives the same feeds, each in a section."""
    following.follow_pack("science", now=NOON)
    before = {(feed.url, feed.title) for feed in feeds.list_feeds()}
    exported = following.as_opml().encode()
    for url, _ in before:
        following.unfollow(url)
    following.follow_opml(exported, "export.opml", now=NOON)

    assert {(feed.url, feed.title) for feed in feeds.list_feeds()} == before
    assert all(feed.section for feed in feeds.list_feeds())


@pytest.mark.django_db
def test_what_is_not_followed_cannot_be_let_go():
    """Letting go of an unknown address says that it is not followed."""
    with pytest.raises(NotFoundError, match="no feed https"):
        following.unfollow("https://unknown.example/feed")
