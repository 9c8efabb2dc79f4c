"""These articles share a text: whose is it?"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from octavo.lib.text import fold
from octavo.stages.fold.agencies import ANY_AGENCY, UNSPACED, agency_named
from octavo.stages.fold.values import FoldInput

_CREDIT_CHARS = 160  # at either end of a body, where agencies are named
_N_AUTHORS = 12
_LABEL = (
    r"(?:by|source|sources|credit|via|from|par|por|di|da|von|quelle|fonte|fuente|المصدر|مصدر|عن"
    r"|с|источник|来源|來源|출처)"
)
_IN_BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]{2,60})[)\]】〕](?:\s*([-.:]))?")
_PLACE_CHARS = 25  # before a dateline's bracket; further on, one must end the dateline to count
_IN_SLASHES = re.compile(r"(?:^|\s)/([^/\s][^/]{1,40})/")
_BEFORE_DASH = re.compile(r"(?:^|(?<=[-,/.\d]))\s*([^-,/:\d]{2,40}?)(?=\s*(?:--|[-:]\s|\.\s?-| -))")
_BEFORE_STOP = re.compile(r" - ([^-,/:\d.]{2,40})\. ")
_SIGNED = re.compile(rf"^[\s*(-]*(?:{_LABEL}\s*:?\s+|{_LABEL}:)?(.{{2,60}}?)[\s.*)]*$")
_CONTRIBUTED = re.compile(r"^(.{2,60}?) (?:staff )?contributed to this (?:report|story|article)")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*([^.,©]{2,40})")
_DESK_LINE = re.compile(r"\breporting by [^;]{3,120}; ?(?:\w+ )*(?:editing|writing) by ")
_SPLIT = re.compile(
    r"\s*(?:[/,;|&+·=、]|\band\b|\bet\b|\by\b|\be\b|\bund\b|\bwith\b|\bavec\b|\bmit\b|\bcon\b"
    r"|\s-\s|\sи\s|\sو)\s*"
)
_OPENING = re.compile(r"^[(\[【〔\s]+")
_RUN_ON = re.compile(r".{0,18}?(?:\d日|[电電讯訊])")
_LAST_WORD = re.compile(r"[日\s]([^日\s]+)$")


def choose_origin(members: Sequence[FoldInput]) -> int:
    """Choose which of the copies of one text the others have it from; give its place.

    The agency they name, if it is among them; else any agency among them; else the earliest.

    Raises:
        ValueError: there are no members.
    """
    if not members:
        raise ValueError("no members")
    credits = [_credited_names(member) for member in members]

    def rank(place: int) -> tuple[bool, bool, datetime, int]:
        member = members[place]
        own = _own_names(member)
        others = (named for other, named in enumerate(credits) if other != place)
        is_named = any(own & named for named in others)
        return not is_named, not _is_agency(member), member.published_at, member.article_id

    return min(range(len(members)), key=rank)


def agency_of(members: Iterable[FoldInput]) -> str | None:
    """Give the agency whose text the copies carry, whether it is among them or not.

    The one most of them credit; of equals, the one credited first in order of publication. An
    agency among them counts as crediting itself. "Agencies" only where none is named.
    """
    in_order = sorted(members, key=lambda member: (member.published_at, member.article_id))
    named = Counter(name for member in in_order for name in _agencies_of(member))
    n_unnamed = named.pop(ANY_AGENCY, 0)
    if named:
        return max(named, key=named.__getitem__)
    return ANY_AGENCY if n_unnamed else None


def named_agencies(article: FoldInput) -> tuple[str, ...]:
    """Give the known agencies an article credits in its dateline, byline or last line."""
    names = [agency_named(credit) for credit in _credited(article)]
    head, last = _ends(article)
    names += _run_on(head)
    if _DESK_LINE.search(last):
        names.append("Reuters")  # whose reports alone end in this form
    return tuple(dict.fromkeys(name for name in names if name))


def _agencies_of(member: FoldInput) -> Iterable[str]:
    own = agency_named(member.publisher)
    if own is None and member.publisher_kind == "agency":
        own = member.publisher
    return dict.fromkeys([own, *named_agencies(member)] if own else named_agencies(member))


def _credited_names(article: FoldInput) -> set[str]:
    """Give whom an article credits: known agencies by name, others as they are written."""
    return {*named_agencies(article), *_credited(article)}


def _own_names(member: FoldInput) -> set[str]:
    own, known = fold(member.publisher), agency_named(member.publisher)
    return {own, own.replace("-", " "), *([known] if known else [])}


def _is_agency(member: FoldInput) -> bool:
    return member.publisher_kind == "agency" or agency_named(member.publisher) is not None


def _ends(article: FoldInput) -> tuple[str, str]:
    """Give the folded beginning of a body, and its folded last line."""
    last = article.text.rstrip()[-_CREDIT_CHARS:].rpartition("\n")[2]
    return fold(article.text[:_CREDIT_CHARS]), fold(last)


def _credited(article: FoldInput) -> list[str]:
    """Give the folded names that stand where an article credits somebody."""
    head, last = _ends(article)
    places = [*_bracketed(head, last), *_IN_SLASHES.findall(head)]
    places += [*_BEFORE_DASH.findall(head), *_BEFORE_STOP.findall(head)]
    places += _COPYRIGHT.findall(last)
    authors = (author[:_CREDIT_CHARS] for author in article.authors[:_N_AUTHORS])
    lines = (last, *map(fold, authors))
    for pattern in (_SIGNED, _CONTRIBUTED):
        places += [match[1] for line in lines if (match := pattern.match(line))]
    names = [name.strip(" .") for place in places for name in (place, *_SPLIT.split(place)) if name]
    return [name for name in names if name] + _last_words(places)


def _bracketed(head: str, last: str) -> Iterable[str]:
    """Give what stands in brackets in a dateline or at the very end."""
    for match in _IN_BRACKETS.finditer(head):
        if match.start() <= _PLACE_CHARS or match[2]:
            yield match[1]
    for match in _IN_BRACKETS.finditer(last):
        if match.end() >= len(last) - 1:
            yield match[1]


def _last_words(places: Iterable[str]) -> list[str]:
    """Give the last word of credits like 【city 3日 agency】, parted by a space or by the day."""
    ends = (match[1] for place in places if (match := _LAST_WORD.search(place)))
    return [word for word in ends if word in UNSPACED]


def _run_on(head: str) -> list[str]:
    """Give the agency a dateline without spaces begins with."""
    head = _OPENING.sub("", head)
    return [
        name
        for form, name in UNSPACED.items()
        if head.startswith(form) and _RUN_ON.match(head, len(form))
    ]
