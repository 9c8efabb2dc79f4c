"""Who is the subject of a verb of speech?

`before` reads what stands left of the verb ("Amina Okoro, a doctor, said"), `after` what stands
right of it ("said the minister, Amina Okoro"). Both take the paragraph's frame, in which words
between marks are blanked, and give places in it.
"""

import re

from octavo.stages.quote.names import BODIES, NAME, Mention, key, read_mention
from octavo.stages.quote.speech import Speech, Subject

LIMIT_SUBJECT_CHARS = 220  # of an apposition: "X, the former head of the ... of the ..., said"
LIMIT_NOUN_WORDS = 9
MAX_ABBREVIATION = 4  # letters: "Prof." and "Gov.", but a general may end a sentence
_CONTRACTED = re.compile(r"(?i)(?:that|it|there|here|what|who|this|he|she|let)['’](?:s|d|ll)$")
_SHUT = frozenset({",", ".", "", ")"})
_UP_TO_COMMA = re.compile(r"[^,.;:()\x01\"“”—–]{0,60},\s+")
_ASIDE = re.compile(r"\([^()\n]*\)")
_WORD = re.compile(r"[^\s,.;:()\[\]\x01\"“”„«»‹›「」—–-][^\s,;:()\[\]\x01\"“”„«»‹›「」—–]*")
_CUT = re.compile(r"[;:()\[\]\x01\"“”„«»—–\n]| - |[.!?…](?=\s)")
_CLAUSE = re.compile(r" (?:who|which|that) [a-z]+$")  # "the officer who answered said"
_AUXILIARY = re.compile(r" (?:has|have|had)(?= (?:[a-z]+ ){1,7}[a-z]+$)")
_RELATIVE = frozenset("who qui que che der die quien который которая".split())
_RANKS = frozenset("first second last own same other former".split())
_BESIDE = frozenset("with mit con avec com con".split())
JOINTS = frozenset("and but und aber et mais y e pero mas ma и но".split())
OF = frozenset("of de del du des da do di della der des von d'".split())
_TRAIL = " \t\u00a0"


def _named(mention: Mention, role: str = "") -> Subject:
    together = f"{role} {mention.role}" if role and mention.role not in role else role
    return Subject(
        "name", mention.name, mention.start, mention.end, (together or mention.role).strip()
    )


def _last_word(text: str) -> tuple[str, int]:
    """Give the last word of a text and where it starts."""
    bare = text.rstrip(_TRAIL)
    start = max(bare.rfind(" "), bare.rfind("\u00a0"), bare.rfind(",")) + 1
    return bare[start:], start


def _name_at_end(text: str, offset: int, speech: Speech) -> Mention | None:
    """Read the name a text ends with, "Bank of England" whole; None if it ends with none."""
    found = None
    for match in NAME.finditer(text):
        previous = found
        found = read_mention(match, speech, offset)
        if previous is not None and found is not None:
            between = text[previous.end - offset : match.start()]
            is_body = key(previous.name.rsplit(" ", 1)[-1]) in BODIES
            if is_body and between in {" of ", " of the ", " for "}:
                whole = text[previous.start - offset : match.end()]
                found = Mention(whole, previous.start, offset + match.end())
    if found is None or text[found.end - offset :].strip(_TRAIL):
        return None
    return found


def _role_before(text: str, speech: Speech) -> str:
    """Give the words of a role that stand right before a name: "yoga therapist"."""
    words = text.split()
    kept: list[str] = []
    for word in reversed(words[-6:]):
        bare = word.casefold()
        if not word[0].isalnum() or (bare in speech.weightless and bare not in speech.determiners):
            break
        kept.append(word)
        if bare in speech.determiners:
            break
    is_article = len(kept) == 1 and kept[0].casefold() in speech.determiners
    return "" if is_article else " ".join(reversed(kept))


def _noun(text: str, offset: int, speech: Speech) -> Subject | None:
    """Read a speaker without a name at the end of a text: "a police spokesman"."""
    words = list(_WORD.finditer(text))[-LIMIT_NOUN_WORDS:]
    begin = 0
    for n, word in enumerate(words):
        bare = word[0].casefold()
        is_joint = bare in speech.small - _RANKS and bare not in speech.determiners
        if bare in _BESIDE or (is_joint and bare not in speech.prepositions):
            begin = n + 1
        elif bare in speech.determiners and n:
            begin = begin if words[n - 1][0].casefold() in speech.prepositions else n
    words = words[begin:]
    while words and words[0][0].casefold() in speech.prepositions:
        words = words[-1:] if len(words) > 1 else []
    if not words or words[-1][0].casefold() in speech.small or not words[-1][0][0].isalpha():
        return None
    if _CONTRACTED.match(words[0][0]):  # "That's a good question"
        return None
    start, end = words[0].start(), words[-1].end()
    return Subject("noun", text[start:end], offset + start, offset + end)


