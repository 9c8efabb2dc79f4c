"""What is somebody said to have said, without marks?

Okoro said that ...; the bridge was safe, Okoro said; ..., said Okoro. Sentences with marked words
are left to `attribute`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from octavo.stages.quote import subjects
from octavo.stages.quote.attribute import is_odd, sentence_end, sentence_start
from octavo.stages.quote.marks import FILLER
from octavo.stages.quote.names import NAME
from octavo.stages.quote.speech import Speech, Subject

MIN_CLAUSE_WORDS = 4  # "he said no" tells nothing that could be quoted
MAX_WORDS_BEHIND = 7  # "..., he said in a statement on Monday": beyond it a clause has begun
LIMIT_ADDRESSEE_CHARS = 60  # "told the BBC's morning programme that"
_WORD = re.compile(r"\w+")
_FIRST = re.compile(r"\s*,?\s*([^\W\d_][\w'’]*)")
# Verbs that carry a clause without "that"; the others would take an object: "announced the plan".
_BARE = frozenset(
    """
    said says say believes claimed claims claim argued argues insisted insists warned warns
    admitted admits suggested suggests noted notes explained explains
    """.split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """A clause [start, end) that a subject is said to have said, and its sentence."""

    subject: Subject
    verb: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int


def find_told(frame: str, speech: Speech) -> Iterator[Told]:
    """Give the reported speech of a paragraph, at most one a sentence."""
    done = 0
    for verb in speech.reporting.finditer(frame):
        if verb.start() < done:
            continue
        start = sentence_start(frame, verb.start(), speech)
        end = sentence_end(frame, verb.end(), speech)
        if FILLER in frame[start:end]:
            done = end
            continue
        told = _read(frame, verb, start, end, speech)
        if told is not None:
            done = end
            yield told


def _read(frame: str, verb: re.Match[str], start: int, end: int, speech: Speech) -> Told | None:
    if speech.inverts or verb[0] in {"said", "says"}:
        told = _behind(frame, verb, start, end, speech)
        if told is not None:
            return told
    subject = subjects.before(frame, start, verb.start(), speech)
    if subject is None or is_odd(subject, verb[0], speech):
        return None
    clause = _clause_start(frame, verb, end, speech)
    if clause is not None and _is_long(frame, clause, end):
        return Told(subject, verb[0], clause, end, start, end)
    comma = frame.rfind(",", start, subject.start)
    is_behind = len(_WORD.findall(frame, verb.end(), end)) <= MAX_WORDS_BEHIND
    if is_behind and comma > 0 and _is_long(frame, start, comma) and subject.kind != "noun":
        return Told(subject, verb[0], start, comma, start, end)
    if is_behind and comma > 0 and _is_long(frame, start, comma) and _is_clear(subject, speech):
        return Told(subject, verb[0], start, comma, start, end)
    return None


def _is_clear(subject: Subject, speech: Speech) -> bool:
    """Tell whether nouns are a speaker for sure: an article before them, or several of them."""
    first = subject.text.split()[0].casefold()
    return first in speech.determiners or subject.text.endswith("s")


def _is_long(frame: str, start: int, end: int) -> bool:
    return len(_WORD.findall(frame, start, end)) >= MIN_CLAUSE_WORDS


def _clause_start(frame: str, verb: re.Match[str], end: int, speech: Speech) -> int | None:
    """Find where the words said begin behind a verb: after "that", or at once."""
    limit = min(end, verb.end() + LIMIT_ADDRESSEE_CHARS)
    conjunction = speech.clause.search(frame, verb.end(), limit)
    if conjunction is not None and _is_aside(
        frame[verb.end() : conjunction.start()], verb[0], speech
    ):
        return conjunction.end()
    first = _FIRST.match(frame, verb.end(), end)
    if first is None or (speech.language == "en" and verb[0] not in _BARE):
        return None
    if speech.language == "de":
        return first.start(1) if "," in frame[verb.end() : first.start(1)] else None
    if speech.language != "en" or "," in frame[verb.end() : first.start(1)]:
        return None
    word = first[1].casefold()
    opens = speech.determiners | speech.others | speech.pronouns.keys() | {"there"}
    return first.start(1) if word in opens or NAME.match(frame, first.start(1)) else None


def _is_aside(between: str, verb: str, speech: Speech) -> bool:
    """Tell whether words between verb and "that" say whom, when or where, not what."""
    words = between.split()
    if "." in between or "," in between.rstrip(", "):
        return False
    if not words or verb.startswith(("told", "tell")) or speech.language != "en":
        return True
    return words[0].casefold() in speech.prepositions or words[0][0].isupper()


def _behind(frame: str, verb: re.Match[str], start: int, end: int, speech: Speech) -> Told | None:
    """Read "..., said Okoro"."""
    lead = frame[start : verb.start()].rstrip()
    if not lead.endswith(",") or verb[0] in speech.plural:
        return None
    subject = subjects.after(frame, verb.end(), end, speech)
    clause_end = start + len(lead) - 1
    if subject is None or subject.kind == "pronoun" or not _is_long(frame, start, clause_end):
        return None
    return Told(subject, verb[0], start, clause_end, start, end)
