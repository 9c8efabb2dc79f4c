"""Copies are found however they were edited, and strangers never are."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.stages import fold
from octavo.stages.fold import CopyIndex, FoldInput

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()


def _sentence(numbers: random.Random) -> str:
    words = ["".join(numbers.choices(_SYLLABLES, k=numbers.randint(2, 4))) for _ in range(12)]
    return " ".join(words).capitalize() + "."


def _body(seed: int, n: int = 12) -> list[str]:
    """Make sentences of made-up words; another seed shares none of their runs."""
    numbers = random.Random(seed)
    return [_sentence(numbers) for _ in range(n)]


def _article(number: int, text: str = "", **changes: object) -> FoldInput:
    article = FoldInput(
        article_id=number,
        publisher=f"Paper {number}",
        publisher_kind="daily",
        title=f"Headline number {number} of the day",
        text=text,
        published_at=NOON + timedelta(minutes=number),
    )
    return FoldInput(**{**{name: getattr(article, name) for name in article.__slots__}, **changes})


def _ids(kept: FoldInput, asked: FoldInput) -> list[int]:
    index = CopyIndex()
    index.add(kept)
    return [copy.article_id for copy in index.find(asked)]


Edit = Callable[[list[str], random.Random], list[str]]
EDITS: dict[str, Edit] = {
    "whole": lambda body, _: body,
    "cut from the end": lambda body, numbers: body[: numbers.randint(4, 11)],
    "cut from the front": lambda body, numbers: body[numbers.randint(1, 6) :],
    "in another order": lambda body, numbers: numbers.sample(body, len(body)),
    "with a quote of its own": lambda body, numbers: [*body[:3], _sentence(numbers), *body[3:]],
    "under a line of its own": lambda body, numbers: [_sentence(numbers), *body],
}


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000))
@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_is_found(edit: str, seed: int) -> None:
    """What editors do to agency text leaves it a copy, asked either way round."""
    body = _body(seed)
    edited = EDITS[edit](body, random.Random(seed + 20_000))
    first, second = _article(1, "\n".join(body)), _article(2, " ".join(edited))

    assert _ids(first, second) == [1]
    assert _ids(second, first) == [2]


@settings(deadline=None, max_examples=60)
@given(a=st.integers(0, 10_000), b=st.integers(0, 10_000))
def test_strangers_are_never_copies(a: int, b: int) -> None:
    """Two texts that share no sentence are no copies."""
    first, second = _article(1, " ".join(_body(a))), _article(2, " ".join(_body(b + 20_000)))

    assert _ids(first, second) == []


def test_a_shared_quote_is_no_copy() -> None:
    """Two reports with the same two sentences quoted remain two reports."""
    quote = _body(1, 2)
    first, second = " ".join(_body(2) + quote), " ".join(_body(3) + quote)

    assert _ids(_article(1, first), _article(2, second)) == []


def test_a_paragraph_in_a_round_up_is_no_copy() -> None:
    """A text many times longer than a short one inside it is not its copy."""
    short = _body(1, 3)
    round_up = " ".join(_body(2, 20) + short + _body(3, 20))

    assert _ids(_article(1, " ".join(short)), _article(2, round_up)) == []


def test_numerals_may_be_translated() -> None:
    """A copy whose numerals were put into Arabic digits is a copy."""
    body = " ".join(f"{sentence[:-1]} {1200 + n}." for n, sentence in enumerate(_body(5)))
    arabic = body.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    assert _ids(_article(1, body), _article(2, arabic)) == [1]


def test_a_script_without_spaces_folds() -> None:
    """A Japanese text cut from the end is still found."""
    numbers = random.Random(1)
    body = "".join(chr(numbers.randint(0x4E00, 0x5FFF)) for _ in range(300))

    assert _ids(_article(1, body), _article(2, body[:150])) == [1]


@pytest.mark.parametrize(("hours", "expected"), [(71, [1]), (73, [])])
def test_copies_are_near_in_time(hours: int, expected: list[int]) -> None:
    """What is printed three days later is no copy."""
    body = " ".join(_body(1))
    later = _article(2, body, published_at=_article(1).published_at + timedelta(hours=hours))

    assert _ids(_article(1, body), later) == expected


def test_a_template_of_one_publisher_is_no_copy() -> None:
    """A daily column that changes a line is not a copy of yesterday's, whoever has printed both."""
    column = _body(1)
    today = [*column[:-1], _sentence(random.Random(9))]
    first = _article(1, " ".join(column), publisher="Harbour Post")

    assert _ids(first, _article(2, " ".join(today), publisher="Harbour Post")) == []


@pytest.mark.parametrize(("title", "expected"), [("The tide", [1]), ("The tide again", [])])
def test_one_publisher_repeats_only_the_very_same(title: str, expected: list[int]) -> None:
    """Within one publisher only the same text under the same title is a copy."""
    body = " ".join(_body(1))
    first = _article(1, body, publisher="Harbour Post", title="The tide")

    assert _ids(first, _article(2, body, publisher="Harbour Post", title=title)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Ferry runs aground off Point Amber", [1]), ("Morning news", [])],
)
def test_short_bodies_fold_by_title(title: str, expected: list[int]) -> None:
    """Without enough text two publishers' articles are copies by a telling title, however spelt."""
    first = _article(1, "In brief.", title=title)
    second = _article(2, "", title=title.upper() + " !")

    assert _ids(first, second) == expected


