"""Who is meant? The names of a text, the words that stand for them, and who these are.

In scripts with capitals a name is a run of capitalised words. A surname, a title or a pronoun is
resolved to a name given elsewhere in the text, the nearest before it by preference.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from octavo.lib.text import fold
from octavo.stages.quote.given import GENDERS
from octavo.stages.quote.speech import Speech

_UPPER = "".join(
    chr(code)
    for code in (*range(0x41, 0x250), *range(0x386, 0x530), *range(0x1E00, 0x1F00))
    if chr(code).isupper()
)
_JOINTS = "'’‘ʼ-"
_TOKEN = (
    rf"(?:[{_UPPER}]\.(?:[{_UPPER}]\.)*|[‘ʼ]?[{_UPPER}]\w*(?:[{_JOINTS}](?![sS]\b)\w+)*"
    rf"(?:(?<=\b[DMS]r)\.|(?<=\bM[rs]s)\.|(?<=\bMs)\.|(?<=\bProf)\.|(?<=\bSen)\.|(?<=\bRep)\."
    rf"|(?<=\bGov)\.|(?<=\bGen)\.|(?<=\bCol)\.|(?<=\bLt)\.|(?<=\bSgt)\.|(?<=\bAdv)\.)?"
    rf"|(?:al|el|as|an|ar)-[{_UPPER}]\w+)"
)
_PARTICLE = (
    r"(?:de|del|della|di|da|dos|das|do|van|von|vom|zu|der|den|ter|ten|la|le|bin|ibn|bint|al|el|ben"
    r"|af|av)"
)
NAME = re.compile(
    rf"(?:(?:von|van|bin|ibn)[ \u00a0](?:de[rn][ \u00a0])?)?{_TOKEN}"
    rf"(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_TOKEN})*"
)
BODIES = frozenset(  # "University of Leeds" is one name, "President of Ghana" is not
    """
    university bank ministry department institute house office council board court college school
    academy bureau committee commission association federation centre center chamber league union
    church museum society organisation organization united house governor's embassy city
    """.split()
)
_BODY = re.compile(
    r"(?i)\b(?:inc|ltd|llc|gmbh|ag|plc|corp|university|universität|institute|bank|ministry|council"
    r"|department|police|court|association|federation|party|office|company|group|school|agency"
    r"|committee|commission|times|post|news|union|club|city|united|states|house|society|street"
    r"|university|college|hospital|centre|center|board|league|team|network|foundation|service"
    r"|mining|construction|holdings|motors|airlines|airways|systems|technologies|services"
    r"|resources|energy|limited|research|studies|project|initiative|act|award|awards|journal"
    r"|partei|ministerium|verein|gesellschaft|partido|ministerio|junta|asociación)\b"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»]*\s+(?=[^a-zß-ÿ])|\x01")
_NEXT_WORD = re.compile(rf" ([^\W\d_{_UPPER}]\w*)")
_RELATIVE = frozenset("who qui que quien che".split())
_AGE = re.compile(r",? \(?\d\d\b")
CONTEXT_CHARS = 90  # of a name: where its role is told
KEYS_KEPT = 8192  # words of names, which come back within a text and in the next
MAX_WORDS_BEFORE = 3  # "British prime minister Ann Hale" still begins its sentence


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands: without its titles, which are its role."""

    name: str
    start: int
    end: int
    role: str = ""


@lru_cache(maxsize=KEYS_KEPT)
def key(word: str) -> str:
    """Give the form in which two spellings of a word agree."""
    return fold(word).strip(".'")


