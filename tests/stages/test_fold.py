"""Copies are found however they were edited, and strangers never are."""

import random
from collections.abc import Callable
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.stages import fold
from octavo.stages.fold import CopyIndex, FoldInput, compare, signed
from tests.stages.copying import NOON, Desk, lines_of, made, sentence


def _ids(kept: FoldInput, asked: FoldInput) -> list[int]:
    return Desk([kept]).ids(asked)


def _text(seed: int, n: int = 12) -> str:
    return " ".join(lines_of(seed, n))


Edit = Callable[[list[str], random.Random], list[str]]
EDITS: dict[str, Edit] = {
    "whole": lambda lines, _: lines,
    "cut from the end": lambda lines, numbers: lines[: numbers.randint(4, 11)],
    "cut from the front": lambda lines, numbers: lines[numbers.randint(1, 6) :],
    "in another order": lambda lines, numbers: numbers.sample(lines, len(lines)),
    "with a quote of its own": lambda lines, numbers: [*lines[:3], sentence(numbers), *lines[3:]],
    "under a line of its own": lambda lines, numbers: [sentence(numbers), *lines],
}


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000))
@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_is_found(edit: str, seed: int) -> None:
    """What editors do to agency text leaves it a copy, asked either way round."""
    lines = lines_of(seed)
    edited = EDITS[edit](lines, random.Random(seed + 20_000))
    first, second = made(1, "\n".join(lines)), made(2, " ".join(edited))

    assert _ids(first, second) == [1]
    assert _ids(second, first) == [2]


@settings(deadline=None, max_examples=60)
@given(a=st.integers(0, 10_000), b=st.integers(0, 10_000))
def test_strangers_are_never_copies(a: int, b: int) -> None:
    """Two texts that share no sentence are no copies."""
    first, second = made(1, _text(a)), made(2, _text(b + 20_000))

    assert _ids(first, second) == []
    assert compare(first, second) is None


def test_a_shared_quote_is_no_copy() -> None:
    """Two reports with the same two sentences quoted remain two reports."""
    quote = lines_of(1, 2)
    first, second = " ".join(lines_of(2) + quote), " ".join(lines_of(3) + quote)

    assert _ids(made(1, first), made(2, second)) == []


def test_a_paragraph_in_a_round_up_is_no_copy() -> None:
    """A text many times longer than a short one inside it is not its copy."""
    short = lines_of(1, 3)
    round_up = " ".join(lines_of(2, 20) + short + lines_of(3, 20))

    assert _ids(made(1, " ".join(short)), made(2, round_up)) == []


def test_numerals_may_be_translated() -> None:
    """A copy whose numerals were put into Arabic digits is a copy."""
    text = " ".join(f"{line[:-1]} {1200 + n}." for n, line in enumerate(lines_of(5)))
    arabic = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    assert _ids(made(1, text), made(2, arabic)) == [1]


def test_a_script_without_spaces_folds() -> None:
    """A Japanese text cut from the end is still found."""
    numbers = random.Random(1)
    text = "".join(chr(numbers.randint(0x4E00, 0x5FFF)) for _ in range(300))

    assert _ids(made(1, text), made(2, text[:150])) == [1]


@pytest.mark.parametrize(("hours", "expected"), [(71, [1]), (73, [])])
def test_copies_are_near_in_time(hours: int, expected: list[int]) -> None:
    """What is printed three days later is no copy."""
    later = made(2, _text(1), published_at=made(1).published_at + timedelta(hours=hours))

    assert _ids(made(1, _text(1)), later) == expected


def test_a_template_of_one_publisher_is_no_copy() -> None:
    """A daily column that changes a line is not a copy of yesterday's, whoever has printed both."""
    column = lines_of(1)
    today = [*column[:-1], sentence(random.Random(9))]
    first = made(1, " ".join(column), publisher="Harbour Post")

    assert _ids(first, made(2, " ".join(today), publisher="Harbour Post")) == []


@pytest.mark.parametrize(("title", "expected"), [("The tide", [1]), ("The tide again", [])])
def test_one_publisher_repeats_only_the_very_same(title: str, expected: list[int]) -> None:
    """Within one publisher only the same text under the same title is a copy."""
    first = made(1, _text(1), publisher="Harbour Post", title="The tide")

    assert _ids(first, made(2, _text(1), publisher="Harbour Post", title=title)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Ferry runs aground off Point Amber", [1]), ("Morning news", [])],
)
def test_short_bodies_fold_by_title(title: str, expected: list[int]) -> None:
    """Without enough text two publishers' articles are copies by a telling title, however spelt."""
    first = made(1, "In brief.", title=title)

    assert _ids(first, made(2, "", title=title.upper() + " !")) == expected


