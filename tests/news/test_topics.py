"""Laws of the taxonomy."""

from octavo.news.sections import SECTIONS
from octavo.news.topics import section_of, top_of, topics


def test_seventeen_at_the_top() -> None:
    """The IPTC Media Topics have seventeen terms of level one, numbered without a gap."""
    tops = [name for name, one in topics().items() if one.level == 1]

    assert tops == [f"medtop:{number:02}000000" for number in range(1, 18)]


def test_every_topic_below_belongs_to_one_at_the_top() -> None:
    """There are two levels and no third, and nothing is its own parent."""
    below = [one for one in topics().values() if one.level == 2]

    assert len(below) > 100
    assert all(topics()[one.parent].level == 1 for one in below)
    assert all(top_of(one.id) == one.parent for one in below)


def test_labels_in_five_languages() -> None:
    """Every topic has a label in each language the table promises; another one gets English."""
    for one in topics().values():
        assert all(one.label(language) for language in ("en", "ar", "fr", "es", "de"))

    assert topics()["medtop:15000000"].label("ja") == "sport"
    assert topics()["medtop:15000000"].label("ar") == "الرياضة"


def test_every_topic_stands_under_a_section() -> None:
    """A topic of either level has its place on the front page."""
    assert {section_of(name) for name in topics()} <= set(SECTIONS)
    assert section_of("medtop:20000756") == "technology"
    assert section_of("medtop:20000717") == "science"
