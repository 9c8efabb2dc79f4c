"""Behaviours of HTTP servers that broke real readers, over a real connection."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from octavo.engines.web import AiohttpWeb
from octavo.lib.clock import now
from octavo.news.errors import (
    AddressRefusedError,
    DeadlineError,
    GoneError,
    PageTooLargeError,
    StatusError,
    TooManyRedirectsError,
)
from octavo.news.ports import Request, Response
from tests.corpus.hard import hard_inputs
from tests.corpus.places import needs_tools

pytestmark = needs_tools

# Cases that are about HTTP, and which a later set of hard inputs may have or not.
CASES_ABOUT_HTTP = frozenset({
    "redirect-loop", "redirect-cookie", "redirect-ssrf", "gone-410", "unavail-503", "userinfo-url",
    "etag-weak-gzip", "ims", "etaglm", "slow-drip", "gzip-lie", "gzip-unasked", "big-10mb",
})  # fmt: skip


class Hard:
    """The running server of hard inputs."""

    def __init__(self, port: int) -> None:
        self.port = port
        with self.web() as web:
            cases = json.loads(web.get(Request(self.url("/cases.json"))).body)
        self.url_by_case = {case["id"]: case["url"] for case in cases}

    def url(self, path: str) -> str:
        """Give the address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def web(self, **limits: float) -> AiohttpWeb:
        """Make an engine that may reach the server, and not its trap."""
        allowed = frozenset({("127.0.0.1", self.port)})
        return AiohttpWeb(
            user_agent="octavo-test",
            clock=now,
            allow_addresses=allowed,
            **limits,  # type: ignore[arg-type]
        )

    def get(self, case: str, **limits: float) -> Response:
        """Fetch a case; skip where this set has none of that name."""
        url = self.url_by_case.get(case)
        if url is None:
            pytest.skip(f"no case {case} in these hard inputs")
        with self.web(**limits) as web:
            return web.get(Request(url))


@pytest.fixture(scope="module")
def hard() -> Iterator[Hard]:
    """Start the server of hard inputs, and end it."""
    with hard_inputs() as port:
        yield Hard(port)


def test_some_cases_are_there(hard: Hard) -> None:
    """Most of the cases tested here exist, so that the skips below hide nothing."""
    assert len(CASES_ABOUT_HTTP & hard.url_by_case.keys()) >= 9


def test_redirect_loop(hard: Hard) -> None:
    """A redirect to itself ends with an error that says so."""
    with pytest.raises(TooManyRedirectsError):
        hard.get("redirect-loop")


def test_redirect_until_a_cookie(hard: Hard) -> None:
    """A cookie set on the way is carried to the next hop."""
    assert b"<title>Entry 1</title>" in hard.get("redirect-cookie").body


def test_redirect_to_an_internal_address(hard: Hard) -> None:
    """The trap behind a redirect is refused, and never sees a request."""
    with pytest.raises(AddressRefusedError, match="127.0.0.9"):
        hard.get("redirect-ssrf")
    with hard.web() as web:
        trapped = json.loads(web.get(Request(hard.url("/trap.json"))).body)

    assert trapped == []


def test_gone(hard: Hard) -> None:
    """410 is told apart from other failures."""
    with pytest.raises(GoneError):
        hard.get("gone-410")


def test_unavailable_until(hard: Hard) -> None:
    """Retry-After with a date is the instant to come back at."""
    with pytest.raises(StatusError) as caught:
        hard.get("unavail-503")

    assert caught.value.status == 503
    assert caught.value.retry_at == datetime(2027, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_password_in_the_address(hard: Hard) -> None:
    """User and password in an address open the door, and are not shown."""
    answer = hard.get("userinfo-url")

    assert answer.status == 200
    assert "pass" not in answer.final_url


@pytest.mark.parametrize("case", ["etag-weak-gzip", "ims", "etaglm"])
def test_validators_are_echoed(hard: Hard, case: str) -> None:
    """What a server gave as validators can be sent back as it came."""
    first = hard.get(case)
    etag, changed = first.headers.get("etag"), first.headers.get("last-modified")
    with hard.web() as web:
        again = web.get(Request(hard.url_by_case[case], etag=etag, last_modified=changed))

    assert etag or changed
    assert again.is_unchanged == (case == "ims")


def test_weak_validator_is_kept_whole(hard: Hard) -> None:
    """A weak validator keeps its W/ and its suffix."""
    assert hard.get("etag-weak-gzip").headers["etag"] == 'W/"abc-gzip"'


def test_slow_drip(hard: Hard) -> None:
    """A byte now and then for ever ends at the deadline."""
    with pytest.raises(DeadlineError):
        hard.get("slow-drip", total_timeout_s=2)


@pytest.mark.parametrize("case", ["gzip-lie", "charset-text-xml-none"])
def test_plain_bodies_come_plain(hard: Hard, case: str) -> None:
    """A body that is not compressed comes as it is, whatever its header says."""
    assert hard.get(case).body.startswith(b"<?xml")


def test_compressed_file_stays_one(hard: Hard) -> None:
    """Gzip that no header speaks of is left for the parser to see."""
    assert hard.get("gzip-unasked").body.startswith(b"\x1f\x8b")


def test_big_feed(hard: Hard) -> None:
    """A feed of 10 MB comes whole where the limit lets it, and is refused where it does not."""
    assert len(hard.get("big-10mb", limit_bytes=20_000_000).body) > 9_000_000
    with pytest.raises(PageTooLargeError):
        hard.get("big-10mb", limit_bytes=1_000_000)


def test_every_case_gives_an_answer_or_one_of_our_errors(hard: Hard) -> None:
    """No case, of HTTP or not, brings down a round of fetches."""
    with hard.web(total_timeout_s=2) as web:
        outcomes = list(web.get_many(Request(url) for url in hard.url_by_case.values()))

    assert len(outcomes) == len(hard.url_by_case)
    assert sum(isinstance(answer, Response) for _, answer in outcomes) > 30
