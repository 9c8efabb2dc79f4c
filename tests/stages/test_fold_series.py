"""What a publisher prints again and again is a series; what happens again and again is not."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.stages.fold import SeriesIndex, Signed, signed
from tests.stages.copying import NOON, lines_of, made


def _issue(title: str, day: int, *, publisher: str = "Harbour Post", **changes: str) -> Signed:
    at = NOON + timedelta(days=day)
    return signed(made(day, title=title, publisher=publisher, published_at=at, **changes))


def _printed(*issues: Signed) -> SeriesIndex:
    index = SeriesIndex()
    for issue in issues:
        index.add(issue)
    return index


def _keys(*titles: str) -> list[str | None]:
    """Give what each is said to be an issue of when printed day after day."""
    index, keys = SeriesIndex(), []
    for day, title in enumerate(titles):
        issue = _issue(title, day)
        keys.append(index.find(issue))
        index.add(issue)
    return keys


def test_a_dated_template_is_a_series_from_the_third_day() -> None:
    """A title that is the same but for its date, on three days, is a series."""
    keys = _keys(*(f"What the tide will look like on May {day}" for day in range(2, 6)))

    assert keys[:2] == [None, None]
    assert keys[2] == keys[3] == "Harbour Post: what the tide will look like on @"


def test_a_counted_template_is_a_series() -> None:
    """What is numbered as a day, a part, a puzzle is a series though no date is named."""
    keys = _keys(*(f"Amber strike: list of key events, day {n}" for n in range(70, 73)))

    assert keys[2] is not None


def test_a_column_is_a_series() -> None:
    """Headlines that share only the name of a letter, a briefing, a podcast are its issues."""
    keys = _keys(
        "Morning briefing: ferry fares rise",
        "Morning briefing: a quiet harbour",
        "Morning briefing: who owns the pier?",
    )

    assert keys == [None, None, "Harbour Post: morning briefing:"]


def test_a_saga_is_not_a_series() -> None:
    """One publisher's headlines about one event share its name, day after day, and stay stories."""
    keys = _keys(
        "Amber strike: talks collapse",
        "Amber strike: talks resume at dawn",
        "Amber strike: minister flies in",
        "Amber strike: dockers vote",
        "Amber strike: what we know",
        "Amber strike: dockers vote again",
    )

    assert set(keys) == {None}


def test_a_rising_count_is_not_a_series() -> None:
    """A headline of which only the number changes for three days is one event told on."""
    keys = _keys(*(f"Death toll in Amber Bay flood rises to {n}" for n in (4, 9, 21, 22)))

    assert set(keys) == {None}


def test_the_same_day_counts_once() -> None:
    """Three wordings of one day are no series."""
    index = _printed(*(_issue(f"Tide table for May {n}", 0) for n in (1, 2, 3)))

    assert index.find(_issue("Tide table for May 4", 0)) is None


def test_what_pauses_for_long_begins_anew() -> None:
    """Days more than forty apart do not make a series."""
    days = (0, 100, 200)
    index = _printed(*(_issue("Tide table for May 1", day) for day in days))

    assert index.find(_issue("Tide table for May 2", 200)) is None


def test_publishers_do_not_share_a_series() -> None:
    """The same title of three publishers on three days is no series."""
    index = _printed(
        _issue("Tide table for May 1", 0, publisher="A"),
        _issue("Tide table for May 2", 1, publisher="B"),
    )

    assert index.find(_issue("Tide table for May 3", 2, publisher="C")) is None


def test_shared_sentences_make_a_series() -> None:
    """Bodies made from one template are a series though their headlines differ."""
    frame = lines_of(1, 8)
    index = SeriesIndex()
    keys = []
    for day, mood in enumerate(("slip on rates", "gain on tin", "flat at noon", "slip again")):
        text = " ".join([*frame, *lines_of(100 + day, 2)])
        issue = _issue(f"Amber shares {mood}", day, text=text)
        keys.append(index.find(issue))
        index.add(issue)

    assert keys == [None, None, *["Harbour Post: amber shares..."] * 2]


def test_different_bodies_do_not() -> None:
    """Headlines that begin alike over different bodies are no series."""
    issues = [
        _issue(f"Amber shares {mood}", day, text=" ".join(lines_of(day, 8)))
        for day, mood in enumerate(("slip", "gain", "stall", "wait"))
    ]

    assert _printed(*issues[:3]).find(issues[3]) is None


@pytest.mark.parametrize(
    "title",
    [
        "LIVE: Amber Rovers vs Port Vane",
        "Amber strike live: talks resume",
        "Amber strike: live updates as talks resume",
        "Amber Rovers 2-1 Port Vane, as it happened",
        "مباشر: عودة المحادثات",
    ],
)
def test_a_live_blog_is_known_at_once(title: str) -> None:
    """A live blog is told by its title, before there is a second."""
    assert SeriesIndex().find(_issue(title, 0)) == "Harbour Post: live"


def test_a_live_blog_is_known_by_its_address() -> None:
    """A live blog is told by its address where the title does not say it."""
    issue = _issue("Talks resume", 0, url="https://post.example/news/live/amber-strike")

    assert SeriesIndex().find(issue) == "Harbour Post: live"


@pytest.mark.parametrize(
    "title",
    [
        "Live-action film of the ferry disaster planned",
        "How dockers live: a day on the pier",
        "Where seals live and why it matters",
        "Horoscopes: who still reads them?",
        "Winning numbers game: how the mayor counted votes",
    ],
)
def test_a_report_on_such_things_is_none(title: str) -> None:
    """A headline with a word of a series in it is not one of its issues."""
    assert SeriesIndex().find(_issue(title, 0)) is None


@pytest.mark.parametrize(
    "title",
    [
        "Word puzzle hints and answers for May 3",
        "Your horoscope for today",
        "Daily crossword: answers and clues",
        "أبراج اليوم السبت",
        "Lottery results: winning numbers for Saturday",
    ],
)
def test_a_plain_genre_is_known_at_once(title: str) -> None:
    """A puzzle, a horoscope, a draw of lots is told by its title, before there is a second."""
    assert SeriesIndex().find(_issue(title, 0)) is not None


def test_keys_fit_the_store() -> None:
    """The key of the longest title is at most 200 characters."""
    titles = [f"{'tide ' * 60} on May {day}" for day in range(3)]
    index = SeriesIndex()
    for day, title in enumerate(titles):
        index.add(_issue(title, day, publisher="P" * 300))
    key = index.find(_issue(titles[0], 4, publisher="P" * 300))

    assert key is not None
    assert len(key) <= 200


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_title_is_taken(titles: list[str]) -> None:
    """Whatever a title says, it is kept and looked up without harm."""
    index = SeriesIndex()
    for day, title in enumerate(titles):
        index.find(_issue(title, day))
        index.add(_issue(title, day))

    assert len(index) <= 4 * len(titles) + 1
