"""Which words stand between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.stages.quote.marks import FILLER, read_paragraphs


def marked(text: str) -> list[str]:
    """Give the marked words of a text."""
    return [text[m.start : m.end] for p in read_paragraphs(text) for m in p.marked]


@pytest.mark.parametrize(
    "text",
    [
        "“we go” there",
        '"we go" there',
        "„we go“ there",
        "„we go” there",
        "»we go« there",
        "«we go» there",
        "”we go” there",
        "‹we go› there",
        "‘we go’ there",
        "'we go' there",
        "„we go“, there",
        "“we go“.",
        "(“we go”)",
        'قال ب"we go" there',
        "他说「we go」there",
    ],
)
def test_every_style_of_marks(text: str) -> None:
    """Marks open and close by what stands around them, whatever the style."""
    assert marked(text) == ["we go"]


def test_marks_inside_marks_are_part_of_the_words() -> None:
    """A quote in a quote is not a second one."""
    assert marked("“She said ‘go’ and we went” there") == ["She said ‘go’ and we went"]


def test_apostrophes_are_no_marks() -> None:
    """Contractions and genitives neither open nor close."""
    assert marked("It's the workers' day, isn't it? 'We don't know' they said") == ["We don't know"]


def test_inches_are_no_marks() -> None:
    """A mark behind a digit does not open."""
    assert marked('a 12" board and "a long one" too') == ["a long one"]


def test_stray_mark_is_dropped() -> None:
    """A mark that nothing closes in its paragraph or the next opens nothing."""
    assert marked("He said “go and went.\n\nNothing came of it.") == []


def test_open_mark_goes_on_in_the_next_paragraph() -> None:
    """A paragraph that opens with the mark again takes the quote up."""
    assert marked("“One two.\n“Three four.” Five") == ["One two.", "Three four."]


@given(st.text(alphabet="ab “”\"'‘’«».,\n", max_size=80))
def test_frame_is_as_long_as_its_paragraph(text: str) -> None:
    """Blanking keeps every place: frames fit their paragraphs and hold no marked letter."""
    for paragraph in read_paragraphs(text):
        assert len(paragraph.frame) == paragraph.end - paragraph.start
        for words in paragraph.marked:
            inside = paragraph.frame[words.start - paragraph.start : words.end - paragraph.start]
            assert set(inside[:-1]) <= {FILLER}
