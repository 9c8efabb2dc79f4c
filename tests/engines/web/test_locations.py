"""Addresses as the wire wants them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.engines.web.locations import LocationError, follow, locate, without_password

BASE = locate("https://news.example/world/index.html?page=2")[0]


@pytest.mark.parametrize(
    ("given_url", "sent"),
    [
        ("http://news.example", "http://news.example/"),
        ("HTTP://News.Example/A", "http://news.example/A"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("https://news.example:443/", "https://news.example/"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        ("http://news.example/a b", "http://news.example/a%20b"),
        ("http://news.example/été?q=ü", "http://news.example/%C3%A9t%C3%A9?q=%C3%BC"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://news.example/a%2Fb?sig=%2B%3D%2f", "http://news.example/a%2Fb?sig=%2B%3D%2f"),
        ("http://news.example/100%", "http://news.example/100%25"),
        ("http://news.example/a#part", "http://news.example/a"),
        ("  http://news.example/a\n", "http://news.example/a"),
        ("http://[2001:DB8::1]:81/", "http://[2001:db8::1]:81/"),
    ],
)
def test_address_is_sent_as_written_where_it_can_be(given_url: str, sent: str) -> None:
    """Only what the wire cannot carry is quoted; what is quoted stays as it was."""
    assert locate(given_url)[0].url == sent


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news.example/feed",
        "ftp://news.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///path",
        "http://[::1",
        "http://news.example:99999/",
        "http://news.example:port/",
        "http://news.example:0/",
        "http://exa mple/",
        "http://a%2fb.example/",
        "http://news.example/\ud800",
        "http://" + "a" * 300 + ".example/",
        "http://news.example/" + "a" * 9_000,
    ],
)
def test_what_cannot_be_fetched_is_told(url: str) -> None:
    """What is no address to fetch gives our own error, with words."""
    with pytest.raises(LocationError, match=r"\w"):
        locate(url)


def test_password_becomes_a_header() -> None:
    """User and password leave the address and become a header, percent signs undone."""
    location, authorization = locate("https://ann:s%40crt@news.example/feed")

    assert location.url == "https://news.example/feed"
    assert authorization == "Basic YW5uOnNAY3J0"


@pytest.mark.parametrize(
    ("header", "to"),
    [
        ("/a", "https://news.example/a"),
        ("b", "https://news.example/world/b"),
        ("?page=3", "https://news.example/world/index.html?page=3"),
        ("//other.example/x", "https://other.example/x"),
        ("../up", "https://news.example/up"),
        ("/with space", "https://news.example/with%20space"),
        ("/é", "https://news.example/%C3%A9"),
        ("/\udce9", "https://news.example/%E9"),
        ("https://ann:secret@news.example/x", "https://news.example/x"),
    ],
)
def test_redirects_are_followed_as_they_come(header: str, to: str) -> None:
    """Relative, spaced, accented and byte-mangled Locations lead where they say."""
    assert follow(BASE, header).url == to


@pytest.mark.parametrize("header", ["ftp://x/", "javascript:1", "http://[", "mailto:a@b.example"])
def test_redirects_elsewhere_are_told(header: str) -> None:
    """A redirect to what cannot be fetched gives our own error."""
    with pytest.raises(LocationError):
        follow(BASE, header)


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_a_clear_error(text: str) -> None:
    """No text makes anything but an ASCII address or our own error."""
    try:
        assert follow(BASE, text).url.isascii()
    except LocationError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ann:secret@news.example/feed", "https://news.example/feed"),
        ("https://news.example/@ann", "https://news.example/@ann"),
        ("https://a:b@c@news.example", "https://news.example"),
        ("ann:secret@news.example/feed", "news.example/feed"),
        ("//ann:secret@news.example", "//news.example"),
        ("", ""),
    ],
)
def test_password_is_never_shown(url: str, shown: str) -> None:
    """An address to show has no user and no password."""
    assert without_password(url) == shown
