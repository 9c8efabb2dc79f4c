"""Whose are the words between the marks?

What stands right behind them is asked first ("...," said Okoro), then what leads to them (Okoro
said: "..."), then what they go on from. Nobody is guessed: words for which none of these names a
speaker are a title, a term or a sneer, and no quote.
"""

import re
from dataclasses import dataclass, replace

from octavo.stages.quote import subjects
from octavo.stages.quote.marks import FILLER, Marked, Paragraph
from octavo.stages.quote.names import NAME, read_mention
from octavo.stages.quote.speech import ELIDED, Speech, Subject

# Bounds on how far is read, not on what is found: half or twice each gives the same quotes.
LIMIT_TAIL_CHARS = 200  # from the words to the verb that says them
LIMIT_SENTENCE_CHARS = 3000  # looked through for its ends, marked words included
LIMIT_LEAD_CHARS = 400
LIMIT_HEADING_CHARS = 90  # "Rosa Lind, chief economist" on a line of its own
MAX_REST_WORDS = 8  # behind "..., he added": beyond it the sentence is about something else
MAX_TITLE_WORDS = 12
_STOP = re.compile(r"[.!?…][\"'”’»“«)\]]*(?=\s+[^\sa-zß-ÿа-я]|\s*$)")
_WORD = re.compile(r"\w+")
_LINK = re.compile(r"[\s,.;:!?…–—\-)\]\"'”’»“«]*")
_ATTRIBUTED = re.compile(r"\s*[–—―-]{1,2}\s*(?=\w)")
_INDEFINITE = frozenset({"a", "an"})
_NOUN_TOO = re.compile(  # verbs that are nouns as well
    r"(?:reports|claims|notes|states|comments|shares|demands|calls|answers|promises|questions|warns)$"
)
_TITLE_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Said:
    """Who says a stretch of marked words; offsets are those of the paragraph's frame.

    `beside` tells a speaker named beside the words from one they go on from; a guess is to be
    believed only if the rest of the text knows the name.
    """

    subject: Subject
    verb: str
    beside: bool = True
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A paragraph's frame with the places of its marked words in it."""

    text: str
    marked: tuple[Marked, ...]
    speech: Speech


def frame_of(paragraph: Paragraph, speech: Speech) -> Frame:
    """Shift a paragraph's marked words to places in its frame."""
    start = paragraph.start
    marked = tuple(
        replace(
            m,
            start=m.start - start,
            end=m.end - start,
            outer_start=m.outer_start - start,
            outer_end=m.outer_end - start,
        )
        for m in paragraph.marked
    )
    return Frame(paragraph.frame, marked, speech)


def sentence_start(text: str, at: int, speech: Speech) -> int:
    """Give where the sentence that holds `at` begins."""
    start = floor = max(0, at - LIMIT_SENTENCE_CHARS)
    for stop in _STOP.finditer(text, floor, at):
        if stop[0] != "." or not subjects.is_abbreviation(text, stop.start(), speech):
            start = stop.end()
    return start + len(text[start:at]) - len(text[start:at].lstrip())


def sentence_end(text: str, at: int, speech: Speech) -> int:
    """Give where the sentence that holds `at` ends, its stop included."""
    limit = min(len(text), at + LIMIT_SENTENCE_CHARS)
    for stop in _STOP.finditer(text, at, limit):
        if stop[0] != "." or not subjects.is_abbreviation(text, stop.start(), speech):
            return stop.end()
    return limit


def behind(frame: Frame, n: int) -> Said | None:
    """Read who says the n-th marked words from what follows them."""
    words = frame.marked[n]
    text, speech = frame.text, frame.speech
    if not _may_go_on(text, words):
        return _summed_up(frame, words)
    limit = min(sentence_end(text, words.outer_end, speech), words.outer_end + LIMIT_TAIL_CHARS)
    if n + 1 < len(frame.marked):
        limit = min(limit, frame.marked[n + 1].outer_start)
    link = _LINK.match(text, words.outer_end, limit)
    begin = link.end() if link else words.outer_end
    for verb in speech.verb.finditer(text, begin, limit):
        if speech.bare(verb) not in speech.says:
            continue
        said = _said_behind(frame, words, verb, begin=begin, limit=limit)
        if said is not None:
            return said
    return _according(frame, begin, limit)


