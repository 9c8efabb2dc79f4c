"""What is kept of what articles say, and what a page shows of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.news.figure import Claim, Disagreement, Figure, FigureKind, Point, Series, Standing
from octavo.news.quote import Place, Quote, SharedQuote, Speaker, Telling
from octavo.stages import tell

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def a_figure(value: float = 120, thing: str = "passengers", **fields: object) -> Figure:
    known: dict[str, object] = {
        "kind": "count",
        "unit": "",
        "written": f"{value:g}",
        "start": 0,
        "end": 3,
        "thing_start": 4,
        "thing_end": 14,
        "sentence_start": 0,
        "sentence_end": 40,
    }
    return Figure(value=value, thing=thing, **{**known, **fields})  # type: ignore[arg-type]


def a_claim(article_id: int, figure: Figure, *, hours: float = 0) -> Claim:
    at = NOON + timedelta(hours=hours)
    return Claim(figure, article_id, f"paper-{article_id}.example", at)


def a_quote(
    text: str = "The bridge will be safe by Monday.", *, speaker: str = "Ada Mole", start: int = 0
) -> Quote:
    place = Place(start, start + len(text))
    return Quote(text, "direct", Speaker(speaker, speaker), "said", (place,), place)


def a_standing(value: float, *article_ids: int, **fields: object) -> Standing:
    return Standing(value, None, tuple(a_claim(n, a_figure(value, **fields)) for n in article_ids))


# --- one article --------------------------------------------------------------------------------


def test_a_quote_without_a_speaker_is_not_kept():
    """Words nobody is named for are left out: they would be nobody's."""
    said = tell.keep([a_quote(speaker=""), a_quote()], [])

    assert [quote.speaker.full_name for quote in said.quotes] == ["Ada Mole"]


@given(st.lists(st.floats(), max_size=80), st.lists(st.floats() | st.none(), max_size=80))
def test_what_is_kept_is_finite_and_bounded(values, highs):
    """However many numbers a page holds, and however large, few are kept and all can be written."""
    figures = [a_figure(value, high=high) for value, high in zip(values, highs, strict=False)]
    kept = tell.keep([a_quote(start=n) for n in range(len(values))], figures)

    assert len(kept.figures) <= tell.MOST_FIGURES
    assert len(kept.quotes) <= tell.MOST_QUOTES
    assert all(abs(f.value) != float("inf") and f.value == f.value for f in kept.figures)


def test_weighty_figures_go_first_and_small_counts_are_left_out():
    """An article shows its dead first, then money, shares and counts; of "two men" nothing."""
    figures = [
        a_figure(2, "men"),
        a_figure(340, "houses"),
        a_figure(12, "per cent", kind="share", unit="%"),
        a_figure(70, "oil", kind="money", unit="USD"),
        a_figure(3, "people", state="dead"),
        a_figure(61, "age", kind="age"),
    ]
    shown = tell.choose_own_figures(figures, most=9)

    assert [figure.value for figure in shown] == [3, 70, 12, 340]


def test_a_number_an_article_repeats_is_shown_once():
    """The same number of the same thing stands once, where it first comes."""
    shown = tell.choose_own_figures([a_figure(start=0), a_figure(start=300)], most=9)

    assert [figure.start for figure in shown] == [0]


def test_reported_speech_and_scraps_are_not_shown_as_quotes():
    """Only words within marks are shown, and only if they say something."""
    quotes = [
        replace(a_quote(), kind="reported"),
        a_quote("We will see."),
        a_quote("Nobody expected the water to rise so fast."),
    ]

    assert tell.choose_own_quotes(quotes, most=9) == (quotes[2],)


def test_one_speaker_does_not_fill_the_page():
    """At most three quotes of one speaker are shown."""
    quotes = [a_quote(f"This is the long sentence number {n} of many.") for n in range(9)]

    assert len(tell.choose_own_quotes(quotes, most=9)) == tell.MOST_OF_ONE


# --- a story ------------------------------------------------------------------------------------


def choose(*measures: Sequence[Claim], language: str = "en") -> tuple[Standing, ...]:
    return tell.choose_figures(measures, language=language, most=12)


def test_a_story_shows_what_most_outlets_give_first():
    """Of figures of one weight, the one more outlets give comes first."""
    few = [a_claim(1, a_figure(340, "houses"))]
    many = [a_claim(n, a_figure(25, "boats")) for n in (1, 2, 3)]

    assert [standing.value for standing in choose(few, many)] == [25, 340]


