"""Laws every page keeps, whatever publishers write."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.faces import desk as values
from tests.faces.web import markup

ADDRESSES = [
    "/",
    "/latest",
    "/latest?cursor=1",
    "/articles/1",
    "/articles/2",
    "/articles/3",
    "/articles/404",
    "/stories",
    "/stories/5",
    "/storylines",
    "/storylines/3",
    "/sections/world",
    "/hashtags",
    reverse("hashtag", args=[values.FERRY.key]),
    "/publishers",
    reverse("publisher", args=[values.COURIER.key]),
    reverse("publisher", args=[values.MINARET.key]),
    "/search",
    "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/latest?cursor=%3Cb%3E",
    "/no/such/address",
    "/sign-in",
    "/api/v1/docs",
]
PAGES = [address for address in ADDRESSES if not address.startswith("/api")]

each_address = pytest.mark.parametrize("address", ADDRESSES)
each_page = pytest.mark.parametrize("address", PAGES)

pytestmark = pytest.mark.usefixtures("desk")


def read(client: Client, address: str) -> markup.Page:
    return markup.read(client.get(address).content.decode())


@each_address
def test_markup_nests(client: Client, address: str) -> None:
    """Every page is HTML5 whose elements close in the order they opened."""
    page = read(client, address)

    assert page.doctypes == ["DOCTYPE html"]
    assert page.faults == []


@each_address
def test_one_first_heading(client: Client, address: str) -> None:
    """Every page has exactly one h1, one main, and a language."""
    page = read(client, address)

    assert len(list(page.named("h1"))) == 1
    assert len(list(page.named("main"))) == 1
    assert next(page.named("html")).attributes == {"lang": "en", "dir": "ltr"}


@each_address
def test_headings_skip_no_level(client: Client, address: str) -> None:
    """A heading is at most one level below the one before it."""
    levels = [int(h.name[1]) for h in read(client, address).named("h1", "h2", "h3", "h4")]

    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))


@each_address
def test_nothing_runs(client: Client, address: str) -> None:
    """No page holds a style, an event attribute, or a link that runs something.

    The search page alone has a script: a file of the desk's own.
    """
    page = read(client, address)
    scripts = [element.attributes["src"] for element in page.named("script")]

    assert scripts == (["/static/suggest.js"] if address.startswith("/search") else [])
    assert list(page.named("style", "iframe", "object", "embed")) == []
    for element in page.elements:
        names = set(element.attributes)
        assert not any(name.startswith("on") or name == "style" for name in names)
        for name in names & {"href", "src", "action"}:
            assert not element.attributes[name].lower().startswith(("javascript:", "data:"))


@each_page
def test_strangers_markup_is_shown_as_words(client: Client, address: str) -> None:
    """What publishers and visitors write appears letter by letter, never as markup."""
    html = client.get(address).content.decode()

    assert "<script>" not in html
    assert "<img src=x" not in html
    assert 'onerror=alert(2)>"' not in html


@each_address
def test_ids_are_unique(client: Client, address: str) -> None:
    """No two elements of a page share an id, and labels name one that exists."""
    page = read(client, address)
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    named = [
        word
        for element in page.elements
        for key in ("for", "aria-labelledby")
        for word in element.attributes.get(key, "").split()
    ]

    assert len(ids) == len(set(ids))
    assert set(named) <= set(ids)


@each_address
def test_times_carry_their_instant(client: Client, address: str) -> None:
    """Every time element holds an exact instant or day that a program can read."""
    for time in read(client, address).named("time"):
        written = time.attributes["datetime"]

        assert datetime.fromisoformat(written.replace("Z", "+00:00"))
        assert len(written) == len("2026-03-20") or written.endswith("Z")


@each_address
def test_headers_forbid_scripts(client: Client, address: str) -> None:
    """Every answer carries a policy under which no stranger's script runs, no address leaks."""
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert ("script-src 'self';" in policy) == address.startswith("/search")
    assert policy.count("script-src") <= 1
    assert "unsafe" not in policy
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


@each_address
def test_nothing_is_loaded_from_elsewhere(client: Client, address: str) -> None:
    """Styles and icons are the desk's own."""
    links = [
        link.attributes["href"]
        for link in read(client, address).named("link")
        if link.attributes["rel"] in {"stylesheet", "icon"}
    ]

    assert len(links) == 2
    assert all(href.startswith("/static/") for href in links)


@each_address
def test_head_answers_as_get(client: Client, address: str) -> None:
    """HEAD gives the status of GET and no body."""
    head = client.head(address)

    assert head.status_code == client.get(address).status_code
    assert head.content == b""


@each_page
def test_search_is_labelled_on_every_page(client: Client, address: str) -> None:
    """Every page leads past its header first, and has the search field with a label."""
    page = read(client, address)
    first_link = next(page.named("a"))

    assert first_link.attributes["href"] == "#main"
    assert any(label.attributes["for"] == "q" for label in page.named("label"))


def test_admin_has_a_policy_of_its_own(client: Client) -> None:
    """The admin may run its own script files, and nothing inline."""
    policy = client.get("/admin/").headers["Content-Security-Policy"]

    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


def test_only_reading_is_answered(client: Client) -> None:
    """A page refuses to be posted to."""
    assert client.post("/latest").status_code == 405


@pytest.mark.parametrize("number", ["9" * 18, "9" * 30, "0"])
def test_absurd_ids_are_not_found(client: Client, number: str) -> None:
    """An id that no row can have is answered with 404."""
    assert client.get(f"/articles/{number}").status_code == 404
    assert client.get(f"/stories/{number}").status_code == 404
