"""Serving the pages, and the words `up` greets with."""

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from octavo.app.operators import SignIn
from octavo.features import reading
from octavo.lib import clock
from octavo.lib.addresses import format_listen, parse_listen
from octavo.settings import CONFIG
from octavo.store import editions as edition_store
from octavo.store import feeds as feed_store
from octavo.store import upkeep

# Threads that answer pages, and requests that wait for one. SQLite reads side by side; more threads
# only wait for the two cores of a small machine.
_THREADS = 4
_BACKLOG = 64


def serve() -> None:
    """Serve the pages until interrupted."""
    host, port = parse_listen(CONFIG.listen)
    Granian(
        "octavo.faces.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=_THREADS,
        backpressure=_BACKLOG,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def is_edition_ready() -> bool:
    """Tell whether today's edition has stories."""
    is_ready = edition_store.has_stories(reading.day_of(clock.now()))
    upkeep.close()  # `up` keeps no connection while its parts work
    return is_ready


def welcome(sign_in: SignIn) -> str:
    """Tell where the pages are and how the operator signs in."""
    host, port = parse_listen(CONFIG.listen)
    shown = format_listen("127.0.0.1" if host in {"0.0.0.0", "::"} else host, port)
    password = sign_in.password or "(the password you set; `octavo operator` sets it anew)"
    lines = [
        "",
        f"  Octavo is at     http://{shown}/",
        f"  Operator's desk  http://{shown}/admin/",
        f"  Sign in          {sign_in.name} / {password}",
        f"  Everything is in {CONFIG.home}",
        f"  Following        {feed_store.count_feeds()} feeds",
        "",
        "  Follow real publishers: octavo follow --list-packs, then octavo follow --pack KEY",
        "  Ctrl-C stops everything.",
        "",
    ]
    return "\n".join(lines)
