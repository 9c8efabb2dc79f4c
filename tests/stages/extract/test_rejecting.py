"""Pages that are no articles, and pages that mean harm."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.news.article import ReadPage, Rejected
from octavo.stages.extract import extract
from tests.stages.extract.pages import BODY, ld, page

SITE = "https://www.lanternpost.example"
TEASERS = "".join(
    f'<div><h2><a href="/a{n}">Headline number {n} about a ship, a crane and a town</a></h2></div>'
    for n in range(40)
)
PASSWORD = '<form><input name="u"><input type="password" name="p"></form>'


def why(source: bytes, path: str = "/a/b", content_type: str = "text/html") -> str:
    """Give the reason a page is refused for."""
    found = extract(source, url=SITE + path, content_type=content_type)
    assert isinstance(found, Rejected), found
    return found.reason


@pytest.mark.parametrize(
    ("source", "content_type", "reason"),
    [
        (b"", "text/html", "empty"),
        (b"  \n ", "", "empty"),
        (b"%PDF-1.7 ...", "text/html", "PDF"),
        (b"\x89PNG\r\n\x1a\n0000", "", "image"),
        (b"\x00\x01\x02\x03" * 50, "", "unreadable"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "text/html", "feed"),
        (b'{"a": 1}', "application/json", "JSON"),
    ],
)
def test_bytes_that_are_no_page(source: bytes, content_type: str, reason: str) -> None:
    """What is no HTML is refused by its name."""
    assert reason in why(source, content_type=content_type)


@pytest.mark.parametrize(
    ("source", "path", "reason"),
    [
        (page(TEASERS), "/", "home page"),
        (page(f"<h1>Ida Marrow</h1>{TEASERS}"), "/author/ida-marrow", "list of articles"),
        (page(TEASERS), "/tag/harbour", "list of articles"),
        (page(f"<h1>Log in</h1>{PASSWORD}<p>Please enter your name and word.</p>"), "/x", "log in"),
        (
            page("<div id=app></div><noscript>Please enable JavaScript to run this.</noscript>"),
            "/a",
            "JavaScript",
        ),
        (page("<div id=app></div><script>boot()</script>"), "/a", "no main text"),
    ],
)
def test_pages_that_are_no_articles(source: bytes, path: str, reason: str) -> None:
    """Fronts, lists, forms and empty shells are refused in words that help."""
    assert reason in why(source, path)


def test_an_error_page() -> None:
    """A page that says "not found" with status 200 is an error page."""
    body = "<h1>404</h1><p>The page you look for is not here.</p>"

    assert "error page" in why(page(body, title="404 Not Found"))


def test_a_page_that_asks_for_consent_only() -> None:
    """A wall in front of the article is no article."""
    body = "<main><h1>Before you continue</h1><p>We use cookies for many things.</p></main>"

    assert "consent" in why(page(body, title="Before you continue"))


def test_a_profile_by_its_own_account() -> None:
    """A page that calls itself a profile is none, however much it says."""
    head = '<script type="application/ld+json">{"@type": "ProfilePage"}</script>'

    assert "own account" in why(page(f"<main>{BODY}</main>", head=head))


def test_an_article_under_a_listing_address_stays() -> None:
    """An address that looks like a list does not outweigh an article's own account."""
    source = page(head=ld(headline="Harbour strike ends"))

    assert isinstance(extract(source, url=f"{SITE}/topics/harbour"), ReadPage)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 10_000 + BODY,
        "<p>" + "<b>" * 20_000 + "x",
        "<table><tr><td>" * 3_000 + "x",
        "<!--" * 200_000 + BODY,
        "<html><body>" + "<!-- a -->" * 50_000 + BODY,
        "<" * 200_000,
        "<p " + "a=b " * 50_000 + ">" + BODY,
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>" + BODY,
        '<script type="application/ld+json">' + "[" * 900 + "]" * 900 + "</script>" + BODY,
        "<ul>" + "<li><ul>" * 10_000 + BODY,
        '<meta name="author" content="' + "By " * 50_000 + '">' + BODY,
        BODY.replace("e", "\x00"),
        "<p>x y z" * 20_000,
    ],
    ids=lambda source: source[:12],
)
def test_hostile_pages_end(source: str) -> None:
    """Nesting, comment bombs, NULs and floods give an article or a reason, soon."""
    assert isinstance(extract(source.encode(), url=f"{SITE}/a"), ReadPage | Rejected)


@pytest.mark.timeout(60)
def test_a_flood_is_cut() -> None:
    """Of twenty megabytes the first five are read, and the page says so."""
    flood = page(
        f"<article><h1>Harbour strike ends</h1>{BODY}<pre>{'x' * 20_000_000}</pre></article>"
    )
    found = extract(flood, url=f"{SITE}/a")

    assert isinstance(found, ReadPage)
    assert any("bytes read" in problem for problem in found.problems)


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=300) | st.text(alphabet="<>/ap=\"' &;x", max_size=200).map(str.encode))
def test_any_bytes_give_a_page_or_a_reason(source: bytes) -> None:
    """No bytes make reading fail."""
    assert isinstance(extract(source, url=f"{SITE}/a"), ReadPage | Rejected)


@pytest.mark.parametrize("url", ["", "http://[", "not an address", "https://x.example:99999/a"])
def test_any_address_will_do(url: str) -> None:
    """A strange address does not keep a page from being read."""
    assert isinstance(extract(page(), url=url), ReadPage)
