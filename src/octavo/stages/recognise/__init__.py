"""Here is an article: which people, organisations and events does it name?

By rules and context, without a model: runs of capitalised words, the words beside them, forenames,
abbreviations in brackets; in Arabic the word before a name. What a desk learns of names over many
articles is in `Register`. Places are the gazetteer's.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from octavo.lib.reading import UNSPACED_LANGUAGES, Reading, lead_places, name_spans, read
from octavo.lib.reading.generic import HONORIFICS
from octavo.news.concept import ConceptKind, Named
from octavo.stages.recognise.abbreviations import abbreviations
from octavo.stages.recognise.arabic import arabic_spans
from octavo.stages.recognise.kinds import FORENAME, SURE, Votes, votes_for
from octavo.stages.recognise.naming import name_key
from octavo.stages.recognise.register import Register
from octavo.stages.recognise.tables import BODIES

__all__ = ["Register", "name_key", "recognise"]

MIN_CONFIDENCE = 0.5  # at .4 any word in capitals is an organisation ("LIVE", "DNA")


@dataclass(slots=True)
class _Sighting:
    """A name while its article is being read."""

    words: tuple[str, ...]
    n: int = 0
    first: int = 0
    in_title: bool = False
    votes: Counter[ConceptKind] = field(default_factory=Counter)
    shorts: set[str] = field(default_factory=set)

    def absorb(self, other: "_Sighting") -> None:
        """Count another name's mentions as this one's."""
        self.n += other.n
        self.in_title |= other.in_title
        self.first = min(self.first, other.first)
        self.shorts |= {" ".join(other.words), *other.shorts}


_Sightings = dict[str, _Sighting]


def _spans(reading: Reading) -> Iterator[tuple[int, int, Votes]]:
    if reading.language == "ar":
        for start, end, kind in arabic_spans(reading):
            yield start, end, {kind: SURE}
        return
    mentions = lead_places(reading.text, reading.language)
    places = {(mention.start, mention.end) for mention in mentions}
    starts = {start for start, _ in places}
    for start, end in name_spans(reading):
        first = start
        while first < end - 1 and (
            reading.words[first].plain in HONORIFICS
            or (reading.starts[first] in starts and reading.words[first + 1].plain in HONORIFICS)
        ):
            first += 1
        if (reading.starts[first], reading.ends[end - 1]) not in places:
            yield first, end, votes_for(reading, first, end)


def _sightings(reading: Reading) -> _Sightings:
    found: _Sightings = {}
    for start, end, votes in _spans(reading):
        words = tuple(word.text for word in reading.words[start:end])
        body = _body_called(words, reading.language)
        told = tuple(body.split()) if body else words
        sighting = found.setdefault(
            name_key(" ".join(told)), _Sighting(told, first=reading.starts[start])
        )
        sighting.n += 1
        sighting.in_title |= start < reading.n_title
        if body and told != words:
            sighting.shorts.add(words[0])
        told_votes: Votes = {"organisation": SURE} if body else votes
        for kind, weight in told_votes.items():
            sighting.votes[kind] = max(sighting.votes[kind], weight)  # type: ignore[assignment]
    return found


def _body_called(words: tuple[str, ...], language: str) -> str:
    """Give the name of a body that English calls by its letters; "" if they are none's."""
    is_letters = language == "en" and len(words) == 1 and words[0].replace(".", "").isupper()
    return BODIES.get(words[0].replace(".", "").casefold(), "") if is_letters else ""


def _fold_abbreviations(found: _Sightings, reading: Reading) -> None:
    """Count "UN" as "United Nations" where the text says what it stands for."""
    for short, full in abbreviations(reading.text):
        short_key, full_key = name_key(short), name_key(full)
        if full_key in found and short_key in found and short_key != full_key:
            found[full_key].absorb(found.pop(short_key))
            if not found[full_key].votes:
                found[full_key].votes["organisation"] = FORENAME  # type: ignore[assignment]


def _fold_surnames(found: _Sightings) -> None:
    """Count "Marrant" as "Ilse Marrant", the only person of that surname in the text."""
    bearers: dict[str, list[str]] = {}
    for key, sighting in found.items():
        if len(sighting.words) > 1:
            bearers.setdefault(name_key(sighting.words[-1]), []).append(key)
    for short, keys in bearers.items():
        if short in found and len(keys) == 1 and found[keys[0]].votes["person"] > 0:
            found[keys[0]].absorb(found.pop(short))


def _named(key: str, sighting: _Sighting) -> Named:
    votes = sighting.votes
    kind: ConceptKind = max(votes, key=lambda one: votes[one], default="topic")
    confidence = votes[kind]
    return Named(
        name=" ".join(sighting.words),
        key=key,
        kind=kind if confidence >= MIN_CONFIDENCE else "topic",
        n=sighting.n,
        first=sighting.first,
        in_title=sighting.in_title,
        shorts=tuple(sorted(sighting.shorts)),
        confidence=float(confidence),
    )


def recognise(*, title: str, text: str, language: str) -> tuple[Named, ...]:
    """Give the names of an article that are not places, in the order they first come.

    Forms of one name within the text come together: a surname with the full name, an abbreviation
    with what brackets say it stands for. `kind` is "topic" where nothing tells.

    Args:
        title: the headline.
        text: the body; the first 4,000 characters are read.
        language: ISO 639-1; scripts without spaces give no names.
    """
    if language in UNSPACED_LANGUAGES:
        return ()
    reading = read(title, text, language)
    found = _sightings(reading)
    _fold_abbreviations(found, reading)
    _fold_surnames(found)
    return tuple(sorted((_named(k, s) for k, s in found.items()), key=lambda named: named.first))
