"""Under which section an article stands."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.stages.classify import SECTIONS, classify


def section_of(
    *, tags: tuple[str, ...] = (), section: str = "", url: str = "", title: str = "", text: str = ""
) -> str:
    return classify(tags=tags, section=section, url=url, title=title, text=text)


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


def test_the_headline_decides_where_the_publisher_is_silent() -> None:
    """Without any word of the publisher the headline's words are enough."""
    title = "Coach praises striker after cup final"

    assert section_of(title=title) == "sport"


def test_the_publisher_outweighs_the_headline() -> None:
    """What the publisher calls it stands, whatever words the headline plays with."""
    title = "Bank of goals: league striker scores"

    assert section_of(title=title, section="Business") == "business"


def test_nothing_known_gives_no_section() -> None:
    """A wrong section is worse than none."""
    assert section_of(title="An afternoon by the river", url="https://paper.example/a/b") == ""


@given(st.text(), st.text(), st.text(), st.lists(st.text(), max_size=5))
def test_any_input_gives_a_known_section_or_none(
    section: str, url: str, title: str, tags: list[str]
) -> None:
    """Whatever strangers write, the answer is one of the fixed sections or nothing."""
    found = section_of(section=section, url=url, title=title, text=title, tags=tuple(tags))

    assert found in {*SECTIONS, ""}