def test_an_article_is_no_copy_of_itself() -> None:
    """Asked again, an article does not find itself."""
    article = made(1, _text(1))

    assert _ids(article, article) == []
    assert compare(article, article) is None


def test_copies_come_fullest_first() -> None:
    """Of several copies the one that shares most comes first, then the lower id."""
    lines = lines_of(1, 20)
    desk = Desk([
        made(1, " ".join([*lines[:10], *lines_of(2, 8)])),
        made(3, " ".join(lines)),
        made(2, " ".join(lines)),
    ])

    assert desk.ids(made(4, " ".join(lines))) == [2, 3, 1]


# --- partial copies ---------------------------------------------------------------------------


def test_who_adds_much_builds_on_the_earlier() -> None:
    """A later text of which half is its own builds on the one it took the rest from."""
    wire = made(1, _text(1, 12))
    longer = made(2, " ".join([*lines_of(1, 9), *lines_of(2, 9)]))

    assert [copy.relation for copy in Desk([wire]).find(longer)] == ["builds_on"]
    assert [copy.relation for copy in Desk([longer]).find(wire)] == ["built_on"]


def test_an_agency_is_what_others_build_on() -> None:
    """A paper that printed first and credits the agency builds on the agency's later text."""
    paper = made(1, "AMBER BAY (Northern Wire) - " + _text(1, 9) + _text(2, 9))
    wire = made(2, _text(1, 9), publisher="Northern Wire", publisher_kind="agency")

    assert [copy.relation for copy in Desk([wire]).find(paper)] == ["builds_on"]


def test_a_text_cut_short_is_a_plain_copy() -> None:
    """A later text of which nothing is its own is a copy, though the earlier has much besides."""
    whole, cut = made(1, _text(1, 20)), made(2, _text(1, 8))

    assert [copy.relation for copy in Desk([whole]).find(cut)] == ["copy"]
    assert [copy.relation for copy in Desk([cut]).find(whole)] == ["copy"]


def test_a_word_changed_here_and_there_adds_nothing() -> None:
    """A copy with a word in ten replaced has nothing of its own that would be worth a paragraph."""
    words = _text(1, 30).split()
    changed = " ".join(word if n % 10 else "elsewhere" for n, word in enumerate(words))

    assert [copy.relation for copy in Desk([made(1, " ".join(words))]).find(made(2, changed))] == [
        "copy"
    ]


def test_a_copy_builds_on_nothing() -> None:
    """Who repeats a whole text does not build on another's shorter version of it."""
    wire, cut = made(1, _text(1, 30)), made(2, _text(1, 10))
    kin = fold.kin_of(Desk([wire, cut]).find(made(3, _text(1, 30))))

    assert kin == fold.Kin(copies=(1,))


def test_who_builds_on_two_builds_on_the_fullest() -> None:
    """Of several texts it adds to, an article builds on the one it has most of."""
    longer = made(9, " ".join([*lines_of(1, 9), *lines_of(2, 9)]))
    kin = fold.kin_of(Desk([made(1, _text(1, 14)), made(2, _text(1, 9))]).find(longer))

    assert kin == fold.Kin(builds_on=2)


def test_who_is_built_on_is_told() -> None:
    """An agency's text that comes late learns which articles have added to it."""
    paper = made(1, "AMBER BAY (Northern Wire) - " + _text(1, 9) + " " + _text(2, 9))
    wire = made(2, _text(1, 9), publisher="Northern Wire", publisher_kind="agency")

    assert fold.kin_of(Desk([paper]).find(wire)) == fold.Kin(built_on_by=(1,))


# --- what is kept -----------------------------------------------------------------------------


def test_forgetting_keeps_what_may_still_be_copied() -> None:
    """What is dropped lies a whole window before; all else is found as before."""
    desk = Desk(
        made(number, _text(1), published_at=NOON + timedelta(hours=hours))
        for number, hours in enumerate((-200, -80, -60, 0), start=1)
    )
    desk.index.forget(NOON - timedelta(hours=24))
    found = desk.ids(made(9, _text(1), published_at=NOON - timedelta(hours=30)))

    assert len(desk.index) == 3
    assert sorted(found) == [2, 3, 4]