def _summed_up(frame: Frame, words: Marked) -> Said | None:
    """Read "With these words Okoro described ..." behind a sentence of marked words."""
    summing = frame.speech.summing
    opening = summing.match(frame.text, words.outer_end) if summing else None
    if opening is None:
        return None
    end = sentence_end(frame.text, opening.end(), frame.speech)
    for verb in frame.speech.verb.finditer(frame.text, opening.end(), end):
        subject = subjects.before(frame.text, opening.end(), verb.start(), frame.speech)
        subject = subject or subjects.after(frame.text, verb.end(), end, frame.speech)
        if subject is not None:
            return Said(subject, verb[0])
    return None


def _may_go_on(text: str, words: Marked) -> bool:
    """Tell whether a sentence can go on behind the words: they end with no full stop."""
    last = text[words.end - 1]
    following = text[words.outer_end : words.outer_end + 2]
    if last == "." and not text[max(words.start, words.end - 3) : words.end] == "...":
        return following[:1] in {",", ";"} or following[1:].islower()
    return not following.startswith((".", ":"))


def _said_behind(
    frame: Frame, words: Marked, verb: re.Match[str], *, begin: int, limit: int
) -> Said | None:
    text, speech = frame.text, frame.speech
    lead = text[begin : verb.start()].strip()
    if not lead or lead.casefold() in speech.between:
        return _verb_first(frame, verb, limit)
    if lead.endswith(",") and not NAME.search(lead):  # "...", with a laugh, said Okoro
        said = _verb_first(frame, verb, limit)
        if said is not None:
            return said
    is_apart = text[words.end - 1] in ",!?…،" or text[words.outer_end] == ","
    if not is_apart and ("," not in lead or _goes_elsewhere(frame, verb)):
        return None
    subject = speech.suffixed(verb) or subjects.before(text, begin, verb.start(), speech)
    if subject is None and speech.drops_subject and not _WORD.search(lead):
        subject = ELIDED
    if subject is None or is_odd(subject, verb[0], speech):
        return None
    if subject.kind == "elided" or not _WORD.search(text, verb.end(), limit):
        return Said(subject, verb[0])
    return Said(subject, verb[0]) if _is_near(text[begin : subject.start], speech) else None


def _is_near(between: str, speech: Speech) -> bool:
    """Tell whether a subject follows marked words in the same clause, as their speaker does."""
    words = between.casefold().split()
    clauses = speech.stoppers - speech.prepositions - subjects.JOINTS
    return len(words) <= MAX_REST_WORDS and clauses.isdisjoint(words)


def _verb_first(frame: Frame, verb: re.Match[str], limit: int) -> Said | None:
    """Read "said Okoro"; a verb that is also a noun ("report") is none without its subject."""
    speech = frame.speech
    if verb[0] in speech.plural:
        return None
    subject = speech.suffixed(verb) or subjects.after(frame.text, verb.end(), limit, speech)
    if subject is not None and not _is_loose(subject, verb[0], speech):
        return Said(subject, verb[0])
    return Said(ELIDED, verb[0]) if speech.drops_subject else None


def _is_loose(subject: Subject, verb: str, speech: Speech) -> bool:
    """Tell whether bare nouns behind a verb are more likely its object: "reports shares"."""
    if subject.kind != "noun" or verb in {"said", "says"} or speech.language != "en":
        return False
    return subject.text.split()[0].casefold() not in speech.determiners


def _goes_elsewhere(frame: Frame, verb: re.Match[str]) -> bool:
    """Tell whether a verb has an object, or a long end: its saying is then another one."""
    end = sentence_end(frame.text, verb.end(), frame.speech)
    words = _WORD.findall(frame.text, verb.end(), end)
    has_object = bool(words) and words[0].casefold() in frame.speech.determiners
    return has_object or len(words) > MAX_REST_WORDS


