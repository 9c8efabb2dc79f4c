"""Here is an article: is it a copy of another, and which of the copies was first?

Copies are found across publishers by the runs of words their bodies share, however cut, headed anew
or put in another order. What one publisher prints again and again (a puzzle, a market wrap) shares
its template, and is no copy.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from octavo.lib.text import fold, words

Signature = NDArray[np.uint32]  # shape (128,)
Shingles = NDArray[np.uint64]  # sorted, each once

WINDOW = timedelta(
    hours=72
)  # agency copy is printed within hours; what is repeated later is news anew
MIN_CONTAINMENT = 0.4  # of 400 copies edited as editors do the least alike had .47; of 542 pairs of
# honest reports of one event the most alike had .30
_RUN = 5  # words
_HASHES = 128
_BAND = 2  # hashes; 64 such bands find a copy cut to a third of its length in 999 cases of 1,000
_MAX_WORDS = 4_000  # of a body; a longer one is a book, and its beginning tells
_SHORT_BODY = 25  # words: too few runs to tell a copy by
_MIN_TITLE = 5  # words of a title that two publishers do not hit upon by themselves
_MIN_SIZE = 0.15  # of the longer: a paragraph in a round-up does not make the round-up a copy
_CREDIT_CHARS = 160  # at either end of a body, where agencies are named

_ODD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class FoldInput:
    """What folding sees of an article."""

    article_id: int
    publisher: str
    publisher_kind: str
    title: str
    text: str
    published_at: datetime
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that another repeats.

    `containment` is the share of the shorter body's runs that the longer has, 1 where only the
    titles could be compared.
    """

    article_id: int
    containment: float
    by: Literal["text", "title"]


def sign(text: str) -> Signature:
    """Give a body's MinHash: shape (128,), uint32, the same on every machine and for ever.

    The share of places where two agree estimates the share of word runs they have in common. A text
    without words gives the largest number everywhere.
    """
    return _minhash(_shingle(words(text)))


