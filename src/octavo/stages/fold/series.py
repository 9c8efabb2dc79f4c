"""Is this article an issue of something its publisher prints again and again?

A puzzle's answers, a horoscope, a morning letter, a live blog: their titles and bodies are alike by
template and not by event. They fold with nothing, and join no story by their template.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from octavo.lib.text import fold, words
from octavo.stages.fold.values import Signed

MIN_ISSUES = 3  # on different days
_MAX_GAP = timedelta(days=40)  # between two issues; a monthly letter is a series too
_MAX_KEPT = 40_000  # titles, the longest silent forgotten first: some 15 MB
_TITLE_CHARS = 400
_MAX_KEY = 200  # characters, as many as the store keeps
# Of a title that only repeats itself or changes a number: "death toll rises to #" is one event told
# on three days, and an article put up again keeps its title.
_MIN_SAME = 5
_MIN_TITLE = 2  # words of a template
_MIN_SHARED = 8  # of a sketch's 16 numbers: half of the body's runs
_SKETCH = 16
_MAX_COLUMN = 6  # words

# What changes from issue to issue: a date, a day ("@"); a number ("#").
_DATES = frozenset(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mon tue tues wed thu thurs fri sat sun today todays tonight tomorrow yesterday
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet
    aout septembre octobre novembre decembre aujourdhui lunes martes miercoles jueves viernes sabado
    domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    hoy montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz juni juli
    oktober dezember heute السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه اليوم يناير فبراير
    مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر понедельник вторник среда четверг
    пятница суббота воскресенье сегодня января февраля марта апреля мая июня июля августа сентября
    октября ноября декабря
    """.split()
)
_COUNTED = re.compile(r"\b(?:day|week|episode|part|no|vol|issue|edition|puzzle|tag|jour|dia) #")
# Words of a heading under which a column stands, as "Rocket Report: ..."; without one of them what
# comes before a colon is mostly the event ("Iran war: ..."), printed as often.
_COLUMN = frozenset(
    """
    daily weekly briefing newsletter podcast digest roundup wrap recap bulletin horoscope horoscopes
    crossword quiz puzzle wordle connections sudoku hints answers lottery listings
    almanac flashback mailbag agenda diary letters obituaries corrections correction
    chat morning weekend rankings ratings moves
    """.split()
)
_AT_ONCE = re.compile(
    r"\bhoroscop\w*|\boroscopo\b|\bгороскоп\b|ابراج\s(?:اليوم|\w+)|حظك اليوم|星座运势|星占い"
    r"|\b(?:hints?|clues?)\b.{0,20}\b(?:answers?|solutions?)\b|\banswers?\b.{0,12}\bhints?\b"
    r"|\bcrossword\b.{0,30}\b(?:answers?|clues?|solutions?)\b|\bmots croises\b|\bsudoku\b"
    r"|\b(?:lottery|lotto|powerball|mega millions)\b.{0,30}\b(?:results?|numbers?)\b"
    r"|\bwinning numbers\b|\btv (?:listings|guide|schedule)\b|\bprogramme tv\b|\bprayer times\b"
    r"|\bمواقيت الصلاه\b|\bmoon phase\b|\bphotos? of the day\b|\bpictures of the day\b"
)
_DAILY = re.compile(r"@|\bdaily\b|\bof the day\b")  # or it is only about such things
_LIVE = re.compile(
    r"^(?:(?:watch|follow) )?live(?:\s*[:|]| - )|^(?!how |where |why |who )[^:|]{1,40}\blive\s*[:|]"
    r"|\blive (?:updates?|blog|coverage|ticker)\b|\bliveblog\b|\bliveticker\b|\bas it happened\b"
    r"|\ben direct(?: *[:|]|$)|\ben vivo\b\s*[:|,]|\ben directo\b\s*[:|,]|مباشر\s*[:|]"
    r"|онлайн-трансляц"
)
_LIVE_ADDRESS = re.compile(
    r"/(?:live|liveblog|live-updates|liveticker|direct|en-direct)/|[-/_]live-?(?:updates|blog)\b"
)
_UNSIGNED = np.iinfo(np.uint32).max
_SEGMENTS = re.compile(r"\s[-|]\s|\s*[:|]\s+")


@dataclass(frozen=True, slots=True)
class _Run:
    """The last days a heading was printed on, oldest first, and the latest body in short."""

    days: tuple[date, ...]
    sketch: bytes = b""  # of the body: the first _SKETCH numbers of its signature