def _according(frame: Frame, begin: int, limit: int) -> Said | None:
    """Read "according to the study" between two places."""
    words_of = frame.speech.words_of
    theirs = words_of.search(frame.text, begin, limit) if words_of else None
    name = NAME.match(theirs["name"]) if theirs else None
    mention = read_mention(name, frame.speech, theirs.start("name")) if name and theirs else None
    if mention is not None:
        return Said(Subject("name", mention.name, mention.start, mention.end, mention.role), "")
    found = frame.speech.according.search(frame.text, begin, limit)
    if found is None:
        return None
    subject = subjects.after(frame.text, found.end(), limit, frame.speech)
    return Said(subject, found[0].strip()) if subject else None


def ahead(frame: Frame, n: int) -> Said | None:
    """Read who says the n-th marked words from what leads to them in their sentence."""
    words = frame.marked[n]
    text, speech = frame.text, frame.speech
    floor = max(
        sentence_start(text, words.outer_start, speech), words.outer_start - LIMIT_LEAD_CHARS
    )
    lead = text[floor : words.outer_start]
    if not lead.strip(" \"'([—–-"):
        return None
    verbs = list(speech.verb.finditer(text, floor, words.outer_start))
    for verb in reversed(verbs):
        subject = _subject_ahead(frame, verb, floor)
        if subject is not None:
            return Said(subject, verb[0])
    return _according(frame, floor, words.outer_start) or _before_colon(frame, floor, words)


def _subject_ahead(frame: Frame, verb: re.Match[str], floor: int) -> Subject | None:
    text, speech = frame.text, frame.speech
    lead = text[floor : verb.start()].rstrip()
    if verb[0] in speech.saying and not lead[-1:].isalpha():
        return _sentence_subject(frame, floor, verb.start())
    subject = speech.suffixed(verb)
    if subject is None and speech.inverts and _is_circumstance(lead, speech):
        subject = subjects.after(text, verb.end(), len(text), speech)
    subject = subject or subjects.before(text, floor, verb.start(), speech)
    if subject is None and speech.inverts:
        subject = subjects.after(text, verb.end(), len(text), speech)
        is_object = speech.drops_subject and verb[0] not in speech.says
        if subject is not None and is_object and subject.kind == "noun":
            return ELIDED  # "he has called the bridge “a joke”"
    if subject is None and speech.drops_subject and not lead:
        return ELIDED
    if subject is None and subjects.is_joined(lead, speech):
        return beginning(text, floor, verb.start(), speech)
    return None if subject and is_odd(subject, verb[0], speech) else subject


def _is_circumstance(lead: str, speech: Speech) -> bool:
    """Tell whether a sentence begins with a time or a place, so that its subject follows."""
    words = lead.split(" ", 1)
    return words[0].casefold() in speech.prepositions and "," not in lead


def is_odd(subject: Subject, verb: str, speech: Speech) -> bool:
    """Tell whether a verb in the plural stands behind a singular: "a similar report"."""
    words = subject.text.split()
    if subject.kind == "noun" and verb not in speech.says and words[0] in _INDEFINITE:
        return True  # "a city once called": passive
    if subject.kind == "noun" and verb in speech.saying and len(words) == 1:
        return True  # "he keeps asking"
    if speech.language == "en" and subject.kind == "noun" and _NOUN_TOO.match(verb):
        if subject.text.split()[0].casefold() not in speech.determiners:
            return True  # "media reports", "police claims"
    if subject.kind != "noun" or not (verb in speech.plural or verb in speech.saying):
        return False
    return not subject.text.endswith(("s", "people", "police", "men", "women", "children"))


def _sentence_subject(frame: Frame, floor: int, at: int) -> Subject | None:
    """Find who acts in a sentence: the subject of its first verb of speech, else who begins it."""
    for verb in frame.speech.verb.finditer(frame.text, floor, at):
        if verb[0] not in frame.speech.saying:
            subject = subjects.before(frame.text, floor, verb.start(), frame.speech)
            if subject is not None:
                return subject
    return beginning(frame.text, floor, at, frame.speech)


