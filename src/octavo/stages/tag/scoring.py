"""How much a candidate tells what an article is about, and which of them are kept."""

import math
from collections.abc import Iterable, Iterator, Sequence

from octavo.lib.reading.stems import stem
from octavo.stages.tag.background import Background
from octavo.stages.tag.candidates import Candidate, Found, Stems

# Swept one at a time with bench/eval_tags.py on tags/en-250 (F1@10 .163) and the publishers' topics
# of pages-world (F1@5 .191). The two pull apart: readers' keys are mostly single words, publishers'
# are names, so less for names gains .003 on the one and loses .006 on the other, and more the other
# way about. A frequency steeper than the logarithm loses .01 on both. Again with places from the
# gazetteer, on concepts of pages-world (F1@5 .195): names at .6, places at .8 and 1.2, single words
# at .8, small letters in German at .5 all give .195 to .201, less than its halves differ.
TITLE_BONUS = 0.5
NAME_BONUS = 0.3
PLACE_BONUS = 0.4
KEYWORD_BONUS = 1.0
PHRASE_PENALTY = 0.7  # a repeated run of words that the title does not have
PASSING_PENALTY = 0.6  # a phrase or full name met once, and not in the title
HEADLINE_PENALTY = 0.7  # a word of the headline that the text never takes up: wit, or a verb
LONG_PENALTY = 0.4
LIMIT_EASY_WORDS = 2
POSITION_HALF = 100  # words after which a first mention counts half
RARITY_WEIGHT = 0.5
NESTED_IN_NAME = 0.8
NESTED_IN_PHRASE = 0.2
VERB_PENALTY = 0.7
MIN_SHARE = 0.2  # of the best score; at 0.3 the readers' keys lose .02, at 0.1 noise comes in
N_LEAST = 3


def parts_of(stems: Stems) -> Iterator[Stems]:
    """Give every run of a phrase's words that is shorter than the phrase."""
    for length in range(1, len(stems)):
        for start in range(len(stems) - length + 1):
            yield stems[start : start + length]


def _nested(found: Found) -> dict[Stems, float]:
    """Weigh for every candidate how often it stands within a longer one (after the C-value)."""
    n_nested: dict[Stems, float] = {}
    for stems, candidate in found.items():
        is_name_like = candidate.is_name or not candidate.has_case
        share = NESTED_IN_NAME if is_name_like else NESTED_IN_PHRASE
        for part in parts_of(stems):
            n_nested[part] = max(n_nested.get(part, 0.0), share * candidate.n)
    return n_nested


def _is_verb_like(candidate: Candidate, language: str) -> bool:
    if language != "en" or candidate.is_name or len(candidate.stems) > 1:
        return False
    word = candidate.stems[0]
    return word.endswith(("ed", "ly")) and len(word) > 4


def _form(candidate: Candidate, language: str) -> float:
    """Weigh a candidate by its form: word, phrase or name."""
    n_words = len(candidate.stems)
    is_met_once = candidate.n == 1 and not candidate.is_keyword
    weight = 1.0
    if is_met_once and candidate.in_title and not candidate.is_name:
        weight = HEADLINE_PENALTY
    elif is_met_once and n_words > 1:
        weight = PASSING_PENALTY
    if n_words > LIMIT_EASY_WORDS:
        weight *= LONG_PENALTY
    if n_words > 1 and not candidate.has_case:
        weight *= 1 + NAME_BONUS  # where no capital tells a name, coming again as a phrase does
    elif n_words > 1 and not candidate.is_name and not candidate.in_title:
        weight *= PHRASE_PENALTY
    return weight * (VERB_PENALTY if _is_verb_like(candidate, language) else 1.0)


def score(candidate: Candidate, n_free: float, background: Background, language: str) -> float:
    """Score one candidate by frequency, place, title, form and how rare its words are."""
    rarity = max(background.rarity(stem(word)) for word in candidate.surface)
    bonus = (
        1.0
        + TITLE_BONUS * candidate.in_title
        + NAME_BONUS * candidate.is_name
        + PLACE_BONUS * candidate.is_place
        + KEYWORD_BONUS * candidate.is_keyword
    )
    early = 1 / (1 + candidate.first / POSITION_HALF)
    weight = (0.5 + 0.5 * early) * ((1 - RARITY_WEIGHT) + RARITY_WEIGHT * rarity)
    return math.log2(1 + max(n_free, 0.5)) * bonus * weight * _form(candidate, language)


def score_all(found: Found, background: Background, language: str) -> list[tuple[float, Candidate]]:
    """Score candidates, best first; ties go to the one written first, then by spelling."""
    nested = _nested(found)
    scored = [
        (score(c, c.n - nested.get(stems, 0.0), background, language), c)
        for stems, c in found.items()
    ]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].first, pair[1].stems))


def _contains(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    n = len(shorter)
    if n == 1 and len(longer) == 1:
        return shorter[0] in longer[0] and not shorter[0].isascii() and len(longer[0]) < 12
    return any(tuple(longer[i : i + n]) == tuple(shorter) for i in range(len(longer) - n + 1))


def choose(scored: Iterable[tuple[float, Candidate]], limit: int) -> list[tuple[float, Candidate]]:
    """Take the best, leaving out what is part of a chosen phrase or has one as its part."""
    chosen: list[tuple[float, Candidate]] = []
    for value, candidate in scored:
        if len(chosen) == limit:
            break
        if len(chosen) >= N_LEAST and value < MIN_SHARE * chosen[0][0]:
            break
        stems = candidate.stems
        if not any(_contains(c.stems, stems) or _contains(stems, c.stems) for _, c in chosen):
            chosen.append((value, candidate))
    return chosen
