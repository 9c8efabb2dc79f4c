"""Here is an article: what is it about?

A topic of the IPTC Media Topics at level one and, where it is sure enough, at level two. The words
of headline and lead decide, English ones by what was learnt (`learnt.py`), others by a list of
telling words (`words.py`); what the publisher calls the section (`sections.py`) weighs in. Without
any of these there is no topic: none is better than a wrong one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from octavo.lib.vectors import normalise
from octavo.news.topics import TopicGuess, top_of, topics
from octavo.stages.topic import learnt, sections, words

# Times the odds of a topic the publisher's section does not hold: chosen, not swept, for there is
# no truth but the section itself. It is right far more often than not, but "Technology" prints
# films and puzzles too, and a folder is less the article's own word than its section.
SECTION_ODDS = 0.03
FOLDER_ODDS = 0.08
KEYWORD_ODDS = 0.5
LIMIT_KEYWORDS = 8
# Added to the log-odds for each telling word of the lead (the headline's count twice). Swept with
# TEMPERATURE on a month of the stream not learnt from (right of all asked, chance shown against
# right) and on readers' texts of other publishers, tags/en-250: .25 and 1.0 give .74 / .55 and say
# .77 for .69 on the latter; .8 and 1.0 give .75 / .64 and say .86 for .70.
TOLD_WEIGHT = 0.5
# What log-odds are divided by, so that of those given .8 eight in ten are right.
TEMPERATURE = 1.2
WORD_WEIGHT = 1.1  # of a telling word where nothing is learnt, triple odds; chosen, not swept
LIKENESS_WEIGHT = 12.0  # of the embedder's cosine to a topic's words; chosen, not swept
# Log-odds of a topic no word tells, beside one that has a word. On the 27 articles of pages-world
# in other languages whose section is known: 0 tells 11, 7 right; -1.5 tells 18, 13 right, says .73
# for .72; -4 tells 23, 15 right, and says .81. Few: to be measured anew where there are more.
UNTOLD = -1.5
NO_WORD = 3.0  # odds that nothing told: one telling word in a lead alone decides little
# Below it a guess about a publisher not learnt from (tags/en-250) is wrong more often than right.
MIN_CONFIDENCE = 0.4
MIN_SECOND = 0.40

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TopicInput:
    """What is known of an article.

    `text` is its body, of which the lead is read; `section` and `keywords` are the publisher's
    words, `url` its address, whose folders often name the section. `vector`, of unit length, is
    the embedder's for title and lead, if that knows the language.
    """

    title: str
    text: str = ""
    language: str = "en"
    section: str = ""
    url: str = ""
    keywords: tuple[str, ...] = field(default=())
    vector: Any = None  # Vectors; Any keeps the value hashable


@cache
def _names() -> tuple[str, ...]:
    """Give the topics of level two that can be told, those learnt first."""
    told = (topic for lexicon in words.listed().values() for topic in lexicon)
    return tuple(dict.fromkeys((*learnt.shipped().topics, *told)))


@cache
def _tops() -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Give the topics of level one, and for each of level two the place of its own."""
    tops = tuple(name for name, one in topics().items() if one.level == 1)
    return tops, np.array([tops.index(top_of(name)) for name in _names()])


def topic_texts() -> tuple[str, ...]:
    """Give a text for each topic that can be told, for an embedder; see `topic_vectors`."""
    listed = words.listed()["en"]
    labels = (f"{topics()[name].label()} {' '.join(listed.get(name, ()))}" for name in _names())
    return tuple(labels)


@cache
def _place() -> Mapping[str, int]:
    return {name: at for at, name in enumerate(_names())}


def _by_words(article: TopicInput) -> Vectors | None:
    """Give log-odds of every topic by the words; None where they tell nothing."""
    if article.language == "en":
        return _by_english(article)
    told = words.told(article.title, article.text, article.language)
    if not told:
        return None
    odds = np.full(len(_names()), UNTOLD, np.float32)
    odds[[_place()[topic] for topic in told]] = 0.0
    return _added(odds, told, WORD_WEIGHT)