def beginning(text: str, floor: int, ceiling: int, speech: Speech) -> Subject | None:
    """Find the name or pronoun a sentence begins with."""
    for name in NAME.finditer(text, floor, ceiling):
        if speech.stoppers.intersection(text[floor : name.start()].casefold().split()):
            return None
        mention = read_mention(name, speech)
        word = name[0].split(" ")[0]
        if word.casefold() in speech.prepositions:
            return None
        if text[name.end() : name.end() + 1] == ":" and name.end() + 1 < ceiling:
            continue
        if mention is not None:
            return Subject("name", mention.name, mention.start, mention.end, mention.role)
        if word.casefold() in speech.pronouns and speech.pronouns[word.casefold()]:
            return Subject("pronoun", word, name.start(), name.start() + len(word))
    return None


def _before_colon(frame: Frame, floor: int, words: Marked) -> Said | None:
    """Read "Okoro: "..." and "Okoro, on leaving: "..."."""
    lead = frame.text[floor : words.outer_start].rstrip()
    if not lead.endswith(":") or len(lead) > LIMIT_HEADING_CHARS:
        return None
    name = NAME.search(frame.text, floor, floor + len(lead))
    mention = read_mention(name, frame.speech) if name else None
    if mention is None:
        return None
    subject = Subject("name", mention.name, mention.start, mention.end, mention.role)
    return Said(subject, "", is_guess=" " not in mention.name)


def attribution_line(text: str, start: int, end: int, speech: Speech) -> Subject | None:
    """Read "— Okoro, a doctor" between two places."""
    dash = _ATTRIBUTED.match(text, start, end)
    name = NAME.match(text, dash.end(), end) if dash else None
    mention = read_mention(name, speech) if name else None
    if mention is None or " " not in mention.name:
        return None
    return Subject("name", mention.name, mention.start, mention.end, mention.role)


def heading(text: str, speech: Speech) -> Subject | None:
    """Read a line that only names somebody: "Rosa Lind, chief economist", "Rosa Lind:"."""
    bare = text.rstrip(" :")
    if len(bare) > LIMIT_HEADING_CHARS or bare.endswith((".", "?", "!")):
        return None
    name = NAME.match(bare)
    mention = read_mention(name, speech) if name else None
    if mention is None or " " not in mention.name:
        return None
    if mention.end < len(bare) and bare[mention.end] != ",":
        return None
    return Subject(
        "name", mention.name, mention.start, mention.end, bare[mention.end :].strip(" ,")
    )


def announced(text: str, speech: Speech) -> Said | None:
    """Read who is about to speak from the last sentence of the paragraph before."""
    floor = sentence_start(text, len(text) - 1, speech)
    frame = Frame(text, (), speech)
    if text.endswith(":") and (said := _according(frame, floor, len(text))):
        return said
    for verb in reversed(list(speech.verb.finditer(text, floor))):
        subject = _subject_ahead(frame, verb, floor) if verb[0] in speech.says else None
        if subject is not None and (subject.kind != "noun" or text.endswith(":")):
            return Said(subject, verb[0])
    if not text.endswith(":") or len(text) - floor > LIMIT_HEADING_CHARS:
        return None
    subject = beginning(text, floor, len(text), speech)
    return Said(subject, "", is_guess=" " not in subject.text) if subject else None


def is_titled(words: str) -> bool:
    """Tell whether words are written as a title: each long one with a capital.

    >>> is_titled("The Old Man and the Sea"), is_titled("We will not go")
    (True, False)
    """
    found = _TITLE_WORD.findall(words)
    n_capitals = sum(word[0].isupper() for word in found)
    long = [word for word in found if len(word) > 4]
    is_short = len(found) <= MAX_TITLE_WORDS
    return is_short and 2 * n_capitals > len(found) and all(word[0].isupper() for word in long)


def n_between(text: str, earlier: Marked, words: Marked, speech: Speech) -> int | None:
    """Count the sentences between two stretches of marked words.

    None where the later words are no sentence of their own.
    """
    between = text[earlier.outer_end : words.outer_start]
    if FILLER in between:
        return None
    stops = [
        stop
        for stop in _STOP.finditer(between)
        if between[: stop.start()].strip()
        and (stop[0] != "." or not subjects.is_abbreviation(between, stop.start(), speech))
    ]
    if _WORD.search(between[stops[-1].end() :] if stops else ""):
        return None
    return len(stops)