def test_much_forgetting_loses_nothing_else() -> None:
    """Where most is dropped the rest is moved together and found still."""
    desk = Desk(
        made(number, _text(number, 4), published_at=NOON + timedelta(hours=number - 600))
        for number in range(600)
    )
    desk.index.forget(NOON)

    assert len(desk.index) == 72
    assert desk.ids(made(999, _text(599, 4))) == [599]
    assert desk.ids(made(999, _text(10, 4))) == []


def test_many_articles_fit() -> None:
    """The index grows past its first size and finds every article still."""
    desk = Desk(made(number, _text(number, 4)) for number in range(700))
    found = [desk.ids(made(999, _text(number, 4))) for number in (0, 77, 255, 256, 500, 699)]

    assert found == [[0], [77], [255], [256], [500], [699]]


def test_what_is_dropped_is_not_found() -> None:
    """A deleted article is found no more, and dropping it again changes nothing."""
    desk = Desk([made(1, _text(1)), made(2, _text(2))])
    desk.index.drop(1)
    desk.index.drop(1)

    assert len(desk.index) == 1
    assert desk.ids(made(9, _text(1))) == []
    assert desk.ids(made(9, _text(2))) == [2]


def test_a_revision_replaces_the_earlier_wording() -> None:
    """An article added again is found by what it says now."""
    desk = Desk([made(1, _text(1)), made(1, _text(2))])

    assert len(desk.index) == 1
    assert desk.ids(made(9, _text(1))) == []
    assert desk.ids(made(9, _text(2))) == [1]


def test_an_article_gone_from_the_store_is_left_out() -> None:
    """A candidate whose text can no longer be read is no copy."""
    desk = Desk([made(1, _text(1)), made(2, _text(1))])
    del desk.texts[1]

    assert desk.ids(made(9, _text(1))) == [2]


def test_only_candidates_are_read() -> None:
    """Of many strangers no text is read, and of a text that hundreds print only some."""
    desk = Desk(made(number, _text(number, 4)) for number in range(300))
    for number in range(300, 600):
        desk.add(made(number, _text(1000, 4)))
    found = desk.ids(made(999, _text(1000, 4)))

    assert set(found) <= set(range(300, 600))
    assert 5 <= len(found) == desk.asked_for <= 30


def test_a_restart_reads_no_text() -> None:
    """An index filled from stored signatures finds what one filled from texts finds."""
    articles = [made(number, _text(number, 6)) for number in range(20)]
    stored = [fold.signature_bytes(fold.sign(article.text)) for article in articles]
    index = CopyIndex()
    for article, content in zip(articles, stored, strict=True):
        index.add(signed(made(article.article_id), content))

    assert index.find_candidates(signed(made(99, _text(7, 6)))) == (7,)


# --- signatures -------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.text(max_size=500))
def test_any_text_can_be_signed(text: str) -> None:
    """A signature is 64 whole numbers, the same every time, and survives being stored."""
    signature = fold.sign(text)
    stored = fold.signature_bytes(signature)

    assert signature.shape == (64,)
    assert signature.dtype == np.uint32
    assert len(stored) == 256
    assert (signature == fold.sign(text)).all()
    assert (signature == fold.read_signature(stored)).all()


def test_signatures_do_not_change() -> None:
    """A signature kept by an earlier version means the same to this one."""
    text = "The ferry ran aground off Point Amber at dawn, and all 212 aboard came ashore " * 2

    assert fold.sign(text)[:3].tolist() == PINNED


PINNED = [36306183, 140394490, 13273969]


def test_a_short_text_has_the_empty_signature() -> None:
    """A body too short to be told by its runs has no runs to be found by."""
    assert (fold.sign("The ferry ran aground.") == np.iinfo(np.uint32).max).all()


def test_what_is_no_signature_is_refused() -> None:
    """Bytes of another length are an error, not another article's signature."""
    with pytest.raises(ValueError, match="3 bytes"):
        fold.read_signature(b"abc")


def test_signatures_estimate_what_is_shared() -> None:
    """Texts that share half their sentences agree in about a third of the places."""
    lines = lines_of(1, 60)
    half = [*lines[:30], *lines_of(2, 30)]
    agreeing = (fold.sign(" ".join(lines)) == fold.sign(" ".join(half))).mean()

    assert 0.15 < agreeing < 0.5
