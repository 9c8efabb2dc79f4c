"""What a publisher's own name for a section says about the topic."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from urllib.parse import unquote, urlsplit

from octavo.lib.text import fold

LIMIT_FOLDERS = 4
_SPLIT = re.compile(r"[/\-_.+&,;:|>\s]+")
_PREFIX = "medtop:"

Topics = frozenset[str]


@cache
def names() -> Mapping[str, Topics]:
    """Give the topics each known name of a section may hold, by the folded name."""
    found: dict[str, Topics] = {}
    text = (resources.files(__package__) / "sections.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            numbers, listed = line.split(" : ")
            topics = frozenset(_PREFIX + number for number in numbers.split())
            found |= {_plain(name): topics for name in listed.split()}
    return found


def _plain(name: str) -> str:
    return " ".join(_SPLIT.split(fold(name)))


def topics_of_section(section: str) -> Topics:
    """Give the topics a section may hold; none where its name is not known.

    Of several names in one ("World, Sport"), the one of fewest topics counts: a subject tells more
    than a place.
    """
    parts = [part for part in _SPLIT.split(fold(section[:200])) if part]
    grams = [" ".join(parts[i : i + n]) for n in (3, 2, 1) for i in range(len(parts) - n + 1)]
    known = [names()[gram] for gram in grams if gram in names()]
    return min(known, key=len, default=frozenset())


def folders_of(url: str) -> Sequence[str]:
    """Give an address's subdomains and folders, outermost first; its last part is left out."""
    try:
        split = urlsplit(url)
        subdomains = (split.hostname or "").split(".")[:-2]
    except ValueError:
        return ()
    folders = [part for part in unquote(split.path).split("/")[:-1] if part]
    kept = [part for part in (*subdomains, *folders) if part != "www" and not part.isdigit()]
    return tuple(kept[:LIMIT_FOLDERS])


def topics_of_url(url: str) -> Topics:
    """Give the topics the folders of an address allow; a narrower folder goes before a wider."""
    known = [topics for part in folders_of(url) if (topics := topics_of_section(part))]
    return min(reversed(known), key=len, default=frozenset())
