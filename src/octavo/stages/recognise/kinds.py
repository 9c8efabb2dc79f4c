"""What tells whether a name is a person's, an organisation's or an event's."""

from collections.abc import Mapping, Sequence

from octavo.lib.gazetteer.places import gazetteer
from octavo.lib.reading import Reading
from octavo.news.concept import ConceptKind
from octavo.stages.recognise.tables import EVENT, ORGANISATION, ROLES, SPEECH

Votes = Mapping[ConceptKind, float]
# What a sign is worth; the order matters, not the numbers. Of the names of 420 recorded headlines
# with summaries, read one by one, right in kind were 46 of 50 by a forename, 33 of 35 by a role, 28
# of 31 by the noun of a body, 19 of 19 by that of an event, 4 of 4 by speaking (too few to tell).
SURE = 1.0
FORENAME = 0.8
SPEAKS = 0.5
CAPITALS = 0.4  # of two to six letters: an organisation more often than not
PERSON_WORDS = (2, 4)
ACRONYM_LETTERS = (2, 6)


def _by_words(words: Sequence[str], plain: Sequence[str]) -> dict[ConceptKind, float]:
    votes: dict[ConceptKind, float] = {}
    ends = {plain[0], plain[-1]}
    if len(words) > 1 and not ends.isdisjoint(ORGANISATION):
        votes["organisation"] = SURE
    elif len(words) > 1 and plain[-1] in EVENT:
        votes["event"] = SURE
    elif _is_called(words, plain):
        votes["person"] = FORENAME
    least, most = ACRONYM_LETTERS
    if len(words) == 1 and words[0].isupper() and least <= len(words[0]) <= most:
        votes["organisation"] = CAPITALS
    return votes


def _is_called(words: Sequence[str], plain: Sequence[str]) -> bool:
    """Tell whether a forename comes first, as written of people: "MacBook Air" is nobody."""
    least, most = PERSON_WORDS
    return (
        least <= len(words) <= most
        and plain[0] in gazetteer().forenames
        and words[0][1:].islower()
        and not words[-1].isupper()
    )


def votes_for(reading: Reading, start: int, end: int) -> Votes:
    """Weigh what the words [start, end) and those beside them tell of a name's kind."""
    words = [word.text for word in reading.words[start:end]]
    votes = _by_words(words, [word.plain for word in reading.words[start:end]])
    if "organisation" in votes or "event" in votes:
        return votes
    before = reading.words[start - 1].plain if start and reading.joined[start] else ""
    if before in ROLES:
        votes["person"] = SURE
    after = reading.words[end].plain if end < len(reading.words) and reading.joined[end] else ""
    if after in SPEECH and len(words) > 1:
        votes["person"] = max(votes.get("person", 0.0), SPEAKS)
    return votes
