"""The real web engine before a server on loopback that misbehaves on purpose."""

import gzip
import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import pytest

from octavo.engines.web import AiohttpWeb
from octavo.news.errors import (
    AddressRefusedError,
    DeadlineError,
    OctavoError,
    PageTooLargeError,
    StatusError,
    TooManyRedirectsError,
    UnreachableError,
)
from octavo.news.ports import Request, Response
from tests.engines.servers import Answer, Asked, Reply, Site

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = b"a line of the day's news\n" * 100

MakeWeb = Callable[..., AiohttpWeb]


@pytest.fixture
def make_web() -> Iterator[MakeWeb]:
    """Make engines that may reach given sites, and close them."""
    webs: list[AiohttpWeb] = []

    def make(*sites: Site, **limits: Any) -> AiohttpWeb:
        allowed = frozenset(site.address for site in sites)
        web = AiohttpWeb(
            user_agent="octavo-test", clock=lambda: NOW, allow_addresses=allowed, **limits
        )
        webs.append(web)
        return web

    yield make
    for web in webs:
        web.close()


def redirect(to: str | bytes, status: int = 302, *headers: tuple[str, str]) -> Answer:
    """Answer with a redirect."""
    return Answer(status, (("Location", to), *headers))


def drip() -> Iterator[bytes]:
    """Give bytes for ever."""
    while True:
        yield b" "


def fetch(make_web: MakeWeb, reply: Reply, **limits: Any) -> Response:
    """Fetch the one page of a site."""
    with Site({"/": reply}) as site:
        return make_web(site, **limits).get(Request(site.url()))


# --- the guard


def test_every_hop_is_guarded(make_web: MakeWeb) -> None:
    """A redirect from an allowed address to a forbidden one is refused before it connects."""
    with Site({"/": Answer(body=b"secret")}) as trap, Site({"/": redirect(trap.url())}) as site:
        with pytest.raises(AddressRefusedError) as caught:
            make_web(site).get(Request(site.url()))

        assert caught.value.address == f"127.0.0.1:{trap.port}"
        assert caught.value.url == site.url()
        assert trap.asked == []


@pytest.mark.parametrize("host", ["localhost", "sub.localhost", "LOCALHOST.", "0x7f.1"])
def test_names_are_guarded_by_where_they_lead(make_web: MakeWeb, host: str) -> None:
    """A name is judged by the address it gives."""
    with Site({}) as trap:
        with pytest.raises(AddressRefusedError, match=f"127.0.0.1:{trap.port}"):
            make_web().get(Request(trap.url(host=host)))

        assert trap.asked == []


@pytest.mark.parametrize("host", ["2130706433", "127.1", "017700000001"])
def test_old_spellings_of_addresses_are_not_fetched(make_web: MakeWeb, host: str) -> None:
    """Numbers that only old code reads as an address lead nowhere."""
    with Site({}) as trap:
        with pytest.raises(OctavoError):
            make_web(trap).get(Request(trap.url(host=host)))

        assert trap.asked == []


