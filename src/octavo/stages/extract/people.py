"""Who wrote it: bylines as pages print them, made into names of persons."""

import html
import re

from octavo.lib.text import fold

_LIMIT = 12  # authors; more is a staff list
_PREFIX = re.compile(
    r"^\W*(?:(?:written|words|text|story|reported|analysis|opinion|posted|published|review(?:ed)?|"
    r"updated|article|report)\s+)?(?:by|von|vom|par|por|di|da|door|av|af|przez|автор|от|بقلم|كتب)\b"
    r"[\s:]+|^\W*(?:authors?|autor(?:es|en|in)?|auteurs?|redactie|redaktion|foto|photo)\s*:\s*"
    r"|^\W*(?:author\s+(?=[A-Z])|(?:view )?(?:all |more )?(?:posts|articles|stories) by\s+)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:[;|•·\n\t]|\s&\s|\s\+\s|،|、|\s(?:and|und|et|y|e|og|och|en|with|i|и)\s)\s*(?![a-z]+$)"
)
_TAIL = re.compile(
    r"\s+(?:[-–—|]|@\w)\s*.*$|\s*[,(]\s*(?:the|for|at|in)\s.*$|\s*\([^)]*\)?\s*$|\s+(?:for|in|at)\s+\S.*$"
)
_SUFFIX = re.compile(  # what follows a comma and belongs to the name before it
    r"^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?\s?d|dr|mph|rd|ms|ma|mba|esq|cfp|cpa|rn|dds|dvm|mbbs|facs|fand|"
    r"cfa|ldn|pa-c|np|do|msc|bsc|cscs|lcsw|psyd|jd|j\.d|pharmd)\b\.?",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"^(?:for|at|in|from|with)\s|https?:|www\.|@|\.(?:com|org|net|co|de|fr|io)\b|\d{3}|^\d|"
    r"[<>{}\[\]=]|"
    r"^(?:admin|administrator|editor|guest|staff|user|author|unknown|none|null|undefined|team|"
    r"redaktion|editorial|webmaster|default|home|blog|press|the author|written by|learn more|"
    r"view more posts|newsroom|contributor|online|web desk|news desk)$|"
    r"\b(?:minutes?|min read|updated|published|subscribe|click|follow|share|comments?|copyright|"
    r"newsletter|january|february|september|october|november|december)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^\s*(?:https?:)?//|^\s*www\.", re.IGNORECASE)
_MOST_WORDS = 7
_MOST_CHARS = 60


def _parts(byline: str) -> list[str]:
    """Part a byline into names; what follows a comma may be a degree or another person."""
    parts: list[str] = []
    for chunk in _AND.split(byline):
        for piece in chunk.split(","):
            stripped = piece.strip()
            if stripped and not _SUFFIX.match(stripped):
                parts.append(stripped)
    return parts


def _is_name(name: str, site_name: str) -> bool:
    if not 2 < len(name) <= _MOST_CHARS or len(name.split()) > _MOST_WORDS:
        return len(name) == 2 and not name.isascii()
    if _NO_PERSON.search(name) or not any(c.isalpha() for c in name):
        return False
    if " " not in name and ("." in name or "_" in name):
        return False  # a login or a template's field
    return fold(name) != fold(site_name)


def persons(bylines: list[str], *, site_name: str = "") -> tuple[str, ...]:
    """Give the names in some bylines, in order, each once.

    Leading "By", addresses, e-mails, degrees and the site's own name are left out.
    """
    names: dict[str, str] = {}
    for byline in bylines[:_LIMIT]:
        if _ADDRESS.search(byline):
            continue
        plain = _PREFIX.sub("", " ".join(html.unescape(byline).replace("\u200b", "").split())[:400])
        for part in _parts(plain):
            name = _TAIL.sub("", _PREFIX.sub("", part)).strip(" .,:;|-–—\"'")
            if _is_name(name, site_name):
                names.setdefault(fold(name), name)
    return tuple(list(names.values())[:_LIMIT])


def turned(name: str) -> str:
    """Give "Surname, Given" the way it is spoken; other names stay."""
    surname, comma, given = name.partition(", ")
    return f"{given} {surname}" if comma and "," not in given else name
