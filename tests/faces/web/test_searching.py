"""The pages of search over a desk that is kept: feeds, suggestions, searches to come back to."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from octavo.app import searching as app_searching
from octavo.faces.web import searching
from octavo.features.search import Searcher
from octavo.store import models, search_vocabulary
from tests.store.made import a_feed, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search without a model."""
    monkeypatch.setattr(searching, "searcher", Searcher)
    assert app_searching.searcher is not searching.searcher


@pytest.fixture
def reader() -> Client:
    """Give a visitor who is signed in, without being an editor."""
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.create_user("ann"))
    return client


def test_a_search_is_also_a_feed(client: Client) -> None:
    """A feed of a search lists articles, the newest first."""
    for n in (1, 2):
        an_article(a_feed(), n, title=f"Ferry {n}")
    text = client.get("/search?q=ferry&format=atom").content.decode()

    assert text.index("Ferry 1") < text.index("Ferry 2")


@pytest.mark.parametrize(
    "query",
    ["lang:", "after:never", '"', "tag:x -tag:y", "publisher:(OR", "cites:NEAR(", "%00", "*"],
)
def test_no_search_breaks_the_page(client: Client, query: str) -> None:
    """Whatever is asked for, there is an answer, or a word on what is wrong."""
    an_article(a_feed(), 1)

    assert client.get("/search", {"q": query}).status_code in {200, 400}


def test_suggestions_are_given_while_typing(client: Client) -> None:
    """The page's script is told what begins as typed."""
    an_article(a_feed(), 1, title="Ferry late")
    search_vocabulary.refresh()
    found = client.get("/search/suggestions?q=fer").json()["suggestions"]

    assert found == [{"query": "ferry", "label": "ferry", "kind": "word"}]


def test_keeping_needs_a_visitor_who_is_signed_in(client: Client) -> None:
    """Others are led to sign in."""
    for answer in (client.get("/searches"), client.post("/searches/keep", {"q": "ferry"})):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in")


def test_a_search_is_kept_looked_at_and_let_go(reader: Client) -> None:
    """A kept search stands on its page until it is let go, and leads to what is newest."""
    reader.post("/searches/keep", {"q": "ferry"})
    search_id = models.SavedSearch.objects.get().pk
    assert "ferry" in reader.get("/searches").content.decode()

    assert reader.get(f"/searches/{search_id}")["Location"] == "/search?q=ferry&order=newest"
    reader.post(f"/searches/{search_id}/forget")
    assert not models.SavedSearch.objects.exists()
    assert reader.get(f"/searches/{search_id}").status_code == 404