@pytest.mark.parametrize("host", ["[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "0.0.0.0"])
def test_literal_addresses_are_guarded(make_web: MakeWeb, host: str) -> None:
    """No name need be looked up for the guard to see an address."""
    with pytest.raises(AddressRefusedError):
        make_web().get(Request(f"http://{host}:9/"))


def test_names_under_localhost_are_loopback(make_web: MakeWeb) -> None:
    """Any name under .localhost is this machine, and may be allowed as such."""
    with Site({"/": Answer(body=b"home")}) as site:
        answer = make_web(site).get(Request(site.url(host="courier.localhost")))

        assert answer.body == b"home"
        assert site.asked[0].headers["host"] == f"courier.localhost:{site.port}"


def test_guard_may_be_taken_off(make_web: MakeWeb) -> None:
    """With private addresses allowed, loopback is reached without a list."""
    with Site({"/": Answer(body=b"home")}) as site:
        assert make_web(allow_private=True).get(Request(site.url())).body == b"home"


def test_proxy_connects_in_our_stead(make_web: MakeWeb) -> None:
    """With a proxy, names are not looked up here and the proxy is asked for the whole address."""
    with Site({"http://news.invalid/feed": Answer(body=b"by proxy")}) as proxy:
        web = make_web(proxy=proxy.url())

        assert web.get(Request("http://news.invalid/feed")).body == b"by proxy"


# --- redirects


def test_redirects_are_followed(make_web: MakeWeb) -> None:
    """The answer is that of the last hop, and says where it was."""
    replies = {"/": redirect("/a b"), "/a%20b": redirect("/é"), "/%C3%A9": Answer(body=b"end")}
    with Site(replies) as site:
        answer = make_web(site).get(Request(site.url()))

        assert (answer.body, answer.final_url) == (b"end", site.url("/%C3%A9"))
        assert answer.moved_to is None


def test_location_of_raw_bytes_is_followed(make_web: MakeWeb) -> None:
    """A Location in Latin-1 leads to the same bytes."""
    with Site({"/": redirect("/é".encode("latin-1")), "/%E9": Answer(body=b"end")}) as site:
        assert make_web(site).get(Request(site.url())).body == b"end"


@pytest.mark.parametrize(("statuses", "is_moved"), [((301, 308), True), ((301, 302), False)])
def test_move_for_good_needs_every_hop(
    make_web: MakeWeb, statuses: tuple[int, int], is_moved: bool
) -> None:
    """Only a chain of permanent redirects moves the address."""
    first, second = statuses
    replies = {"/": redirect("/b", first), "/b": redirect("/c", second), "/c": Answer(body=b"c")}
    with Site(replies) as site:
        answer = make_web(site).get(Request(site.url()))

        assert answer.moved_to == (site.url("/c") if is_moved else None)


def test_loop_ends(make_web: MakeWeb) -> None:
    """A redirect to itself ends after the hops allowed."""
    with Site({"/": redirect("/")}) as site:
        with pytest.raises(TooManyRedirectsError):
            make_web(site, max_redirects=3).get(Request(site.url()))

        assert len(site.asked) == 4


def test_cookie_opens_the_door(make_web: MakeWeb) -> None:
    """A redirect to itself until a cookie comes back works."""

    def door(asked: Asked) -> Answer:
        if "pass=1" in asked.headers.get("cookie", ""):
            return Answer(body=b"in")
        return redirect("/", 302, ("Set-Cookie", "pass=1; Path=/"))

    assert fetch(make_web, door).body == b"in"


def test_cookies_end_with_the_fetch(make_web: MakeWeb) -> None:
    """What one fetch was given to carry, the next does not."""
    with Site({"/": Answer(200, (("Set-Cookie", "who=me"),))}) as site:
        web = make_web(site)
        web.get(Request(site.url()))
        web.get(Request(site.url()))

        assert "cookie" not in site.asked[1].headers


def test_cookies_stay_with_their_host(make_web: MakeWeb) -> None:
    """A redirect does not take cookies to another host."""
    with Site({"/b": Answer(body=b"b")}) as site:
        to = site.url("/b", host="other.localhost")
        site.reply_by_path["/"] = redirect(to, 302, ("Set-Cookie", "who=me; Path=/"))
        make_web(site).get(Request(site.url(host="one.localhost")))

        assert "cookie" not in site.asked[1].headers


@pytest.mark.parametrize("location", ["", "ftp://x.example/", "http://[", "javascript:alert(1)"])
def test_redirect_to_nowhere_is_told(make_web: MakeWeb, location: str) -> None:
    """A redirect that cannot be followed is a failure with words."""
    with pytest.raises(UnreachableError, match="redirect"):
        fetch(make_web, redirect(location))


# --- passwords


def test_password_is_sent_to_its_origin_only(make_web: MakeWeb) -> None:
    """User and password reach the origin they were written for, and no other."""
    with Site({"/": Answer(body=b"b")}) as other, Site({"/": redirect("/2")}) as site:
        site.reply_by_path["/2"] = redirect(other.url())
        make_web(site, other).get(Request(site.url().replace("//", "//ann:secret@")))

        assert [asked.headers.get("authorization") for asked in site.asked] == [
            "Basic YW5uOnNlY3JldA=="
        ] * 2
        assert "authorization" not in other.asked[0].headers


@pytest.mark.parametrize(
    "reply", [Answer(401), redirect("/"), Answer(200, (("Content-Encoding", "br"),))]
)
def test_password_is_in_no_error(make_web: MakeWeb, reply: Answer) -> None:
    """What is told of a failure has no password in it."""
    with Site({"/": reply}) as site, pytest.raises(OctavoError) as caught:
        make_web(site).get(Request(site.url().replace("//", "//ann:secret@")))

    assert "secret" not in f"{caught.value} {vars(caught.value)}"


def test_password_is_in_no_answer(make_web: MakeWeb) -> None:
    """An answer names its addresses without the password, and none as moved to."""
    with Site({"/": redirect("/b", 301), "/b": Answer(body=b"b")}) as site:
        answer = make_web(site).get(Request(site.url().replace("//", "//ann:secret@")))

    assert "secret" not in repr(answer)
    assert answer.moved_to is None


# --- time


def test_drip_meets_the_deadline(make_web: MakeWeb) -> None:
    """Bytes that never stop coming do not stretch the time allowed."""
    reply = Answer(is_unmeasured=True, chunks=drip(), pause_s=0.02)

    with pytest.raises(DeadlineError):
        fetch(make_web, reply, total_timeout_s=0.3)


def test_silence_meets_the_deadline(make_web: MakeWeb) -> None:
    """A server that takes the request and says nothing does not hold us."""
    with Site({"/": Answer()}, latency_s=30) as site, pytest.raises(DeadlineError):
        make_web(site, total_timeout_s=0.2).get(Request(site.url()))


def test_deadline_is_for_all_hops_together(make_web: MakeWeb) -> None:
    """Hops that are each in time are together too late."""
    with Site({"/": redirect("/")}, latency_s=0.1) as site, pytest.raises(DeadlineError):
        make_web(site, total_timeout_s=0.35).get(Request(site.url()))


def test_waiting_for_a_turn_costs_no_time(make_web: MakeWeb) -> None:
    """A long queue at one host is no reason to call it too slow."""
    with Site({"/": Answer(body=b"x")}, latency_s=0.1) as site:
        web = make_web(site, total_timeout_s=0.5, per_host=1)
        answers = [answer for _, answer in web.get_many([Request(site.url())] * 8)]

    assert all(isinstance(answer, Response) for answer in answers)


# --- size


def test_body_over_the_limit_is_refused(make_web: MakeWeb) -> None:
    """A body longer than the limit is refused, its length told or not."""
    for is_unmeasured in (False, True):
        with pytest.raises(PageTooLargeError):
            fetch(make_web, Answer(body=b"x" * 2_000, is_unmeasured=is_unmeasured), limit_bytes=999)


def test_bomb_costs_little_memory(make_web: MakeWeb) -> None:
    """200 MB of zeros in 200 KB end at the limit, in under 30 MB of memory."""
    bomb = gzip.compress(bytes(200_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(PageTooLargeError):
            fetch(make_web, Answer(200, (("Content-Encoding", "gzip"),), bomb))
        peak_bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak_bytes < 30_000_000


# --- encodings and broken answers


@pytest.mark.parametrize("body", [gzip.compress(TEXT, mtime=0), TEXT], ids=["gzip", "plain"])
def test_compressed_and_falsely_labelled_bodies_are_read(make_web: MakeWeb, body: bytes) -> None:
    """A gzip body is undone; a plain one that says gzip is taken as it is."""
    assert fetch(make_web, Answer(200, (("Content-Encoding", "gzip"),), body)).body == TEXT


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            Answer(200, (("Content-Encoding", "gzip"),), gzip.compress(TEXT, mtime=0)[:-20]),
            "cut short",
        ),
        (Answer(200, (("Content-Length", "999"),), b"short", is_unmeasured=True), "cut short"),
        (Answer(200, (("Content-Length", "-5"),), b"x"), "HTTP"),
        (Answer(200, (("Content-Encoding", "br"),), b"x"), "br"),
    ],
)
def test_broken_answers_are_told_in_words(make_web: MakeWeb, answer: Answer, words: str) -> None:
    """An answer that cannot be read says what is wrong with it."""
    with pytest.raises(UnreachableError, match=words):
        fetch(make_web, answer)


@pytest.mark.parametrize(
    "url",
    ["", "news", "ftp://news.example/", "http://", "http://[::1", "http://a b/", "http://x:99999/"],
)
def test_what_is_no_address_is_told(make_web: MakeWeb, url: str) -> None:
    """What cannot be fetched is one of our errors."""
    with pytest.raises(UnreachableError):
        make_web().get(Request(url))


def test_closed_port_is_told(make_web: MakeWeb) -> None:
    """Nobody listening is an unreachable host, in plain words."""
    with Site({}) as site:
        pass

    with pytest.raises(UnreachableError, match="refused"):
        make_web(site).get(Request(site.url()))


def test_unknown_host_is_told(make_web: MakeWeb) -> None:
    """A name nobody has is an unreachable host, in plain words."""
    with pytest.raises(UnreachableError, match="no such host"):
        make_web().get(Request("http://no-such-host.invalid/"))


def test_plain_answer_to_a_secure_hello_is_told(make_web: MakeWeb) -> None:
    """A server without TLS behind an https address is an unreachable host, in plain words."""

    def answer_anything(listener: socket.socket) -> None:
        peer, _ = listener.accept()
        with peer:
            peer.recv(1_000)
            peer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer_anything, args=(listener,))
        thread.start()
        port = listener.getsockname()[1]
        with pytest.raises(UnreachableError, match="secure"):
            make_web(allow_private=True).get(Request(f"https://127.0.0.1:{port}/"))
        thread.join()