def _by_english(article: TopicInput) -> Vectors | None:
    title = words.forms(article.title, "en")
    lead = words.forms(words.lead_of(article.text), "en")
    rows, weights = learnt.rows_of(title, lead)
    if not len(rows):
        return None
    odds = np.zeros(len(_names()), np.float32)
    odds[: len(learnt.shipped().topics)] = learnt.shipped().logits(rows, weights) / TEMPERATURE
    return _added(odds, words.told_by(title, lead, "en"), TOLD_WEIGHT)


def _added(odds: Vectors, told: Mapping[str, float], weight: float) -> Vectors:
    for topic, score in told.items():
        odds[_place()[topic]] += weight * min(score, words.MOST)
    return odds


def _by_publisher(article: TopicInput) -> Vectors:
    """Give the log-odds a section, the folders of the address and keywords add."""
    odds: Vectors = _out_of(sections.topics_of_section(article.section)) * np.log(SECTION_ODDS)
    odds = odds + _out_of(sections.topics_of_url(article.url)) * np.log(FOLDER_ODDS)
    for keyword in article.keywords[:LIMIT_KEYWORDS]:
        odds = odds + _out_of(sections.topics_of_section(keyword)) * np.log(KEYWORD_ODDS)
    return odds


@lru_cache(maxsize=512)
def _out_of(held: frozenset[str]) -> Vectors:
    """Give 1 for each topic a section does not hold; 0 for all where nothing is known of it."""
    out = [bool(held) and name not in held and top_of(name) not in held for name in _names()]
    return np.array(out, np.float32)


def classify(article: TopicInput, *, topic_vectors: Vectors | None = None) -> TopicGuess | None:
    """Tell what an article is about; None where nothing is sure enough.

    Args:
        article: what is known of it.
        topic_vectors: `topic_texts()` as the embedder of `article.vector` embeds them, unit rows;
            they help where no words of the language are listed.

    Returns:
        The likeliest topic of level one with its chance, at least MIN_CONFIDENCE, and below it the
        likeliest of level two, "" under MIN_SECOND. Ties go to the lower number.
    """
    by_words = _by_words(article)
    by_publisher = _by_publisher(article)
    by_meaning = None
    if article.vector is not None and topic_vectors is not None and article.language != "en":
        by_meaning = LIKENESS_WEIGHT * (normalise(topic_vectors) @ np.asarray(article.vector))
    if by_words is None and by_meaning is None and not by_publisher.any():
        return None
    said = by_publisher + (0 if by_words is None else by_words)
    return _guess(said if by_meaning is None else said + by_meaning, article.language)


def _guess(odds: Vectors, language: str) -> TopicGuess | None:
    tops, place = _tops()
    chances = np.exp(odds - odds.max())
    none = NO_WORD * np.exp(-odds.max()) if language != "en" else 0.0
    chances /= chances.sum() + none
    of_top = np.bincount(place, weights=chances, minlength=len(tops))
    best = int(of_top.argmax())
    if of_top[best] < MIN_CONFIDENCE:
        return None
    below = np.where(place == best, chances, -1.0)
    second = int(below.argmax())
    is_sure = below[second] >= MIN_SECOND
    return TopicGuess(
        topic=tops[best],
        confidence=round(float(of_top[best]), 3),
        second=_names()[second] if is_sure else "",
        second_confidence=round(float(below[second]), 3) if is_sure else 0.0,
    )


def classify_all(
    articles: Sequence[TopicInput], *, topic_vectors: Vectors | None = None
) -> Mapping[int, TopicGuess]:
    """Tell what several articles are about, by their place; those without a topic are left out."""
    guesses = {at: classify(one, topic_vectors=topic_vectors) for at, one in enumerate(articles)}
    return {at: guess for at, guess in guesses.items() if guess}
