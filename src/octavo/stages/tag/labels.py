"""How a phrase is written as a hashtag, and the key it is filed under."""

import re
from collections.abc import Sequence

from octavo.lib.reading.stems import singular
from octavo.lib.text import fold

_NO_WORD = re.compile(r"[^\w]|_")
_JOINED_BY_LINE = re.compile(r"[\u0590-\u08ff\u0900-\u0dff]")  # Hebrew to Arabic, the Indic scripts
SHOUTED = 6  # letters: "NATO", "UNICEF" are names in capitals, "MINISTER" is a word shouted
LIMIT_CHARS = 60


def _camel(word: str) -> str:
    bare = _NO_WORD.sub("", word)
    if bare.isupper() and len(bare) > SHOUTED:
        return bare.capitalize()
    return bare[:1].upper() + bare[1:]


def label(words: Sequence[str]) -> str:
    """Write a phrase as a hashtag, without the "#".

    CamelCase where the script has capitals; joined by "_" where it has none but writes spaces;
    as it is where it writes none.

    >>> label(["prisoner", "exchange"]), label(["U.S.", "Congress"]), label(["تبادل", "الأسرى"])
    ('PrisonerExchange', 'USCongress', 'تبادل_الأسرى')
    """
    if any(_JOINED_BY_LINE.search(word) for word in words):
        return "_".join(bare for bare in (_NO_WORD.sub("", word) for word in words) if bare)
    if len(words) > 1 and "".join(words).isupper():  # a dateline, or a headline shouted
        words = [word.capitalize() for word in words]
    return "".join(_camel(word) for word in words)


def key(words: Sequence[str], *, is_name: bool) -> str:
    """Give the key: folded, without spaces or punctuation; a topic's last word in the singular.

    >>> key(["Prisoner", "exchanges"], is_name=False), key(["United", "States"], is_name=True)
    ('prisonerexchange', 'unitedstates')
    """
    folded = [_NO_WORD.sub("", fold(word)) for word in words]
    if folded and not is_name:
        folded[-1] = singular(folded[-1])
    return "".join(folded)
