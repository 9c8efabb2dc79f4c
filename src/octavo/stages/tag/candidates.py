"""The phrases of an article that could be its hashtags, with the evidence for each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from octavo.lib.stopwords import stop_words
from octavo.lib.text import fold
from octavo.stages.tag.generic import HONORIFICS, particles
from octavo.stages.tag.places import Words, places
from octavo.stages.tag.reading import Reading, Word
from octavo.stages.tag.stems import plain, stem

LIMIT_NAME_WORDS = 5
LIMIT_TOPIC_WORDS = 3
NOUNS_CAPITAL = frozenset({"de", "lb"})  # a run of capitals is a name only if it comes again
MIN_LETTERS = 3  # shorter words in small letters are particles of some language
MIN_LETTERS_UNKNOWN = 6


Stems = tuple[str, ...]


@dataclass(slots=True)
class Candidate:
    """A phrase and the evidence for it; mutable while the article is being read."""

    stems: Stems
    n: int = 0
    first: int = 1_000_000
    in_title: bool = False
    is_name: bool = False
    is_place: bool = False
    is_keyword: bool = False
    surfaces: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def see(self, words: Sequence[Word], position: int) -> None:
        """Count one occurrence, at the `position`th word."""
        self.n += 1
        self.first = min(self.first, position)
        self.in_title = self.in_title or words[0].sentence == 0
        self.surfaces[tuple(word.text for word in words)] += 1

    def absorb(self, other: "Candidate") -> None:
        """Count another's occurrences as this one's."""
        self.n += other.n
        self.first = min(self.first, other.first)
        self.in_title = self.in_title or other.in_title

    @property
    def has_case(self) -> bool:
        """Whether its script has capitals, by which names are told from other words."""
        return self.stems[0][:1].upper() != self.stems[0][:1] or self.stems[0][:1].isascii()

    @property
    def plain(self) -> Words:
        """The words, folded, as places are listed."""
        return tuple(map(plain, self.surface))

    @property
    def surface(self) -> tuple[str, ...]:
        """The words as most often written, if not always in capitals; ties go to the earlier."""
        return max(
            self.surfaces,
            key=lambda words: (
                len(words) == 1 or not "".join(words).isupper(),
                self.surfaces[words],
            ),
        )


Found = dict[Stems, Candidate]


def _see(found: Found, words: Sequence[Word], position: int) -> Candidate:
    stems = tuple(word.stem for word in words)
    candidate = found.get(stems)
    if candidate is None:
        candidate = found[stems] = Candidate(stems)
    candidate.see(words, position)
    return candidate


def _is_name_word(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    if not word.is_capital or word.is_generic:
        return False
    if word.is_marked or word.stem in reading.names:
        return True
    # The first word of a sentence, before a name: a forename, if it is nowhere in small letters.
    following = reading.words[position + 1 : position + 2]
    return bool(following) and following[0].is_joined and following[0].stem in reading.names


def _name_end(reading: Reading, start: int) -> int:
    """Give where the name that starts at `start` ends; particles may stand between its words."""
    words, end, joining = reading.words, start + 1, particles(reading.language)
    while end < len(words) and words[end].is_joined and end - start < LIMIT_NAME_WORDS:
        if _is_name_word(reading, end):
            end += 1
        elif (
            fold(words[end].text) in joining
            and end + 1 < len(words)
            and words[end + 1].is_joined
            and _is_name_word(reading, end + 1)
        ):
            end += 2
        else:
            break
    return end


def _name_spans(reading: Reading) -> Iterator[tuple[int, int]]:
    position = 0
    while position < len(reading.words):
        if not _is_name_word(reading, position):
            position += 1
            continue
        end = _name_end(reading, position)
        start = position
        while start < end - 1 and fold(reading.words[start].text) in HONORIFICS:
            start += 1
        yield start, end
        position = end


def find_names(reading: Reading) -> Found:
    """Find runs of capitalised words, with their particles and initials, without honorifics."""
    found: Found = {}
    for start, end in _name_spans(reading):
        words = reading.words[start:end]
        if end - start > 1 or fold(words[0].text) not in HONORIFICS:
            _see(found, words, start).is_name = True
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


def fold_short_names(found: Found, known: Mapping[Words, str]) -> Found:
    """Count "Marrant" as "Ilse Marrant" where the article has a longer name it can stand for."""
    longer: dict[str, list[Candidate]] = {}
    for stems, candidate in found.items():
        if len(stems) > 1:
            for root in {stems[0], stems[-1]}:
                longer.setdefault(root, []).append(candidate)
    kept = dict(found)
    for stems, candidate in found.items():
        if len(stems) > 1 or candidate.plain in known:
            continue
        if bearer := _bearer(candidate, longer.get(stems[0], ())):
            bearer.absorb(candidate)
            del kept[stems]
    return kept


def _runs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Give maximal runs [start, end) of joined words none of which is generic."""
    start = 0
    for position, word in enumerate((*reading.words, None)):
        if word is None or word.is_generic or not word.is_joined:
            if start < position:
                yield start, position
            start = position + 1 if word is None or word.is_generic else position


def _is_topic(stems: Stems, n: int, *, has_stop_words: bool) -> bool:
    """Tell whether a run of words seen n times may be a topic.

    Where the stop words of a language are not known, only a longer word that comes again may: most
    small words are short.
    """
    if not has_stop_words:
        return len(stems) == 1 and len(stems[0]) >= MIN_LETTERS_UNKNOWN and n > 1
    return n > 1 if len(stems) > 1 else len(stems[0]) >= MIN_LETTERS


def find_topics(reading: Reading) -> Found:
    """Find single words, and runs of two or three that come at least twice."""
    roots = [word.stem for word in reading.words]
    spans: dict[Stems, list[int]] = {}
    for start, end in _runs(reading):
        for first in range(start, end):
            for last in range(first + 1, min(end, first + LIMIT_TOPIC_WORDS) + 1):
                spans.setdefault(tuple(roots[first:last]), []).append(first)
    has_stop_words = bool(stop_words(reading.language))
    found: Found = {}
    for stems, starts in spans.items():
        if _is_topic(stems, len(starts), has_stop_words=has_stop_words):
            for first in starts:
                _see(found, reading.words[first : first + len(stems)], first)
    return found


@cache
def _places_by_first(language: str) -> Mapping[str, tuple[Words, ...]]:
    """Give the names of places by their first word, longest first."""
    by_first: dict[str, list[Words]] = {}
    for name in sorted(places(language), key=len, reverse=True):
        by_first.setdefault(name[0], []).append(name)
    return MappingProxyType({first: tuple(names) for first, names in by_first.items()})


def find_places(reading: Reading) -> tuple[Found, frozenset[Stems]]:
    """Find countries and continents, in a script with case only where written with a capital.

    Names of one country ("UK", "Britain") come together under the one that CLDR prefers; the
    names as met are given too.
    """
    met: set[Stems] = set()
    known, by_first = places(reading.language), _places_by_first(reading.language)
    found: Found = {}
    for position, word in enumerate(reading.words):
        if word.plain not in by_first or word.text.islower():
            continue
        for name in by_first[word.plain]:
            words = reading.words[position : position + len(name)]
            if tuple(w.plain for w in words) == name:
                preferred = tuple(known[name].split())
                stems = tuple(map(stem, preferred))
                candidate = found.setdefault(stems, Candidate(stems, is_name=True, is_place=True))
                candidate.see(words, position)
                met.add(tuple(w.stem for w in words))
                candidate.surfaces = Counter({preferred: candidate.n})
                break
    return found, frozenset(met)
