"""Hard inputs through the whole desk: followed, fetched twice, kept, read into articles."""

import json
import subprocess
import sys
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from octavo.engines.fakes import InlinePool
from octavo.engines.web import AiohttpWeb
from octavo.features import following
from octavo.flows.feeds_to_articles import Reader, fetch_feeds, read_entries
from octavo.lib.clock import now
from octavo.news.article import ReadPage
from octavo.news.errors import InputError, SourceError
from octavo.news.feed import FeedSuggestion
from octavo.news.ports import Request
from octavo.stages.discover import discover
from octavo.store import articles, entries, feeds
from tests.corpus.hard import hard_inputs
from tests.corpus.places import TOOLS, needs_tools

pytestmark = [needs_tools, pytest.mark.django_db]
EVERY = timedelta(minutes=15)
# Answers that come without an end: their deadline is tested once, in `test_hard_http`.
FETCH_TIMEOUT_S = 2.0


class Desk:
    """The store and a real fetcher, beside the server of hard inputs."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.web = AiohttpWeb(
            user_agent="octavo-test",
            clock=now,
            allow_addresses=frozenset({("127.0.0.1", port)}),
            total_timeout_s=FETCH_TIMEOUT_S,
        )
        self.cases = {case["id"]: case for case in self.ask("/cases.json")}

    def ask(self, path: str):
        """Give the server's own JSON."""
        return json.loads(self.web.get(Request(f"http://127.0.0.1:{self.port}{path}")).body)

    def case(self, case_id: str):
        """Give a case; skip where this set has none of that name."""
        if case_id not in self.cases:
            pytest.skip(f"no case {case_id} in these hard inputs")
        return self.cases[case_id]

    def serves_what_it_names(self, url: str) -> bool:
        """Tell whether the feed a page names is among the cases; where it names none, too."""
        try:
            page = self.web.get(Request(url))
        except (InputError, SourceError):
            return True
        served = {urlsplit(case["url"]).path for case in self.cases.values()}
        named = discover(page.body, url, page.content_type)
        return not named or urlsplit(named[0]).path in served

    def fetch(self, hours: float = 0):
        """Fetch what is due so many hours from now."""
        at = now() + timedelta(hours=hours)
        due = feeds.list_due(at)
        return fetch_feeds(due, web=self.web, pool=InlinePool(), clock=lambda: at, every=EVERY)

    def read(self):
        """Read what waits, from the feeds alone; gives the articles."""
        reader = Reader(web=self.web, pool=InlinePool(), clock=now, may_read=lambda url: False)
        read_entries(reader)
        return [articles.get_article(card.id) for card in articles.list_latest()]


@pytest.fixture(scope="module")
def desk():
    """Start the server of hard inputs, and end it."""
    with hard_inputs() as port:
        one = Desk(port)
        yield one
        one.web.close()


def _feed_cases():
    if TOOLS is None:
        return []
    listed = subprocess.run(
        [sys.executable, "-c", _LIST, str(TOOLS)], capture_output=True, text=True, check=True
    )
    return listed.stdout.split()


# The cases are known only to their server's module: it is asked, not copied.
_LIST = """
import runpy, sys
folder, sys.argv = sys.argv[1], ["hard_inputs.py"]
for case in runpy.run_path(folder + "/hard_inputs.py")["C"]:
    if not case["id"].startswith("page-"):
        print(case["id"])
"""


@pytest.mark.parametrize("case_id", _feed_cases())
def test_followed_it_is_kept_as_expected(desk, case_id):
    """A feed is kept with the entries, the link and the words its case expects, or as failed."""
    case = desk.case(case_id)
    expected = case["expect"]
    try:
        following.follow_address(case["url"], desk.web, now=now())
    except (InputError, SourceError):
        if not desk.serves_what_it_names(case["url"]):
            pytest.skip("this set does not serve the feed the page names")
        assert expected.get("error") or expected.get("expanded") is False
        return
    count = desk.fetch()
    kept = [waiting.entry for waiting in entries.list_waiting(now(), limit=5000)]

    assert not expected.get("error")
    assert count.n_failed == 0
    assert len(kept) == expected.get("entries", len(kept))
    assert [entry.title for entry in kept] == expected.get("titles", [e.title for e in kept])
    for entry in kept[:1]:
        assert (entry.link or "") == expected.get("link", entry.link or "")
    if {"contains", "not_contains"} & expected.keys():
        _assert_words(desk.read()[-1].html, expected)


def _assert_words(html, expected):
    assert [part for part in expected.get("contains", ()) if part not in html] == []
    assert [part for part in expected.get("not_contains", ()) if part in html] == []


@pytest.mark.parametrize("case_id", ["guid-changes", "content-churn", "empty-then-full"])
def test_fetched_again_nothing_is_new(desk, case_id):
    """Whatever changes of itself at each fetch brings nothing twice."""
    case = desk.case(case_id)
    feeds.add_feeds([FeedSuggestion(url=case["url"])], now=now())
    desk.fetch()
    desk.read()
    desk.fetch(hours=24)  # of three answers one is empty
    n_before = max(entries.count_entries(), 1)
    again = [desk.fetch(hours=hours) for hours in (48, 72, 96)]

    assert [count.n_failed for count in again] == [0, 0, 0]
    assert entries.count_entries() == n_before == 1
    desk.read()
    assert articles.count_articles() == 1


def test_all_followed_at_once_none_stops_the_others(desk):
    """A round over every case, good and bad, notes failures and keeps the rest."""
    urls = [case["url"] for key, case in desk.cases.items() if not key.startswith("page-")]
    feeds.add_feeds([FeedSuggestion(url=url) for url in urls], now=now())
    count = desk.fetch()

    assert count.n_read + count.n_unchanged + count.n_failed == len(urls)
    assert count.n_read > len(urls) // 2
    assert len([feed for feed in feeds.list_unwell() if feed.n_failures]) == count.n_failed
    assert desk.ask("/trap.json") == []


@pytest.mark.parametrize("case_id", ["page-consent", "page-infinite", "page-paywall", "page-amp"])
def test_hard_page_gives_its_article(desk, case_id):
    """From a hard page the article is read, and nothing that stands around it."""
    case = desk.case(case_id)
    page = following.fetch_page(case["url"], desk.web)

    if isinstance(page, ReadPage):
        _assert_words(page.html, case["expect"])
    else:
        assert not case["expect"].get("contains")
