"""The stand over HTTP: hosts, validators, compression, ranges."""

import gzip
import http.client
from contextlib import closing

import pytest

from octavo.engines.newsstand.server import reply_to, serve
from octavo.engines.newsstand.stand import Answer
from tests.engines.newsstand.at import ANCHOR, SOON

PAGE = Answer(200, "text/html; charset=utf-8", b"<p>news</p>" * 100, ANCHOR)
TUNE = Answer(200, "audio/wav", bytes(range(100)), ANCHOR)


@pytest.fixture(scope="module")
def newsstand():
    """A newsstand on a free port, stopped in time."""
    with closing(serve(host="127.0.0.1", port=0, anchor=ANCHOR, clock=lambda: SOON)) as stand:
        yield stand


@pytest.fixture
def connection(newsstand):
    """A connection that is kept alive."""
    with closing(http.client.HTTPConnection("127.0.0.1", newsstand.port, timeout=10)) as client:
        yield client


def fetch(connection, host, path, method="GET", **headers):
    """Ask over one connection; give the answer and its body."""
    asked = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers={"Host": host, **asked})
    response = connection.getresponse()
    return response, response.read()


def test_the_host_header_chooses_the_site(connection):
    """One address serves all sites, over one connection."""
    _, arabic = fetch(connection, "al-manara.localhost", "/")
    _, french = fetch(connection, "LE-RIVAGE.localhost:80", "/")

    assert 'dir="rtl"' in arabic.decode()
    assert "Le Rivage" in french.decode()


def test_validators_are_honoured_over_the_wire(connection):
    """A feed asked for again with its validators is 304 without a body."""
    first, _ = fetch(connection, "vbc.localhost", "/feed.xml")
    by_tag, body = fetch(
        connection, "vbc.localhost", "/feed.xml", If_None_Match=first.headers["ETag"]
    )
    by_date, _ = fetch(
        connection, "vbc.localhost", "/feed.xml", If_Modified_Since=first.headers["Last-Modified"]
    )

    assert (first.status, by_tag.status, by_date.status) == (200, 304, 304)
    assert body == b""
    assert first.headers["Cache-Control"] == "max-age=60"


def test_head_sends_no_body(connection):
    """HEAD gives the length and no more, and the connection goes on."""
    head, nothing = fetch(connection, "vbc.localhost", "/", "HEAD")
    _, body = fetch(connection, "vbc.localhost", "/")

    assert nothing == b""
    assert int(head.headers["Content-Length"]) == len(body)


def test_a_body_is_zipped_for_those_who_ask():
    """The zipped body unpacks to the plain one, and is the same each time."""
    reply, again = (reply_to(PAGE, {"accept-encoding": "br, gzip"}) for _ in range(2))

    assert gzip.decompress(reply.body) == PAGE.body
    assert reply == again
    assert reply.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in reply_to(PAGE, {}).headers


def test_another_tag_outweighs_a_date():
    """If-None-Match that does not match gives the whole answer, whatever the date says."""
    date = reply_to(PAGE, {}).headers["Last-Modified"]
    headers = {"if-none-match": 'W/"other"', "if-modified-since": date}

    assert reply_to(PAGE, headers).status == 200


@pytest.mark.parametrize("date", ["", "yesterday", "Fri, 28 Mar 2031 09:30:15"])
def test_a_date_that_is_none_is_ignored(date):
    """A broken If-Modified-Since gives the whole answer."""
    assert reply_to(PAGE, {"if-modified-since": date}).status == 200


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        ("bytes=0-9", 206, bytes(range(10))),
        ("bytes=90-", 206, bytes(range(90, 100))),
        ("bytes=90-5000", 206, bytes(range(90, 100))),
        ("bytes=100-", 416, b""),
        ("pages=1-2", 200, bytes(range(100))),
        ("", 200, bytes(range(100))),
    ],
)
def test_recordings_can_be_had_in_part(asked, status, body):
    """A range gives that part; one beyond the end is 416; another unit is ignored."""
    reply = reply_to(TUNE, {"range": asked})

    assert (reply.status, reply.body) == (status, body)


def test_a_closed_stand_gives_its_port_back():
    """After close the port can be taken again."""
    first = serve(host="127.0.0.1", port=0, anchor=ANCHOR, clock=lambda: SOON)
    port = first.port
    first.close()

    with closing(serve(host="127.0.0.1", port=port, anchor=ANCHOR, clock=lambda: SOON)) as second:
        assert second.port == port