def test_an_article_is_no_copy_of_itself() -> None:
    """Asked again, an article does not find itself."""
    article = _article(1, " ".join(_body(1)))

    assert _ids(article, article) == []


def test_copies_come_fullest_first() -> None:
    """Of several copies the one that shares most comes first, then the lower id."""
    body = _body(1, 20)
    index = CopyIndex()
    index.add(_article(1, " ".join([*body[:10], *_body(2, 8)])))
    index.add(_article(3, " ".join(body)))
    index.add(_article(2, " ".join(body)))

    assert [copy.article_id for copy in index.find(_article(4, " ".join(body)))] == [2, 3, 1]


def test_forgetting_keeps_what_may_still_be_copied() -> None:
    """What is dropped lies a whole window before; all else is found as before."""
    body = " ".join(_body(1))
    index = CopyIndex()
    for number, hours in enumerate((-200, -80, -60, 0), start=1):
        index.add(_article(number, body, published_at=NOON + timedelta(hours=hours)))
    index.forget(NOON - timedelta(hours=24))
    found = index.find(_article(9, body, published_at=NOON - timedelta(hours=30)))

    assert len(index) == 3
    assert sorted(copy.article_id for copy in found) == [2, 3, 4]


def test_many_articles_fit() -> None:
    """The index grows past its first size and finds every article still."""
    index = CopyIndex()
    for number in range(150):
        index.add(_article(number, " ".join(_body(number, 4))))
    found = [index.find(_article(999, " ".join(_body(number, 4)))) for number in (0, 77, 149)]

    assert [[copy.article_id for copy in copies] for copies in found] == [[0], [77], [149]]


@settings(deadline=None)
@given(st.text(max_size=500))
def test_any_text_can_be_signed(text: str) -> None:
    """A signature is 128 whole numbers, the same every time."""
    signature = fold.sign(text)

    assert signature.shape == (128,)
    assert signature.dtype == np.uint32
    assert (signature == fold.sign(text)).all()


def test_signatures_do_not_change() -> None:
    """A signature kept by an earlier version means the same to this one."""
    assert fold.sign("The ferry ran aground off Point Amber at dawn")[:3].tolist() == PINNED


PINNED = [15391301, 569842883, 226363080]


def test_signatures_estimate_what_is_shared() -> None:
    """Texts that share half their sentences agree in about a third of the places."""
    body = _body(1, 60)
    half = [*body[:30], *_body(2, 30)]
    agreeing = (fold.sign(" ".join(body)) == fold.sign(" ".join(half))).mean()

    assert 0.2 < agreeing < 0.47


# --- origins ----------------------------------------------------------------------------------


def test_the_earliest_is_the_origin_by_default() -> None:
    """Where nobody credits anybody, the earliest is the origin."""
    assert fold.choose_origin([_article(3), _article(1), _article(2)]) == 1


def test_an_agency_among_them_is_the_origin() -> None:
    """An agency is the origin, though its own copy came later."""
    members = [_article(1), _article(2), _article(3, publisher_kind="agency")]

    assert fold.choose_origin(members) == 2


def test_the_agency_they_name_is_the_origin() -> None:
    """Of two agencies the one that the others credit is the origin."""
    members = [
        _article(1, publisher="Northern Wire", publisher_kind="agency"),
        _article(2, "AMBER BAY (Eastern Wire) — The ferry ran aground."),
        _article(3, publisher="Eastern Wire", publisher_kind="agency"),
    ]

    assert fold.choose_origin(members) == 2


def test_no_members_is_an_error() -> None:
    """An origin of nothing cannot be chosen."""
    with pytest.raises(ValueError, match="no members"):
        fold.choose_origin([])


@pytest.mark.parametrize(
    ("text", "authors", "expected"),
    [
        ("AMBER BAY, March 3 (Reuters) - The ferry ran aground.", (), ("Reuters",)),
        ("AMBER BAY, AFP — The ferry ran aground.", (), ("AFP",)),
        ("خليج العنبر (أ ف ب) - جنحت العبارة", (), ("AFP",)),
        ("خليج العنبر - وكالات: جنحت العبارة", (), ("Agencies",)),
        ("The ferry ran aground.\nSource: dpa/AP", (), ("dpa", "AP")),
        ("The ferry ran aground. (AP)", (), ("AP",)),
        ("The ferry ran aground.", ("Ann Reed and AFP",), ("AFP",)),
        ("The ferry ran aground.", ("Thomson Reuters",), ("Reuters",)),
        ("The harbour master told Reuters that the ferry ran aground.", (), ()),
        ("The spa town of Amber - a quiet place - woke to sirens.", (), ()),
        ("", (), ()),
    ],
)
def test_credited_agencies_are_read(
    text: str, authors: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    """An agency counts where articles credit one, and not where they merely mention it."""
    assert fold.named_agencies(_article(1, text, authors=authors)) == expected
