"""What an article is made of: the feed's words or the page's."""

from datetime import UTC, datetime, timedelta

import pytest

from octavo.news.article import ReadPage, Rejected
from octavo.news.feed import Enclosure, Entry, Feed, Publisher, WaitingEntry
from octavo.stages.compose import compose, kind_of, needs_page

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HERALD = Publisher(key="herald.example", name="Herald", id=1)
FEED = Feed(id=1, url="https://herald.example/feed", title="Herald", publisher=HERALD)
LINK = "https://herald.example/ferry"


def _waiting(**fields: object) -> WaitingEntry:
    entry = Entry(**{"id": "1", "title": "Ferry aground", "link": LINK, **fields})
    return WaitingEntry(id=1, feed=FEED, entry=entry, first_seen_at=NOON)


def _page(**fields: object) -> ReadPage:
    known = {"title": "Ferry aground - Herald", "text": "Long text. " * 9, "html": "<p>Long</p>"}
    return ReadPage(**{**known, **fields})


def _compose(waiting: WaitingEntry, read: ReadPage | Rejected | None, url: str = LINK):
    return compose(waiting, read, url=url, now=NOON)


def test_the_page_s_text_under_the_feed_s_headline():
    """The text is the page's, the headline the feed's: a page's title carries its site's name."""
    article = _compose(_waiting(summary="Short."), _page())

    assert (article.card.title, article.html) == ("Ferry aground", "<p>Long</p>")


def test_a_teaser_page_does_not_replace_a_longer_feed_text():
    """Behind a paywall, what the feed gives is kept when it is more."""
    article = _compose(_waiting(summary="A whole account. " * 20), _page(is_partial=True))

    assert article.text.startswith("A whole account.")


def test_a_rejected_page_leaves_the_feed_s_words_and_says_so():
    """An entry whose page is no article is kept, marked as partial."""
    article = _compose(_waiting(summary="In short."), Rejected("a home page"))

    assert (article.text, article.is_partial) == ("In short.", True)


@pytest.mark.parametrize(
    ("canonical", "address"),
    [
        ("https://herald.example/ferry-final", "https://herald.example/ferry-final"),
        ("https://elsewhere.example/x", LINK),
        (None, LINK),
    ],
)
def test_a_canonical_address_counts_on_its_own_host(canonical, address):
    """A page may name its own better address, not somebody else's."""
    assert _compose(_waiting(), _page(canonical=canonical)).card.url == address


def test_the_feed_s_text_cannot_smuggle_markup():
    """A plain summary becomes paragraphs, its angle brackets text."""
    article = _compose(_waiting(summary="a < b & <script>x</script>"), None)

    assert article.html == "<p>a &lt; b &amp; &lt;script&gt;x&lt;/script&gt;</p>"


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [("audio/mpeg", "podcast"), ("video/mp4", "video"), ("image/png", "article")],
)
def test_the_enclosure_tells_the_kind(media_type, kind):
    """A playable file makes an episode or a film; a picture does not."""
    entry = Entry(id="1", title="x", enclosures=(Enclosure("https://a.example/f", media_type),))

    assert kind_of(entry) == kind


def test_a_watch_page_is_a_film():
    """A link to a film host is a film."""
    entry = Entry(id="1", title="x", link="https://www.youtube.com/watch?v=1")

    assert kind_of(entry) == "video"
    assert not needs_page(entry)


def test_a_future_date_becomes_now():
    """A date ahead of the clock does not stand."""
    article = _compose(_waiting(published_at=NOON + timedelta(days=3)), None)

    assert article.card.published_at == NOON


def test_without_any_date_it_was_published_when_first_seen():
    """An undated entry is dated by when it was found."""
    assert _compose(_waiting(), None).card.published_at == NOON


def test_an_entry_without_link_is_addressed_within_its_feed():
    """What has no address of its own gets one that is unique."""
    article = compose(_waiting(link=None), None, url="", now=NOON)

    assert article.card.url == "https://herald.example/feed#1"


def test_untitled_takes_its_first_words():
    """Without a headline anywhere, the first words stand for one."""
    article = _compose(_waiting(title="", summary="A note about the tide table."), None)

    assert article.card.title == "A note about the tide table."
