"""Who says what, in English."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.news.quote import Quote
from octavo.stages.quote import find_quotes


def the_quote(text: str, *, language: str = "en", title: str = "") -> Quote:
    """Find the one direct quote of a text."""
    (quote,) = (q for q in find_quotes(text, language=language, title=title) if q.kind == "direct")
    return quote


def speakers(text: str) -> list[str]:
    """Give the full names of a text's direct quotes, in order."""
    return [q.speaker.full_name for q in find_quotes(text) if q.kind == "direct"]


def reports(text: str) -> list[tuple[str, str]]:
    """Give speaker and words of a text's reported speech."""
    return [(q.speaker.full_name, q.text) for q in find_quotes(text) if q.kind == "reported"]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is safe,” said Amina Okoro.",
        "“The bridge is safe,” Amina Okoro said.",
        "“The bridge is safe,” Amina Okoro, the city engineer, told the Harbour Post on Monday.",
        "“The bridge is safe,” city engineer Amina Okoro said in a statement.",
        "Amina Okoro said: “The bridge is safe.”",
        "Amina Okoro, 52, a city engineer from Harrowmouth, said that “the bridge is safe”.",
        "One of the engineers, Amina Okoro, 52, from Lund, Sweden, said: “The bridge is safe.”",
        "The bridge “is safe and will stay so”, according to Amina Okoro.",
        "Amina Okoro has over the past months repeatedly warned that it is “not safe at all”.",
        "Amina Okoro criticised the plan, calling it “a waste of money”.",
        "Amina Okoro: “The bridge is safe.”",
        "Amina Okoro, chief engineer\n“The bridge is safe, and it has been for years.”",
        "“The bridge is safe, and it has been for years.”\n— Amina Okoro, chief engineer",
        "“The bridge,” said the head of Harrowmouth's oldest office, Amina Okoro, “is safe.”",
    ],
)
def test_speaker_beside_the_words(text: str) -> None:
    """The speaker is read behind the words, before them, or on a line of their own."""
    assert set(speakers(text)) == {"Amina Okoro"}


def test_places_are_those_of_the_text() -> None:
    """Words, speaker and sentence can be marked in the text by their places."""
    text = "Rain fell.\n“The bridge is safe,” said the mayor, Amina Okoro. Nobody asked."

    quote = the_quote(text)
    place = quote.speaker.place

    assert text[quote.parts[0].start : quote.parts[0].end] == quote.text == "The bridge is safe,"
    assert place is not None
    assert text[place.start : place.end] == "Amina Okoro"
    assert text[quote.sentence.start : quote.sentence.end].startswith("“The bridge")
    assert text[quote.sentence.start : quote.sentence.end].endswith("Amina Okoro.")
    assert (quote.verb, quote.speaker.role) == ("said", "the mayor")


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("“We looked twice,” she said.", "she"),
        ("“We looked twice,” Okoro said.", "Okoro"),
        ("“We looked twice,” Dr. Okoro said.", "Okoro"),
        ("“We looked twice,” the engineer said.", "the engineer"),
    ],
)
def test_short_forms_are_resolved(second: str, name: str) -> None:
    """A surname, a title and a pronoun stand for the person named before."""
    text = f"The city engineer, Amina Okoro, said the bridge was safe.\n{second}"

    quote = the_quote(text)

    assert quote.speaker.name == name
    assert quote.speaker.full_name == "Amina Okoro"


def test_pronoun_minds_gender() -> None:
    """“She” is not the man named last when a woman spoke before."""
    text = (
        "Mrs Amina Okoro opened the bridge with Mr Paul Lind. “It is safe,” said Mrs Okoro. "
        "Mr Lind nodded. “We looked twice,” she said."
    )

    assert speakers(text) == ["Amina Okoro", "Amina Okoro"]


def test_headline_gives_the_full_name() -> None:
    """A name the text only gives in part is completed from the headline."""
    quote = the_quote("“It is safe,” Okoro said.", title="Amina Okoro on the bridge")

    assert quote.speaker.full_name == "Amina Okoro"


def test_interrupted_quote_is_one() -> None:
    """Words that go on after “she said” are parts of one quote."""
    quote = the_quote("“The bridge is safe,” Amina Okoro said. “We looked at it twice.”")

    assert quote.text == "The bridge is safe, We looked at it twice."
    assert len(quote.parts) == 2


