"""What an article is about, as terms that may be shared: hashtags, and the words of its lead."""

import math
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from octavo.lib.gazetteer import find_places
from octavo.lib.reading.generic import generic_words
from octavo.lib.reading.stems import stem
from octavo.lib.stopwords import NEWS_WORDS
from octavo.lib.text import surface_forms, words
from octavo.news.article import Hashtag

TAG, PLACE = "#", "@"
# A text of fewer terms counts as one of so many: two headlines of three words with one in common
# would else be as near as two reports of one event.
LEAST_TERMS = 8
_PART = re.compile(r"[A-Z]?[^\WA-Z_]+|[A-Z]+")
LIMIT_CHARS = 400  # of an abstract; two sentences are shorter


def read_terms(
    title: str, abstract: str, hashtags: Sequence[Hashtag], *, language: str = "en"
) -> frozenset[str]:
    """Give what may be shared with another article.

    The stems of the words of headline and abstract, but for those that tell nothing or name a
    place; and hashtags by their keys, places after `@` (a country in common is no subject in
    common), the others after `#` unless the same word stands there already.
    """
    text = f"{title}\n{abstract[:LIMIT_CHARS]}"
    generic = generic_words(language)
    tagged = {tag.key for tag in hashtags if tag.kind == "place"}
    labels = {stem(part) for tag in hashtags if tag.key in tagged for part in _parts(tag.label)}
    found = {
        stem(word)
        for word in words(text)
        if word not in generic and word not in NEWS_WORDS and not word[0].isdigit() and word[1:]
    }
    found -= tagged | labels | _places(text, language)
    tags = {TAG + tag.key for tag in hashtags if tag.key not in found | tagged}
    return frozenset(found | tags | {PLACE + key for key in tagged})


def _parts(label: str) -> list[str]:
    """Give the words of a label written in CamelCase."""
    return _PART.findall(label)


def _places(text: str, language: str) -> set[str]:
    """Give the stems of words that name a place, or who is from there."""
    written = {word for word in surface_forms(text) if not word[0].islower()}
    return {stem(word) for word in written if _is_place(word, language)}


@lru_cache(maxsize=32_768)
def _is_place(word: str, language: str) -> bool:
    # Word by word, and remembered: to look for places in whole texts takes twice as long as all
    # else that relating does.
    return bool(find_places(word, language))


def weigh(terms: Collection[str], rarity: Callable[[str], float]) -> Mapping[str, float]:
    """Give terms their weights, together of length 1, or less where there are few.

    Args:
        terms: from `read_terms`.
        rarity: tells how rare a term is on this desk, from 0 (in every article) to 1.
    """
    weights = {term: rarity(term) for term in sorted(terms)}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    length = max(length, math.sqrt(LEAST_TERMS))
    return {term: weight / length for term, weight in weights.items()}
