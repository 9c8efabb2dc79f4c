"""Laws of what a publisher prints under everything."""

from hypothesis import given
from hypothesis import strategies as st

from octavo.stages.boilerplate import LEAST_SEEN, Boilerplate

TAIL = "This story goes on at The Quay Courier."


def _seen(*texts: str, publisher: str = "quay") -> Boilerplate:
    boilerplate = Boilerplate()
    for text in texts:
        boilerplate.see(publisher, text)
    return boilerplate


def test_what_stands_under_everything_is_taken_away():
    """A sentence its publisher has printed often before goes; the rest stays as it is."""
    known = _seen(*[f"News number {n} came in today. {TAIL}" for n in range(LEAST_SEEN)])

    assert known.strip("quay", f"The ferry is afloat again. {TAIL}") == "The ferry is afloat again."


def test_what_was_printed_less_often_stays():
    """Until it was seen often enough a sentence is news."""
    known = _seen(*[f"News came in today. {TAIL}"] * (LEAST_SEEN - 1))
    text = f"The ferry is afloat again. {TAIL}"

    assert known.strip("quay", text) == text


def test_each_publisher_has_its_own():
    """What one prints under everything may be news in another."""
    known = _seen(*[TAIL] * LEAST_SEEN)

    assert known.strip("harbour", TAIL) == TAIL


def test_numbers_make_no_difference():
    """A line that counts something anew each day is the same line."""
    lines = [f"Join our {n} readers at breakfast." for n in (1200, 1350, 1401, 1500)]
    known = _seen(*lines[:3])

    assert known.strip("quay", f"The ferry is afloat. {lines[3]}") == "The ferry is afloat."


def test_a_sentence_counts_once_an_article():
    """What one article says three times is no boilerplate."""
    known = _seen(f"{TAIL}\n{TAIL}\n{TAIL}")

    assert known.strip("quay", TAIL) == TAIL


def test_codes_and_addresses_make_no_difference():
    """A line that names another paper each time is the same line."""
    lines = [f"Published online in the Annals; doi:10.1000/{code}" for code in ("x17", "b2", "q9c")]
    known = _seen(*lines)

    assert known.strip("quay", "Published online in the Annals; doi:10.1000/z44-k") == ""


@given(st.text(max_size=200))
def test_nothing_known_nothing_taken(text):
    """A text without boilerplate is given back as it is."""
    assert Boilerplate().strip("quay", text) == text
