"""Of the copies of one text, the agency they have it from is named and comes first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.stages import fold
from tests.stages.copying import made


def test_the_earliest_is_the_origin_by_default() -> None:
    """Where nobody credits anybody, the earliest is the origin."""
    assert fold.choose_origin([made(3), made(1), made(2)]) == 1


def test_an_agency_among_them_is_the_origin() -> None:
    """An agency is the origin, though its own copy came later."""
    members = [made(1), made(2), made(3, publisher_kind="agency")]

    assert fold.choose_origin(members) == 2


def test_the_agency_they_name_is_the_origin() -> None:
    """Of two agencies the one that the others credit is the origin."""
    members = [
        made(1, publisher="Northern Wire", publisher_kind="agency"),
        made(2, "AMBER BAY (Eastern Wire) — The ferry ran aground."),
        made(3, publisher="Eastern Wire", publisher_kind="agency"),
    ]

    assert fold.choose_origin(members) == 2


def test_a_translated_credit_names_the_same_agency() -> None:
    """An Arabic paper that credits an agency by its Arabic name has its text from that agency."""
    members = [
        made(1, publisher="Northern Wire", publisher_kind="agency"),
        made(2, "خليج العنبر (رويترز) - جنحت العبارة"),
        made(3, publisher="Reuters"),
    ]

    assert fold.choose_origin(members) == 2


def test_no_members_is_an_error() -> None:
    """An origin of nothing cannot be chosen."""
    with pytest.raises(ValueError, match="no members"):
        fold.choose_origin([])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # English
        ("AMBER BAY, March 3 (Reuters) - The ferry ran aground.", ("Reuters",)),
        ("AMBER BAY (AP) — The ferry ran aground.", ("AP",)),
        ("AMBER BAY, AFP — The ferry ran aground.", ("AFP",)),
        ("Amber Bay (A.P.) The ferry ran aground.", ("AP",)),
        ("The ferry ran aground.\nSource: dpa/AP", ("dpa", "AP")),
        ("The ferry ran aground. (AP)", ("AP",)),
        ("The ferry ran aground.\n© 2026 AFP", ("AFP",)),
        (
            "The ferry ran aground.\nCopyright 2026 The Associated Press. All rights reserved.",
            ("AP",),
        ),
        ("The ferry ran aground.\nThe Associated Press contributed to this report.", ("AP",)),
        ("The ferry ran aground.\nReporting by Ann Reed; Editing by Ben Vane", ("Reuters",)),
        # German, French, Spanish, Italian, Portuguese
        ("Amber Bay (dpa/lnw) - Die Fähre lief auf Grund.", ("dpa",)),
        ("Die Fähre lief auf Grund.\nQuelle: APA", ("APA",)),
        ("Le ferry s'est échoué.\n(avec AFP)", ("AFP",)),
        ("Le ferry s'est échoué.\nSource : Agence France-Presse", ("AFP",)),
        ("BAHÍA ÁMBAR, 3 Mar. (EUROPA PRESS) - El ferri encalló.", ("Europa Press",)),
        ("Bahía Ámbar, 3 mar (EFE).- El ferri encalló.", ("EFE",)),
        ("(ANSA) - BAIA AMBRA, 03 MAR - Il traghetto si è arenato.", ("ANSA",)),
        ("O barco encalhou.\nFonte: Agência Lusa", ("Lusa",)),
        # Arabic
        ("خليج العنبر (أ ف ب) - جنحت العبارة", ("AFP",)),
        ("خليج العنبر - أ.ف.ب: جنحت العبارة", ("AFP",)),
        ("خليج العنبر - وكالات: جنحت العبارة", ("Agencies",)),
        ("جنحت العبارة.\nالمصدر: وكالة الأناضول", ("Anadolu",)),
        ("جنحت العبارة.\nالمصدر: رويترز + وكالات", ("Reuters", "Agencies")),
        # Russian
        ("БУХТА, 3 мар — РИА Новости. Паром сел на мель.", ("RIA Novosti",)),
        ("БУХТА, 3 марта. /ТАСС/. Паром сел на мель.", ("TASS",)),
        ("Паром сел на мель.\nИсточник: Рейтер", ("Reuters",)),
        # Chinese, Japanese, Korean
        ("新华社琥珀湾3月3日电 渡轮搁浅。", ("Xinhua",)),
        ("（法新社琥珀灣3日電）渡輪擱淺。", ("AFP",)),
        ("【琥珀湾3日共同】フェリーが座礁した。", ("Kyodo",)),
        ("[琥珀湾 3日 ロイター] - フェリーが座礁した。", ("Reuters",)),
        ("【琥珀湾＝時事】フェリーが座礁した。", ("Jiji",)),
        ("(앰버베이=연합뉴스) 여객선이 좌초했다.", ("Yonhap",)),
        # no credits
        ("The harbour master told Reuters that the ferry ran aground.", ()),
        ("The spa town of Amber - a quiet place - woke to sirens.", ()),
        ("In Amber Bay the Coastal Party (CP) and the Amber Party (AP) were silent.", ()),
        ("", ()),
    ],
)
def test_credits_in_the_text_are_read(text: str, expected: tuple[str, ...]) -> None:
    """An agency counts where articles credit one, and not where they merely mention it."""
    assert fold.named_agencies(made(1, text)) == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ann Reed and AFP", ("AFP",)),
        ("Thomson Reuters", ("Reuters",)),
        ("AFP, AMBER BAY", ("AFP",)),
        ("By The Associated Press", ("AP",)),
        ("Deutsche Presse-Agentur", ("dpa",)),
        ("Ann Reed, Associated Press writer", ("AP",)),
        ("共同通信", ("Kyodo",)),
        ("فرانس برس", ("AFP",)),
        ("Ann Reed", ()),
        ("Amber Post", ()),
    ],
)
def test_credits_in_the_byline_are_read(author: str, expected: tuple[str, ...]) -> None:
    """An agency among the authors is credited."""
    assert fold.named_agencies(made(1, "The ferry ran aground.", authors=(author,))) == expected


def test_an_agency_not_among_the_copies_is_named() -> None:
    """Where all carry an agency's text that is not followed itself, it is named none the less."""
    members = [
        made(1, "The ferry ran aground."),
        made(2, "AMBER BAY (AFP) - The ferry ran aground."),
        made(3, "خليج العنبر (أ ف ب) - جنحت العبارة"),
        made(4, "The ferry ran aground.\nSource: Reuters"),
    ]

    assert fold.agency_of(members) == "AFP"


def test_a_followed_agency_is_named_by_its_publisher() -> None:
    """An agency among the copies is named, though nobody credits it."""
    wire = made(2, publisher="Northern Wire", publisher_kind="agency")

    assert fold.agency_of([made(1), wire]) == "Northern Wire"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["The ferry ran aground."], None),
        (["The ferry ran aground.\nSource: agencies"], "Agencies"),
        (["The ferry ran aground.\nSource: agencies", "AMBER (AP) - The ferry."], "AP"),
        ([], None),
    ],
)
def test_the_nameless_come_last(texts: list[str], expected: str | None) -> None:
    """A credit to agencies as such counts only where none is named."""
    assert fold.agency_of([made(n, text) for n, text in enumerate(texts)]) == expected


@settings(deadline=None)
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_can_be_asked_for_credits(text: str, author: str) -> None:
    """Whatever strangers write, credits are read without harm."""
    named = fold.named_agencies(made(1, text, authors=(author,)))

    assert len(set(named)) == len(named)