def _pronoun(word: str, start: int, speech: Speech) -> Subject | None:
    if word.casefold() in speech.pronouns:
        return Subject("pronoun", word, start, start + len(word))
    return None


def _phrase(text: str, offset: int, speech: Speech) -> Subject | None:
    """Read the subject a phrase without commas ends with."""
    word, at = _last_word(text)
    if not word or word.casefold() in speech.others:
        return None
    pronoun = _pronoun(word, offset + at, speech)
    if pronoun is not None:
        return pronoun
    mention = _name_at_end(text, offset, speech)
    if mention is None:
        return _noun(text, offset, speech)
    head = text[: mention.start - offset - (len(mention.role) + 1 if mention.role else 0)]
    preposition, at = _last_word(head)
    if preposition.casefold() in speech.prepositions and at:
        return _phrase(head[:at], offset, speech) or _named(mention)
    return _named(mention, _role_before(head, speech))


def _apposed(segments: list[tuple[int, str]], speech: Speech) -> Subject | None:
    """Find who is meant among phrases between commas: "One of them, Ana Reis, 42, a lecturer,".

    The name before an age is taken first, then the last that stands alone and is no place ("from
    Lund, Sweden,"), then one that ends a phrase.
    """
    phrases = [(start, text) for start, text in segments if text.strip(_TRAIL)]
    alone = [
        (n, mention)
        for n, (start, text) in enumerate(phrases)
        if (mention := _alone(start, text, speech)) is not None
        and not (n and _is_led(phrases[n - 1][1], speech))
    ]
    aged = [m for n, m in alone if n + 1 < len(phrases) and phrases[n + 1][1].strip().isdigit()]
    if aged or alone:
        mention = aged[-1] if aged else alone[-1][1]
        others = [
            t.strip(_TRAIL) for s, t in phrases if s > mention.start and not t.strip().isdigit()
        ]
        return _named(mention, others[0] if others else "")
    for start, text in phrases:
        subject = _phrase(text, start, speech)
        if subject is not None and subject.kind == "name":
            return subject
    return _phrase(phrases[0][1], phrases[0][0], speech) if phrases else None


def _innermost(start: int, text: str, speech: Speech) -> tuple[int, str]:
    """Give what follows a phrase's last preposition: "he was found by his sister" (who said)."""
    at = 0
    for word in _WORD.finditer(text):
        if word[0].casefold() in speech.prepositions and word[0].casefold() not in OF:
            at = word.end()
    return start + at, text[at:]


def _alone(start: int, text: str, speech: Speech) -> Mention | None:
    """Read a phrase that is a name and no more."""
    mention = _name_at_end(text, start, speech)
    if mention is None:
        return None
    lead = text[: mention.start - start].strip(_TRAIL)
    return mention if not lead or lead == mention.role else None


def _is_led(phrase: str, speech: Speech) -> bool:
    """Tell whether a phrase begins with a preposition: what follows it is a place still."""
    words = phrase.split()
    return bool(words) and words[0].casefold() in speech.prepositions


def _segments(text: str, offset: int) -> list[tuple[int, str]]:
    segments = []
    at = 0
    for part in text.split(","):
        segments.append((offset + at, part))
        at += len(part) + 1
    return segments


def before(frame: str, floor: int, at: int, speech: Speech) -> Subject | None:
    """Find the subject that stands left of the verb at `at`, not further left than `floor`."""
    floor = max(floor, at - LIMIT_SUBJECT_CHARS)
    lead = _ASIDE.sub(lambda aside: " " * len(aside[0]), frame[floor:at])
    cuts = [
        cut.end()
        for cut in _CUT.finditer(lead)
        if cut[0] != "." or not is_abbreviation(lead, cut.start(), speech)
    ]
    begin = cuts[-1] if cuts else 0
    text = _without_aids(lead[begin:].rstrip(_TRAIL), speech)
    return _read_before(text, floor + begin, speech) if text else None


def _without_aids(text: str, speech: Speech) -> str:
    """Take "has also", "later", "repeatedly" off the end; "" if the verb is no saying."""
    while True:
        word, start = _last_word(text)
        bare = word.casefold()
        if bare in speech.barring:
            return ""
        is_adverb = bare.endswith("ly") and word.islower() and len(bare) > MAX_ABBREVIATION
        if not is_adverb and bare not in speech.between:
            break
        text = text[:start].rstrip(_TRAIL)
    auxiliary = _AUXILIARY.search(text) if speech.language == "en" else None
    if auxiliary is not None:  # "Okoro has over the past months repeatedly warned"
        text = text[: auxiliary.start()].rstrip(_TRAIL)
    return _CLAUSE.sub("", text)


