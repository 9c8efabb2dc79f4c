"""Figures of a text."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.news.figure import Figure
from octavo.stages.measure import LEXICONS, measure

PUBLISHED_AT = datetime(2025, 7, 20, 12, tzinfo=UTC)  # a Sunday


def only(text: str, language: str = "en") -> Figure:
    """Give the one figure of a text."""
    (figure,) = measure(text, language, PUBLISHED_AT)
    return figure


def told(text: str, language: str = "en") -> list[tuple[float, str, str]]:
    """Give value, unit and thing of each figure."""
    return [(f.value, f.unit, f.thing) for f in measure(text, language, PUBLISHED_AT)]


def near(expected: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Give rows whose first value is compared but for rounding."""
    return [(pytest.approx(value), *rest) for value, *rest in expected]


def test_a_count_stands_with_its_day_and_source() -> None:
    """A figure says how many of what, when, and who says so."""
    figure = only("The city received 1,400 generators on 17 July, Governor Orlova said.")

    assert (figure.value, figure.unit, figure.thing) == (1400, "", "generators")
    assert (figure.on, figure.when) == (date(2025, 7, 17), "17 July")
    assert figure.source == "Governor Orlova"


def test_offsets_point_into_the_text() -> None:
    """What a figure quotes can be found again where it says."""
    text = "First line.\nThey bought 30 new trams for $45 million on Friday."
    first, second = measure(text, "en", PUBLISHED_AT)

    assert text[first.start : first.end] == first.written == "30"
    assert text[second.thing_start : second.thing_end] == second.thing
    assert text[first.sentence_start : first.sentence_end].startswith("They bought")


def test_a_price_has_its_rate() -> None:
    """A price says of what and for how much of it; the rise before it is a change."""
    rise, price = measure("Northern crude rose 3% to $61.40 a barrel.", "en", PUBLISHED_AT)

    assert (rise.value, rise.unit, rise.is_change) == (3, "%", True)
    assert (price.value, price.unit, price.per) == (61.4, "USD", "barrel")
    assert rise.thing == price.thing == "Northern crude"
    assert not price.is_change


