"""Laws of addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.lib.urls import canonical, host, publisher_key, resolve, same_page

any_text = st.text(max_size=80)
addresses = st.builds(
    "{}://{}{}/{}?{}#{}".format,
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(["example.org", "WWW.Example.org", "bücher.example", "a.b.example."]),
    st.sampled_from(["", ":80", ":8080", ":443"]),
    st.text("ab/%7Ee é", max_size=8),
    st.text("abu_tm=&1", max_size=12),
    st.text("!ab", max_size=3),
)


@given(addresses)
def test_canonical_form_is_its_own(url):
    """The canonical form of a canonical form is itself."""
    once = canonical(url)

    assert canonical(once) == once


@given(any_text, any_text)
def test_any_text_can_be_asked_about(a, b):
    """No text makes any of the functions raise."""
    resolved = resolve(a, b)

    assert resolved is None or resolved.startswith(("http://", "https://"))
    assert isinstance(canonical(a) + host(a) + publisher_key(a), str)
    assert same_page(a, a)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("HTTP://Example.ORG:80/a#part", "http://example.org/a"),
        ("https://example.org.:443", "https://example.org/"),
        ("https://example.org/?utm_source=x&b=2&fbclid=1&a=1", "https://example.org/?b=2&a=1"),
        ("https://example.org/#!/story/1", "https://example.org/#!/story/1"),
        ("https://bücher.example/é", "https://xn--bcher-kva.example/%C3%A9"),
        ("https://example.org/%7efile%2fname", "https://example.org/~file%2Fname"),
        ("https://user:secret@example.org/", "https://example.org/"),
    ],
)
def test_one_page_has_one_canonical_form(written, expected):
    """Spelling, default ports, trackers, fragments and userinfo do not make another page."""

    assert canonical(written) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("/b", "https://example.org/b"),
        ("c?d=1", "https://example.org/a/c?d=1"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("www.example.com/x", "http://www.example.com/x"),
        ("feed://example.com/rss", "http://example.com/rss"),
        ("https://u:p@example.com/", "https://example.com/"),
        ("my picture.jpg", "https://example.org/a/my%20picture.jpg"),
        (" \n/b\t", "https://example.org/b"),
        ("https:\\\\example.com\\x", "https://example.com/x"),
    ],
)
def test_link_resolves_as_a_browser_would(reference, expected):
    """A link is absolute against its base, without userinfo, with what is illegal escaped."""

    assert resolve("https://example.org/a/", reference) == expected


@pytest.mark.parametrize(
    "reference",
    ["", "N/A", "none", "#", "mailto:a@b.example", "javascript:alert(1)", "Read the article",
     "data:text/html,x", "http://[::1", "http://example.org:port/", "https://"],
)  # fmt: skip
def test_what_is_no_link_is_none(reference):
    """Words, placeholders, other schemes and broken hosts are no link."""

    assert resolve("https://example.org/a/", reference) is None


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.example.org/x", "example.org"),
        ("https://feeds.example.org/x", "example.org"),
        ("https://m.news.example.org/", "news.example.org"),
        ("https://feeds.org/", "feeds.org"),
    ],
)
def test_publisher_is_the_host_behind_its_doors(url, key):
    """Hosts that differ by the door one comes in by are one publisher."""

    assert publisher_key(url) == key


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/a",
        "https://www.example.org/a/",
        "https://example.org/a?utm_medium=rss#x",
    ],
)
def test_scheme_slash_and_www_do_not_make_another_page(other):
    """Scheme, www., a trailing slash, trackers and fragment leave the page the same."""

    assert same_page("https://example.org/a", other)


def test_other_query_is_another_page():
    """A parameter that is no tracker tells pages apart."""

    assert not same_page("https://example.org/?p=1", "https://example.org/?p=2")