def test_a_telling_number_under_two_names_is_one_line():
    """ "59 dead" and "59 muertos" of different outlets are one, in the story's language."""
    spanish = [a_claim(1, a_figure(59, "muertos", state="dead", language="es"))]
    english = [a_claim(2, a_figure(59, "people", state="dead"))]
    (line,) = choose(spanish, english)

    assert [claim.figure.thing for claim in line.claims] == ["people", "muertos"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (a_figure(40, "houses"), a_figure(40, "boats")),  # a round number is met by chance
        (a_figure(59, "men", state="dead"), a_figure(59, "women", state="injured")),
        (a_figure(59, "men", is_change=True), a_figure(59, "women")),
    ],
)
def test_other_numbers_that_happen_to_agree_stay_apart(one: Figure, other: Figure):
    """A round number, another fate or a rise is no sign of one thing."""
    assert len(choose([a_claim(1, one)], [a_claim(2, other)])) == 2


def test_two_things_one_article_tells_apart_stay_apart():
    """Who writes of 125 men and 125 women means two groups."""
    men, women = a_figure(125, "men", start=0), a_figure(125, "women", start=50)

    assert len(choose([a_claim(1, men)], [a_claim(1, women)])) == 2


@given(
    st.lists(
        st.lists(st.tuples(st.integers(1, 5), st.sampled_from([5, 11, 20, 59, 340])), min_size=1),
        max_size=6,
    )
)
def test_no_claim_is_shown_twice_or_for_another_value(measures):
    """Each claim stands under its own value, and an article once a line."""
    claims = [
        [a_claim(n, a_figure(value, f"thing {at}", start=100 * at + k)) for k, (n, value) in pairs]
        for at, pairs in enumerate(enumerate(measure) for measure in measures)
    ]
    shown = tell.choose_figures(claims, language="en", most=99)
    given = [(c.article_id, c.figure.start) for s in shown for c in s.claims]

    assert len(given) == len(set(given))
    assert all(c.figure.value == s.value for s in shown for c in s.claims)
    assert all(len({c.article_id for c in s.claims}) == len(s.claims) for s in shown)


def test_a_quote_of_many_outlets_goes_first():
    """What most outlets quote comes first; of equals, whole sentences in the story's language."""
    outlets = {n: tell.Outlet(f"p{n}", "fr" if n == 3 else "en") for n in (1, 2, 3)}

    def shared(text: str, *article_ids: int) -> SharedQuote:
        quote = a_quote(text, speaker=text)
        return SharedQuote(quote, tuple(Telling(n, quote) for n in article_ids))

    found = [
        shared("un pont que personne ne voulait payer", 3),
        shared("which is not at all the same", 1),
        shared("The bridge was never safe, not once.", 2),
        shared("We asked for money twice, in vain.", 1, 2),
    ]
    shown = tell.choose_quotes(found, outlets, language="en", most=9)

    assert [one.quote.text[:9] for one in shown] == [
        "We asked ",
        "The bridg",
        "which is ",
        "un pont q",
    ]


# --- disagreement and course --------------------------------------------------------------------


def disagree(*standings: Standing) -> tuple[Disagreement, ...]:
    return tell.choose_disagreements([Disagreement("people", "", standings)], most=4)


def test_a_toll_two_outlets_tell_differently_is_shown():
    """About people's fate one outlet against another is worth telling."""
    shown = disagree(a_standing(14, 1, state="dead"), a_standing(17, 2, state="dead"))

    assert [len(one.standings) for one in shown] == [2]


def test_a_lone_count_against_another_is_not_shown():
    """Two outlets that count things of one name mostly count different things."""
    assert disagree(a_standing(400, 1), a_standing(600, 2)) == ()


def test_values_far_apart_are_two_things():
    """Thirty dead in a raid do not contradict nine thousand in a war."""
    assert disagree(a_standing(9000, 1, 3, state="dead"), a_standing(30, 2, state="dead")) == ()


def a_series(*values: float, outlets: int = 1, kind: FigureKind = "count", state: str = ""):
    points = [
        Point(
            date(2026, 5, n),
            value,
            value,
            value,
            a_standing(value, *range(outlets), kind=kind, state=state).claims,
        )
        for n, value in enumerate(values, start=1)
    ]
    return Series("people", "", tuple(points), state=state)


@pytest.mark.parametrize(
    ("series", "is_shown"),
    [
        (a_series(14, 17, 21, state="dead"), True),
        (a_series(14, 17, state="dead"), False),  # two points of one outlet each
        (a_series(14, 17, outlets=2, state="dead"), True),
        (a_series(21, 30, 14, state="dead"), False),  # a toll does not fall by half
        (a_series(10, 1400, 2000, state="dead"), False),  # a raid, then a war
        (a_series(70, 71, kind="money"), True),
        (a_series(70, 70, 70, kind="money"), False),
        (a_series(2, 3, 4), False),
    ],
)
def test_a_plot_needs_a_course(series: Series, is_shown: bool):
    """A plot is shown where values change, in steps that one thing takes."""
    assert bool(tell.choose_series([series], most=3)) is is_shown
