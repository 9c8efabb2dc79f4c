"""Figures of several articles compared."""

from datetime import UTC, date, datetime, timedelta

import pytest

from octavo.news.figure import Claim, Figure
from octavo.stages.measure import agree, disagree, measure, same_measure, series

NOON = datetime(2025, 7, 20, 12, tzinfo=UTC)


def figure(text: str, language: str = "en", at: datetime = NOON) -> Figure:
    """Give the first figure of a sentence."""
    return measure(text, language, at)[0]


def claim(text: str, publisher: str, *, hours: float = 0, language: str = "en") -> Claim:
    """Give the first figure of a sentence as an outlet's, some hours after noon."""
    at = NOON + timedelta(hours=hours)
    return Claim(
        figure(text, language, at), int.from_bytes(publisher.encode()) + int(hours), publisher, at
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("20 people were killed.", "The death toll rose to 25."),
        ("20 people were killed.", "At least 22 people died."),
        ("The blast wounded 30 people.", "31 people were injured."),
        ("The fund bought 300 bonds.", "It bought 250 bonds."),
        ("Inflation rose to 3%.", "Inflation fell to 2%."),
    ],
)
def test_words_for_one_thing_measure_the_same(a: str, b: str) -> None:
    """Synonyms and inflections of what is counted make no other measure."""
    assert same_measure(figure(a), figure(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("20 people were killed.", "20 people were injured."),
        ("20 soldiers were killed.", "20 people were killed."),
        ("40 Northern soldiers surrendered.", "40 Southern soldiers surrendered."),
        ("Inflation rose to 3%.", "Inflation rose by 3%."),
        ("The fund bought 300 bonds.", "The fund bought 300 shares."),
        ("A barge cost $5 million.", "A barge cost €5 million."),
        ("The hall seats 300 people.", "The town has 90,000 people."),
    ],
)
def test_other_things_measure_otherwise(a: str, b: str) -> None:
    """State, names, unit, and whether it is a change tell measures apart."""
    assert not same_measure(figure(a), figure(b))


def test_languages_share_their_concepts() -> None:
    """The dead are counted alike in English, Arabic, German and French."""
    english = figure("At least 20 people were killed.")
    others = [
        figure("قتل 22 شخصا.", "ar"),
        figure("22 Menschen wurden getötet.", "de"),
        figure("22 personnes ont été tuées.", "fr"),
    ]

    assert all(same_measure(english, other) for other in others)


@pytest.mark.parametrize(
    ("a", "b", "is_agreed"),
    [
        ("At least 20 people were killed.", "22 people were killed.", True),
        ("Some 1,000 boats sank.", "1,040 boats sank.", True),
        ("1,200,000 bonds were sold.", "1,234,000 bonds were sold.", True),
        ("20 people were killed.", "22 people were killed.", False),
        ("Up to 20 people were killed.", "22 people were killed.", False),
    ],
)
def test_qualified_and_rounded_values_agree(a: str, b: str, is_agreed: bool) -> None:
    """Values disagree only where no reading of both can be true."""
    assert agree(figure(a), figure(b)) is is_agreed


def test_disagreeing_outlets_both_stand() -> None:
    """Different values at about the same time stand side by side with who gives them."""
    (found,) = disagree([
        claim("20 people were killed.", "Courier"),
        claim("20 people were killed.", "Herald", hours=1),
        claim("31 people were killed.", "Tribune", hours=2),
    ])

    assert [standing.value for standing in found.standings] == [20, 31]
    assert [c.publisher for c in found.standings[0].claims] == ["Courier", "Herald"]


def test_a_later_larger_toll_is_an_update() -> None:
    """A toll that grows over a day is no disagreement."""
    found = disagree([
        claim("20 people were killed.", "Courier"),
        claim("31 people were killed.", "Tribune", hours=10),
    ])

    assert found == ()


def test_an_outlet_does_not_disagree_with_itself() -> None:
    """Of one outlet's values only the last counts."""
    found = disagree([
        claim("20 people were killed.", "Courier"),
        claim("24 people were killed.", "Courier", hours=1),
    ])

    assert found == ()


def test_small_bare_counts_are_left_out() -> None:
    """ "Two men" here and "three men" there are most often different men."""
    found = disagree([claim("Two men came.", "Courier"), claim("Three men came.", "Herald")])

    assert found == ()


def test_values_far_apart_count_other_things() -> None:
    """A raid's dead do not dispute a war's."""
    found = disagree([
        claim("14 people were killed.", "Courier"),
        claim("9,000 people were killed.", "Herald"),
    ])

    assert found == ()


def test_a_series_runs_over_days() -> None:
    """One measure over days is a series, its value the one most outlets give."""
    (found,) = series([
        claim("20 people were killed.", "Courier"),
        claim("21 people were killed.", "Herald"),
        claim("21 people were killed.", "Tribune", hours=1),
        claim("35 people were killed.", "Courier", hours=24),
    ])

    assert [(point.on, point.value) for point in found.points] == [
        (date(2025, 7, 20), 21),
        (date(2025, 7, 21), 35),
    ]
    assert (found.points[0].low, found.points[0].high) == (20, 21)


def test_one_day_is_no_series() -> None:
    """A single day has nothing to plot."""
    assert series([claim("20 people were killed.", "Courier")]) == ()


def test_order_of_articles_does_not_matter() -> None:
    """However the claims come, the same disagreements and series are found."""
    claims = [
        claim("20 people were killed.", "Courier"),
        claim("31 people were killed.", "Tribune", hours=2),
        claim("40 people were killed.", "Herald", hours=30),
    ]

    assert disagree(claims) == disagree(claims[::-1])
    assert series(claims) == series(claims[::-1])
