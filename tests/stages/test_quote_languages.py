"""Who says what, in other languages than English."""

import pytest

from octavo.stages.quote import find_quotes


def told(text: str, language: str) -> list[tuple[str, str, str]]:
    """Give kind, speaker and words of each quote."""
    return [(q.kind, q.speaker.full_name, q.text) for q in find_quotes(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Wir gehen jetzt“, sagte Ministerin Rosa Lind am Montag."),
        ("de", "Rosa Lind betonte: „Wir gehen jetzt“"),
        ("de", "Am Montag schrieb Rosa Lind: „Wir gehen jetzt“"),
        ("fr", "« Wir gehen jetzt », a déclaré Rosa Lind lundi."),
        ("fr", "«Wir gehen jetzt», explique Mme Rosa Lind."),
        ("es", "“Wir gehen jetzt”, ha señalado Rosa Lind este lunes."),
        ("es", "Según Rosa Lind, “Wir gehen jetzt”."),
        ("pt", "“Wir gehen jetzt”, disse Rosa Lind na segunda-feira."),
        ("it", "«Wir gehen jetzt», ha detto Rosa Lind ai giornalisti."),
        ("ru", "«Wir gehen jetzt», — заявила Rosa Lind журналистам."),
    ],
)
def test_languages_with_capitals(language: str, text: str) -> None:
    """Each language's verbs find the speaker on either side of the words."""
    ((kind, speaker, words),) = told(text, language)

    assert (kind, speaker, words.strip()) == ("direct", "Rosa Lind", "Wir gehen jetzt")


def test_french_pronoun_in_the_verb() -> None:
    """“confie-t-elle” names its subject."""
    text = "Rosa Lind est arrivée. « Je suis contente », confie-t-elle."

    assert told(text, "fr") == [("direct", "Rosa Lind", "Je suis contente")]


def test_spanish_drops_the_subject() -> None:
    """A verb without a subject goes on with the speaker before."""
    text = "“Vamos ya”, dijo Rosa Lind. El puente se abrió. “No hay peligro”, añadió."

    assert [speaker for _, speaker, _ in told(text, "es")] == ["Rosa Lind", "Rosa Lind"]


ARABIC_WORDS = "الجسر آمن تماما"


@pytest.mark.parametrize(
    "text",
    [
        f"قال وزير النقل المصري سامي الحداد إن “{ARABIC_WORDS}”.",
        f"وأكّد سامي الحداد لصحيفة المساء: «{ARABIC_WORDS}»",
        f"“{ARABIC_WORDS}”، قال سامي الحداد في بيان.",
        f'صرح سامي الحداد أمس قائلاً: "{ARABIC_WORDS}".',
        f'وكان سامي الحداد قد صرّح بأن "{ARABIC_WORDS}".',
    ],
)
def test_arabic_speaker(text: str) -> None:
    """In Arabic the subject is read behind the verb, its title apart, or between “had” and it."""
    assert told(text, "ar") == [("direct", "سامي الحداد", ARABIC_WORDS)]


def test_arabic_title_is_the_role() -> None:
    """What stands before the name is the role, and later stands for the person alone."""
    text = f"قال وزير النقل سامي الحداد: “{ARABIC_WORDS}”.\nوأضاف الوزير: “لا خطر على أحد”."

    first, second = find_quotes(text, language="ar")

    assert first.speaker.role == "وزير النقل"
    assert second.speaker.full_name == "سامي الحداد"


def test_arabic_reported_speech() -> None:
    """A clause behind “that” is reported speech; a verb without a subject goes on."""
    text = "أوضح سامي الحداد أن الجسر آمن منذ سنوات. وأضاف أن الفحص تم مرتين هذا العام."

    assert [(kind, speaker) for kind, speaker, _ in told(text, "ar")] == [
        ("reported", "سامي الحداد"),
        ("reported", "سامي الحداد"),
    ]


def test_japanese_topic_speaks() -> None:
    """In Japanese the sentence's topic says the words, its title apart."""
    text = "港の町の林花子市長は３日、「橋はとても安全だと考えている」と述べた。"

    (quote,) = find_quotes(text, language="ja")

    assert (quote.speaker.role, quote.verb) == ("市長", "述べ")
    assert quote.speaker.full_name.endswith("林花子")


def test_chinese_verb_leads_to_the_words() -> None:
    """In Chinese speaker and verb stand before the words."""
    assert told("市长林花表示：“我们认为这座桥非常安全。”", "zh") == [
        ("direct", "市长林花", "我们认为这座桥非常安全。")
    ]
