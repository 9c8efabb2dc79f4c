"""What hashtags are compared to: three ways to find keyphrases that know nothing of names.

All read the same words and stop words as Octavo does, so that only the ways differ. Without a
tagger of parts of speech, a candidate is a run of words without stop words, as in YAKE.

Sources: Spaerck Jones (1972), TF-IDF; Campos and others (2018), YAKE; Bougouin and others (2013),
TopicRank.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from octavo.lib.reading.stems import stem
from octavo.lib.stopwords import stop_words
from octavo.lib.text import fold, sentences, surface_words

LIMIT_WORDS = 3
_JOINT = re.compile(r"[ \-\u00a0]?$")
Phrase = tuple[str, ...]
Finder = Callable[[str, str, int], list[str]]


class Read:
    """The words of a text by sentence, and its candidates with the places they begin at."""

    def __init__(self, text: str, language: str, *, longest_only: bool = False) -> None:
        self.stops = {fold(word) for word in stop_words(language)}
        self.sentences: list[list[str]] = []
        self.candidates: dict[Phrase, list[int]] = defaultdict(list)
        self.surfaces: dict[Phrase, str] = {}
        self._longest_only = longest_only
        offset = 0
        for start, end in sentences(text):
            words = surface_words(text[start:end])
            self._add(text[start:end], words, offset)
            self.sentences.append([word for word, _, _ in words])
            offset += len(words)
        self.n_words = offset

    def _is_empty(self, word: str) -> bool:
        folded = fold(word)
        return folded in self.stops or len(folded) < 2 or folded[0].isdigit()

    def _add(self, text: str, words: list[tuple[str, int, int]], offset: int) -> None:
        run: list[tuple[int, str]] = []
        before = 0
        for number, (word, start, end) in enumerate(words):
            is_joined = bool(run) and _JOINT.fullmatch(text[before:start]) is not None
            if self._is_empty(word) or not is_joined:
                self._close(run, offset)
                run = []
            if not self._is_empty(word):
                run.append((number, word))
            before = end
        self._close(run, offset)

    def _close(self, run: list[tuple[int, str]], offset: int) -> None:
        lengths = [len(run)] if self._longest_only else range(1, LIMIT_WORDS + 1)
        for length in lengths if run else ():
            for first in range(len(run) - length + 1):
                words = [word for _, word in run[first : first + length]]
                phrase = tuple(map(stem, words))
                self.surfaces.setdefault(phrase, " ".join(words))
                self.candidates[phrase].append(offset + run[first][0])


def _best(read: Read, scores: Mapping[Phrase, float], limit: int) -> list[str]:
    ranked = sorted(scores, key=lambda p: (-scores[p], read.candidates[p][0]))
    return [read.surfaces[phrase] for phrase in ranked[:limit]]


def tf_idf(texts: Sequence[str], languages: Sequence[str]) -> Finder:
    """Count phrases over a set of texts; what is given finds those frequent here and rare there."""
    n_texts_by_phrase: Counter[Phrase] = Counter()
    for text, language in zip(texts, languages, strict=True):
        n_texts_by_phrase.update(Read(text, language).candidates.keys())

    def find(text: str, language: str, limit: int) -> list[str]:
        read = Read(text, language)
        scores = {
            phrase: len(places) * math.log((len(texts) + 1) / (n_texts_by_phrase[phrase] or 1))
            for phrase, places in read.candidates.items()
        }
        return _best(read, scores, limit)

    return find


def _yake_words(read: Read) -> dict[str, float]:
    """Weigh words as YAKE does: less is better."""
    n: Counter[str] = Counter()
    n_upper: Counter[str] = Counter()
    where: dict[str, list[int]] = defaultdict(list)
    left: dict[str, set[str]] = defaultdict(set)
    right: dict[str, set[str]] = defaultdict(set)
    n_beside: Counter[str] = Counter()
    for number, words in enumerate(read.sentences):
        folded = [fold(word) for word in words]
        for place, word in enumerate(folded):
            n[word] += 1
            n_upper[word] += place > 0 and words[place][:1].isupper()
            where[word].append(number)
            if place:
                left[word].add(folded[place - 1])
                right[folded[place - 1]].add(word)
                n_beside[word] += 1
                n_beside[folded[place - 1]] += 1
    counts = [n[word] for word in n if word not in read.stops] or [1]
    usual, most = float(np.mean(counts)) + float(np.std(counts)), max(counts)
    weights: dict[str, float] = {}
    for word, count in n.items():
        case = n_upper[word] / (1 + math.log(count))
        position = math.log(math.log(3 + float(np.median(where[word]))))
        variety = (len(left[word]) + len(right[word])) / max(n_beside[word], 1)
        relatedness = 1 + variety * count / most
        spread = len(set(where[word])) / max(len(read.sentences), 1)
        weights[word] = (relatedness * position) / (
            case + (count / usual) / relatedness + spread / relatedness + 1e-9
        )
    return weights


def yake(text: str, language: str, limit: int) -> list[str]:
    """Find keyphrases as YAKE does, without its step that drops phrases spelt alike."""
    read = Read(text, language)
    weights = _yake_words(read)
    scores: dict[Phrase, float] = {}
    for phrase, places in read.candidates.items():
        parts = [weights.get(fold(word), 1.0) for word in read.surfaces[phrase].split()]
        scores[phrase] = -math.prod(parts) / (len(places) * (1 + sum(parts)))
    return _best(read, scores, limit)


def _topics(candidates: Sequence[Phrase]) -> list[list[int]]:
    """Gather phrases that share words, a quarter of them at least, by average linkage."""
    groups = [[number] for number in range(len(candidates))]
    sets = [set(phrase) for phrase in candidates]
    near = np.array([[len(a & b) / len(a | b) for b in sets] for a in sets])
    while len(groups) > 1:
        np.fill_diagonal(near, -1)
        one, other = divmod(int(near.argmax()), len(groups))
        if near[one, other] < 0.25:
            break
        n_one, n_other = len(groups[one]), len(groups[other])
        joined = (near[one] * n_one + near[other] * n_other) / (n_one + n_other)
        near[one], near[:, one] = joined, joined
        near = np.delete(np.delete(near, other, 0), other, 1)
        groups[one] += groups.pop(other)
    return groups


def _page_rank(weights: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> list[float]:
    n = len(weights)
    sums = weights.sum(1, keepdims=True)
    moves = np.divide(weights, sums, out=np.full_like(weights, 1 / n), where=sums > 0)
    rank = np.full(n, 1 / n)
    for _ in range(50):
        rank = 0.15 / n + 0.85 * rank @ moves
    return [float(value) for value in rank]


def topic_rank(text: str, language: str, limit: int) -> list[str]:
    """Find keyphrases as TopicRank does: of each of the best topics, its first phrase."""
    read = Read(text[:6000], language, longest_only=True)
    candidates = list(read.candidates)
    if not candidates:
        return []
    groups = _topics(candidates)
    places = [
        np.array([p for c in group for p in read.candidates[candidates[c]]]) for group in groups
    ]
    weights = np.zeros((len(groups), len(groups)))
    for one in range(len(groups)):
        for other in range(one):
            apart = np.abs(places[one][:, None] - places[other][None, :])
            weights[one, other] = weights[other, one] = (1 / np.maximum(apart, 1)).sum()
    ranked = sorted(enumerate(_page_rank(weights)), key=lambda pair: -pair[1])
    return [
        read.surfaces[candidates[min(groups[g], key=lambda c: read.candidates[candidates[c]][0])]]
        for g, _ in ranked[:limit]
    ]
