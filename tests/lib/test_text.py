"""Laws of words, sentences and the forms for comparing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.lib.stopwords import NEWS_WORDS, stop_words
from octavo.lib.text import fold, sentences, shingles, surface_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices rose 3.5% to 1,200", ["prices", "rose", "3.5%", "to", "1,200"]),
        ("Le prix monte de 4,5 %", ["le", "prix", "monte", "de", "4,5%"]),
        ("Lima’s mayor doesn't agree", ["lima", "mayor", "doesn't", "agree"]),
        ("L’eau d'Arles", ["eau", "arles"]),
        ("state-owned, covid-19, 2-1", ["state", "owned", "covid-19", "2-1"]),
        ("The U.S. and the EU", ["the", "us", "and", "the", "eu"]),
        ("soft\u00adhyphen", ["softhyphen"]),
    ],
)
def test_words_of_latin_script(text: str, expected: list[str]) -> None:
    """Numbers stay whole; possessives, elisions and the dots of acronyms go."""
    assert words(text) == expected


def test_arabic_spellings_agree() -> None:
    """Harakat, tatweel and the forms of alef, ya and ta marbuta make no difference."""
    assert words("الحُكومة الأولى عـــلى ٣٫٥٪") == words("الحكومه الاولي علي 3.5%")


def test_scripts_without_spaces_give_bigrams() -> None:
    """A run of Han, kana or Thai gives its pairs of characters, a lone character itself."""
    assert words("東京都 港 ไทย") == ["東京", "京都", "港", "ไท", "ทย"]


def test_vowel_signs_do_not_cut_words() -> None:
    """A word of an Indic script stays whole though its signs are no letters."""
    assert words("हिन्दी में") == ["हिन्दी", "में"]


def test_stop_words_are_written_as_words_are() -> None:
    """Every stop word is what `words` makes of it, so that it can be found."""
    languages = ["en", "ar", "fr", "es", "de", "pt", "it", "ru", "ja", "zh"]
    strange = [
        word for language in languages for word in stop_words(language) if words(word) != [word]
    ]

    assert strange == []
    assert all(words(word) == [word] for word in NEWS_WORDS)


@given(st.text(max_size=200))
def test_surface_words_stand_where_they_say(text: str) -> None:
    """Each word as written is the text between its offsets, and words do not overlap."""
    found = surface_words(text)

    assert all(text[start:end] == word for word, start, end in found)
    assert all(a[2] <= b[1] for a, b in zip(found, found[1:], strict=False))


def test_surface_words_part_where_the_script_changes() -> None:
    """Kanji, hiragana and katakana that touch are words of their own."""
    assert [word for word, _, _ in surface_words("東京のソニー")] == ["東京", "の", "ソニー"]


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own folded form."""
    assert fold(fold(text)) == fold(text)


def test_folding_makes_spellings_agree() -> None:
    """Case, accents, width, typographic marks and white space make no difference."""
    assert fold("Él  dijo “SÍ”\u00a0– ｆｕｌｌ") == fold('el dijo "si" - full')


def test_folding_keeps_voicing_marks() -> None:
    """A Japanese voicing mark is no accent: it makes another word."""
    assert fold("が") != fold("か")


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Holt came.", "He left."],
        ["She paid $3.5 million to Acme Inc. on Jan. 3.", "Nobody saw it."],
        ["“Why?” she asked.", "“Go!”"],
        ["They met in the U.S.", "The talks failed."],
        ["J. R. Vale wrote it.", "It sold."],
        ["He waited... and left.", "It rained."],
        ["Am 3. Oktober kam er.", "Es regnete."],
        ["وصل الوزير.", "هل يعود؟", "لا أحد يعلم"],
        ["彼は来た。", "「もう遅い。」", "誰もいない"],
        ["1. First the oil.", "Then the water."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    """Abbreviations, initials, decimals and quotations do not end a sentence; stops do."""
    text = ("" if "。" in expected[0] else " ").join(expected)

    assert [text[start:end] for start, end in sentences(text)] == expected


def test_lines_end_sentences() -> None:
    """A line's end ends a sentence, with a stop or without."""
    text = "A headline\nIts text follows"

    assert [text[a:b] for a, b in sentences(text)] == ["A headline", "Its text follows"]


@given(st.text(alphabet="aB1 .!?\n\"'。؟…(", max_size=80) | st.text(max_size=80))
def test_sentences_cover_the_text(text: str) -> None:
    """Every character but white space lies in exactly one sentence, in order."""
    spans = sentences(text)

    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)


@given(st.lists(st.sampled_from("abc"), max_size=12), st.integers(1, 5))
def test_shingles_are_the_runs_of_n(tokens: list[str], n: int) -> None:
    """A text of k words has k - n + 1 shingles, a shorter one itself, an empty one none."""
    expected = max(len(tokens) - n + 1, 1) if tokens else 0

    assert len(shingles(tokens, n)) == expected


@pytest.mark.timeout(20)
@pytest.mark.parametrize("unit", ["a. ", '"', "\n", "1.", "a'", "漢", "...", "A. B "])
def test_no_text_takes_long(unit: str) -> None:
    """Repeating what the patterns look for costs time in proportion: 100,000 times, a second."""
    text = unit * 100_000
    spans = sentences(text)

    assert sum(end - start for start, end in spans) <= len(text)
    assert len(words(text)) >= len(spans) or unit in {'"', "...", "\n"}


@pytest.mark.parametrize(
    "parts",
    [
        ("សាលាបើកទ្វារ។", "សិស្សមកវិញ។"),
        ("ကျောင်းဖွင့်သည်။", "ကလေးများ လာကြသည်။"),
        ("སློབ་གྲྭ་སྒོ་ཕྱེ།", "སློབ་མ་ཡོང་།"),
        ("ትምህርት ቤቱ ተከፈተ።", "ልጆች መጡ።"),
        ("Դպրոցը բացվեց։", "Երեխաները եկան։"),
        ("स्कूल खुला।", "बच्चे आए।"),
        ("اسکول کھل گیا۔", "بچے آئے۔"),
    ],
)
def test_stops_of_other_scripts_end_sentences(parts: tuple[str, str]) -> None:
    """Khmer, Burmese, Tibetan, Ethiopic, Armenian, Devanagari and Urdu have stops of their own."""
    text = " ".join(parts)

    assert tuple(text[start:end] for start, end in sentences(text)) == parts


def test_a_burmese_stop_is_no_part_of_a_word() -> None:
    """The section mark that ends a Burmese sentence stays outside its last word."""
    assert [word for word, _, _ in surface_words("လာကြသည်။")] == ["လာကြသည်"]
