"""Whether a site lets us read a page, by its robots.txt (RFC 9309)."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from urllib.parse import quote, unquote_to_bytes, urlsplit

from octavo.lib.clock import Clock
from octavo.news.errors import (
    AddressRefusedError,
    PageTooLargeError,
    SourceError,
    StatusError,
    TooManyRedirectsError,
)
from octavo.news.ports import Request, Web

_KEPT = timedelta(hours=24)  # RFC 9309, section 2.4: no longer without asking again
_RETRY = timedelta(hours=1)  # where a site could not be asked: long enough to be no burden
_LONGEST_BYTES = 512_000  # section 2.5 asks for 500 KiB at least; what follows is not read
_N_SITES = 10_000  # more than a large desk reads in a day
_SAFE = "/?*$=&:;,@!'()+"
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of a group: `pattern` may hold * for anything and end in $ for the end."""

    pattern: str
    is_allowed: bool


@dataclass(frozen=True, slots=True)
class _Site:
    rules: tuple[Rule, ...]
    asked_at: datetime
    kept: timedelta


_NOTHING = (Rule("/", is_allowed=False),)


class Robots:
    """Remembers what sites allow, asking each once a day."""

    def __init__(self, web: Web, *, token: str, clock: Clock) -> None:
        """Ask through `web`, as the robot a site's groups call `token` ("octavo")."""
        self._web = web
        self._token = token
        self._clock = clock
        self._site_by_origin: OrderedDict[str, _Site] = OrderedDict()

    def may_read(self, url: str) -> bool:
        """Tell whether a page may be read.

        A site that has no robots.txt allows everything; one that fails to answer, nothing for an
        hour (RFC 9309, section 2.3.1).
        """
        try:
            parts = urlsplit(url)
        except ValueError:  # no address at all: the fetch will say so better
            return True
        origin = f"{parts.scheme}://{parts.netloc}"
        site = self._site_by_origin.get(origin)
        if site is None or self._clock() - site.asked_at > site.kept:
            site = self._site_by_origin[origin] = self._ask(origin)
        self._site_by_origin.move_to_end(origin)
        if len(self._site_by_origin) > _N_SITES:
            self._site_by_origin.popitem(last=False)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return path == "/robots.txt" or is_allowed(path, site.rules)

    def _ask(self, origin: str) -> _Site:
        now = self._clock()
        try:
            answer = self._web.get(Request(f"{origin}/robots.txt", accept="text/plain, */*;q=0.1"))
        except StatusError as error:
            is_absent = error.status < 500 and error.status != 429
            return _Site(() if is_absent else _NOTHING, now, _KEPT if is_absent else _RETRY)
        except (TooManyRedirectsError, PageTooLargeError):
            return _Site((), now, _KEPT)
        except (SourceError, AddressRefusedError):
            return _Site(_NOTHING, now, _RETRY)
        text = answer.body[:_LONGEST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
        return _Site(read_rules(text, token=self._token), now, _KEPT)


def read_rules(text: str, *, token: str) -> tuple[Rule, ...]:
    """Read the rules a robots.txt has for a robot: those of its own groups, or else of *."""
    mine: list[Rule] = []
    everybody: list[Rule] = []
    is_named = False
    for agents, rules in _groups(text):
        if token.lower() in agents:
            is_named = True
            mine += rules
        elif "*" in agents:
            everybody += rules
    return tuple(mine if is_named else everybody)


def is_allowed(path: str, rules: Iterable[Rule]) -> bool:
    """Judge a path with its query: the longest pattern that fits decides, allowing wins a tie."""
    plain = _normal(path)
    fitting = [rule for rule in rules if _fits(_normal(rule.pattern), plain)]
    best = max(fitting, key=lambda r: (len(r.pattern), r.is_allowed), default=None)
    return best is None or best.is_allowed


def _groups(text: str) -> Iterator[tuple[set[str], list[Rule]]]:
    """Give each run of user-agent lines with the rules that follow it."""
    lines = [(m[1].lower(), m[2].strip()) for m in map(_LINE.match, text.splitlines()) if m]
    known = [(key, value) for key, value in lines if key in {"user-agent", "allow", "disallow"}]
    agents: set[str] = set()
    for is_agents, run in groupby(known, key=lambda line: line[0] == "user-agent"):
        if is_agents:
            agents = {_product(value) for _, value in run}
            yield agents, []  # named, if with no rule at all
        else:
            yield agents, [Rule(value, key == "allow") for key, value in run if value]


def _product(agent: str) -> str:
    """Cut a version off a robot's name."""
    return agent.split("/")[0].strip().lower()


def _normal(path: str) -> str:
    """Write a path so that its spellings compare equal."""
    return quote(unquote_to_bytes(path.encode("utf-8", "surrogatepass")), safe=_SAFE)


def _fits(pattern: str, path: str) -> bool:
    """Match without a regular expression: a hostile pattern must not cost more than its length."""
    is_to_end = pattern.endswith("$")
    first, *later = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for i, part in enumerate(later):
        if is_to_end and i == len(later) - 1:
            return len(path) - len(part) >= at and path.endswith(part)
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not is_to_end or at == len(path)
