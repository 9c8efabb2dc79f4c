"""Differences between two wordings."""

from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.faces.web.differences import CONTEXT_WORDS, Change, changes

texts = st.text("ab漢ب 1.\n", max_size=60)


def without_spaces(text: str) -> str:
    return "".join(text.split())


def test_changed_word_stands_between_what_stayed() -> None:
    """A changed figure is given as gone and new, its surroundings as the same."""
    found = changes("The vote was 6-1 today.", "The vote was 5-2 today.")

    assert found == (
        Change("same", "The vote was"),
        Change("gone", " 6-1"),
        Change("new", " 5-2"),
        Change("same", " today."),
    )


def test_same_words_give_nothing() -> None:
    """Texts that differ in spaces only have no differences."""
    assert changes("Rain  fell.", "Rain\nfell.") == ()


def test_long_unchanged_stretches_are_left_out() -> None:
    """Of an unchanged stretch only the words beside a change are kept."""
    same = " ".join(f"word{n}" for n in range(100))
    found = changes(f"a {same} b", f"c {same} d")
    kept = [change for change in found if change.kind == "same"]

    assert [change.kind for change in found].count("skipped") == 1
    assert [len(change.text.split()) for change in kept] == [CONTEXT_WORDS, CONTEXT_WORDS]


def test_scripts_without_spaces_differ_by_letter() -> None:
    """In Japanese only the letters that changed are marked."""
    found = changes("二人がけが", "三人がけが")

    assert found[:2] == (Change("gone", "二"), Change("new", "三"))


@settings(deadline=None)
@given(texts, texts)
def test_both_wordings_can_be_put_together_again(earlier: str, later: str) -> None:
    """Same and gone make the earlier wording, same and new the later one."""
    found = changes(earlier, later)
    if not found or any(change.kind == "skipped" for change in found):
        return
    old = "".join(c.text for c in found if c.kind in {"same", "gone"})
    new = "".join(c.text for c in found if c.kind in {"same", "new"})

    assert without_spaces(old) == without_spaces(earlier)
    assert without_spaces(new) == without_spaces(later)
