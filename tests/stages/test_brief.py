"""A story told in the sentences of its reports."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from octavo.stages.brief import BriefInput, abstract, brief, key_points

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)

FERRY = (
    "The night ferry to Sollen ran aground on a sandbank with 212 passengers on board. "
    "Nobody was hurt and the ship floated free with the morning tide. "
    "The company blamed a buoy that had drifted two hundred metres in the storm. "
    "Divers will look at the hull before the ferry may sail again. "
    "Its sister ship takes over the evening crossing until the end of the month."
)
FERRY_TOO = (
    "A ferry with 215 passengers on board ran aground on a sandbank near Sollen in the night. "
    "The coastguard sent three boats and a helicopter but took nobody off. "
    "Passengers were given blankets and soup, and a fiddler played until dawn."
)

pieces = st.sampled_from([
    "The council met for five hours and agreed on the new harbour wall.",
    "By Anna Held",
    "HARBOUR TOWN (Wire) — ",
    "A second vote follows in May, the mayor said.",
    "وقّعت الحكومتان اتفاقا جديدا لبناء الميناء بعد محادثات طويلة.",
    "市は新しい港の壁を建てると発表した。",
    " ",
    "\n",
    "...",
])
texts = st.one_of(st.text(max_size=300), st.lists(pieces, max_size=12).map("".join))


def report(article_id: int, text: str, *, age_h: float = 0, is_copy: bool = False) -> BriefInput:
    return BriefInput(article_id, "Ferry aground", text, NOON - timedelta(hours=age_h), is_copy)


@given(st.lists(texts, max_size=4), st.integers(1, 4))
def test_every_sentence_stands_where_it_says(bodies: list[str], n: int) -> None:
    """A brief holds at most n sentences, each found at its place in its article, none twice."""
    articles = {i: report(i, body, age_h=i) for i, body in enumerate(bodies)}
    told = brief(list(articles.values()), language="en", max_sentences=n)

    assert all(articles[s.article_id].text[s.start : s.end] == s.text for s in told)
    assert len({s.text for s in told}) == len(told) <= n


@given(texts, st.integers(1, 5))
def test_key_points_come_in_the_order_of_the_text(text: str, n: int) -> None:
    """Key points are at most n sentences of the article, in its order, at their places."""
    points = key_points(report(1, text), n)

    assert [p.start for p in points] == sorted(p.start for p in points)
    assert all(text[p.start : p.end] == p.text for p in points)
    assert len(points) <= n


@settings(max_examples=50)
@given(
    st.permutations([report(1, FERRY), report(2, FERRY_TOO, age_h=2), report(3, FERRY, age_h=5)])
)
def test_order_of_reports_does_not_matter(articles: list[BriefInput]) -> None:
    """However the store lists the reports, the brief is the same."""
    expected = brief(sorted(articles, key=lambda a: a.article_id), language="en")

    assert brief(articles, language="en") == expected


def test_no_two_sentences_say_the_same() -> None:
    """What two reports both tell is told once, in the words of one of them."""
    told = brief([report(1, FERRY), report(2, FERRY_TOO, age_h=2)], language="en")

    assert len(told) == 3
    assert sum("ran aground" in sentence.text for sentence in told) == 1


def test_the_newer_figure_is_told() -> None:
    """Of two sentences that differ only in a figure the newer report's is chosen."""
    early = report(
        1, "The storm cut off power in 4,000 homes along the coast, the grid said.", age_h=9
    )
    late = report(2, "The storm cut off power in 7,500 homes along the coast, the grid said.")
    told = brief([early, late], language="en")

    assert [sentence.article_id for sentence in told] == [late.article_id]


def test_reports_go_before_copies() -> None:
    """A copy is quoted only where the story has nothing else."""
    copy, original = report(1, FERRY, is_copy=True), report(2, FERRY_TOO)

    assert {s.article_id for s in brief([copy, original], language="en")} == {2}
    assert {s.article_id for s in brief([copy], language="en")} == {1}


def test_nothing_to_tell_gives_an_empty_brief() -> None:
    """No reports, or none with a sentence, give no brief and no error."""
    assert brief([], language="en") == ()
    assert brief([report(1, "")], language="en") == ()


@pytest.mark.parametrize(
    "text",
    [
        "SOLLEN (Coast Wire) — The ferry is afloat again.",
        "SOLLEN, March 3 — The ferry is afloat again.",
        "OLD SOLLEN: The ferry is afloat again.",
        "Sollen.– The ferry is afloat again.",
        "By Anna Held and Jon Ruiz\nThe ferry is afloat again.",
        "Updated three hours ago\nThe ferry is afloat again.",
    ],
)
def test_datelines_and_bylines_are_passed_over(text: str) -> None:
    """An abstract begins with news, not with where it was written or by whom."""
    assert abstract(text) == "The ferry is afloat again."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الميناء (وكالة الساحل) – عادت العبّارة إلى الماء.", "عادت العبّارة إلى الماء."),
        ("【港町】連絡船が再び浮いた。けが人はいない。", "連絡船が再び浮いた。けが人はいない。"),
    ],
)
def test_abstracts_in_other_scripts(text: str, expected: str) -> None:
    """Arabic and Japanese datelines are known, and sentences join as their script does."""
    assert abstract(text) == expected


def test_an_abstract_has_at_most_two_sentences() -> None:
    """A list shows two sentences of an article and no more."""
    assert abstract("One is here. Two is here. Three is here.") == "One is here. Two is here."


def test_a_long_sentence_is_cut_at_a_word() -> None:
    """What does not fit ends with a whole word and an ellipsis."""
    assert abstract("The ferry crossed the bay at noon.", max_chars=20) == "The ferry crossed…"


@example("A" * 5_000, 80)
@example("AB " * 2_000, 80)
@example("(" * 2_000, 80)
@given(texts, st.integers(1, 80))
def test_an_abstract_fits_on_one_line(text: str, max_chars: int) -> None:
    """An abstract is one line within its limit, for any text."""
    told = abstract(text, max_chars=max_chars)

    assert len(told) <= max_chars
    assert len(told.splitlines()) <= 1
