"""What of a report's words speaks for its event: stems with weights, rare ones weighing most."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from octavo.lib.stopwords import stop_words
from octavo.lib.text import surface_words, words

Weights = dict[str, float]

_READ_WORDS = (
    200  # of the text after the title; articles-2013 .779 at 120, .795 at 200, .792 at 400
)
_READ_CHARS = _READ_WORDS * 12  # so that a book sent as an article costs no more than one
_WRITTEN_CHARS = 400  # of the lead, read again for how its names are written
_PREFIX = 5  # letters kept of a word in inflected languages, in place of a stemmer for each
_INFLECTED = frozenset("ar cs de el es fa fi fr he hu it nl pl pt ro ru sv tr uk".split())


@dataclass(frozen=True, slots=True)
class Terms:
    """A report's terms: sublinear counts, how they are written, and a print of the whole."""

    weights: Weights
    written: Mapping[str, str]
    fingerprint: int


def read_terms(title: str, text: str, language: str) -> Terms:
    """Read the terms of a report: numbers kept, small words dropped, words cut to their stems."""
    small = stop_words(language)
    tokens = words(title) + words(text[:_READ_CHARS])[:_READ_WORDS]
    told = [token for token in tokens if len(token) > 1 and token not in small]
    counts = Counter(stem(token, language) for token in told)
    written = {stem(token, language): token for token in reversed(told)}
    written.update(_as_written(text[:_WRITTEN_CHARS], language))
    written.update(_as_written(title, language))
    return Terms(
        weights={term: 1 + math.log(n) for term, n in counts.items()},
        written={term: written[term] for term in counts},
        fingerprint=crc32(" ".join(tokens).encode("utf-8", "replace")),
    )


def stem(word: str, language: str) -> str:
    """Cut a word to what its forms share; numbers and codes stay whole."""
    if not word.isalpha():
        return word
    if language in _INFLECTED:
        if language == "ar" and len(word) > _PREFIX and word.startswith("ال"):
            word = word[2:]
        return word[:_PREFIX]
    # English: only the s. Prefixes of 5 to 7 letters gain nothing there and join strangers
    # ("inter-"): noise costs .02 more with 5.
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_plural else word


def _as_written(text: str, language: str) -> dict[str, str]:
    """Map stems to the words as they stand in a text; bigrams to the run they are of."""
    return {
        stem(token, language): written
        for written, _, _ in surface_words(text)
        for token in _tokens(written)
    }


@lru_cache(maxsize=20_000)  # a day's words; cutting them anew took a tenth of all time
def _tokens(written: str) -> tuple[str, ...]:
    return tuple(words(written))


class Vocabulary:
    """The words of the stream: in how many stories each was used, and how it is mostly written.

    Counting stories, not articles, keeps the words of a story that everybody writes about from
    passing for common ones (headlines-2014 .89 against .88, noise no worse).
    """

    _PRIOR = (
        100.0  # stories nobody has seen: keeps the first weights even. 10 to 1,000 differ by .01
    )
    # The counts are halved there: 200,000 stories are months, and a language's words 100 MB.
    _LIMIT = 200_000

    def __init__(self) -> None:
        self.n_stories = 0.0
        self._n_by_term: dict[str, float] = {}
        self._written: dict[str, tuple[str, int]] = {}

    def learn(self, terms: Iterable[str], *, n_stories: int) -> None:
        """Count terms that are new to a story, and the stories that are new."""
        for term in terms:
            self._n_by_term[term] = self._n_by_term.get(term, 0.0) + 1
        self.n_stories += n_stories
        if self.n_stories > self._LIMIT:
            self._fade()

    def unlearn(self, terms: Iterable[str]) -> None:
        """Take back what was counted twice, after two stories became one."""
        for term in terms:
            self._n_by_term[term] = max(0.0, self._n_by_term.get(term, 0.0) - 1)
        self.n_stories -= 1

    def hear(self, written: Mapping[str, str]) -> None:
        """Note how terms are written; of several ways the prevailing one is kept."""
        for term, form in written.items():
            known, votes = self._written.get(term, (form, 0))
            if known == form:
                self._written[term] = (form, votes + 1)
            else:
                self._written[term] = (known, votes - 1) if votes > 1 else (form, 1)

    def rarity(self, term: str) -> float:
        """Give a term's inverse story frequency, 0 or more."""
        seen = self._n_by_term.get(term, 0.0) + 1
        return max(0.0, math.log((self.n_stories + self._PRIOR) / seen))

    def weigh(self, weights: Weights) -> Weights:
        """Multiply by rarity, all at once: asking term by term took a sixth of all time."""
        total, n_by_term, log = self.n_stories + self._PRIOR, self._n_by_term, math.log
        return {
            term: weight * max(0.0, log(total / (n_by_term.get(term, 0.0) + 1)))
            for term, weight in weights.items()
        }

    def written(self, terms: Iterable[str]) -> tuple[str, ...]:
        """Give terms as a person reads them, each once."""
        forms = (self._written.get(term, (term, 0))[0] for term in terms)
        return tuple(dict.fromkeys(forms))

    def _fade(self) -> None:
        self.n_stories /= 2
        self._n_by_term = {term: n / 2 for term, n in self._n_by_term.items() if n >= 2}
        self._written = {t: form for t, form in self._written.items() if t in self._n_by_term}