class SeriesIndex:
    """What each publisher has printed again and again of late."""

    def __init__(self) -> None:
        self._runs: OrderedDict[str, _Run] = OrderedDict()

    def __len__(self) -> int:
        return len(self._runs)

    def add(self, article: Signed) -> None:
        """Keep that an article was printed; its order among others of its day does not matter."""
        for heading in _headings(article):
            run = self._run_with(heading, article)
            self._runs[heading.key] = run
            self._runs.move_to_end(heading.key)
        while len(self._runs) > _MAX_KEPT:
            self._runs.popitem(last=False)

    def find(self, article: Signed) -> str | None:
        """Give the key of the series an article is an issue of, the same for each issue.

        A live blog, or a genre that tells itself, is known at its first issue; a template at its
        third, the article's own day counted, whether it was added before or not.
        """
        title = fold(article.title[:_TITLE_CHARS])
        if _LIVE.search(title) or _LIVE_ADDRESS.search(article.url):
            return _key(article.publisher, "live")
        whole = skeleton(article.title)
        if _AT_ONCE.search(title) and _DAILY.search(whole):
            return _key(article.publisher, whole)
        found = (
            heading.key
            for heading in _headings(article)
            if _n_in_row(self._run_with(heading, article).days) >= heading.n_needed
        )
        return next(found, None)

    def _run_with(self, heading: "_Heading", article: Signed) -> _Run:
        """Give a heading's run with this article in it; a body of another kind begins anew."""
        run, day = self._runs.get(heading.key), article.published_at.date()
        sketch = article.signature[:_SKETCH].tobytes() if heading.is_by_body else b""
        if run is None or (heading.is_by_body and not _is_alike(run.sketch, sketch)):
            return _Run((day,), sketch)
        return _Run(tuple(sorted({*run.days, day})[-_MIN_SAME:]), sketch)


@dataclass(frozen=True, slots=True)
class _Heading:
    """Something a title has in common with other issues, and how many days must have it."""

    key: str
    n_needed: int
    is_by_body: bool = False


@lru_cache(maxsize=64)  # an article is first looked for, then added
def skeleton(title: str) -> str:
    """Give a title with dates as "@" and numbers as "#", each run of them once."""
    plain: list[str] = []
    for word in words(fold(title[:_TITLE_CHARS])):
        mark = "@" if word in _DATES else "#" if word[0].isdigit() else word
        if mark in {"@", "#"} and plain and plain[-1] in {"@", "#"}:
            plain[-1] = min(mark, plain[-1], key="@#".index)
        else:
            plain.append(mark)
    return " ".join(plain)


def _headings(article: Signed) -> Iterator[_Heading]:
    """Give what may show an article to be an issue of a series, the surest first."""
    whole = skeleton(article.title)
    if len(whole.split()) >= _MIN_TITLE:
        is_dated = "@" in whole or bool(_COUNTED.search(whole))
        yield _Heading(_key(article.publisher, whole), MIN_ISSUES if is_dated else _MIN_SAME)
    for segment in _SEGMENTS.split(fold(article.title[:_TITLE_CHARS]))[:3]:
        column = skeleton(segment)
        if column != whole and _is_column(column):
            yield _Heading(_key(article.publisher, f"{column}:"), MIN_ISSUES)
    start = " ".join(whole.split()[:2])
    if start and (article.signature != _UNSIGNED).any():
        yield _Heading(_key(article.publisher, f"{start}..."), MIN_ISSUES, is_by_body=True)


def _is_column(segment: str) -> bool:
    """Tell whether a part of a title names a column, first or last in it the word for such."""
    named = segment.removeprefix("the ").split()
    if not named or "#" in named or len(named) > _MAX_COLUMN:
        return False
    return not _COLUMN.isdisjoint({named[0], named[-1]})


def _key(publisher: str, heading: str) -> str:
    return f"{publisher[:80]}: {heading}"[:_MAX_KEY]


def _is_alike(a: bytes, b: bytes) -> bool:
    agrees = np.frombuffer(a, np.uint32) == np.frombuffer(b, np.uint32)
    return int(agrees.sum()) >= _MIN_SHARED


def _n_in_row(days: tuple[date, ...]) -> int:
    """Count the last days that follow each other within _MAX_GAP."""
    n = 1
    for later, earlier in zip(days[:0:-1], days[-2::-1], strict=True):
        if later - earlier > _MAX_GAP:
            break
        n += 1
    return n