def read_mention(match: re.Match[str], speech: Speech, offset: int = 0) -> Mention | None:
    """Part a run of capitalised words into titles and name; None if no name is left.

    Words of no weight that only begin a sentence ("When", "Many") are left out.
    """
    words = match[0].replace("\u00a0", " ").split(" ")
    keep = 0
    while keep < len(words) and words[keep].casefold() in speech.weightless:
        keep += 1
    titled = keep
    for n in range(keep, len(words)):
        if is_title(words[n], speech):
            titled = n + 1
    if keep == len(words):
        return None
    role = " ".join(words[keep:titled])
    if titled == len(words):  # "the Prime Minister": a role, not a name
        return None
    start = offset + match.start() + sum(len(word) + 1 for word in words[:titled])
    return Mention(" ".join(words[titled:]), start, offset + match.end(), role)


_GERMAN_TITLE = re.compile(
    r"(?i).*(?:minister|ministerin|sprecher|sprecherin|direktor|direktorin|chef|chefin|präsident"
    r"|präsidentin|leiter|leiterin|trainer|trainerin|meister|meisterin|anwalt|anwältin|experte"
    r"|expertin|forscher|forscherin|vorsitzender|vorsitzende|vorstand|rat|rätin|gründer|gründerin"
    r"|kanzler|kanzlerin|könig|sieger|siegerin|kommissar|kommissarin|führer|führerin|kontrolleur"
    r"|manager|managerin|schützer|schützerin|beauftragter|beauftragte)$"
)


def is_title(word: str, speech: Speech) -> bool:
    """Tell whether a capitalised word is what somebody is, not what they are called."""
    if word.casefold().rstrip(".") in speech.titles:
        return True
    return speech.language == "de" and _GERMAN_TITLE.match(word) is not None


