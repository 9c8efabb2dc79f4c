"""Hashtags of the desk: operators alone merge, part, rename and block, without a script."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from octavo.news.article import Hashtag
from octavo.store import hashtags
from tests.faces.web import markup
from tests.store.made import a_feed, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client: Client) -> Client:
    """Sign an operator in, on a desk of one article with two hashtags."""
    article_id = an_article(a_feed(), 1)
    ferry, boat = Hashtag("ferry", "<b>Ferry"), Hashtag("boat", "Boat", "event")
    hashtags.set_hashtags({article_id: [(ferry, 1.0), (boat, 0.5)]})
    client.force_login(get_user_model().objects.create_user("ann", is_staff=True))
    return client


def _send(client: Client, **fields: object) -> str:
    answer = client.post("/desk/hashtags/change", fields, follow=True)

    assert answer.status_code == 200
    return markup.read(answer.content.decode()).text


def test_visitors_are_asked_to_sign_in(client: Client) -> None:
    """Who is not signed in is led to the form for it, and changes nothing."""
    assert client.get("/desk/hashtags").status_code == 302
    assert client.post("/desk/hashtags/change", {"key": "x", "do": "block"}).status_code == 302


def test_readers_are_refused(client: Client) -> None:
    """Who is signed in but no operator is refused."""
    client.force_login(get_user_model().objects.create_user("bob"))

    assert client.get("/desk/hashtags").status_code == 403


def test_operators_see_each_hashtag_with_its_forms(operator: Client) -> None:
    """The list shows hashtags as words, strangers' markup included, and nests well."""
    page = markup.read(operator.get("/desk/hashtags?q=FER").content.decode())

    assert "#<b>Ferry" in page.text
    assert "Boat" not in page.text
    assert page.faults == []


def test_a_merged_address_leads_on(operator: Client) -> None:
    """After a merge the old address, and its feed, lead to the other for ever."""
    told = _send(operator, key="boat", do="merge", into="#Ferry")
    answer = operator.get("/hashtags/boat?format=atom")

    assert "one now" in told
    assert (answer.status_code, answer.headers["Location"]) == (301, "/hashtags/ferry?format=atom")


def test_renaming_and_blocking(operator: Client) -> None:
    """A renamed hashtag is shown so; a blocked one has no page until it is shown again."""
    _send(operator, key="boat", do="rename", label="Ship", kind="topic")
    _send(operator, key="ferry", do="block")
    blocked = operator.get("/hashtags/ferry").status_code
    _send(operator, key="ferry", do="unblock")

    assert "#Ship" in operator.get("/hashtags/boat").content.decode()
    assert (blocked, operator.get("/hashtags/ferry").status_code) == (404, 200)


@pytest.mark.parametrize(
    "fields",
    [
        {"key": "boat", "do": "merge", "into": ""},
        {"key": "boat", "do": "merge", "into": "nosuch"},
        {"key": "boat", "do": "split"},
        {"key": "boat", "do": "rename", "label": "a b", "kind": "topic"},
        {"key": "boat", "do": "rename", "label": "A", "kind": "animal"},
        {"key": "nosuch", "do": "block"},
        {"key": "boat", "do": "fly"},
        {},
    ],
)
def test_what_cannot_be_done_is_told(operator: Client, fields: dict[str, str]) -> None:
    """A form that makes no sense changes nothing and says why."""
    assert "Nothing was changed" in _send(operator, **fields)


def test_kinds_have_lists(operator: Client) -> None:
    """Hashtags are listed by kind; there is no list of an unknown one."""
    assert operator.get("/hashtags?kind=event").status_code == 200
    assert operator.get("/hashtags?kind=animal").status_code == 404