def test_connection_that_does_not_come_about_is_told(make_web: MakeWeb) -> None:
    """A handshake that never ends is given up before the whole time is spent."""
    with Site({}) as site, pytest.raises(UnreachableError, match="in time"):
        make_web(site, connect_timeout_s=0.2).get(Request(site.url().replace("http:", "https:")))


# --- headers


@pytest.mark.parametrize("etag", ['W/"abc-gzip"', "bare", '"a"b"', '"é"', '""'])
def test_etag_is_echoed_verbatim(make_web: MakeWeb, etag: str) -> None:
    """A validator goes back byte for byte, however odd."""
    with Site({"/": Answer(304)}) as site:
        make_web(site).get(Request(site.url(), etag=etag))
        echoed = site.asked[0].headers["if-none-match"]

    assert echoed.encode("latin-1") == etag.encode()


@pytest.mark.parametrize("etag", ["", "a\r\nX-Evil: 1", "a\x00b", "\udce9"])
def test_unsendable_etag_is_left_out(make_web: MakeWeb, etag: str) -> None:
    """A validator that cannot be a header is not sent, and nothing else with it."""
    with Site({"/": Answer()}) as site:
        make_web(site).get(Request(site.url(), etag=etag))

        assert not {"if-none-match", "x-evil"} & site.asked[0].headers.keys()


