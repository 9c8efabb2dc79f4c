"""Here is an article: what is it about? Names, places and phrases, as hashtags.

Candidates are runs of capitalised words (names), words and repeated runs of words between stop
words (topics), and places; they are scored by how often, how early and where they stand, and by
how rare their words are on this desk. The publisher's own keywords count as evidence where the
text bears them out. A place is one hashtag in every language. Sources: Rose and others (2010),
RAKE; Frantzi and others (2000), C-value; Campos and others (2018), YAKE.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from octavo.lib.reading import UNSPACED_LANGUAGES, Reading, read, whole
from octavo.lib.reading.generic import generic_words
from octavo.lib.reading.stems import stem
from octavo.lib.text import fold, surface_words
from octavo.news.article import Hashtag
from octavo.news.concept import Named
from octavo.stages.tag.background import Background
from octavo.stages.tag.candidates import (
    Candidate,
    Found,
    Stems,
    find_names,
    find_topics,
    fold_short_names,
)
from octavo.stages.tag.keywords import keywords
from octavo.stages.tag.labels import LIMIT_CHARS as LIMIT_LABEL_CHARS
from octavo.stages.tag.labels import key, label
from octavo.stages.tag.naming import bring_names
from octavo.stages.tag.places import country_of, key_of, see_place
from octavo.stages.tag.places import find as find_places
from octavo.stages.tag.scoring import choose, score_all
from octavo.stages.tag.unspaced import find_unspaced

__all__ = ["Background", "ScoredTag", "keywords", "stems_of", "tag"]

LIMIT_SHOWN = 7
# Words in, after which a word that comes once is no hashtag: the same F1@5 on publishers' topics
# of pages-world (.197 on concepts) in six sevenths of the time.
LIMIT_PASSING = 100
LIMIT_KEYWORDS = 40  # some pages list hundreds
LIMIT_KEYWORD_WORDS = 5
_NO_BACKGROUND = Background()


@dataclass(frozen=True, slots=True)
class ScoredTag:
    """A hashtag, how strongly the article is about it (the best is 1), and its words as written."""

    hashtag: Hashtag
    score: float
    phrase: str


def stems_of(*, title: str, text: str) -> frozenset[str]:
    """Give the stems of an article, to be added to a `Background`."""
    return frozenset(stem(word) for word, _, _ in surface_words(whole(title, text)))


def _merge(found: Found, others: Found) -> Found:
    """Add candidates to others; what was found in two ways keeps the larger count, all marks."""
    for stems, other in others.items():
        candidate = found.setdefault(stems, other)
        candidate.n = max(candidate.n, other.n)
        candidate.is_name |= other.is_name
    return found


def _without_name_parts(topics: Found, names: Found) -> Found:
    """Leave out words that stand only within names: "Korea" of "South Korea" is no topic."""
    n_in_names: Counter[str] = Counter()
    for stems, name in names.items():
        n_in_names.update({root: name.n for root in stems})
    return {
        stems: candidate
        for stems, candidate in topics.items()
        if len(stems) > 1 or stems in names or candidate.n > n_in_names[stems[0]]
    }


def _move_countries(names: Found, found_places: Found, reading: Reading) -> frozenset[Stems]:
    """Count names that are countries' as the countries; give what they were found under."""
    moved = set()
    for stems, name in list(names.items()):
        country = country_of(name.surface, reading.language)
        if country is not None:
            see_place(found_places, country, reading, name.first).n += name.n - 1
            del names[stems]
            moved.add(stems)
    return frozenset(moved)


def _spaced(reading: Reading) -> Found:
    """Find candidates in a script that writes spaces."""
    found_places, taken = find_places(reading)
    names = find_names(reading, taken)
    moved = _move_countries(names, found_places, reading)
    folded = fold_short_names(names)
    absorbed = names.keys() - folded.keys()
    topics = _without_name_parts(find_topics(reading, taken, limit_passing=LIMIT_PASSING), names)
    left = {s: c for s, c in topics.items() if s not in absorbed and s not in moved}
    return _merge(left, folded) | found_places


def _keyword_words(keyword: str) -> list[str]:
    return [word for word, _, _ in surface_words(keyword.strip("# "))]


def _mark_keywords(found: Found, text: str, keywords: Iterable[str], language: str) -> None:
    """Mark what the publisher names too, and add what it names if the text has it."""
    folded = fold(text)
    generic = generic_words(language)
    for keyword in keywords:
        words = _keyword_words(keyword)
        stems = tuple(map(stem, words))
        n = folded.count(fold(" ".join(words))) if words else 0
        if n == 0 or len(stems) > LIMIT_KEYWORD_WORDS or all(fold(w) in generic for w in words):
            continue
        candidate = found.setdefault(stems, Candidate(stems, n=n, first=0))
        candidate.is_keyword = True
        candidate.is_name = candidate.is_name or (len(words) > 1 and all(map(_is_capital, words)))
        if not candidate.surfaces:
            candidate.surfaces[tuple(words)] = n


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _scored_tag(candidate: Candidate, share: float) -> ScoredTag:
    words, place = candidate.surface, candidate.place
    own_key = candidate.full_key or key(words, is_name=candidate.is_name)
    hashtag = Hashtag(
        key=key_of(place.id) if place else own_key,
        label=label(candidate.full.split() or words),
        kind=candidate.kind,
        identity=place.id if place else "",
    )
    return ScoredTag(hashtag, round(share, 4), " ".join(words))


def _is_usable(candidate: Candidate) -> bool:
    shown = label(candidate.surface)
    return 2 <= len(shown) <= LIMIT_LABEL_CHARS and not shown.isdigit()


def tag(  # noqa: PLR0913  each is evidence of its own, named at every call
    *,
    title: str,
    text: str,
    language: str,
    keywords: Sequence[str] = (),
    background: Background | None = None,
    names: Sequence[Named] = (),
    limit: int = LIMIT_SHOWN,
) -> tuple[ScoredTag, ...]:
    """Give what an article is about, as at most `limit` hashtags, strongest first.

    Three or more where the text has that many; none that is part of another; no two of one key.

    Args:
        title: the headline.
        text: the body; empty where only a headline is known.
        language: ISO 639-1; an unknown one loses its stop words, not its hashtags.
        keywords: the publisher's own: evidence where they occur in the text, else ignored.
        background: how common words are on this desk; None where nothing is known yet.
        names: who is named, as recognised and as the desk knows them: their kinds and keys.
        limit: how many at most.
    """
    if language in UNSPACED_LANGUAGES:
        found = find_unspaced(title, text, language)
    else:
        found = _spaced(read(title, text, language))
    found = bring_names(found, names)
    _mark_keywords(found, whole(title, text), keywords[:LIMIT_KEYWORDS], language)
    scored = score_all(found, background or _NO_BACKGROUND, language)
    chosen = choose(((value, c) for value, c in scored if _is_usable(c)), limit)
    tags = [_scored_tag(candidate, value / chosen[0][0]) for value, candidate in chosen]
    by_key: dict[str, ScoredTag] = {}
    for found_tag in tags:
        by_key.setdefault(found_tag.hashtag.key, found_tag)
    return tuple(by_key.values())
