"""How common a word is among the stories of a desk, and whether it is a name there."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from octavo.news.storyline import WordCount

# Stories nobody has seen: keeps the first weights even. A desk that knows nothing but the stories
# of `recurring` links 22 of 35 rightly at 20, 28 at 100, 31 at 300 to 3,000; one that knows 5,000
# others links as many with each.
_PRIOR = 500.0
# A story's own writing counts as much as that of so many others: a name nobody else has written
# is one.
_OWN_VOTES = 2


_NONE = WordCount()


@dataclass(frozen=True, slots=True)
class Background:
    """The stories of one language that a desk has told, word by word.

    Rarity must come from more than the few stories that are compared: among five earthquakes
    "earthquake" would be the commonest of words, and among all news it is a rare one.
    """

    n_stories: int = 0
    count_by_key: Mapping[str, WordCount] = field(default_factory=dict)

    def rarity(self, key: str) -> float:
        """Give a word's inverse story frequency, 0 or more."""
        n = self.count_by_key.get(key, _NONE).n_stories
        return max(0.0, math.log((self.n_stories + _PRIOR) / (n + 1)))

    def is_name(self, key: str, own: WordCount) -> bool:
        """Tell whether a word is a name, by how the desk writes it and how one story does.

        Where nobody has written it but where capitals say nothing, it is taken for one.
        """
        desk = self.count_by_key.get(key, _NONE)
        as_name = desk.n_as_name + _OWN_VOTES * own.n_as_name
        as_word = desk.n_as_word + _OWN_VOTES * own.n_as_word
        return as_name > as_word if as_name or as_word else True


def background_of(told: Iterable[Mapping[str, WordCount]]) -> Background:
    """WordCount stories by what each of them tells (see `reading.read`)."""
    counts: dict[str, WordCount] = {}
    n_stories = 0
    for words in told:
        n_stories += 1
        for key, own in words.items():
            counts[key] = counts.get(key, _NONE) + own
    return Background(n_stories, counts)