def test_quote_runs_over_paragraphs() -> None:
    """A mark that opens each paragraph and closes the last holds one quote."""
    text = (
        "Amina Okoro said: “The bridge is safe.\n\n“We looked at it twice.\n\n“Nothing was found.”"
    )

    assert len(the_quote(text).parts) == 3


def test_quote_closed_in_the_next_paragraph() -> None:
    """A quote that is closed a paragraph later, without opening again, is one."""
    text = "Amina Okoro said: “The bridge is safe.\n\nNothing was found there.” Nobody asked."

    assert [part.end - part.start for part in the_quote(text).parts] == [19, 24]


def test_paragraph_of_its_own_goes_on() -> None:
    """A paragraph that is only a quote belongs to the speaker of the one before."""
    text = "“It is safe,” said Amina Okoro.\n\n“Nobody should be afraid to cross it now.”"

    assert speakers(text) == ["Amina Okoro", "Amina Okoro"]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “smart bridge” opened. The mayor saw it.",
        "Amina Okoro wrote “The Bridge Over the River”, a novel.",
        "Amina Okoro said it was “safe”.",
        "Search for “best bridges to see in spring” and you will find it.",
        'The boards are 12" x 4" and 6" long, said nobody.',
        "The sign reads “No lorries over ten tons”.",
        "You could simply say “we would like to cross the bridge now” and wait.",
    ],
)
def test_what_is_no_quote(text: str) -> None:
    """Terms, titles, single words, inches and words nobody says are left out."""
    assert [q for q in find_quotes(text) if q.kind == "direct"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amina Okoro said that the bridge was safe.", "the bridge was safe."),
        ("Amina Okoro told reporters on Monday that the bridge was safe.", "the bridge was safe."),
        ("The bridge was safe to cross, Amina Okoro said.", "The bridge was safe to cross"),
        (
            "The bridge was safe to cross, said Amina Okoro, the mayor.",
            "The bridge was safe to cross",
        ),
        ("Amina Okoro said the bridge was safe.", "the bridge was safe."),
    ],
)
def test_reported_speech(text: str, expected: str) -> None:
    """A clause somebody is said to have said is given without marks, with its speaker."""
    assert reports(text) == [("Amina Okoro", expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Amina Okoro was told that the bridge was safe.",
        "It is hard to say that the bridge is safe.",
        "You could say that the bridge was safe.",
    ],
)
def test_what_is_no_reported_speech(text: str) -> None:
    """Passives, infinitives and the reader's own words report nobody."""
    assert reports(text) == []


def test_unknown_language_gives_nothing() -> None:
    """Without a table of verbs nobody is guessed."""
    assert find_quotes("„Silta on turvallinen“, sanoi Amina Okoro.", language="fi") == ()


PIECES = st.sampled_from(
    ["“", "”", '"', "«", "»", "‘", "’", "'", "„", "「", "」", "—", ":", ", ", ". ", "\n", "(", ")",
     " said ", " Amina Okoro ", "he ", " the minister ", "We go now", " that ", "\x00", "\x01",
     " قال ", " أن "]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["en", "de", "fr", "es", "ar", "ja", "zh"]))
def test_any_text_gives_places_inside_it(pieces: list[str], language: str) -> None:
    """Whatever a page holds, every place lies in the text and parts do not run backwards."""
    text = "".join(pieces)

    for quote in find_quotes(text, language=language):
        for part in quote.parts:
            assert 0 <= part.start <= part.end <= len(text)
        assert 0 <= quote.sentence.start <= quote.sentence.end <= len(text)
        place = quote.speaker.place
        assert place is None or 0 <= place.start < place.end <= len(text)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        "“",
        '"',
        "said ",
        "A. ",
        "Amina Okoro said ",
        "“Go now,” he said. ",
        "‘a ",
        "Aa Bb Cc ",
        "(",
        ", X",
    ],
)
def test_long_repetition_is_read_in_time(piece: str) -> None:
    """A page made of one thing over and over costs no more than its length."""
    find_quotes(piece * (100_000 // len(piece)))
