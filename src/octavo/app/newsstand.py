"""The demonstration newsstand: where it stands, and following it through the fetcher."""

import socket
import time

from octavo.app import newsstand_file
from octavo.app.engines import open_web
from octavo.app.newsstand_file import Place
from octavo.engines.newsstand import server
from octavo.features import following
from octavo.lib import clock
from octavo.lib.addresses import format_listen, parse_listen
from octavo.news.errors import InputError, UnreachableError
from octavo.settings import CONFIG
from octavo.store import feeds as feed_store

# Beside the pages' port, so that two desks on one machine do not meet.
_PORT_AFTER_LISTEN = 19
_READY_TIMEOUT_S = 20.0


class PortTakenError(InputError):
    """The newsstand's port is in use by another program."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(
            f"the newsstand cannot stand at {address}: another program listens there. Stop that "
            "program, or let the demonstration go with `octavo unfollow --demo`"
        )


def wants_newsstand(demo: bool | None) -> bool:
    """Tell whether the newsstand is to run: it is followed, or nothing is and it is wanted."""
    if newsstand_file.find(CONFIG) is not None:
        return demo is not False
    wanted = CONFIG.demo if demo is None else demo
    return wanted and feed_store.count_feeds() == 0


def settle_newsstand() -> None:
    """Choose where the newsstand stands, once for the desk's life.

    Raises:
        PortTakenError: another program listens on the port chosen before.
    """
    place = newsstand_file.find(CONFIG)
    if place is None:
        host, port = _free_place()
        newsstand_file.keep(CONFIG, Place(host, port, clock.now()))
    elif not _is_free(place.host, place.port):
        raise PortTakenError(format_listen(place.host, place.port))


def _free_place() -> tuple[str, int]:
    if CONFIG.newsstand:
        host, port = parse_listen(CONFIG.newsstand)
        if not _is_free(host, port):
            raise PortTakenError(CONFIG.newsstand)
        return host, port
    host, port = "127.0.0.1", parse_listen(CONFIG.listen)[1] + _PORT_AFTER_LISTEN
    if port <= 65535 and _is_free(host, port):
        return host, port
    with socket.socket() as probe:
        probe.bind((host, 0))
        return host, int(probe.getsockname()[1])


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def newsstand_place() -> Place:
    """Give where the newsstand stands, settling it first where that was not done."""
    settled = newsstand_file.find(CONFIG)
    if settled is None:
        settle_newsstand()
        settled = newsstand_file.find(CONFIG)
    assert settled is not None  # just settled
    return settled


def run_newsstand() -> None:
    """Run the newsstand until interrupted."""
    place = newsstand_place()
    server.run(place.host, place.port, place.anchor)


def follow_newsstand() -> None:
    """Follow every feed of the newsstand, through the same fetcher as any other.

    Raises:
        UnreachableError: the newsstand did not come up in time.
    """
    place = newsstand_place()
    _wait_for(place)
    address = f"http://{format_listen(place.host, place.port)}/feeds.opml"
    with open_web() as web:
        following.follow_address(address, web, now=clock.now())


def _wait_for(place: Place) -> None:
    until_s = clock.ticks_s() + _READY_TIMEOUT_S
    while _is_free(place.host, place.port):
        if clock.ticks_s() > until_s:
            address = format_listen(place.host, place.port)
            raise UnreachableError(address, "the newsstand did not come up")
        time.sleep(0.05)


def remove_demo() -> int:
    """Let the demonstration go: its feeds, and all they brought. Gives how many feeds."""
    place = newsstand_file.find(CONFIG)
    if place is None:
        return 0
    ending = f".localhost:{place.port}/"
    urls = [feed.url for feed in feed_store.list_feeds() if ending in feed.url]
    n_feeds = sum(following.unfollow(url) for url in urls)
    newsstand_file.forget(CONFIG)
    return n_feeds