def test_those_killed_and_hurt_are_told_apart() -> None:
    """What became of people is part of the figure, also where the noun is left out."""
    dead, hurt = measure(
        "At least 20 people were killed and 35 injured, police said.", "en", PUBLISHED_AT
    )

    assert (dead.value, dead.state, dead.qualifier) == (20, "dead", "at least")
    assert (hurt.value, hurt.state) == (35, "injured")
    assert dead.source == "police"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unemployment fell by 0.3 percentage points to 4.1%.",
         [(0.3, "pp", "Unemployment"), (4.1, "%", "Unemployment")]),
        ("The bank cut rates by 25 basis points.", [(0.25, "pp", "rates")]),
        ("Some 94% of bakery workers agreed.", [(94, "%", "bakery workers")]),
        ("The mill burnt 12 tonnes of straw.", [(12_000, "kg", "straw")]),
        ("A five-day strike began.", [(432_000, "s", "strike")]),
        ("A 20-foot-deep well opened.", [(6.096, "m", "well")]),
        ("A 5.6-magnitude earthquake struck.", [(5.6, "Mw", "earthquake")]),
        ("It lies 12 km south of the harbour.", [(12_000, "m", "harbour")]),
        ("Temperatures hit 41°C in Talva.", [(41, "°C", "Temperatures")]),
        ("Temperatures hit 50°F in Talva.", [(10, "°C", "Temperatures")]),
        ("The ministry won a €2.5bn loan.", [(2.5e9, "EUR", "loan")]),
        ("They sent £3m in aid.", [(3e6, "GBP", "aid")]),
        ("It cost 992 million U.S. dollars in fees.", [(992e6, "USD", "fees")]),
        ("Workers paid a Rs 2 crore fine.", [(2e7, "INR", "fine")]),
        ("The death toll rose to 25.", [(25, "", "death toll")]),
        ("Two dozen homes burnt.", [(24, "", "homes")]),
        ("One man was killed.", [(1, "", "man")]),
        ("Judges wrote a 91-page dissent.", [(91, "", "page")]),
        ("The region is seven ruling and opposition parties strong.",
         [(7, "", "ruling and opposition parties")]),
    ],
)  # fmt: skip
def test_english_figures(text: str, expected: list[tuple[float, str, str]]) -> None:
    """Value, unit and thing are read however the sentence is built."""
    assert told(text) == near(expected)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 5 and 10 ships sank.", 5, 10),
        ("They raised between $5 million and $10 million.", 5e6, 1e7),
        ("Some 12,000 to 14,000 marchers came.", 12_000, 14_000),
        ("A range: 245–318 miles.", 394_289.28, 511_771.392),
        ("Costs fell 10-12 percent.", 10, 12),
    ],
)
def test_ranges_have_two_ends(text: str, low: float, high: float) -> None:
    """A range is one figure with both its ends in the same unit."""
    figure = only(text)

    assert figure.value == pytest.approx(low)
    assert figure.high == pytest.approx(high)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Nearly 300 farms closed.", "nearly"),
        ("More than 300 farms closed.", "more than"),
        ("Fewer than 300 farms closed.", "less than"),
        ("As many as 300 farms closed.", "up to"),
        ("Around 300 farms closed.", "about"),
        ("Over 300 farms closed.", "more than"),
        ("He handed over 300 letters.", ""),
    ],
)
def test_qualifiers_are_kept(text: str, qualifier: str) -> None:
    """How sure a number is stays with it; the "over" of a verb is none."""
    assert only(text).qualifier == qualifier


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 they met again on 5 March at 7.30pm.",
        "Updated Aug. 21 at 11:45 GMT.",
        "Vela won 6-4, 2-6, 7-5 on Sunday.",
        "Call 555-1234 or visit 10 Downing Street.",
        "1. Preheat the oven.",
        "See Article 5, Section 14 and No. 10.",
        "Version 3.11.2 and the Forerunner 970 are out.",
        "The 21st century began; he came 3rd.",
        "Over the past five years nothing moved.",
        "It happened two weeks ago.",
        "COVID-19 and the A-10 and n8n.",
        "Two-thirds of them agreed.",
        "Richards was 24 and Harris 22.",
        "Four more years!",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    """Dates, times, scores, codes, list numbers and mere durations are no figures."""
    found = [figure for figure in measure(text, "en", PUBLISHED_AT) if figure.kind != "age"]

    assert found == []


def test_an_age_is_kept_as_one() -> None:
    """A person's age is a figure of its own kind."""
    (figure,) = measure("Ana Ruiz, 37, won the prize.", "en", PUBLISHED_AT)

    assert figure.kind == "age"
    assert figure.thing == "Ana Ruiz"


def test_a_sum_in_brackets_is_not_counted_twice() -> None:
    """The same amount in another unit is no second figure."""
    assert told("They laid 100 kilometres (62 miles) of track.")[1:] == []


