"""Why articles are together, in words."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.features.correcting import (
    reasons,
    what_was_said,
    what_was_suggested,
    why_here,
    why_merged,
    why_so_high,
)
from octavo.news.article import ArticleCard
from octavo.news.correction import Correction, Merger, Suggestion, Tuning
from octavo.news.feed import Publisher
from octavo.news.pages import StoryPage
from octavo.news.story import Evidence, Membership, StoryCard

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
FERRY = Evidence(
    similarity=0.61,
    words=0.48,
    meaning=0.71,
    shared_terms=("Marnholm", "Calypso", "212", "aground", "ferry"),
    names=("Marnholm", "Calypso"),
    numbers=("212",),
    hours_apart=3.2,
    bar=0.46,
)


def _plain(why: object) -> str:
    return str(why).replace("\N{NO-BREAK SPACE}", " ")


def test_evidence_is_told_whole():
    """Names, numbers, words, time and likeness stand in one sentence."""
    told = _plain(why_here(Membership(1, FERRY)))

    assert told == (
        "shares the names “Marnholm” and “Calypso”, the number “212”, and the words “aground” and "
        "“ferry”; 3 hours apart; likeness 61 % where 46 % was needed (words 48 %, meaning 71 %)"
    )


def test_terms_are_pieces_of_their_own():
    """Each term can be set in its own language and direction."""
    arabic = Evidence(0.3, words=0.3, shared_terms=("العبارة",))
    terms = [part.text for part in why_here(Membership(1, arabic)).parts if part.is_term]

    assert terms == ["العبارة"]


@pytest.mark.parametrize(
    ("membership", "told"),
    [
        (None, "began the story"),
        (Membership(1), "began the story"),
        (Membership(1, is_pinned=True), "an editor put it here"),
    ],
)
def test_what_was_not_compared_says_how_it_came_here(membership, told):
    """Without evidence an article began its story, or an editor put it there."""
    assert str(why_here(membership)) == told


def test_an_editors_word_stands_beside_the_evidence():
    """An article in a story an editor merged has both reasons."""
    told = str(why_here(Membership(1, FERRY, is_pinned=True)))

    assert told.endswith("; an editor says it belongs here")


def test_a_copy_names_whose_text_it_prints():
    """A copy is there because of its text."""
    assert str(why_here(None, origin="Harbour Wire")) == "prints the text of Harbour Wire"


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (0, "printed in the same hours"),
        (0.4, "less than an hour apart"),
        (1.2, "1 hour apart"),
        (47, "47 hours apart"),
        (120, "5 days apart"),
    ],
)
def test_time_is_told_as_people_do(hours, told):
    """Hours within two days, days beyond."""
    assert told in str(why_here(Membership(1, Evidence(0.5, hours_apart=hours))))


def test_what_joined_across_languages_are_names_and_numbers():
    """Across languages names and numbers speak, whatever script they are written in."""
    why = Evidence(0.28, shared_terms=("٣١٠", "سهران"), bar=0.15)
    told = _plain(why_here(Membership(1, why)))

    assert told.startswith(
        "tells of it in another language: shares the name “سهران”, and the number “٣١٠”; "
    )


@pytest.mark.parametrize(("place", "language"), [("Ukraine", "en"), ("أوكرانيا", "ar")])
def test_places_are_told_from_other_names(place, language):
    """A name that is a country's or a city's is called a place, in any language."""
    why = Evidence(0.5, words=0.4, shared_terms=(place, "Calypso"), names=(place, "Calypso"))
    told = str(why_here(Membership(1, why), language=language))

    assert told.startswith(f"shares the name “Calypso”, and the place “{place}”; ")


def test_nothing_shared_is_meaning_alone():
    """Where no word is shared, the meaning is what spoke."""
    told = _plain(why_here(Membership(1, Evidence(0.5, meaning=0.9))))

    assert told.startswith("means much the same; ")
    assert told.endswith("likeness 50 % (meaning 90 %)")


def test_merged_stories_tell_why():
    """A story that was found to be the same says what they share; one an editor merged says so."""
    found = str(why_merged(Merger(2, "Ferry", "en", 4, NOON, FERRY)))

    assert found.startswith("was found to be the same event: shares the names “Marnholm”")
    assert str(why_merged(Merger(2, "Ferry", "en"))) == "an editor said that the two are one"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("merge", "“Ferry {late}” and “Choir” are one"),
        ("split", "2 articles of “Ferry {late}” are a story of their own, “Choir”"),
        ("move", "2 articles of “Ferry {late}” belong to “Choir”"),
        ("apart", "“Ferry {late}” and “Choir” are two, for ever"),
        ("reset", "what was said before moves the bar no more"),
    ],
)
def test_each_correction_has_its_sentence(kind, told):
    """What was said can be read again; a headline's own braces mean nothing."""
    said = Correction(1, kind, NOON, "ann", 5, "Ferry {late}", 6, "Choir", (1, 2))

    assert str(what_was_said(said)) == told


def test_a_story_that_is_gone_is_called_that():
    """A correction outlives the stories it was about."""
    told = str(what_was_said(Correction(1, "merge", NOON, story_id=5)))

    assert told == "story 5 and a story that is gone are one"


def test_suggestions_are_careful():
    """What the auditor suggests is told as a likeness, not as a fact."""
    one = Suggestion(1, "split", 5, "Ferry", None, "", (1,), 0.5, "", NOON)

    assert str(what_was_suggested(one)) == "1 article of “Ferry” looks like a story of its own"


@pytest.mark.parametrize(
    ("tuning", "told"),
    [
        (Tuning(), "as much likeness as by default."),
        (Tuning(0.0, 1, 1), "2 corrections so far say too little"),
        (Tuning(0.02, 6, 1), "2 points more likeness than by default, because of 7 corrections"),
        (Tuning(-0.01, 1, 4), "1 point less likeness"),
    ],
)
def test_the_bar_is_explained(tuning, told):
    """How far corrections moved the bar, and how many, is told in a sentence."""
    assert told in why_so_high(tuning)


@given(
    st.builds(
        Evidence,
        similarity=st.floats(0, 1),
        words=st.floats(0, 1),
        meaning=st.floats(0, 1),
        shared_terms=st.lists(st.text(min_size=1), max_size=6).map(tuple),
        hours_apart=st.floats(0, 1000),
        bar=st.floats(0, 1),
    )
)
def test_every_term_is_told_once(evidence):
    """Whatever was shared, each term stands in the reason, as it is."""
    terms = [part.text for part in why_here(Membership(1, evidence)).parts if part.is_term]

    assert sorted(terms) == sorted(evidence.shared_terms)


def test_reasons_follow_the_order_of_printing():
    """Reports are told in the order they came, with the outlets that print their text."""
    wire = Publisher("wire.example", "Harbour Wire")
    late, early = (
        ArticleCard(n, "Ferry", "", wire, NOON.replace(hour=hour), "en")
        for n, hour in ((1, 11), (2, 9))
    )
    copy = ArticleCard(3, "Ferry", "", wire, NOON, "en", copy_of_id=2)
    card = StoryCard(5, "Ferry", NOON, NOON, 3, 2)
    told = reasons(StoryPage(card, reports=(late, early), copies={2: (copy,)}))

    assert [reason.article.id for reason in told.reports] == [2, 1]
    assert told.reports[0].copies == (copy,)
