"""Snippets: where the words sought stand, marked, as the text has them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.lib.snippets import Sought, snippet


def test_forms_of_a_word_are_marked_as_written():
    """A stem marks every form of it, spelt as in the text."""
    sought = Sought(stems=frozenset({("en", "flood")}))

    assert snippet("The Flooding is over.", sought, "en") == "The \x02Flooding\x03 is over."


def test_runs_without_spaces_are_marked_within_their_text():
    """A script without spaces is marked by the run of characters alone."""
    sought = Sought(runs=frozenset({"通過"}))

    assert snippet("台風の通過を発表した。", sought, "ja") == "台風の\x02通過\x03を発表した。"


def test_a_long_text_is_cut_where_most_matches_are():
    """The part shown is the one that holds most."""
    text = "A ferry. " + "Nothing else. " * 60 + "The ferry met a ferry and a ferry there."
    shown = snippet(text, Sought(words=frozenset({"ferry"})), "en")

    assert shown.count("\x02") == 3
    assert shown.startswith("… ")


@given(st.text(max_size=400), st.sets(st.text(max_size=4), max_size=4))
@settings(deadline=None, max_examples=60)
def test_marks_are_paired_whatever_the_text(text, runs):
    """A stranger's text cannot bring marks of its own, or break one."""
    shown = snippet(text, Sought(runs=frozenset(runs) - {""}), "en")

    assert shown.count("\x02") == shown.count("\x03")
