"""The phrases of an article that could be its hashtags, with the evidence for each."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from octavo.lib.gazetteer import Place
from octavo.lib.reading import Reading, name_spans
from octavo.lib.reading.generic import HONORIFICS
from octavo.lib.stopwords import stop_words
from octavo.news.concept import ConceptKind

LIMIT_TOPIC_WORDS = 3
NOUNS_CAPITAL = frozenset({"de", "lb"})  # a run of capitals is a name only if it comes again
MIN_LETTERS = 3  # shorter words in small letters are particles of some language
MIN_LETTERS_UNKNOWN = 6
UNSEEN = 1_000_000

Stems = tuple[str, ...]


@dataclass(slots=True)
class Candidate:
    """A phrase and the evidence for it; mutable while the article is being read."""

    stems: Stems
    n: int = 0
    first: int = UNSEEN
    in_title: bool = False
    is_name: bool = False
    is_keyword: bool = False
    place: Place | None = None
    kind: ConceptKind = "topic"
    full: str = ""  # what it is called in full, where the desk knows, and what that is filed under
    full_key: str = ""
    surfaces: dict[tuple[str, ...], int] = field(default_factory=dict)

    def absorb(self, other: "Candidate") -> None:
        """Count another's occurrences as this one's."""
        self.n += other.n
        self.first = min(self.first, other.first)
        self.in_title = self.in_title or other.in_title

    @property
    def is_place(self) -> bool:
        """Whether it is a place."""
        return self.place is not None

    @property
    def has_case(self) -> bool:
        """Whether its script has capitals, by which names are told from other words."""
        return self.stems[0][:1].upper() != self.stems[0][:1] or self.stems[0][:1].isascii()

    @property
    def surface(self) -> tuple[str, ...]:
        """The words as most often written, if not always in capitals; ties go to the earlier."""
        if len(self.surfaces) == 1:
            return next(iter(self.surfaces))
        return max(
            self.surfaces,
            key=lambda words: (
                len(words) == 1 or not "".join(words).isupper(),
                self.surfaces[words],
            ),
        )


Found = dict[Stems, Candidate]


def see(found: Found, reading: Reading, start: int, end: int) -> Candidate:
    """Count one occurrence of the phrase of words [start, end)."""
    words = reading.words[start:end]
    stems = tuple([word.stem for word in words])
    candidate = found.get(stems)
    if candidate is None:
        candidate = found[stems] = Candidate(stems)
        candidate.first = start
    candidate.n += 1
    candidate.first = min(candidate.first, start)
    candidate.in_title = candidate.in_title or start < reading.n_title
    surface = tuple([word.text for word in words])
    candidate.surfaces[surface] = candidate.surfaces.get(surface, 0) + 1
    return candidate


def find_names(reading: Reading, taken: Collection[int] = ()) -> Found:
    """Find names by their capitals; words of `taken` are known for places.

    A country before a title is none of the name: "Israeli Prime Minister" and who it is.
    """
    found: Found = {}
    words = reading.words
    for start, end in name_spans(reading):
        first = start
        while first < end - 1 and (
            words[first].plain in HONORIFICS
            or (first in taken and words[first + 1].plain in HONORIFICS)
        ):
            first += 1
        if any(n not in taken for n in range(first, end)):
            see(found, reading, first, end).is_name = True
    if reading.language not in NOUNS_CAPITAL:
        return found
    return {s: c for s, c in found.items() if len(s) == 1 or c.n > 1 or c.in_title}


def _bearer(short: Candidate, longer: Sequence[Candidate]) -> Candidate | None:
    """Choose which longer name a short one stands for: the most written, then the first.

    A family name ("Hale") may come far more often than the full name; a forename or the first
    word of some compound ("Sahrin", "Sahrin Telegraph") may not. Initials stand for themselves.
    """
    root, surface = short.stems[0], short.surface[0]
    fit = [c for c in longer if c.stems[-1] == root or c.n >= short.n]
    if not fit or (surface.isupper() and len(surface) > 1):
        return None
    return max(fit, key=lambda c: (c.n, -c.first))


def fold_short_names(found: Found) -> Found:
    """Count "Marrant" as "Ilse Marrant" where the article has a longer name it can stand for."""
    longer: dict[str, list[Candidate]] = {}
    for stems, candidate in found.items():
        if len(stems) > 1:
            for root in {stems[0], stems[-1]}:
                longer.setdefault(root, []).append(candidate)
    kept = dict(found)
    for stems, candidate in found.items():
        if len(stems) == 1 and stems[0] in longer:
            if bearer := _bearer(candidate, longer[stems[0]]):
                bearer.absorb(candidate)
                del kept[stems]
    return kept


def _runs(reading: Reading, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """Give maximal runs [start, end) of joined words none of which is generic or taken."""
    start, joined = 0, reading.joined
    for position, word in enumerate(reading.words):
        if word.is_generic or position in taken:
            if start < position:
                yield start, position
            start = position + 1
        elif not joined[position]:
            if start < position:
                yield start, position
            start = position
    if start < len(reading.words):
        yield start, len(reading.words)


def _topic_spans(reading: Reading, taken: Collection[int]) -> dict[Stems, list[int]]:
    """Give where each word begins that could be a topic, and each run of words that come again."""
    roots = [word.stem for word in reading.words]
    n_by_root = Counter(roots)
    spans: dict[Stems, list[int]] = {}
    for start, end in _runs(reading, taken):
        again = start  # where the words began all of which come again
        for last in range(start, end):
            spans.setdefault((roots[last],), []).append(last)
            if n_by_root[roots[last]] == 1:
                again = last + 1
            for first in range(max(again, last - LIMIT_TOPIC_WORDS + 1), last):
                spans.setdefault(tuple(roots[first : last + 1]), []).append(first)
    return spans


def _is_topic(stems: Stems, starts: Sequence[int], reading: Reading) -> bool:
    n, length = len(starts), len(stems)
    if not stop_words(reading.language):
        return length == 1 and n > 1 and len(stems[0]) >= MIN_LETTERS_UNKNOWN
    return n > 1 if length > 1 else len(stems[0]) >= MIN_LETTERS


def find_topics(
    reading: Reading, taken: Collection[int] = (), *, limit_passing: int = UNSEEN
) -> Found:
    """Find single words, and runs of two or three that come at least twice.

    Where the stop words of a language are not known, only a longer word that comes again may be
    one: most small words are short. Words that come once, after `limit_passing` words, are left
    out.
    """
    found: Found = {}
    words, n_title = reading.words, reading.n_title
    for stems, starts in _topic_spans(reading, taken).items():
        first, length = starts[0], len(stems)
        if len(starts) == 1 and (length > 1 or first > limit_passing):
            continue
        if not _is_topic(stems, starts, reading):
            continue
        candidate = Candidate(stems, n=len(starts), first=first, in_title=first < n_title)
        found[stems] = candidate
        for start in starts:
            surface = tuple([word.text for word in words[start : start + length]])
            candidate.surfaces[surface] = candidate.surfaces.get(surface, 0) + 1
    return found