def test_headers_can_be_stored(make_web: MakeWeb) -> None:
    """Header bytes that are no UTF-8 come as text; a validator with such bytes is dropped."""
    answer = fetch(make_web, Answer(200, (("ETag", b'"\xe9"'), ("X-Name", b"caf\xe9"))))

    assert answer.headers["x-name"] == "café"
    assert "etag" not in answer.headers


def test_we_say_who_we_are_and_what_we_take(make_web: MakeWeb) -> None:
    """A request carries our name, what the caller accepts, and the encodings we can undo."""
    with Site({"/": Answer()}) as site:
        make_web(site).get(Request(site.url(), accept="application/rss+xml"))
        headers = site.asked[0].headers

    assert headers["user-agent"] == "octavo-test"
    assert headers["accept"] == "application/rss+xml"
    assert headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize("status", [403, 429, 503])
def test_retry_after_counts_from_the_clock(make_web: MakeWeb, status: int) -> None:
    """A server's wish for when to come back is an instant."""
    with pytest.raises(StatusError) as caught:
        fetch(make_web, Answer(status, (("Retry-After", "90"),)))

    assert (caught.value.status, caught.value.retry_at) == (status, NOW + timedelta(seconds=90))


def test_long_headers_are_read(make_web: MakeWeb) -> None:
    """A header of 30 KB, as some sites' security policies are, is no reason to fail."""
    policy = "x" * 30_000

    assert fetch(make_web, Answer(200, (("X-Policy", policy),))).headers["x-policy"] == policy


