"""Candidates in scripts that write no spaces: runs of one script, and pieces that come again.

Kanji and katakana runs of Japanese are words or compounds already. In Chinese a run is a clause,
and in Thai a sentence: there, what is repeated is taken for a word. Source: Chien (1997),
PAT-tree-based keyword extraction for Chinese, simplified to counting.
"""

import re
import unicodedata
from collections import Counter

from octavo.lib.reading import whole
from octavo.lib.reading.generic import generic_words
from octavo.lib.stopwords import stop_words
from octavo.stages.tag.candidates import Candidate, Found

LIMIT_CHARS = 3_000  # every piece of every run is counted; the lead says what the report is about
_RUN = re.compile(
    "[\u30a1-\u30fa\u30fc・]{2,}|[\u3400-\u4dbf\u4e00-\u9fff々]{2,}"
    "|[\u0e01-\u0eff]{4,}|[\u1000-\u109f]{4,}|[\u1780-\u17ff]{4,}|[A-Za-z][A-Za-z0-9]+"
)
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff々]")
_ALPHABETIC = re.compile("[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]")
# Characters: a Han word has two to six; an alphabetic script needs more for as much sense.
HAN_PIECE = (2, 6)
ALPHABETIC_PIECE = (4, 12)
WHOLE_RUN = 8  # a longer run of Han is a clause, not a word


def _splitter(language: str) -> re.Pattern[str]:
    """Give a pattern for the single characters that are words of their own, such as 的."""
    singles = [re.escape(word) for word in stop_words(language) if len(word) == 1]
    return re.compile(f"[{''.join(sorted(singles))}]" if singles else r"(?!)")


def _runs(title: str, text: str, language: str) -> list[tuple[int, str]]:
    """Give the runs with their places; function characters cut those of Chinese."""
    splitter = _splitter(language) if language == "zh" else re.compile(r"(?!)")
    found: list[tuple[int, str]] = []
    for match in _RUN.finditer(whole(title, text)[:LIMIT_CHARS]):
        place = match.start()
        for piece in splitter.split(match[0]):
            if len(piece) > 1:
                found.append((place, piece))
            place += len(piece) + 1
    return found


def _is_cut_well(piece: str) -> bool:
    return not unicodedata.combining(piece[0]) and unicodedata.category(piece[0])[0] != "M"


def _pieces(run: str) -> list[str]:
    """Give the pieces of a run that could be words, the whole run first where it could be one."""
    if _HAN.match(run):
        least, most = HAN_PIECE
        own = [run] if most < len(run) <= WHOLE_RUN else []
    elif _ALPHABETIC.match(run):
        least, most = ALPHABETIC_PIECE
        own = []
    else:
        return [run]
    cut = [
        run[start : start + length]
        for length in range(min(most, len(run)), least - 1, -1)
        for start in range(len(run) - length + 1)
    ]
    return own + [piece for piece in cut if _is_cut_well(piece)]


def _repeated(counts: Counter[str], whole_runs: frozenset[str]) -> set[str]:
    """Keep whole runs, and pieces that come again and not always within one longer piece."""
    kept = {piece for piece, n in counts.items() if n > 1 or piece in whole_runs}
    for piece in sorted(kept, key=len, reverse=True):
        for shorter in (piece[1:], piece[:-1]):
            if counts[shorter] <= counts[piece] and shorter not in whole_runs:
                kept.discard(shorter)
    return kept


def find_unspaced(title: str, text: str, language: str) -> Found:
    """Find words and compounds in a text whose script writes no spaces."""
    runs = _runs(title, text, language)
    generic = generic_words(language)
    counts = Counter(piece for _, run in runs for piece in set(_pieces(run)))
    plain = frozenset(
        run for _, run in runs if not _ALPHABETIC.match(run) and len(run) <= WHOLE_RUN
    )
    found: Found = {}
    for piece in _repeated(counts, plain):
        if piece.casefold() in generic or any(word in piece for word in generic if len(word) > 2):
            continue
        candidate = found[(piece,)] = Candidate((piece,), n=counts[piece])
        candidate.surfaces[(piece,)] = counts[piece]
    for order, (place, run) in enumerate(runs):
        for piece in _pieces(run):
            if seen := found.get((piece,)):
                seen.first = min(seen.first, order)
                seen.in_title = seen.in_title or place < len(title)
    return found
