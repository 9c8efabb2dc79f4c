"""Where the newsstand stands, and that the guard lets through that place and no other."""

from datetime import UTC, datetime

import pytest

from octavo import app
from octavo.app import newsstand_file
from octavo.app.engines import open_web
from octavo.app.newsstand_file import Place
from octavo.engines.newsstand import server
from octavo.lib import clock
from octavo.news.errors import AddressRefusedError
from octavo.news.ports import Request
from octavo.settings import CONFIG
from octavo.store import feeds
from tests.store.made import a_feed

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def place():
    """Give a newsstand that stands, forgotten afterwards."""
    stand = server.serve(host="127.0.0.1", port=0, anchor=clock.now())
    kept = Place("127.0.0.1", stand.port, clock.now())
    newsstand_file.keep(CONFIG, kept)
    yield kept
    newsstand_file.forget(CONFIG)
    stand.close()


def test_a_place_is_kept_as_it_is():
    """Address, port and first instant survive the way through the file."""
    newsstand_file.keep(CONFIG, Place("127.0.0.1", 8019, NOON))
    found = newsstand_file.find(CONFIG)
    newsstand_file.forget(CONFIG)

    assert found == Place("127.0.0.1", 8019, NOON)
    assert newsstand_file.find(CONFIG) is None


def test_the_guard_lets_the_newsstand_through(place):
    """Hosts of the newsstand are reached by name, through the guard."""
    with open_web() as web:
        answer = web.get(Request(f"http://tarsin-courier.localhost:{place.port}/feed.xml"))

    assert answer.status == 200


def test_the_guard_lets_nothing_else_on_loopback_through(place):
    """Another port of the same address stays refused."""
    with open_web() as web, pytest.raises(AddressRefusedError):
        web.get(Request("http://tarsin-courier.localhost:9/feed.xml"))


@pytest.mark.django_db
def test_following_the_newsstand_is_following_its_feeds(place):
    """The demonstration comes in through the fetcher: an OPML list at an address."""
    app.follow_newsstand()

    assert feeds.count_feeds() == 17


@pytest.mark.django_db
def test_letting_the_demonstration_go_leaves_the_rest(place):
    """`unfollow --demo` takes the newsstand's feeds alone."""
    app.follow_newsstand()
    mine = a_feed()

    assert app.remove_demo() == 17
    assert [feed.url for feed in feeds.list_feeds()] == [mine.url]
    assert newsstand_file.find(CONFIG) is None


@pytest.mark.django_db
def test_a_desk_that_follows_something_gets_no_newsstand():
    """The demonstration is for an empty desk."""
    assert app.wants_newsstand(None)
    a_feed()

    assert not app.wants_newsstand(None)