def test_a_rise_in_degrees_is_scaled_only() -> None:
    """A change of nine degrees Fahrenheit is one of five degrees Celsius."""
    figure = only("Talva saw a temperature rise of 9°F.")

    assert figure.value == pytest.approx(5)
    assert figure.is_change


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 20 شخصا وأصيب 35 آخرون في حريق، وفق ما أعلنت البلدية.",
         [(20, "", "شخصا", "dead"), (35, "", "آخرون", "injured")]),
        ("ارتفعت أسعار القمح بنسبة 2% إلى 70.5 دولارا للطن.",
         [(2, "%", "أسعار القمح", ""), (70.5, "USD", "أسعار القمح", "")]),
        ("بلغ معدل التضخم 7.5 في المئة في يونيو.", [(7.5, "%", "معدل التضخم", "")]),
        ("أعلنت البلدية مقتل ٣٥ شخصا.", [(35, "", "شخصا", "dead")]),
        ("نزح أكثر من 1.2 مليون شخص من الوادي.", [(1.2e6, "", "شخص", "displaced")]),
        ("اعتقلت الشرطة خمسة وعشرين متظاهرا.", [(25, "", "متظاهرا", "arrested")]),
        ("مقتل شخصين وإصابة ثلاثة جنود.",
         [(2, "", "شخصين", "dead"), (3, "", "جنود", "injured")]),
        ("استمرت المفاوضات ثلاث ساعات.", [(10_800, "s", "المفاوضات", "")]),
        ("وافق المجلس على قرض بقيمة 500 مليون دولار.", [(5e8, "USD", "قرض", "")]),
        ("ضرب زلزال بقوة 5.6 درجات الجزيرة.", [(5.6, "Mw", "زلزال", "")]),
        ("5% من السكان يعيشون هناك.", [(5, "%", "السكان", "")]),
        ("في عام 2024 اجتمعوا يوم 17 يوليو.", []),
    ],
)  # fmt: skip
def test_arabic_figures(text: str, expected: list[tuple[float, str, str, str]]) -> None:
    """Arabic is read with its word order, its duals, its digits and its states."""
    found = [(f.value, f.unit, f.thing, f.state) for f in measure(text, "ar", PUBLISHED_AT)]

    assert found == near(expected)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Die Preise stiegen im Juni um 2,5 Prozent.", "de", [(2.5, "%", "Preise")]),
        ("Eine Strafe von 3 Millionen Euro wurde verhängt.", "de", [(3e6, "EUR", "Strafe")]),
        ("Sie fanden 1.200 alte, rostige Münzen.", "de", [(1200, "", "Münzen")]),
        ("Les prix ont augmenté de 2,5 % en juin.", "fr", [(2.5, "%", "prix")]),
        ("Une amende de 3 millions d'euros.", "fr", [(3e6, "EUR", "amende")]),
        ("Près de 1 200 marins sont arrivés.", "fr", [(1200, "", "marins")]),
        ("El 5% de los votantes apoya la ley.", "es", [(5, "%", "votantes")]),
        ("Una multa de 3 millones de euros.", "es", [(3e6, "EUR", "multa")]),
        ("Цены выросли на 2,5%.", "ru", [(2.5, "%", "Цены")]),
        ("Около 1200 рыбаков прибыли.", "ru", [(1200, "", "рыбаков")]),
    ],
)
def test_other_languages(text: str, language: str, expected: list[tuple[float, str, str]]) -> None:
    """Each language has its decimal mark, its units and its order of words."""
    assert told(text, language) == near(expected)


def test_weekdays_look_back() -> None:
    """A weekday is the last one up to publication; without a day it is publication's."""
    assert only("They sold 300 boats on Tuesday.").on == date(2025, 7, 15)
    assert only("They sold 300 boats.").on == date(2025, 7, 20)


def test_a_language_without_words_gives_nothing() -> None:
    """Where the words are not known no guess is made."""
    assert measure("20 mensen kwamen om.", "nl", PUBLISHED_AT) == ()


PIECES = st.sampled_from(
    ["12", "1,5", "٣", "$", "€", "%", "-", "–", "(", ")", ":", "\n", ".", ",", "/", "+", "°", "'"]
    + ["million", "two", "half", "a", "and", "to", "between", "of", "per", "km", "killed", "rose"]
    + ["people", "March", "year", "old", "von", "die", "Euro", "قتل", "شخصين", "مليون", "дома", "İ"]
)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(PIECES, max_size=25),
    st.sampled_from([" ", ""]),
    st.sampled_from(sorted(LEXICONS)),
)
def test_any_text_is_measured(pieces: list[str], glue: str, language: str) -> None:
    """Whatever stands together, figures come in order and quote the text as it is."""
    text = glue.join(pieces)

    figures = measure(text, language, PUBLISHED_AT)

    assert list(figures) == sorted(figures, key=lambda figure: figure.start)
    for figure in figures:
        assert text[figure.start : figure.end] == figure.written
        assert text[figure.thing_start : figure.thing_end] == figure.thing != ""


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200), st.sampled_from(sorted(LEXICONS)))
def test_strangers_text_is_measured(text: str, language: str) -> None:
    """No string at all breaks the reading."""
    assert isinstance(measure(text, language, None), tuple)


def test_a_table_run_together_ends() -> None:
    """A megabyte of numbers without a full stop is read in bounded time, to a bounded length."""
    figures = measure("300 boats and " * 70_000, "en", PUBLISHED_AT)

    assert 0 < len(figures) <= 200
