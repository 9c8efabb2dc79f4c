"""Laws of lists of feeds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.news.errors import OpmlError
from octavo.news.feed import FeedSuggestion
from octavo.stages.read_opml import MAX_FEEDS, read_opml, write_opml

labels = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
suggestions = st.builds(
    FeedSuggestion,
    url=labels.map(lambda label: f"https://paper.example/{ord(label[0])}"),
    title=labels,
    language=st.none() | st.sampled_from(["ar", "en-GB"]),
    site_url=st.none() | st.just("https://paper.example/"),
    folder=st.lists(labels, max_size=3).map(tuple),
)


def opml(body):
    return f'<?xml version="1.0"?><opml version="2.0"><body>{body}</body></opml>'.encode()


@given(st.lists(suggestions, min_size=1, max_size=8, unique_by=lambda feed: feed.url), st.text())
@settings(deadline=None)
def test_written_list_is_read_back(feeds, title):
    """What is exported is imported with its folders, titles, languages and sites."""
    read = read_opml(write_opml(feeds, title).encode(), "f.opml")

    assert sorted(read, key=lambda f: f.url) == sorted(feeds, key=lambda f: f.url)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_that_are_no_list_are_an_error(body):
    """Bytes at random are refused with OpmlError and nothing else."""
    with pytest.raises(OpmlError):
        read_opml(body, "f.opml")


def test_folders_nest():
    """A feed's folder is the labels of the outlines around it."""
    feed = '<outline xmlUrl="https://a.example/f" text="A"/>'
    body = f'<outline text="World"><outline title="Coast">{feed}</outline></outline>'

    assert read_opml(opml(body), "f.opml") == (
        FeedSuggestion(url="https://a.example/f", title="A", folder=("World", "Coast")),
    )


def test_one_feed_is_listed_once():
    """An address that stands twice, in another spelling too, is one feed, in its first place."""
    body = (
        '<outline xmlUrl="https://a.example/f" text="First"/>'
        '<outline xmlurl="HTTPS://A.example:443/f?utm_source=x" text="Second"/>'
    )

    assert [feed.title for feed in read_opml(opml(body), "f.opml")] == ["First"]


def test_outlines_that_are_no_feeds_are_passed_over():
    """Outlines without an http address, and bare ampersands, do not spoil the rest."""
    body = (
        '<outline text="note"/><outline xmlUrl="javascript:x" text="x"/>'
        '<outline xmlUrl="https://a.example/?a=1&b=2" text="Salt & pepper"/>'
    )
    feeds = read_opml(opml(body), "f.opml")

    assert [(feed.url, feed.title) for feed in feeds] == [
        ("https://a.example/?a=1&b=2", "Salt & pepper")
    ]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty; export it again"),
        (b"words", "export the list as OPML"),
        (b"<html><body>x</body></html>", "web page"),
        (b"<rss><channel/></rss>", "follow its address"),
        (b"<bookmarks/>", "<bookmarks>"),
        (opml('<outline text="x"/>'), "no outline has an xmlUrl"),
        (b'<!DOCTYPE opml [<!ENTITY a "x">]>' + opml("&a;")[21:], "entities"),
    ],
)
def test_message_says_what_to_do(body, reason):
    """The error names the file and what is wrong with it."""
    with pytest.raises(OpmlError, match=reason) as raised:
        read_opml(body, "mine.opml")

    assert "mine.opml" in str(raised.value)


def test_list_without_end_is_refused():
    """A list of more feeds than anyone follows is refused with the limit."""
    outlines = "".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(MAX_FEEDS + 1))

    with pytest.raises(OpmlError, match=str(MAX_FEEDS)):
        read_opml(opml(outlines), "f.opml")