class CopyIndex:
    """The articles of the last days, to find copies among. Call `forget` now and then."""

    def __init__(self) -> None:
        self._kept: list[_Kept] = []
        self._bands = np.zeros((64, _HASHES // _BAND), np.uint64)  # a row an article
        self._places_by_title: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, article: FoldInput) -> None:
        """Keep an article for later ones to be compared with."""
        kept = _prepare(article)
        place = len(self._kept)
        if place == len(self._bands):
            self._bands = np.concatenate([self._bands, np.zeros_like(self._bands)])
        self._bands[place] = kept.bands
        self._kept.append(kept)
        self._places_by_title.setdefault(kept.title, []).append(place)

    def find(self, candidate: FoldInput) -> tuple[Copy, ...]:
        """Find the kept articles it is a copy of, or they of it: fullest first, then lower id."""
        asking = _prepare(candidate)
        places = set(self._places_by_title.get(asking.title, ()))
        if len(asking.shingles):
            alike = (self._bands[: len(self._kept)] == asking.bands).any(axis=1)
            places.update(np.flatnonzero(alike).tolist())
        found = [_compare(asking, self._kept[place]) for place in places]
        copies = [copy for copy in found if copy and copy.article_id != candidate.article_id]
        return tuple(sorted(copies, key=lambda copy: (-copy.containment, copy.article_id)))

    def drop(self, article_id: int) -> None:
        """Let an article go; one that is not kept is passed over."""
        rest = [kept for kept in self._kept if kept.article_id != article_id]
        self._keep_only(rest)

    def forget(self, before: datetime) -> None:
        """Drop the articles published before an instant; nothing within WINDOW of it is lost."""
        rest = [kept for kept in self._kept if kept.published_at >= before - WINDOW]
        self._keep_only(rest)

    def _keep_only(self, rest: list["_Kept"]) -> None:
        if len(rest) == len(self._kept):
            return
        self._kept, self._places_by_title = rest, {}
        self._bands = np.zeros((max(64, len(rest)), _HASHES // _BAND), np.uint64)
        for place, kept in enumerate(rest):
            self._bands[place] = kept.bands
            self._places_by_title.setdefault(kept.title, []).append(place)


@dataclass(frozen=True, slots=True)
class _Kept:
    article_id: int
    publisher: str
    published_at: datetime
    title: str
    n_title_words: int
    print_of_text: int
    n_words: int
    shingles: Shingles
    bands: NDArray[np.uint64]


@lru_cache(maxsize=8)  # an article is looked for and then added
@lru_cache(maxsize=2)  # an article is first looked for, then added
def _prepare(article: FoldInput) -> _Kept:
    tokens, title = words(article.text)[:_MAX_WORDS], words(article.title)
    shingles = _shingle(tokens)
    return _Kept(
        article_id=article.article_id,
        publisher=article.publisher,
        published_at=article.published_at,
        title=" ".join(title),
        n_title_words=len(title),
        print_of_text=crc32(" ".join(tokens).encode("utf-8", "replace")),
        n_words=len(tokens),
        shingles=shingles,
        bands=_bands(_minhash(shingles)),
    )


def _compare(a: _Kept, b: _Kept) -> Copy | None:
    """Judge two articles; the judgement is the same either way round."""
    if abs(a.published_at - b.published_at) > WINDOW:
        return None
    is_one_title = a.title == b.title
    if a.publisher == b.publisher:
        is_one = is_one_title and a.print_of_text == b.print_of_text and a.n_words == b.n_words
        return Copy(b.article_id, 1.0, "text") if is_one else None
    if min(a.n_words, b.n_words) < _SHORT_BODY:
        is_told = is_one_title and a.n_title_words >= _MIN_TITLE
        return Copy(b.article_id, 1.0, "title") if is_told else None
    shorter, longer = sorted((len(a.shingles), len(b.shingles)))
    shared = len(np.intersect1d(a.shingles, b.shingles, assume_unique=True))
    if shared < MIN_CONTAINMENT * shorter or shorter < _MIN_SIZE * longer:
        return None
    return Copy(b.article_id, shared / shorter, "text")


# --- signatures -------------------------------------------------------------------------------


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread numbers over all 64 bits (the finaliser of splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


_SEEDS = _mixed(np.arange(1, 2 * _HASHES + 1, dtype=np.uint64) * _ODD)
_FACTORS, _OFFSETS = _SEEDS[:_HASHES] | np.uint64(1), _SEEDS[_HASHES:]


def _shingle(tokens: Sequence[str]) -> Shingles:
    """Give the runs of five words as numbers; a shorter text is one run."""
    if not tokens:
        return np.zeros(0, np.uint64)
    codes = [crc32(token.encode("utf-8", "replace")) for token in tokens[:_MAX_WORDS]]
    hashed = _mixed(np.array(codes, np.uint64) + _ODD)
    n_runs = max(1, len(hashed) - _RUN + 1)
    runs = np.zeros(n_runs, np.uint64)
    for place in range(min(_RUN, len(hashed))):
        runs = _mixed(runs + hashed[place : place + n_runs])
    return np.unique(runs)


def _minhash(shingles: Shingles) -> Signature:
    if not len(shingles):
        return np.full(_HASHES, np.iinfo(np.uint32).max, np.uint32)
    spread = shingles[:, None] * _FACTORS + _OFFSETS
    signature: Signature = (spread >> np.uint64(32)).min(axis=0).astype(np.uint32)
    return signature


def _bands(signature: Signature) -> NDArray[np.uint64]:
    pairs = signature.astype(np.uint64).reshape(-1, _BAND)
    return (pairs[:, 0] << np.uint64(32)) | pairs[:, 1]


# --- origins ----------------------------------------------------------------------------------

# Names as `fold` gives them. Those that are also words or initials count only in brackets, before
# a dash, or alone on a line, as all do.
_AGENCIES = {
    "AFP": ("afp", "agence france-presse", "فرانس برس", "ا ف ب", "اف ب", "法新社"),
    "AP": ("ap", "associated press", "the associated press", "اسوشيتد برس", "美联社"),
    "Reuters": ("reuters", "thomson reuters", "رويترز", "рейтер", "路透社", "ロイター"),
    "dpa": ("dpa", "deutsche presse-agentur", "د ب ا"),
    "EFE": ("efe", "agencia efe"),
    "ANSA": ("ansa",),
    "PA": ("pa", "pa media", "press association"),
    "AAP": ("aap",),
    "Canadian Press": ("canadian press", "the canadian press", "la presse canadienne"),
    "Xinhua": ("xinhua", "شينخوا", "新华社", "新华网"),
    "Kyodo": ("kyodo", "kyodo news", "共同通信", "共同"),
    "Jiji": ("jiji", "jiji press", "時事通信", "時事"),
    "Yonhap": ("yonhap", "연합뉴스"),
    "TASS": ("tass", "тасс"),
    "RIA Novosti": ("ria novosti", "риа новости"),
    "Interfax": ("interfax", "интерфакс"),
    "Ukrinform": ("ukrinform", "укринформ", "укрінформ"),
    "Anadolu": ("anadolu", "anadolu agency", "anadolu ajansi", "الاناضول"),
    "PTI": ("pti", "press trust of india"),
    "ANI": ("ani",),
    "IANS": ("ians",),
    "Bernama": ("bernama",),
    "Antara": ("antara",),
    "MENA": ("mena", "ا ش ا"),
    "SPA": ("spa", "واس"),
    "WAM": ("wam", "وام"),
    "SANA": ("sana", "سانا"),
    "Petra": ("petra", "بترا"),
    "Belga": ("belga",),
    "ANP": ("anp",),
    "APA": ("apa",),
    "Lusa": ("lusa", "agencia lusa"),
    "Europa Press": ("europa press",),
    "Agencies": ("agencies", "agencias", "wire services", "وكالات", "الوكالات", "agences"),
}
_NAME_BY_FORM = {fold(form): name for name, forms in _AGENCIES.items() for form in forms}
_LABEL = r"(?:by|source|credit|via|par|por|von|fonte|fuente|المصدر|с|источник)"
_IN_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]{2,60})[)\]）】]")
_BEFORE_DASH = re.compile(r"(?:^|(?<=[-,/\d]))\s*([^-,/:\d]{2,40}?)(?=\s*(?:--|[-:]\s| -))")
_SIGNED = re.compile(rf"^[\s*-]*(?:{_LABEL}\s*:?\s+)?(.{{2,60}}?)[\s.*]*$")
_SPLIT = re.compile(r"\s*(?:[/,;|&+·]|\band\b|\bet\b|\by\b|\bund\b|\bwith\b| و)\s*")


