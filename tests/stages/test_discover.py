"""Laws of finding feeds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.lib.clock import ticks_s
from octavo.stages.discover import discover, guesses

PAGE = "https://paper.example/news/"
CHANNEL = "UC" + "a1_-" * 5 + "bc"


def head(*links):
    return f"<html><head>{''.join(links)}</head><body>x</body></html>".encode()


@given(st.binary(max_size=300), st.text(max_size=40))
@settings(deadline=None)
def test_any_page_and_address_can_be_asked(body, url):
    """Whatever the page and its address, there are addresses or none."""

    assert all(found.startswith("http") for found in discover(body, url) + guesses(url))


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="application/rss+xml" href="/feed">',
        '<link rel="alternate feed" type="application/rss&#43;xml" href="../feed">',
        '<LINK REL=ALTERNATE TYPE="Application/Atom+XML; charset=utf-8" HREF=/feed>',
        '<link rel="feed" href="https://paper.example/feed">',
        '<base href="https://paper.example/x/"><link rel=alternate type=text/xml href="../feed">',
        '<link rel="alternate" type="application/feed+json" href="  /feed ">',
        '<p><a href="/feed">RSS</a></p>',
    ],
)
def test_advertised_feed_is_found(link):
    """Types are read without case and parameters, rels as tokens, links against the base."""

    assert discover(head(link), PAGE) == ("https://paper.example/feed",)


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="stylesheet" type="text/css" href="/feed.css">',
        '<link rel="alternate" hreflang="fr" href="/fr/">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">',
        '<link rel="alternate" type="application/rss+xml" href="">',
        '<link rel="alternate" type="application/rss+xml" href="/news/#top">',
        '<a href="/article">RSS</a>',
    ],
)
def test_what_is_no_feed_is_not_offered(link):
    """Translations, style sheets, the page itself and scripts are no feeds."""

    assert discover(head(link), PAGE) == ()


def test_comments_come_last():
    """The feed of the comments is offered after that of the articles, though named first."""
    page = head(
        '<link rel="alternate" type="application/rss+xml" title="P » Comments Feed" href="/c">',
        '<link rel="alternate" type="application/rss+xml" title="P » Feed" href="/f">',
        '<link rel="alternate" type="application/rss+xml" title="P » Feed" href="/f#again">',
    )

    assert discover(page, PAGE) == ("https://paper.example/f", "https://paper.example/c")


def test_video_channel_has_a_feed():
    """A channel's feed is told by the id in its page, or in its address."""
    feed = f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"
    page = f'<script>var d = {{"externalId": "{CHANNEL}"}}</script>'.encode()

    assert discover(page, "https://www.youtube.com/@lantern") == (feed,)
    assert discover(page, "https://paper.example/") == ()
    assert guesses(f"https://youtube.com/channel/{CHANNEL}") == (feed,)


def test_guesses_begin_where_one_is():
    """Guesses are made beside the page first, then at the root, each once."""
    made = guesses("https://paper.example/blog/?x=1")

    assert made[0] == "https://paper.example/blog/feed"
    assert "https://paper.example/index.xml" in made
    assert len(set(made)) == len(made)


@pytest.mark.parametrize(
    "piece", ["<link ", "<a href='/feed'>", "<div>", "<!--", '{"externalId": "UC']
)
def test_hostile_page_takes_no_time(piece):
    """A megabyte of anything is searched in seconds."""
    start_s = ticks_s()
    discover((piece * (1_000_000 // len(piece))).encode(), "https://www.youtube.com/")

    assert ticks_s() - start_s < 10
