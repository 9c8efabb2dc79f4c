"""Every page is also a feed."""

from dataclasses import replace

import feedparser
import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from lxml import etree

from octavo.faces.web import atom
from tests.faces import desk as values

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = [
    ("/?format=atom", 2),
    ("/latest?format=atom", 3),
    ("/stories?format=atom", 2),
    ("/stories/5?format=atom", 3),
    ("/storylines?format=atom", 1),
    ("/storylines/3?format=atom", 2),
    ("/sections/world?format=atom", 1),
    (reverse("hashtag", args=[values.FERRY.key]) + "?format=atom", 2),
    (reverse("publisher", args=[values.COURIER.key]) + "?format=atom", 3),
    ("/search?q=ferry&format=atom", 2),
]

pytestmark = pytest.mark.usefixtures("desk")


@pytest.mark.parametrize(("address", "n_entries"), FEEDS)
def test_page_is_also_a_feed(client: Client, address: str, n_entries: int) -> None:
    """Each list gives its lines as an Atom feed that a strict XML parser reads."""
    answer = client.get(address)
    root = etree.fromstring(answer.content)

    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert root.tag == ATOM + "feed"
    assert len(root.findall(ATOM + "entry")) == n_entries


@pytest.mark.parametrize("address", [address for address, _ in FEEDS])
def test_pages_name_their_feed(client: Client, address: str) -> None:
    """The page of a feed links to it as its alternate."""
    page = address.replace("?format=atom", "").replace("&format=atom", "")

    assert 'rel="alternate" type="application/atom+xml"' in client.get(page).content.decode()


def test_entries_agree_with_the_page(client: Client) -> None:
    """A reader's parser finds headline, link, time, author and hashtags of an article."""
    entry = feedparser.parse(client.get("/latest?format=atom").content).entries[2]

    assert entry.title == values.ARABIC_CARD.title
    assert entry.link == "http://localhost/articles/3"
    assert entry.author == values.MINARET.name
    assert entry.updated == "2026-03-19T09:00:00+00:00"
    assert [tag.term for tag in entry.tags] == ["عاصفة"]


def test_summaries_hold_no_markup_of_strangers(client: Client) -> None:
    """What a publisher wrote in an abstract is text within the feed's own paragraph."""
    root = etree.fromstring(client.get("/latest?format=atom").content)
    summary = root.find(f"{ATOM}entry/{ATOM}summary")

    assert summary is not None
    assert summary.text is not None
    assert summary.text.startswith("<p>The night ferry turned back. &lt;script&gt;")


def test_characters_xml_cannot_hold_are_left_out() -> None:
    """A control character in a headline does not end the feed."""
    card = replace(values.COPY_CARD, title="a\x0bb\ud800c")
    request = RequestFactory().get("/latest", headers={"host": "localhost"})
    root = etree.fromstring(atom.answer(request, "x\x00", [card]).content)

    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "abc"