def _read_before(text: str, offset: int, speech: Speech) -> Subject | None:
    """Read the subject at the end of a text that has been cut to the clause."""
    segments = _segments(text, offset)
    if text.endswith(","):
        return _apposed(segments[:-1][-7:], speech)
    start, last = segments[-1]
    words = last.split()
    if len(segments) > 1 and words and words[0].casefold() in speech.determiners:
        mention = _alone(*segments[-2], speech)
        if mention is not None and NAME.search(last) is None:  # "Ana Reis, the mayor said"
            return _named(mention, last.strip(_TRAIL))
    if len(segments) > 1 and len(words) == 1 and words[0].casefold() in _RELATIVE:
        return _apposed([_innermost(*s, speech) for s in segments[:-1][-3:]], speech)
    return _phrase(last, start, speech)


def is_joined(lead: str, speech: Speech) -> bool:
    """Tell whether a verb shares its subject with one before: "... and has since said"."""
    text = lead
    while True:
        word, start = _last_word(text)
        if word.casefold() in JOINTS:
            return True
        if word.casefold() not in speech.between:
            return False
        text = text[:start]


def is_abbreviation(frame: str, dot: int, speech: Speech) -> bool:
    """Tell whether a full stop belongs to an initial or a title."""
    word, _ = _last_word(frame[max(0, dot - 20) : dot])
    is_short_title = len(word) <= MAX_ABBREVIATION and word.casefold() in speech.titles
    return (len(word) == 1 and word.isalpha()) or is_short_title or "." in word


def after(frame: str, at: int, ceiling: int, speech: Speech) -> Subject | None:
    """Find the subject that stands right of the verb that ends at `at`."""
    words: list[re.Match[str]] = []
    end = at
    for word in _WORD.finditer(frame, at, min(ceiling, at + LIMIT_SUBJECT_CHARS)):
        between = frame[end : word.start()]
        if _CUT.search(between + " ") or "," in between or (between.strip() and words):
            break
        if _ends_before(word[0], words, speech):
            break
        if words or word[0].casefold() not in speech.between:
            words.append(word)
        end = word.end()
        if word[0].endswith((".", "!", "?")) and not is_abbreviation(frame, end - 1, speech):
            break
    return _read_after(frame, words, ceiling, speech) if words else None


def _ends_before(word: str, words: list[re.Match[str]], speech: Speech) -> bool:
    """Tell whether the words that name a speaker end before a word."""
    bare = word.casefold()
    if words and words[-1][0][0].isupper() and _is_behind_name(word, speech):
        return True
    if bare in OF and not any(one[0][0].isupper() for one in words):
        return False  # "the head of the union"
    return bare in speech.stoppers and (bool(words) or bare not in speech.determiners)


def _is_behind_name(word: str, speech: Speech) -> bool:
    """Tell whether a word right behind a name opens a remark on it: "Irina standing near"."""
    return word.islower() and (word.endswith("ing") or word in speech.determiners)


def _read_after(
    frame: str, words: list[re.Match[str]], ceiling: int, speech: Speech
) -> Subject | None:
    first = words[0][0].rstrip(".,!?")
    if first.casefold() in speech.others:
        return None
    pronoun = _pronoun(first, words[0].start(), speech)
    if pronoun is not None:
        return pronoun
    start = words[0].start()
    phrase = frame[start : words[-1].end()].rstrip(".,!?")
    mention = _name_at_end(phrase, start, speech)
    lead = frame[start : mention.start].split() if mention else []
    apposed = _next_name(frame, start + len(phrase), ceiling, speech)
    n_owned = len(lead) if apposed is not None else 2  # "the head of Brazil's old club, Ana Reis"
    is_possessor = not OF.isdisjoint(word.casefold() for word in lead[-n_owned:])
    if mention is not None and not is_possessor:
        return _named(mention, _role_before(frame[start : mention.start], speech))
    if apposed is not None:
        return _named(apposed, phrase)
    first_name = NAME.match(phrase)
    following = phrase[first_name.end() :].split() if first_name else []
    is_whole = bool(following) and following[0] in speech.weightless
    if first_name is not None and (is_whole or " " in first_name[0]):  # "Reis lo ocurrido"
        mention = read_mention(first_name, speech, start)
        if mention is not None:
            return _named(mention)
    if not phrase[-1:].isalpha():
        return None
    return Subject("noun", phrase, start, start + len(phrase))


def _next_name(frame: str, at: int, ceiling: int, speech: Speech) -> Mention | None:
    """Read a name that stands between commas right after a phrase: ", Jo March,"."""
    match = _UP_TO_COMMA.match(frame, at, ceiling)
    name = NAME.match(frame, match.end(), ceiling) if match else None
    if name is None or match is None or frame[name.end() : name.end() + 1] not in _SHUT:
        return None
    mention = read_mention(name, speech)
    return mention if mention and (match[0].startswith(",") or " " in mention.name) else None
