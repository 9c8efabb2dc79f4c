"""Whether a site lets us read a page."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.engines.fakes import FakeWeb
from octavo.engines.robots import Robots, Rule, is_allowed, read_rules
from octavo.news.errors import (
    AddressRefusedError,
    SourceError,
    StatusError,
    TooManyRedirectsError,
    UnreachableError,
)
from octavo.news.ports import Response

SITE = "https://news.example"
ROBOTS = f"{SITE}/robots.txt"
START = datetime(2026, 3, 1, tzinfo=UTC)

FILE = """
User-agent: *
Disallow: /search
Allow: /search/about   # a comment

User-agent: Octavo/1.0
User-agent: other
Disallow: /drafts/
Sitemap: https://news.example/map.xml
Disallow: /*.pdf$

user-agent: nobody
disallow: /
"""


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


def site(body: str) -> FakeWeb:
    """Make a web of one site with a robots.txt."""
    return FakeWeb({ROBOTS: Response(ROBOTS, ROBOTS, 200, {}, body.encode())})


@pytest.mark.parametrize(
    ("token", "path", "may"),
    [
        ("octavo", "/drafts/1", False),
        ("octavo", "/drafts", True),
        ("octavo", "/search", True),
        ("octavo", "/a/b.pdf", False),
        ("octavo", "/a/b.pdf?page=1", True),
        ("OTHER", "/drafts/1", False),
        ("else", "/search?q=x", False),
        ("else", "/search/about", True),
        ("else", "/drafts/1", True),
        ("nobody", "/", False),
    ],
)
def test_own_group_is_heeded_or_else_everybody_s(token: str, path: str, may: bool) -> None:
    """A robot named in the file follows its groups alone; any other, those for *."""
    assert is_allowed(path, read_rules(FILE, token=token)) == may


def test_named_robot_without_rules_may_read_all() -> None:
    """A group that names us and forbids nothing sets us free of the rules for *."""
    text = "User-agent: octavo\nDisallow:\n\nUser-agent: *\nDisallow: /\n"

    assert is_allowed("/a", read_rules(text, token="octavo"))


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/fish", "/fish.html", True),
        ("/fish", "/Fish", False),
        ("/fish*", "/fish", True),
        ("/*.php", "/a/b.php5", True),
        ("/*.php$", "/a/b.php5", False),
        ("/*.php$", "/a.php/b.php", True),
        ("/a*a$", "/a", False),
        ("*", "/", True),
        ("/$", "/", True),
        ("/$", "/a", False),
        ("/%7Ejoe", "/~joe/x", True),
        ("/été", "/%C3%A9t%C3%A9", True),
    ],
)
def test_patterns_fit_as_the_standard_says(pattern: str, path: str, fits: bool) -> None:
    """A star stands for anything, a dollar for the end, and spellings of a byte are equal."""
    assert is_allowed(path, [Rule(pattern, is_allowed=False)]) != fits


def test_longest_pattern_decides() -> None:
    """Of patterns that fit, the longest decides; of equal ones, the one that allows."""
    rules = [Rule("/a", False), Rule("/a/b", True), Rule("/c", False), Rule("/c", True)]

    assert [is_allowed(path, rules) for path in ("/a/x", "/a/b/x", "/c")] == [False, True, True]


@given(st.text(max_size=300), st.text(st.characters(), max_size=60))
def test_any_file_gives_a_judgement(text: str, path: str) -> None:
    """No robots.txt and no path makes it raise."""
    assert is_allowed("/" + path, read_rules(text, token="octavo")) in {True, False}


def test_hostile_pattern_is_cheap() -> None:
    """A pattern of thousands of stars is judged at once."""
    assert is_allowed("/" + "a" * 5_000, [Rule("/" + "*a" * 20_000 + "b$", is_allowed=False)])


@pytest.mark.parametrize(
    ("failure", "may"),
    [
        (StatusError(ROBOTS, 404), True),
        (StatusError(ROBOTS, 403), True),
        (TooManyRedirectsError(ROBOTS, 8), True),
        (StatusError(ROBOTS, 429), False),
        (StatusError(ROBOTS, 503), False),
        (UnreachableError(ROBOTS, "the connection was refused"), False),
        (AddressRefusedError(ROBOTS, "10.0.0.1:443"), False),
    ],
)
def test_no_file_allows_and_no_answer_forbids(
    failure: SourceError | AddressRefusedError, may: bool
) -> None:
    """A site without the file allows all; one that cannot be asked, nothing for now."""
    robots = Robots(FakeWeb({ROBOTS: failure}), token="octavo", clock=Hands())

    assert robots.may_read(f"{SITE}/a") == may


def test_site_is_asked_once_a_day() -> None:
    """A file is kept for a day, then asked for again."""
    web, clock = site("User-agent: *\nDisallow: /b"), Hands()
    robots = Robots(web, token="octavo", clock=clock)
    for hours in (0, 1, 23, 25):
        clock.at = START + timedelta(hours=hours)
        robots.may_read(f"{SITE}/b")

    assert len(web.requests) == 2


def test_silent_site_is_asked_again_within_the_day() -> None:
    """A failure is not held against a site for longer than an hour."""
    clock = Hands()
    web = FakeWeb({ROBOTS: StatusError(ROBOTS, 503)})
    robots = Robots(web, token="octavo", clock=clock)
    robots.may_read(f"{SITE}/a")
    clock.at += timedelta(hours=2)
    web.replies[ROBOTS] = Response(ROBOTS, ROBOTS, 200)

    assert robots.may_read(f"{SITE}/a")


def test_query_counts_and_the_file_itself_is_free() -> None:
    """The query is part of what is judged; robots.txt may always be read."""
    robots = Robots(site("User-agent: *\nDisallow: /*?\nDisallow: /r"), token="o", clock=Hands())

    assert robots.may_read(f"{SITE}/a")
    assert not robots.may_read(f"{SITE}/a?page=2")
    assert robots.may_read(ROBOTS)


@pytest.mark.parametrize("url", ["http://[", "", f"{SITE}/\ud800"])
def test_what_is_no_address_is_left_to_the_fetch(url: str) -> None:
    """What cannot be fetched is not for robots.txt to refuse."""
    assert Robots(site(""), token="octavo", clock=Hands()).may_read(url) in {True, False}
