"""Here is a text: which of its sentences does its publisher print under everything?

"Sign up for our newsletter", "Published online: 3 March; doi:10.1000/x17": words that tell nothing
of the event. Beside a summary they may be half of the text, and a story made of them grows for
ever: a story's own words never pass for common, however often it is told.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator
from zlib import crc32

from octavo.lib.text import fold

# In so many articles of a publisher before, and a sentence is boilerplate. Chosen, not swept: as
# many as tell a series. Background that is told again and again goes too, and is no loss.
LEAST_SEEN = 3
_READ_CHARS = 1_500  # of a text: clustering reads 200 words
_LEAST_WORDS = 3  # of a sentence: "Read more" may be anybody's
_KEPT = 100_000  # sentences remembered, the latest seen; 10 MB
_SENTENCE = re.compile(r"\S.*?(?:[.!?…。؟](?=\s|$)|\n|$)", re.DOTALL)
_NUMBERED = re.compile(r"\S*\d\S*")  # numbers, codes, addresses: another one each time


class Boilerplate:
    """What each publisher has printed of late, sentence by sentence. The same order, the same."""

    def __init__(self) -> None:
        self._n_seen: OrderedDict[int, int] = OrderedDict()

    def __len__(self) -> int:
        return len(self._n_seen)

    def see(self, publisher: str, text: str) -> None:
        """Remember the sentences of a text, each once."""
        for key in sorted({key for key, _, _ in _sentences(publisher, text)}):
            self._n_seen[key] = self._n_seen.get(key, 0) + 1
            self._n_seen.move_to_end(key)
        while len(self._n_seen) > _KEPT:
            self._n_seen.popitem(last=False)

    def strip(self, publisher: str, text: str) -> str:
        """Give a text without the sentences its publisher has printed often before."""
        known = [
            (start, end)
            for key, start, end in _sentences(publisher, text)
            if self._n_seen.get(key, 0) >= LEAST_SEEN
        ]
        for start, end in reversed(known):
            text = text[:start] + text[end:]
        return text.strip() if known else text


def _sentences(publisher: str, text: str) -> Iterator[tuple[int, int, int]]:
    """Give the sentences of a text's beginning: what tells each, its start and its end."""
    own = crc32(publisher.encode("utf-8", "replace")) << 32
    for match in _SENTENCE.finditer(text[:_READ_CHARS]):
        plain = _NUMBERED.sub("#", fold(match[0])).strip()
        if plain.count(" ") >= _LEAST_WORDS - 1:
            yield own | crc32(plain.encode("utf-8", "replace")), match.start(), match.end()
