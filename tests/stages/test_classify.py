"""Under which section an article stands."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.news.sections import SECTIONS
from octavo.news.topics import TopicGuess, topics
from octavo.stages.classify import classify

SPORT = TopicGuess("medtop:15000000", 0.9)


def section_of(
    *,
    tags: tuple[str, ...] = (),
    section: str = "",
    url: str = "",
    guess: TopicGuess | None = None,
    filed_under: str = "",
) -> str:
    return classify(section=section, tags=tags, url=url, guess=guess, filed_under=filed_under)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("Business & Economy", "business"),
        ("اقتصاد", "business"),
        ("الرياضة", "sport"),
        ("Économie", "business"),
        ("Santé", "health"),
        ("Deportes", "sport"),
        ("Wirtschaft", "business"),
        ("スポーツ", "sport"),
        ("Spettacoli", "culture"),
        ("Saúde", "health"),
        ("Политика", "politics"),
        ("Middle East", "world"),
    ],
)
def test_publishers_words_are_understood(section: str, expected: str) -> None:
    """A publisher's section is known in nine languages."""
    assert section_of(section=section) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://paper.example/sport/rowing/eights-final", "sport"),
        ("https://sport.paper.example/2026/03/eights-final", "sport"),
        ("https://paper.example/en/science/comet", "science"),
        ("https://paper.example/" + quote("اقتصاد") + "/1234", "business"),
        ("https://paper.example/2026/03/14/sport-of-kings", ""),
        ("https://[broken/sport/x", ""),
    ],
)
def test_folders_of_the_address_tell_the_section(url: str, expected: str) -> None:
    """Folders and subdomains name the section; the article's own part of the address does not."""
    assert section_of(url=url) == expected


def test_a_subject_goes_before_a_place() -> None:
    """A section of "World, Sport" is sport: where it happened is not what it is about."""
    assert section_of(section="World", url="https://paper.example/world/sport/x") == "world"
    assert section_of(section="World, Sport") == "sport"


def test_the_topic_decides_where_the_publisher_is_silent() -> None:
    """Without any word of the publisher what the article is about is enough."""
    assert section_of(guess=SPORT) == "sport"


def test_a_narrower_topic_stands_where_it_says() -> None:
    """A topic of level two goes to its own section, though its parent stands in another."""
    devices = TopicGuess("medtop:13000000", 0.9, "medtop:20000756", 0.8)

    assert section_of(guess=devices) == "technology"


def test_the_publisher_outweighs_the_topic() -> None:
    """What the publisher calls it stands, whatever it seems to be about."""
    assert section_of(section="Business", guess=SPORT) == "business"
    assert section_of(url="https://paper.example/business/goals", guess=SPORT) == "business"
    assert section_of(section="Local", guess=SPORT) == "local"


def test_the_topic_decides_between_keywords() -> None:
    """Of two sections among the keywords the one the article is about is meant."""
    assert section_of(tags=("Business", "Sport"), guess=SPORT) == "sport"
    assert section_of(tags=("Politics", "Sport"), guess=SPORT) == "sport"


def test_what_a_feed_is_filed_under_comes_last() -> None:
    """A list of feeds names a section for a whole paper: any sure topic is nearer the article."""
    assert section_of(filed_under="Politics") == "politics"
    assert section_of(filed_under="Politics", guess=SPORT) == "sport"
    assert section_of(filed_under="Politics", section="Sport") == "sport"


def test_nothing_known_gives_no_section() -> None:
    """A wrong section is worse than none."""
    assert section_of(section="Notices", url="https://paper.example/a/b") == ""


@given(
    st.text(),
    st.text(),
    st.lists(st.text(), max_size=5),
    st.sampled_from(sorted(topics())),
    st.floats(0, 1),
)
def test_any_input_gives_a_known_section_or_none(
    section: str, url: str, tags: list[str], topic: str, confidence: float
) -> None:
    """Whatever strangers write, the answer is one of the fixed sections or nothing."""
    guess = TopicGuess(topic, confidence)
    found = section_of(section=section, url=url, tags=tuple(tags), guess=guess, filed_under=section)

    assert found in {*SECTIONS, ""}
    assert section_of(section=section, url=url, tags=tuple(tags)) in {*SECTIONS, ""}
