"""What a story's headlines and first lines say: its words, and which of them are names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from octavo.lib.gazetteer import find_places
from octavo.lib.stopwords import stop_words
from octavo.lib.text import surface_words
from octavo.news.storyline import WordCount

_READ_TEXTS = 40  # of a story; more say the same
_READ_CHARS = 500  # of a text: its headline and its lead
_PLACED_TEXTS = 6  # of a story, that are searched for places
_PLACED_SHARE = 0.4  # of them, that name a country where a story takes place
_LETTERS = 6  # of a word: Ukraine and Ukrainian are one
_LEAST_LETTERS = 2
# A line in which so many words have capitals is a headline that gives one to every word.
_SHOUTING = 0.7
_LONG = 4  # letters: shorter words have no capital even there
_LONGEST_RUN = 4  # words; a longer one is a list or a heading
_OWN = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]s?$")
# Written like names, they are no actors.
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SENTENCE_END = re.compile(r"[.?!:](?=\s)|\n")


@dataclass(frozen=True, slots=True)
class _Use:
    """How a word stands in a text; "either" is where capitals say nothing."""

    written: str
    stands_for: Literal["name", "word", "either"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a story tells: the share of its texts each word is in, how it stands there and written.

    `counts` say of each word whether this story writes it as a name; both are 0 where it stands
    only where capitals say nothing. `countries` are where it takes place, as far as is known.
    """

    shares: Mapping[str, float]
    counts: Mapping[str, WordCount]
    written: Mapping[str, str]
    n_texts: int
    countries: frozenset[str] = frozenset()


def read(texts: Sequence[str], language: str) -> Told:
    """Read what the texts of a story tell, the first forty of them."""
    texts = [text[:_READ_CHARS] for text in texts[:_READ_TEXTS]]
    shares: Counter[str] = Counter()
    uses: dict[str, Counter[_Use]] = defaultdict(Counter)
    for text in texts:
        keys = set()
        for key, use in _words(text, language):
            keys.add(key)
            uses[key][use] += 1
        shares.update(keys)
    return Told(
        shares={key: n / len(texts) for key, n in shares.items()},
        counts={key: _count(own) for key, own in uses.items()},
        written={key: _prevailing(own) for key, own in uses.items()},
        n_texts=len(texts),
        countries=_countries(texts[:_PLACED_TEXTS], language),
    )


def _count(uses: Mapping[_Use, int]) -> WordCount:
    """Tell whether one story writes a word as a name."""
    as_name = sum(n for use, n in uses.items() if use.stands_for == "name")
    as_word = sum(n for use, n in uses.items() if use.stands_for == "word")
    return WordCount(
        n_stories=1,
        n_as_name=int(as_name > as_word),
        n_as_word=int(0 < as_word >= as_name),
    )


def _prevailing(uses: Mapping[_Use, int]) -> str:
    """Choose how a word is shown: as it is written most, where its letters say what it is."""
    best = max(uses, key=lambda use: (use.stands_for != "either", uses[use], use.written))
    return _OWN.sub("", best.written)


def _countries(texts: Sequence[str], language: str) -> frozenset[str]:
    """Give the countries that many of the texts name, or name a place of."""
    counts = Counter(
        country
        for text in texts
        for country in {mention.place.country for mention in find_places(text, language)}
    )
    return frozenset(one for one, n in counts.items() if n >= _PLACED_SHARE * len(texts))


def _words(text: str, language: str) -> Iterator[tuple[str, _Use]]:
    """Give each word's key, how it is written, and what its first letter takes it for.

    Of a name the whole run of names is given that it is one of: Wadi Samar, and not Wadi.
    """
    small = stop_words(language)
    for sentence in _SENTENCE_END.split(text):
        found = surface_words(sentence)
        says_nothing = _is_shouting([word for word, _, _ in found])
        is_name = [
            place > 0 and not says_nothing and word[0].isupper() and _tells(word, small)
            for place, (word, _, _) in enumerate(found)
        ]
        for place, (word, _, _) in enumerate(found):
            if is_name[place]:
                yield _key(word), _Use(_run(sentence, found, is_name, place), "name")
            elif _tells(word, small):
                yield _key(word), _Use(word, "either" if word[0].isupper() else "word")


def _run(
    sentence: str, found: Sequence[tuple[str, int, int]], is_name: Sequence[bool], place: int
) -> str:
    """Give the names that stand side by side with one, in its sentence's own writing."""
    first = last = place
    while first and is_name[first - 1] and sentence[found[first - 1][2] : found[first][1]] == " ":
        first -= 1
    while (
        last + 1 < len(found)
        and is_name[last + 1]
        and sentence[found[last][2] : found[last + 1][1]] == " "
    ):
        last += 1
    run = sentence[found[first][1] : found[last][2]]
    return run if last - first < _LONGEST_RUN else found[place][0]


def _tells(word: str, small: frozenset[str]) -> bool:
    """Whether a word may tell one story from another."""
    folded = word.casefold()
    return (
        len(word) >= _LEAST_LETTERS
        and word[0].isalpha()
        and folded not in _DAYS
        and folded not in small
    )


def _is_shouting(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) >= _LONG and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) >= _SHOUTING * max(1, len(long))


def _key(word: str) -> str:
    """Cut a word to what its forms share."""
    cut = word.casefold()[:_LETTERS]
    return cut.rstrip("s") if len(cut) >= _LONG else cut