def choose_origin(members: Sequence[FoldInput]) -> int:
    """Choose which of the copies of one text the others have it from; give its place.

    The agency they name, if it is among them; else any agency among them; else the earliest.

    Raises:
        ValueError: there are no members.
    """
    if not members:
        raise ValueError("no members")
    credits = [set(_credited(member)) for member in members]

    def rank(place: int) -> tuple[bool, bool, datetime, int]:
        member = members[place]
        own = _own_names(member)
        others = (named for other, named in enumerate(credits) if other != place)
        is_named = any(own & named for named in others)
        return not is_named, not _is_agency(member), member.published_at, member.article_id

    return min(range(len(members)), key=rank)


def named_agencies(article: FoldInput) -> tuple[str, ...]:
    """Give the known agencies an article credits in its dateline, byline or last line."""
    names = (_NAME_BY_FORM.get(form) for form in _credited(article))
    return tuple(dict.fromkeys(name for name in names if name))


def _own_names(member: FoldInput) -> set[str]:
    own = fold(member.publisher)
    known = _NAME_BY_FORM.get(own, "")
    return {
        own,
        own.replace("-", " "),
        *(form for form, name in _NAME_BY_FORM.items() if name == known),
    }


def _is_agency(member: FoldInput) -> bool:
    return member.publisher_kind == "agency" or fold(member.publisher) in _NAME_BY_FORM


def _credited(article: FoldInput) -> Iterable[str]:
    """Give the folded names that stand where an article credits somebody."""
    head = fold(article.text[:_CREDIT_CHARS])
    last = fold(article.text.rstrip()[-_CREDIT_CHARS:].rpartition("\n")[2])
    places = [*_IN_BRACKETS.findall(head), *_BEFORE_DASH.findall(head)]
    places += _IN_BRACKETS.findall(last[-60:])
    lines = (last, *map(fold, article.authors))
    places += [match[1] for line in lines if (match := _SIGNED.match(line))]
    return (name.strip(" .") for place in places for name in _SPLIT.split(place) if name)
