"""What an article is about."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.news.topics import TopicGuess, top_of, topics
from octavo.stages.topic import TopicInput, classify, classify_all, sections, topic_texts, words
from octavo.stages.topic.learnt import N_ROWS, TopicWeights, rows_of

POLITICS, SPORT, ECONOMY = "medtop:11000000", "medtop:15000000", "medtop:04000000"
CONFLICT, WEATHER, CULTURE = "medtop:16000000", "medtop:17000000", "medtop:01000000"


def topic_of(title: str, text: str = "", *, language: str = "en", section: str = "") -> str:
    guess = classify(TopicInput(title, text, language=language, section=section))
    return guess.topic if guess else ""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Striker scores twice as league leaders win the cup final", SPORT),
        ("Central bank raises interest rates as inflation climbs", ECONOMY),
        ("Troops shell border villages after missile strikes", CONFLICT),
        ("Director's new film wins best picture at the festival", CULTURE),
    ],
)
def test_an_english_headline_is_enough(title: str, expected: str) -> None:
    """Headlines that leave no doubt are told without any word of the publisher."""
    assert topic_of(title) == expected


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("ar", "مجلس النواب يقر قانون الانتخابات الجديد", POLITICS),
        ("ar", "المنتخب يفوز في نهائي البطولة بهدفين", SPORT),
        ("fr", "Le gouvernement convoque les députés avant la présidentielle", POLITICS),
        ("es", "El delantero marca dos goles en el partido", SPORT),
        ("de", "Bundesliga: Trainer lobt die Spieler nach dem Turnier", SPORT),
        ("ru", "Сборная выиграла матч чемпионата по хоккею", SPORT),
        ("ja", "日経平均株価が続落、円安も重荷", ECONOMY),
        ("zh", "央行降息 股市上涨 投资者看好市场", ECONOMY),
    ],
)
def test_telling_words_of_other_languages(language: str, title: str, expected: str) -> None:
    """Where nothing is learnt the listed words tell, with their endings and joined particles."""
    assert topic_of(title, language=language) == expected


def test_the_section_decides_where_words_are_silent() -> None:
    """A headline of names alone is about what the publisher's section says."""
    assert topic_of("Amal Haddad und Ines Roth", language="de", section="Sport") == SPORT
    assert topic_of("Amal Haddad und Ines Roth", language="de") == ""


def test_of_a_section_of_two_words_the_subject_counts() -> None:
    """A place says less than a subject, in a section's name as in an address's folders."""
    assert sections.topics_of_section("World, Sport") == {SPORT}
    assert sections.topics_of_url("https://paper.example/world/sport/rowing/x") == {SPORT}
    assert sections.topics_of_url("https://[broken/sport/x") == frozenset()


def test_every_listed_word_and_section_names_a_known_topic() -> None:
    """The tables written by hand use the taxonomy's own numbers."""
    listed = {topic for of_language in words.listed().values() for topic in of_language}

    assert listed <= set(topics())
    assert set().union(*sections.names().values()) <= set(topics())


def test_meaning_helps_where_no_words_are_listed() -> None:
    """In a language without a list the embedder's likeness to a topic's text decides."""
    vectors = np.eye(len(topic_texts()), dtype=np.float32)
    article = TopicInput("Umdlalo", language="zu", vector=vectors[3])

    assert classify(article) is None
    guess = classify(article, topic_vectors=vectors)

    assert guess is not None
    assert guess.second_confidence > 0.9


def test_several_articles_keep_their_places() -> None:
    """Answers are by the article's place; those nothing is known of are left out."""
    told = classify_all([TopicInput(""), TopicInput("League title decided by late goal")])

    assert {at: guess.topic for at, guess in told.items()} == {1: SPORT}


@settings(deadline=None, max_examples=80)
@given(
    st.text(max_size=200),
    st.text(max_size=300),
    st.sampled_from(["en", "ar", "ja", "und", "xx", "de"]),
    st.text(max_size=60),
)
def test_any_input_gives_a_topic_of_the_taxonomy_or_none(
    title: str, text: str, language: str, section: str
) -> None:
    """Whatever strangers write, the chance is one and level two lies below level one."""
    guess = classify(TopicInput(title, text, language, section, url=section, keywords=(section,)))

    if guess is not None:
        assert 0 < guess.second_confidence <= guess.confidence <= 1 or not guess.second
        assert topics()[guess.topic].level == 1
        assert not guess.second or top_of(guess.second) == guess.topic


def test_weights_come_back_as_they_were_packed() -> None:
    """Packing and unpacking changes nothing; other bytes are refused."""
    rows = np.zeros((N_ROWS, 2), np.float32)
    rows[5] = (1.0, -2.0)
    weights = TopicWeights.quantise((SPORT, ECONOMY), rows, np.zeros(2, np.float32))
    again = TopicWeights.unpack(weights.pack())

    assert again.topics == (SPORT, ECONOMY)
    assert (again.rows == weights.rows).all()
    with pytest.raises(ValueError, match="not the weights"):
        TopicWeights.unpack(b"something else")


def test_a_word_of_the_title_counts_double() -> None:
    """Rows are of different words, numbers left out, unit length together."""
    rows, weights = rows_of(["flood", "2026"], ["river", "flood"])

    assert len(rows) == 2
    assert np.isclose(np.linalg.norm(weights), 1.0)
    assert weights.max() > weights.min()


def test_nothing_known_gives_no_topic() -> None:
    """None is better than a wrong one."""
    assert classify(TopicInput("", "")) is None
    assert isinstance(classify(TopicInput("Storm warning: heavy rain and winds")), TopicGuess)
