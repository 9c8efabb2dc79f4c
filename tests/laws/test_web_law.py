"""Laws of every engine behind `news.ports.Web`."""

from collections.abc import Callable, Iterator

import pytest

from octavo.engines.fakes import FakeWeb
from octavo.engines.web import AiohttpWeb
from octavo.lib.clock import now
from octavo.news.errors import AddressRefusedError, GoneError, SourceError, StatusError
from octavo.news.ports import Request, Response, Web
from tests.engines.servers import Answer, Asked, Reply, Site

STAMP = "Tue, 10 Nov 2026 10:00:00 GMT"


class Bench:
    """A web engine and how to write the address of a path in its web."""

    def __init__(self, web: Web, url: Callable[[str], str], forbidden_url: str) -> None:
        self.web = web
        self.url = url
        self.forbidden_url = forbidden_url

    def ask(self, path: str, **validators: str) -> Request:
        """Make the request for a path."""
        return Request(self.url(path), **validators)


def real() -> Iterator[Bench]:
    """Stand a real engine before a server on loopback."""

    def page(asked: Asked) -> Answer:
        is_known = asked.headers.get("if-none-match") == 'W/"one"' or (
            asked.headers.get("if-modified-since") == STAMP
        )
        validators = (("ETag", 'W/"one"'), ("Last-Modified", STAMP))
        return Answer(304, validators) if is_known else Answer(200, validators, b"hello")

    replies: dict[str, Reply] = {"/page": page, "/gone": Answer(410), "/busy": Answer(503)}
    with Site(replies) as site, Site({}) as forbidden:
        allowed = frozenset({site.address})
        with AiohttpWeb(user_agent="law", clock=now, allow_addresses=allowed, overall=4) as web:
            yield Bench(web, site.url, forbidden.url())


def fake() -> Iterator[Bench]:
    """Write the same web into the fake."""

    def url(path: str) -> str:
        return f"https://news.example{path}"

    headers = {"etag": 'W/"one"', "last-modified": STAMP}
    forbidden = "http://10.0.0.1/"
    web = FakeWeb({
        url("/page"): Response(url("/page"), url("/page"), 200, headers, b"hello"),
        url("/gone"): GoneError(url("/gone")),
        url("/busy"): StatusError(url("/busy"), 503),
        forbidden: AddressRefusedError(forbidden, "10.0.0.1:80"),
    })
    yield Bench(web, url, forbidden)


@pytest.fixture(params=[real, fake], ids=["aiohttp", "fake"])
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    """Each engine in turn."""
    yield from request.param()


def test_answer_carries_status_headers_and_body(bench: Bench) -> None:
    """An answer has its status, headers under lower-case names, and body."""
    answer = bench.web.get(bench.ask("/page"))

    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"hello", 'W/"one"')
    assert answer.url == answer.final_url == bench.url("/page")
    assert answer.moved_to is None


@pytest.mark.parametrize("validators", [{"etag": 'W/"one"'}, {"last_modified": STAMP}])
def test_known_answer_is_unchanged(bench: Bench, validators: dict[str, str]) -> None:
    """A repeated validator gives 304 without a body."""
    answer = bench.web.get(bench.ask("/page", **validators))

    assert answer.is_unchanged
    assert answer.body == b""


def test_other_validator_gives_the_whole_answer(bench: Bench) -> None:
    """A validator that is no longer right gives the body again."""
    assert bench.web.get(bench.ask("/page", etag='"zero"')).body == b"hello"


def test_unknown_address_is_404(bench: Bench) -> None:
    """An address the host does not know is a StatusError with its status."""
    with pytest.raises(StatusError) as caught:
        bench.web.get(bench.ask("/no-such-page"))

    assert caught.value.status == 404


def test_gone_is_told_apart(bench: Bench) -> None:
    """410 says: stop asking."""
    with pytest.raises(GoneError):
        bench.web.get(bench.ask("/gone"))


def test_forbidden_address_is_refused(bench: Bench) -> None:
    """The guard's refusal is no failure of the source: to try again is no use."""
    with pytest.raises(AddressRefusedError) as caught:
        bench.web.get(Request(bench.forbidden_url))

    assert not isinstance(caught.value, SourceError)


def test_many_give_each_request_once(bench: Bench) -> None:
    """Every request comes back once with its own outcome, failures as values."""
    paths = ["/page", "/gone", "/busy", "/none"] * 5
    outcomes = list(bench.web.get_many(bench.ask(path) for path in paths))
    told = sorted((request.url, getattr(answer, "status", 0)) for request, answer in outcomes)

    assert told == sorted(
        (bench.url(path), {"/page": 200, "/gone": 410, "/busy": 503, "/none": 404}[path])
        for path in paths
    )


def test_refusal_among_many_is_a_value(bench: Bench) -> None:
    """A refused address does not end the round."""
    requests = [Request(bench.forbidden_url), bench.ask("/page")]
    kinds = {type(answer) for _, answer in bench.web.get_many(requests)}

    assert kinds == {AddressRefusedError, Response}


def test_no_requests_give_no_answers(bench: Bench) -> None:
    """Nothing asked, nothing given."""
    assert list(bench.web.get_many([])) == []


def test_requests_are_taken_as_needed(bench: Bench) -> None:
    """A long list is not read to its end to give the first answers."""
    n_taken = 0

    def requests() -> Iterator[Request]:
        nonlocal n_taken
        for _ in range(100_000):
            n_taken += 1
            yield bench.ask("/page")

    answers = bench.web.get_many(requests())
    for _ in range(10):
        next(answers)

    assert n_taken < 1_000


def test_engine_serves_after_an_abandoned_round(bench: Bench) -> None:
    """A caller who stops early leaves the engine whole."""
    for _ in bench.web.get_many(bench.ask("/page") for _ in range(50)):
        break

    assert bench.web.get(bench.ask("/page")).status == 200


def test_fetch_within_a_round(bench: Bench) -> None:
    """To fetch while taking the answers of a round does not wait for the round."""
    round_ = bench.web.get_many(bench.ask("/page") for _ in range(30))

    assert [bench.web.get(bench.ask("/page")).status for _ in round_] == [200] * 30


def test_closed_engine_says_so(bench: Bench) -> None:
    """A closed engine cannot be used; to close it again is no error."""
    bench.web.close()
    bench.web.close()

    with pytest.raises(RuntimeError, match="closed"):
        bench.web.get(bench.ask("/page"))