class Register:
    """The names of one text; paragraphs are read only once one of them is asked for.

    `frames` are the paragraphs with their starts, the words between marks blanked.
    """

    def __init__(self, frames: Sequence[tuple[int, str]], title: str, speech: Speech) -> None:
        self._frames = frames
        self._starts = [start for start, _ in frames]
        self._title = title
        self._speech = speech
        self._read: dict[int, list[Mention]] = {}
        self._full: dict[tuple[str, int], Mention | None] = {}

    def mentions(self, paragraph: int) -> list[Mention]:
        """Give the names of a paragraph, in order."""
        if paragraph not in self._read:
            start, frame = self._frames[paragraph]
            self._read[paragraph] = _mentions(frame, start, self._speech)
        return self._read[paragraph]

    def full(self, name: str, at: int) -> Mention | None:
        """Find the fullest form of a name: the last before `at`, else the first after.

        None where the text has no fuller one.
        """
        asked = (name, bisect_right(self._starts, at))
        if asked not in self._full:
            self._full[asked] = self._find_full(name, at)
        return self._full[asked]

    def _find_full(self, name: str, at: int) -> Mention | None:
        words = name.split(" ")
        if key(name) in self._speech.places or name.isupper():
            return None
        found = None
        for n, (start, frame) in enumerate(self._frames):
            if start > at and found is not None:
                break
            if words[-1] in frame:
                fitting = [m for m in self.mentions(n) if _is_fuller(m.name, words)]
                before = [m for m in fitting if m.start <= at]
                if before:
                    found = self._commoner(found, before[-1])
                elif found is None and fitting:
                    found = fitting[0]
        if found is None and words[-1] in self._title:
            titled = _mentions(self._title, -len(self._title), self._speech)
            found = next((m for m in titled if _is_fuller(m.name, words)), None)
        return found

    def _commoner(self, earlier: Mention | None, later: Mention) -> Mention:
        """Choose between two bearers of a surname: whom the text names more often or first."""
        if earlier is None or earlier.name == later.name:
            return later
        return earlier if self._weight(earlier.name) >= self._weight(later.name) else later

    def _weight(self, name: str) -> tuple[int, bool]:
        in_title = 1 if name in self._title else 0
        n_named = in_title + sum(frame.count(name) for _, frame in self._frames)
        return n_named, name.split(" ")[0].casefold() in GENDERS

    def full_name(self, name: str, at: int) -> str:
        """Give the fullest form of a name, itself where there is no fuller one."""
        found = self.full(name, at)
        return found.name if found else name

    def persons_before(self, at: int) -> Iterator[Mention]:
        """Give the people named before `at`, the nearest first, under their full names."""
        for n in range(bisect_right(self._starts, at) - 1, -1, -1):
            for mention in reversed(self.mentions(n)):
                if mention.start >= at:
                    continue
                full = self.full(mention.name, mention.start) or mention
                if " " in full.name and self._is_person(full):
                    role = mention.role or full.role
                    yield Mention(full.name, mention.start, mention.end, role)

    def _is_person(self, mention: Mention) -> bool:
        """Tell whether a full name is a person's: by title or given name, or as a surname is used.

        A text that says "Hale" and "Ann Hale" speaks of a person; no text says "Academy" alone.
        """
        first, last = mention.name.split(" ")[0], mention.name.rsplit(" ", 1)[-1]
        if is_body(mention.name) or key(last) in self._speech.places:
            return False
        if mention.role or first.casefold() in GENDERS:
            return True
        before, after = self.around(mention)
        word = before.rstrip(" ,").rsplit(" ", 1)[-1].casefold()
        if word in self._speech.determiners or word in self._speech.titles:
            return word in self._speech.titles
        if _AGE.match(after):
            return True
        n_alone = sum(frame.count(last) - frame.count(mention.name) for _, frame in self._frames)
        return n_alone > 0

    def body_before(self, at: int) -> Mention | None:
        """Find the last organisation named before a place."""
        for n in range(bisect_right(self._starts, at) - 1, -1, -1):
            for mention in reversed(self.mentions(n)):
                is_known = len(mention.name) > 1 and key(mention.name) not in self._speech.places
                if mention.start < at and is_known and is_body(mention.name):
                    return mention
        return None

    def is_described(self, name: str) -> bool:
        """Tell whether a name begins with a common word: "Passenger Ana Reis", "the passenger"."""
        first = name.split(" ", 1)[0].lower()
        common = re.compile(rf"(?<!\w){re.escape(first)}(?!\w)")
        return name.count(" ") > 1 and any(common.search(frame) for _, frame in self._frames)

    def is_in_title(self, mention: Mention) -> bool:
        """Tell whether the headline names somebody, by the last name at least."""
        return mention.name.rsplit(" ", 1)[-1] in self._title

    def around(self, mention: Mention) -> tuple[str, str]:
        """Give what stands before a name and after it, in its own sentence."""
        start, frame = self._frames[bisect_right(self._starts, mention.start) - 1]
        before = frame[max(0, mention.start - start - CONTEXT_CHARS) : mention.start - start]
        after = frame[mention.end - start : mention.end - start + CONTEXT_CHARS]
        return _SENTENCE_END.split(before)[-1], _SENTENCE_END.split(after)[0]

    def acts(self, mention: Mention) -> bool:
        """Tell whether a name looks like a subject: it begins a sentence, or a verb follows."""
        before, after = self.around(mention)
        words = before.casefold().split()
        while words and words[-1].rstrip(".") in self._speech.titles:
            words.pop()
        if len(words) <= MAX_WORDS_BEFORE and not self._speech.stoppers.intersection(words):
            return True
        if words and words[-1] in self._speech.stoppers:
            return False
        following = _NEXT_WORD.match(after)
        return following is not None and (
            following[1] in _RELATIVE or following[1] not in self._speech.stoppers
        )


def is_body(name: str) -> bool:
    """Tell whether a name is an organisation's, by the words it is made of."""
    return name.isupper() or _BODY.search(name) is not None


def _is_fuller(name: str, words: Sequence[str]) -> bool:
    """Tell whether a name holds all the words, and more."""
    theirs = name.split(" ")
    return len(theirs) > len(words) and {key(w) for w in words} <= {key(w) for w in theirs}


def _mentions(text: str, start: int, speech: Speech) -> list[Mention]:
    found = (read_mention(match, speech, start) for match in NAME.finditer(text))
    return [mention for mention in found if mention is not None]
