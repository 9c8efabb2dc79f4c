"""Words, marks and addresses as the pages write them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.template import Context
from hypothesis import given
from hypothesis import strategies as st

from octavo.faces.web.demonstration import is_fictional
from octavo.faces.web.templatetags import octavo as tags
from octavo.news.feed import Enclosure, Publisher
from tests.faces.desk import COPY_CARD, STORY

NOW = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("topic_id", "language", "written"),
    [
        ("medtop:15000000", "ar", '<span lang="ar" dir="rtl">الرياضة</span>'),
        ("medtop:15000000", "ja", '<span lang="en" dir="ltr">sport</span>'),
        ("medtop:15000000", "", '<span lang="en" dir="ltr">sport</span>'),
        ("medtop:99999999", "en", ""),
        ("", "en", ""),
    ],
)
def test_topics_are_named_in_the_articles_language(
    topic_id: str, language: str, written: str
) -> None:
    """A topic without a name in a language is named in English; an unknown one is not named."""
    assert tags.topic_name(topic_id, language) == written


@pytest.mark.parametrize(
    ("before_now", "words"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=-5), "just now"),
        (timedelta(minutes=1), "a minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=1), "an hour ago"),
        (timedelta(hours=23), "23 hours ago"),
        (timedelta(hours=30), "yesterday"),
        (timedelta(hours=37), "2 days ago"),
        (timedelta(days=6), "6 days ago"),
        (timedelta(days=8), "12 March"),
        (timedelta(days=100), "10 December 2025"),
        (timedelta(days=-2), "22 March"),
    ],
)
def test_age_in_words(before_now: timedelta, words: str) -> None:
    """Ages are told as a person would, and as a date after a week or in the future."""
    assert tags.ago(NOW - before_now, NOW) == words


@given(st.datetimes(timezones=st.just(UTC)))
def test_every_instant_has_an_age(at: datetime) -> None:
    """No instant breaks the words."""
    assert tags.ago(at, NOW)


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (timedelta(minutes=10), "1 hour"),
        (timedelta(hours=30), "30 hours"),
        (timedelta(days=3, hours=2), "3 days"),
        (timedelta(days=50), "7 weeks"),
        (timedelta(days=152), "5 months"),
    ],
)
def test_gaps_in_words(apart: timedelta, words: str) -> None:
    """The time between two stories is told in the step a person would count it in."""
    assert tags.gap(NOW + apart, NOW) == words


def test_time_element_is_exact() -> None:
    """A time shows its age, and holds the instant for hover and for programs."""
    html = tags.age(Context({"now": NOW}), NOW - timedelta(hours=1))

    assert html == (
        '<time datetime="2026-03-20T11:00:00Z" title="20 March 2026, 11:00 UTC">an hour ago</time>'
    )


@pytest.mark.parametrize(
    ("language", "text", "attributes"),
    [
        ("ar", "", ' lang="ar" dir="rtl"'),
        ("en", "", ' lang="en" dir="ltr"'),
        ("und", "مرحبا", ' dir="rtl"'),
        ('en" onclick="x', "hello", ' dir="ltr"'),
        ("", "hello", ' dir="ltr"'),
    ],
)
def test_language_and_direction(language: str, text: str, attributes: str) -> None:
    """A known language gives its direction; where it is unknown or no language the text does."""
    assert tags.tongue(language, text) == attributes


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "//x.example",
        "",
        None,
        "http://[",
        "file:///etc/passwd",
        "https:x",
    ],
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    """An address that is not http or https is no address."""
    assert tags.web_address(url) == ""


@given(st.text("a<>&\"'\x02\x03", max_size=30))
def test_snippets_hold_no_markup_but_marks(snippet: str) -> None:
    """Whatever a snippet holds, only mark elements come out, and they close."""
    html = tags.marked(snippet)
    rest = html.replace("<mark>", "").replace("</mark>", "")

    assert not {"<", ">", "\x02", "\x03"} & set(rest)
    assert html.count("<mark>") == html.count("</mark>")


@pytest.mark.parametrize(
    ("enclosure", "kind"),
    [
        (Enclosure("https://a.example/1.mp3", "audio/mpeg"), "audio"),
        (Enclosure("https://a.example/1.mp4", "Video/mp4"), "video"),
        (Enclosure("https://a.example/watch", "text/html"), ""),
        (Enclosure("javascript:x", "audio/mpeg"), ""),
    ],
)
def test_players_by_media_type(enclosure: Enclosure, kind: str) -> None:
    """What plays here is audio or video at a web address."""
    assert tags.player(enclosure) == kind


@pytest.mark.parametrize(
    ("seconds", "words"), [(None, ""), (0, ""), (20, "1 min"), (754, "13 min"), (3900, "1 h 5 min")]
)
def test_durations(seconds: int | None, words: str) -> None:
    """A length of time is told in hours and minutes."""
    assert tags.duration(seconds) == words


@pytest.mark.parametrize(
    ("key", "invented"),
    [
        ("wire.localhost", True),
        ("wire.localhost:8110", True),
        ("localhost.example", False),
        ("notlocalhost", False),
        ("http://a.localhost:1/feed", False),
    ],
)
def test_fiction_is_told_by_its_host(key: str, invented: bool) -> None:
    """Publishers named under localhost are invented, others are not."""
    assert is_fictional(Publisher(key, "")) is invented


def test_older_link_keeps_the_query() -> None:
    """The next slice of a search is of the same search."""
    assert tags.older_address("a=&b", "x & y") == "?q=x%20%26%20y&cursor=a%3D%26b"


@pytest.mark.parametrize(
    ("n_publishers", "n_articles", "n_reports", "words"),
    [
        (1, 1, 1, "<bdi>Harbour Wire</bdi>"),
        (1, 3, 3, "<bdi>Harbour Wire</bdi>, 3 reports"),
        (12, 12, 7, "12 outlets, 7 independent reports"),
        (4, 11, 11, "4 outlets, 11 reports"),
        (5, 5, 1, "5 outlets, 1 independent report"),
    ],
)
def test_who_prints_a_story(n_publishers: int, n_articles: int, n_reports: int, words: str) -> None:
    """One outlet is named; several are counted, and their reports where they are independent."""
    story = replace(
        STORY,
        articles=(COPY_CARD,),
        n_publishers=n_publishers,
        n_articles=n_articles,
        n_reports=n_reports,
    )

    assert tags.counts(story) == words


@pytest.mark.parametrize(
    ("code", "name"), [("ar", "Arabic"), ("en-gb", "British English"), ("xx", ""), (None, "")]
)
def test_languages_are_named(code: str | None, name: str) -> None:
    """A reader sees the name of a language, not its code."""
    assert tags.language_name(code) == name
