"""Laws of telling languages, scripts and directions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.lib.languages import (
    detect,
    direction_of_language,
    direction_of_text,
    normalise,
    script,
)

HEADLINES = [
    ("en", "Harbour workers end their strike after nine days"),
    ("fr", "Les dockers du port mettent fin à leur grève après neuf jours"),
    ("es", "Los estibadores ponen fin a la huelga después de nueve días"),
    ("de", "Hafenarbeiter beenden ihren Streik nach neun Tagen"),
    ("it", "I portuali mettono fine allo sciopero dopo nove giorni"),
    ("pt", "Os estivadores não aceitaram a proposta e mantêm a greve"),
    ("nl", "Havenarbeiders beëindigen hun staking na negen dagen"),
    ("pl", "Dokerzy zakończyli strajk po dziewięciu dniach rozmów"),
    ("tr", "Liman işçileri dokuz gün sonra grevi sona erdirdi"),
    ("sv", "Hamnarbetarna avslutar sin strejk efter nio dagar"),
    ("no", "Havnearbeiderne avslutter streiken etter ni dager uten lønn"),
    ("id", "Pekerja pelabuhan mengakhiri pemogokan setelah sembilan hari"),
    ("vi", "Công nhân cảng kết thúc cuộc đình công sau chín ngày"),
    ("ru", "Портовые рабочие прекратили забастовку спустя девять дней"),
    ("uk", "Портові робітники припинили страйк після дев'яти днів її перебігу"),
    ("sr", "Лучки радници прекинули штрајк након девет дана у Љубовији"),
    ("ar", "عمال الميناء ينهون إضرابهم بعد تسعة أيام"),
    ("fa", "کارگران بندر پس از نه روز به اعتصاب پایان دادند"),
    ("ur", "بندرگاہ کے مزدوروں نے نو دن بعد ہڑتال ختم کر دی"),
    ("he", "עובדי הנמל סיימו את השביתה אחרי תשעה ימים"),
    ("el", "Οι λιμενεργάτες τερμάτισαν την απεργία τους"),
    ("hi", "बंदरगाह के मज़दूरों ने नौ दिन बाद हड़ताल ख़त्म की"),
    ("bn", "নয় দিন পর বন্দরের শ্রমিকদের ধর্মঘট শেষ"),
    ("th", "คนงานท่าเรือยุติการนัดหยุดงานหลังเก้าวัน"),
    ("ko", "항만 노동자들 아흐레 만에 파업 끝내"),
    ("ja", "港湾労働者、9日ぶりにストライキ終了"),
    ("zh", "港口工人九天后结束罢工"),
]


@pytest.mark.parametrize(("language", "headline"), HEADLINES)
def test_headlines(language: str, headline: str) -> None:
    """A headline of seven words is enough to tell its language."""
    assert detect(headline) == language


@pytest.mark.parametrize(("language", "headline"), HEADLINES)
def test_a_wrong_hint_does_not_mislead(language: str, headline: str) -> None:
    """A page that declares English in a template is not believed against its own words."""
    assert detect(headline, hint="en") == language


@pytest.mark.parametrize(
    ("hint", "text"), [("da", "Kommunen siger nej"), ("no", "Kommunen sier nei til mer")]
)
def test_a_hint_decides_between_look_alikes(hint: str, text: str) -> None:
    """Where two languages are close, what the feed declares decides."""
    assert detect(text, hint=hint) == hint


@pytest.mark.parametrize("text", ["", "2-1", "!?", "https://example.org/a"])
def test_no_words_no_language(text: str) -> None:
    """A text without words is undecided, or what the hint says."""
    assert detect(text) == "und"
    assert detect(text, hint="pt-BR") == "pt"


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80), st.none() | st.text(max_size=6))
def test_any_text_gives_a_code(text: str, hint: str | None) -> None:
    """Whatever the text and the hint, the answer is a code of two or three letters."""
    code = detect(text, hint=hint)

    assert code.isascii() and code.isalpha() and 2 <= len(code) <= 3


@pytest.mark.parametrize(
    ("declared", "code"),
    [("en-GB", "en"), ("zh_Hant", "zh"), ("nb", "no"), ("iw", "he"), ("", None), ("english", None)],
)
def test_declared_codes(declared: str, code: str | None) -> None:
    """Regions and scripts are dropped, old codes renewed, words that are no codes refused."""
    assert normalise(declared) == code


def test_directions() -> None:
    """Arabic and Persian run right to left; the first strong letter decides a text."""
    assert [direction_of_language(code) for code in ("ar", "fa-IR", "en", None)] == [
        "rtl",
        "rtl",
        "ltr",
        "ltr",
    ]
    assert direction_of_text("«2026» مرحبا OK") == "rtl"
    assert direction_of_text("123 OK مرحبا") == "ltr"


def test_scripts() -> None:
    """Japanese is one script though it is written in three; a few foreign letters do not count."""
    assert script("東京のニュース") == "HIRAGANA"
    assert script("北京新闻 CCTV") == "CJK"
    assert script("خبر عاجل BBC") == "ARABIC"


@pytest.mark.parametrize(
    "headline",
    [
        "Rosa Delgado joins Marisol Ibanez in Harrowmouth cast",
        "Lantern Petrel review: the best kettle deals",
        "Montclair stun Aldane as keeper blunder sparks",
    ],
)
def test_names_of_other_languages_do_not_mislead(headline: str) -> None:
    """An English headline of foreign names and brands is English: most news of few words is."""
    assert detect(headline) == "en"
