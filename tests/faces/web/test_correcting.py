"""Correcting on the pages: editors alone, without a script, and with words when it cannot be."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from octavo.news.story import Evidence, Join, Merge, Open
from octavo.store import corrections, models, stories
from octavo.store.articles import list_cards
from tests.faces.web import markup
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article_ids() -> tuple[int, int, int]:
    """Keep a story of two articles, the second Arabic, and another story of one."""
    first = an_article(a_feed("herald.example"), 1, title="Ferry <b>turns</b> back")
    second = an_article(a_feed("paper.example"), 2, title="العبارة تعود", language="ar", hours=1)
    third = an_article(a_feed("bell.example"), 3, title="Choir sings")
    why = Evidence(0.5, words=0.4, shared_terms=("العبارة",), bar=0.46)
    stories.apply([Open(first, 1), Join(second, 1, why), Open(third, 2)], now=NOON)
    for story_id, ids in ((1, [first, second]), (2, [third])):
        account = stories.Account(f"Story {story_id}", "en", "world", None, ())
        stories.tell(story_id, account, list_cards(ids))
    return first, second, third


@pytest.fixture
def editor(client: Client) -> Client:
    """Sign an editor in."""
    client.force_login(get_user_model().objects.create_user("ann", is_staff=True))
    return client


def _read(client: Client, address: str) -> markup.Page:
    answer = client.get(address, follow=True)

    assert answer.status_code == 200
    return markup.read(answer.content.decode())


def _send(client: Client, address: str, **fields: object) -> markup.Page:
    answer = client.post(address, fields, follow=True)

    assert answer.status_code == 200
    return markup.read(answer.content.decode())


def _story_of(article_id: int) -> int | None:
    (card,) = list_cards([article_id])
    return card.story_id


def test_readers_see_why_and_no_form(client: Client, article_ids: tuple[int, ...]) -> None:
    """A reader is told why articles are together, and offered nothing he may not do."""
    page = _read(client, "/stories/1")

    assert "likeness 50 % where 46 % was needed" in page.text.replace("\N{NO-BREAK SPACE}", " ")
    assert len(list(page.named("q"))) == 1
    assert [form.attributes.get("method") for form in page.named("form")] == ["get"]


def test_editors_see_the_forms(editor: Client, article_ids: tuple[int, ...]) -> None:
    """An editor can tick each report, name another story, and say what is so."""
    page = _read(editor, "/stories/1")
    ticks = [e for e in page.named("input") if e.attributes.get("name") == "article"]
    kinds = {e.attributes.get("value") for e in page.named("button")} - {None}

    assert {e.attributes["value"] for e in ticks} == {str(one) for one in article_ids[:2]}
    assert kinds == {"split", "move", "merge", "apart"}
    assert page.faults == []


def test_ticked_articles_are_split_off(editor: Client, article_ids: tuple[int, ...]) -> None:
    """What is ticked becomes a story of its own, whose page says so."""
    page = _send(editor, "/stories/1/correct", kind="split", article=article_ids[1])

    assert "The articles are a story of their own now" in page.text
    assert "an editor put it here" in page.text
    assert _story_of(article_ids[1]) not in {1, 2}


@pytest.mark.parametrize("other", ["2", " #2 ", "/stories/2", "http://localhost/stories/2?a=1"])
def test_the_other_story_is_named_by_number_or_address(
    editor: Client, article_ids: tuple[int, ...], other: str
) -> None:
    """An editor may paste an address."""
    _send(editor, "/stories/1/correct", kind="move", article=article_ids[1], other=other)

    assert _story_of(article_ids[1]) == 2


def test_a_merged_story_leads_on(editor: Client, article_ids: tuple[int, ...]) -> None:
    """After a merge the later address leads to the earlier story, which says what it took in."""
    page = _send(editor, "/stories/2/correct", kind="merge", other="1")

    assert "The two stories are one now." in page.text
    assert "an editor said that the two are one" in page.text
    assert editor.get("/stories/2").status_code == 301


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "merge"}, "name the other one"),
        ({"kind": "merge", "other": "99"}, "no story 99"),
        ({"kind": "merge", "other": "the ferry"}, "neither the number nor the address"),
        ({"kind": "split"}, "no article is named"),
        ({"kind": "split", "article": "1; drop table"}, "no article is named"),
        ({"kind": "burn"}, "there is no correction called"),
    ],
)
def test_what_cannot_be_is_told_on_the_story(
    editor: Client, article_ids: tuple[int, ...], fields: dict[str, str], told: str
) -> None:
    """A correction that cannot be carried out says why, and changes nothing."""
    page = _send(editor, "/stories/1/correct", **fields)

    assert "Nothing was changed" in page.text
    assert told in page.text
    assert corrections.list_corrections() == ()


@pytest.mark.parametrize(
    "address", ["/stories/1/correct", "/desk/corrections/reset", "/desk/corrections/1/undo"]
)
def test_who_is_not_signed_in_is_asked_to(client: Client, address: str) -> None:
    """Nothing is carried out for a stranger."""
    answer = client.post(address, {"kind": "merge", "other": "2"})

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in?next=/")


def test_who_is_no_editor_is_refused(client: Client, article_ids: tuple[int, ...]) -> None:
    """An account alone does not make an editor."""
    client.force_login(get_user_model().objects.create_user("bo"))

    assert client.post("/stories/1/correct", {"kind": "merge", "other": "2"}).status_code == 403
    assert client.get("/desk/corrections").status_code == 403
    assert "Correct it" not in _read(client, "/stories/1").text


def test_a_form_from_elsewhere_is_refused(article_ids: tuple[int, ...]) -> None:
    """Without the page's token nothing is carried out, signed in or not."""
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    strict.force_login(get_user_model().objects.create_user("ann", is_staff=True))

    assert strict.post("/stories/1/correct", {"kind": "merge", "other": "2"}).status_code == 403
    assert _story_of(article_ids[2]) == 2


