"""Who and what an article names, and what a desk learns of names."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.news.concept import Named
from octavo.stages.recognise import Register, name_key, recognise
from octavo.stages.recognise.abbreviations import abbreviations
from octavo.stages.recognise.naming import is_one_name

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TITLE = "The harbour of the old town is to be dredged this spring, James Hale told us"
TEXT = (
    "On the quay this morning nobody was surprised to hear it from James Hale himself. "
    "The work will be paid for by Velmora Holdings, as Hale said at the Kestrel Festival. "
    "Nearly half of it comes from the International Ferry Board (IFB), and the IFB wants it done. "
)


def a_name(name: str, *shorts: str, kind: str = "person") -> Named:
    return Named(name, name_key(name), kind, shorts=shorts, confidence=0.8)  # type: ignore[arg-type]


def named() -> dict[str, Named]:
    return {one.name: one for one in recognise(title=TITLE, text=TEXT, language="en")}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("James Hale", "person"),
        ("Velmora Holdings", "organisation"),
        ("Kestrel Festival", "event"),
        ("International Ferry Board", "organisation"),
    ],
)
def test_kinds_are_told_by_words_and_company(name: str, kind: str) -> None:
    """A forename, the noun of a body and the noun of an event tell what is named."""
    assert named()[name].kind == kind


def test_a_surname_counts_for_the_full_name() -> None:
    """Who is named in full once and by the surname later is one person."""
    hale = named()["James Hale"]

    assert hale.n == 3
    assert hale.shorts == ("Hale",)
    assert "Hale" not in named()


def test_brackets_explain_abbreviations() -> None:
    """An abbreviation counts for the words that stand before its brackets."""
    assert "IFB" in named()["International Ferry Board"].shorts


def test_letters_must_agree_with_the_words() -> None:
    """A bracket that abbreviates nothing before it explains nothing."""
    text = "The Bank of Velmora (BOV) met the Ferry Board (NATO) in May (AP)."

    assert list(abbreviations(text)) == [("BOV", "Bank of Velmora")]


def test_arabic_names_follow_roles_and_bodies() -> None:
    """Arabic, without capitals, tells a name by the word before it."""
    text = "وقال الوزير البحري سامي الحداد إن وزارة الموانئ ستوسع الرصيف."
    found = {
        one.name: one.kind for one in recognise(title="توسعة الرصيف", text=text, language="ar")
    }

    assert found.get("وزارة الموانئ") == "organisation"


def test_a_name_becomes_a_concept_with_its_second_publisher() -> None:
    """One publisher's name is its own affair; two make it a concept."""
    register = Register()
    register.see([a_name("Orla Venn")], publisher="herald", language="en")
    before = register.is_concept("orlavenn")
    register.see([a_name("Orla Venn")], publisher="courier", language="en")

    assert (before, register.is_concept("orlavenn")) == (False, True)


def test_a_kind_is_what_most_publishers_tell() -> None:
    """One article that takes a person for a body changes nothing."""
    register = Register()
    for publisher in ("herald", "courier", "bell"):
        register.see([a_name("Orla Venn")], publisher=publisher, language="en")
    register.see([a_name("Orla Venn", kind="organisation")], publisher="wire", language="en")

    assert register.kind_of("orlavenn") == "person"


def test_a_short_name_is_told_by_what_others_explained() -> None:
    """Where publishers agree whom "Venn" means, an article that says only "Venn" means her."""
    register = Register()
    for publisher in ("herald", "courier"):
        register.see([a_name("Orla Venn", "Venn")], publisher=publisher, language="en")
    (found,) = register.resolve([a_name("Venn", kind="topic")])

    assert (found.key, found.name, found.kind) == ("orlavenn", "Orla Venn", "person")


def _two_venns() -> Register:
    register = Register()
    for publisher in ("herald", "courier"):
        register.see(
            [a_name("Orla Venn", "Venn")], publisher=publisher, language="en", company=["norway"]
        )
        register.see(
            [a_name("Piet Venn", "Venn")], publisher=publisher, language="en", company=["chile"]
        )
    return register


def test_an_ambiguous_name_stays_apart() -> None:
    """A surname of two people is neither of them while nothing tells which."""
    (found,) = _two_venns().resolve([a_name("Venn", kind="topic")])

    assert found.key == "venn"


def test_company_tells_whom_an_ambiguous_name_means() -> None:
    """A surname of two people is the one who keeps the company the article has."""
    (found,) = _two_venns().resolve([a_name("Venn", kind="topic")], company=["chile"])

    assert found.key == "pietvenn"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Orla Zelinsky", "Orla Zelinskyy", True),
        ("Orla Zelinsky", "Орла Зелинский", True),
        ("Mario Venn", "Maria Venn", False),
        ("Orla Venn", "Piet Venn", False),
        ("Zelinsky", "Zelinskyy", False),
    ],
)
def test_spellings_of_one_name(one: str, other: str, expected: bool) -> None:
    """Two spellings are one name if their consonants agree and no other person is so called."""
    assert is_one_name(one, other) is expected


def test_spellings_in_one_company_join() -> None:
    """A name in another script joins the one it sounds like if it keeps the same company."""
    register = Register()
    for publisher, name in [
        ("a", "Orla Zelinsky"),
        ("b", "Orla Zelinsky"),
        ("c", "Орла Зелинский"),
    ]:
        register.see([a_name(name)], publisher=publisher, language="en", company=["norway", "oslo"])

    assert register.key_of(name_key("Орла Зелинский")) == "orlazelinsky"


def test_spellings_in_other_company_stay_apart() -> None:
    """Sound alone joins nobody."""
    register = Register()
    register.see([a_name("Orla Zelinsky")], publisher="a", language="en", company=["norway"])
    register.see([a_name("Орла Зелинский")], publisher="b", language="ru", company=["chile"])

    assert register.key_of(name_key("Орла Зелинский")) == name_key("Орла Зелинский")


def test_what_was_learnt_survives_keeping() -> None:
    """A register restored from what it gave tells the same."""
    register = _two_venns()
    again = Register(register.take_touched())
    short = [a_name("Venn", kind="topic")]

    assert again.resolve(short, company=["chile"]) == register.resolve(short, company=["chile"])
    assert list(register.take_touched()) == []


def test_aliases_of_the_operator_lead() -> None:
    """What the operator made one is one, even in a ring."""
    register = Register(aliases={"venn": "orlavenn", "a": "b", "b": "a"})

    assert register.key_of("venn") == "orlavenn"
    assert register.key_of("a") in {"a", "b"}


def test_old_names_of_one_publisher_are_forgotten() -> None:
    """The register does not grow for ever: what one house had once, long ago, goes."""
    register = Register()
    register.see([a_name("Orla Venn")], publisher="a", language="en", at=NOON)
    register.see([a_name("Piet Hale")], publisher="a", language="en", at=NOON + timedelta(days=9))

    assert register.forget(NOON + timedelta(days=1)) == ("orlavenn",)
    assert len(register) == 1


@settings(deadline=None, max_examples=60)
@given(
    title=st.text(max_size=80),
    text=st.text(max_size=600),
    language=st.sampled_from(["en", "ar", "ja", "de", "xx"]),
)
def test_any_text_gives_names_within_it(title: str, text: str, language: str) -> None:
    """Whatever strangers write, the answer is a list of names with keys of their own."""
    found = recognise(title=title, text=text, language=language)

    assert len({one.key for one in found}) == len(found)
    assert all(0 <= one.confidence <= 1 and one.n > 0 for one in found)
