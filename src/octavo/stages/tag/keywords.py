"""Here is an article: which of its words would a reader mark?

Not hashtags: publishers file under names, readers mark words, long ones first, and one list cannot
serve both. On readers' keys (F1 of ten) this gives .196 and hashtags .158; on publishers' topics
(F1 of five) this gives .111 and hashtags .184. A linear score over what
can be seen of a phrase, its weights learnt from readers' marks.
"""

import math
from collections.abc import Mapping

from octavo.lib.reading import read
from octavo.stages.tag.candidates import Candidate, Found, Stems, find_names, find_topics
from octavo.stages.tag.scoring import parts_of

# Fitted by logistic regression on the first 125 texts of a set of 250 with readers' keys; on the
# other 125 F1@10 is .204. Without "is_one_word" it is .152, without "frequency" .178, without
# "length" .186; without any other it is within .005.
_WEIGHTS: Mapping[str, float] = {
    "is_one_word": 1.97,
    "is_long": -1.66,
    "frequency": 0.51,
    "earliness": 1.29,
    "length": 1.68,
    "is_name": 0.41,
    "is_adverb": -0.66,
    "share_within": -0.67,
    "is_plural": -0.26,
}
_POSITION_HALF = 100  # words after which a first mention counts half
_LONG = 3  # words


def _counts_within(found: Found) -> dict[Stems, int]:
    """Give how often a phrase stands in the commonest of the longer ones."""
    n_within: dict[Stems, int] = {}
    for stems, candidate in found.items():
        for part in parts_of(stems):
            n_within[part] = max(n_within.get(part, 0), candidate.n)
    return n_within


def _score(candidate: Candidate, n_within: int) -> float:
    phrase = " ".join(candidate.surface)
    is_word = len(candidate.stems) == 1 and not candidate.is_name
    seen = {
        "is_one_word": len(candidate.stems) == 1,
        "is_long": len(candidate.stems) >= _LONG,
        "frequency": math.log2(candidate.n),
        "earliness": 1 / (1 + candidate.first / _POSITION_HALF),
        "length": math.log(len(phrase)),
        "is_name": candidate.is_name,
        "is_adverb": is_word and phrase.endswith("ly"),
        "share_within": n_within / candidate.n,
        "is_plural": is_word and phrase.endswith("s"),
    }
    return sum(_WEIGHTS[name] * value for name, value in seen.items())


def keywords(*, title: str, text: str, language: str, limit: int = 10) -> tuple[str, ...]:
    """Give the words and short phrases a reader would mark, the likeliest first."""
    reading = read(title, text, language)
    names = find_names(reading)
    found = names | find_topics(reading)
    for stems in names:
        found[stems].is_name = True
    n_within = _counts_within(found)
    ranked = sorted(
        found.items(),
        key=lambda pair: (-_score(pair[1], n_within.get(pair[0], 0)), pair[1].first, pair[0]),
    )
    return tuple(" ".join(candidate.surface) for _, candidate in ranked[:limit])