# --- side by side


def test_one_host_gets_its_share_only(make_web: MakeWeb) -> None:
    """No more fetches at once from one host than its limit."""
    with Site({"/": Answer()}, latency_s=0.02) as site:
        web = make_web(site, per_host=3)
        list(web.get_many([Request(site.url())] * 20))

        assert site.most_at_once == 3


def test_overall_limit_holds(make_web: MakeWeb) -> None:
    """No more fetches at once than the overall limit, over however many hosts."""
    with Site({"/": Answer()}, latency_s=0.02) as site:
        web = make_web(site, per_host=2, overall=5)
        hosts = [f"h{i}.localhost" for i in range(10)]
        list(web.get_many(Request(site.url(host=host)) for host in hosts * 3))

        assert site.most_at_once == 5


def test_slow_host_holds_up_nobody(make_web: MakeWeb) -> None:
    """All fetches from a quick host are done while a silent one is waited for."""
    with Site({"/": Answer()}, latency_s=30) as silent, Site({"/": Answer()}) as quick:
        web = make_web(silent, quick, per_host=2, overall=4, total_timeout_s=5)
        requests = [Request(silent.url())] * 20 + [Request(quick.url())] * 20
        first = [request.url for request, _ in islice(web.get_many(requests), 20)]

    assert first == [quick.url()] * 20


def test_slow_reader_holds_back_the_fetches(make_web: MakeWeb) -> None:
    """Answers nobody takes do not pile up."""
    with Site({"/": Answer()}) as site:
        web = make_web(site, per_host=4, overall=4)
        answers = web.get_many([Request(site.url())] * 200)
        next(answers)
        n_before = -1
        while len(site.asked) != n_before:  # until the server is asked no more
            n_before = len(site.asked)
            threading.Event().wait(0.1)

        assert n_before <= 1 + 2 * 4 + 4
        assert sum(1 for _ in answers) == 199


def test_abandoned_round_is_cancelled(make_web: MakeWeb) -> None:
    """A caller who stops early stops the fetches not yet made."""
    with Site({"/": Answer()}, latency_s=0.01) as site:
        web = make_web(site, per_host=1)
        answers = web.get_many([Request(site.url())] * 500)
        next(answers)
        answers.close()  # type: ignore[attr-defined]
        web.get(Request(site.url()))

        assert len(site.asked) < 20


def test_close_ends_a_fetch_under_way(make_web: MakeWeb) -> None:
    """To close the engine frees a thread that waits for an answer."""
    with Site({"/": Answer()}, latency_s=30) as site:
        web = make_web(site)
        threading.Timer(0.2, web.close).start()

        with pytest.raises(UnreachableError, match="closed"):
            web.get(Request(site.url()))


def test_threads_share_an_engine(make_web: MakeWeb) -> None:
    """Several threads may fetch through one engine at once."""
    statuses: list[int] = []
    with Site({"/": Answer()}) as site:
        web = make_web(site)
        threads = [
            threading.Thread(target=lambda: statuses.append(web.get(Request(site.url())).status))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert statuses == [200] * 8
