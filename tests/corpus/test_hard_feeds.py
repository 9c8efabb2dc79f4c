"""Feeds that broke real readers, fetched from the server of hard input and parsed."""

import json
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from octavo.news.errors import NotAFeedError
from octavo.news.feed import KnownEntry
from octavo.stages.discover import discover
from octavo.stages.identify import identify, match
from octavo.stages.parse import parse
from tests.corpus.hard import hard_inputs
from tests.corpus.places import needs_tools

pytestmark = needs_tools
CASES = """
    charset-http-wins charset-text-xml-none charset-gbk-mismatch bom-utf8 leading-blank-cp1251
    html-entities bare-ampersand unclosed-atom-link truncated gzip-lie gzip-unasked big-10mb
    guid-empty guid-changes link-na content-churn title-double-escaped xml-base-nested
    atom-link-order atom-xhtml-prefixed atom-xhtml-summary-tag rss-atom-default-ns
    feedburner-origlink tracking-pixel lazy-img media-group two-enclosures id-clobber
    json-feed-int-id feed-as-html etag-weak-gzip empty-feed
""".split()


def fetch(url):
    """Give content type and body."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname, parts.port, timeout=20)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}")
        response = connection.getresponse()
        return response.headers.get("Content-Type", ""), response.read()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def cases():
    """Serve the cases on a free port of loopback; give them by id."""
    with hard_inputs() as port:
        listed = json.loads(fetch(f"http://127.0.0.1:{port}/cases.json")[1])
        yield {case["id"]: case for case in listed}


@pytest.mark.parametrize("case_id", CASES)
def test_hard_feed_is_read_as_it_should(cases, case_id):
    """The number of entries, the titles, the link and the HTML are what the case expects."""
    case = cases[case_id]
    expected = case["expect"]
    content_type, body = fetch(case["url"])
    entries = identify(parse(body, content_type=content_type, url=case["url"]).entries)

    assert len(entries) == expected.get("entries", len(entries))
    assert [e.title for e in entries] == expected.get("titles", [e.title for e in entries])
    for entry in entries[:1]:
        assert entry.link == expected.get("link", entry.link)
        assert all(part in entry.html for part in expected.get("contains", ()))
        assert not any(part in entry.html for part in expected.get("not_contains", ()))


@pytest.mark.parametrize("case_id", ["guid-changes", "content-churn", "guid-empty"])
def test_second_fetch_brings_nothing_new(cases, case_id):
    """Entries whose guid or content changes at each fetch are known the second time."""
    first, second = (identify(parse(fetch(cases[case_id]["url"])[1]).entries) for _ in range(2))
    known = {e.id: KnownEntry(e.id, e.title, e.link, e.published_at) for e in first}

    assert all(match(entry, known) in known for entry in second)


def test_expansion_bomb_is_refused(cases):
    """The bomb is refused before anything expands."""
    with pytest.raises(NotAFeedError):
        parse(fetch(cases["billion-laughs"]["url"])[1])


@pytest.mark.parametrize(
    ("case_id", "path"),
    [("discover-comments", "/n/no-guid"), ("discover-entity-type", "/n/bom-utf8")],
)
def test_right_feed_of_a_page_comes_first(cases, case_id, path):
    """Of the feeds a page advertises the articles' comes first."""
    url = cases[case_id]["url"]
    content_type, body = fetch(url)

    assert urlsplit(discover(body, url, content_type)[0]).path == path