def test_corrections_are_listed_and_undone(editor: Client, article_ids: tuple[int, ...]) -> None:
    """The desk lists what was said, by whom, and takes it back."""
    editor.post("/stories/1/correct", {"kind": "apart", "other": "2"})
    listed = _read(editor, "/desk/corrections")
    undone = _send(editor, f"/desk/corrections/{corrections.list_corrections()[0].id}/undo")

    assert "Story 1 and Story 2 are two, for ever" in listed.text
    assert "ann" in listed.text
    assert "is undone" in undone.text
    assert corrections.list_aparts() == ()
    assert listed.faults + undone.faults == []


def test_the_bar_is_shown_and_reset(editor: Client, article_ids: tuple[int, ...]) -> None:
    """What corrections do to the bar is told in a sentence, and one button takes it back."""
    editor.post("/stories/1/correct", {"kind": "split", "article": article_ids[1]})
    before = _read(editor, "/desk/corrections").text
    after = _send(editor, "/desk/corrections/reset").text

    assert "1 correction so far says" in before
    assert "as much likeness as by default again" in after
    assert corrections.list_judgements() == ()


def test_suggestions_are_done_or_dismissed(editor: Client, article_ids: tuple[int, ...]) -> None:
    """What the auditor suggests waits for a word, and goes with it."""
    made = [
        models.Suggestion.objects.create(
            kind=kind, story_id=1, other_id=2, score=0.5, reason="<b>dense</b>", made_at=NOON
        ).pk
        for kind in ("apart", "merge")
    ]
    listed = _read(editor, "/desk/corrections")
    _send(editor, f"/desk/suggestions/{made[0]}", do="dismiss")
    taken = _send(editor, f"/desk/suggestions/{made[1]}", do="take")
    again = _send(editor, f"/desk/suggestions/{made[1]}", do="take")

    assert "<b>dense</b>" in listed.text
    assert "Done as suggested" in taken.text
    assert "no suggestion" in again.text
    assert corrections.list_suggestions() == ()
    assert [one.kind for one in corrections.list_corrections()] == ["merge"]


def test_stories_that_were_found_to_be_one_say_why(
    client: Client, article_ids: tuple[int, ...]
) -> None:
    """A story tells of each that was merged into it, with its reports and what they share."""
    why = Evidence(0.4, words=0.4, names=("Marnholm",), shared_terms=("Marnholm",))
    stories.apply([Merge(1, 2, why)], now=NOON)
    text = _read(client, "/stories/1").text

    assert "Story 2, 1 report, was found to be the same event: shares the name Marnholm" in text
