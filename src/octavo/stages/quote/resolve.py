"""Which person or body does a subject stand for?

Names are given in full as they stand elsewhere in the text; a title goes to the last person who was
given it; a pronoun, or a verb without its subject, to the one who spoke last, unless a sentence has
begun with somebody else since.
"""

from itertools import islice

from octavo.lib.text import fold
from octavo.news.quote import Place, Speaker
from octavo.stages.quote.given import GENDERS
from octavo.stages.quote.names import Mention, Register, is_body, key
from octavo.stages.quote.speech import Speech, Subject
from octavo.stages.quote.subjects import OF

LIMIT_PERSONS = 12  # people looked back at for a pronoun
_GENDERS_BY_TITLE = {
    **dict.fromkeys("mr sir lord king prince pope herr m señor sr chairman".split(), "m"),
    **dict.fromkeys("congressman spokesman signor señor don".split(), "m"),
    **dict.fromkeys("mrs ms miss lady dame queen princess frau mme mlle señora".split(), "f"),
    **dict.fromkeys("sra congresswoman spokeswoman chairwoman actress signora".split(), "f"),
}
_IN_FULL = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "col": "colonel",
    "prof": "professor",
    "dr": "doctor",
    "pm": "premier",
}
_PERSONS = frozenset(  # "the 42-year-old", "the victim": the one spoken of, not somebody new
    """
    democrat republican diplomat senator billionaire striker midfielder defender actor actress
    singer author writer pensioner student teenager founder boss coach manager player champion
    veteran conservative tory frenchman briton president governor minister premier
    chancellor mayor year-old man woman star victim mother father politician leader widow widower
    jährige jährigen slowene tetracampeón mandatario instructor titular político
    dirigente syndicaliste politico
    """.split()
)


class Resolver:
    """Resolves the subjects of one text, in the order in which they stand."""

    def __init__(self, register: Register, speech: Speech) -> None:
        self._register = register
        self.speech = speech
        self._last: Speaker | None = None
        self._last_at = -1
        self._person_last: Speaker | None = None
        self._person_at = -1
        self._genders: dict[str, str] = {}

    def resolve(self, subject: Subject, at: int) -> Speaker:
        """Give the speaker a subject stands for; `at` is where its words stand."""
        if subject.kind == "elided":
            speaker = self._absent(at)
        elif subject.kind == "pronoun":
            speaker = self._pronoun(subject)
        elif subject.kind == "name":
            speaker = self._name(subject)
        else:
            speaker = self._noun(subject)
        if speaker.full_name:
            self._last, self._last_at = speaker, max(at, subject.end)
            if self._is_person(subject, speaker):
                self._person_last, self._person_at = speaker, self._last_at
        return speaker

    def _is_person(self, subject: Subject, speaker: Speaker) -> bool:
        if subject.kind == "pronoun":
            return bool(self.speech.pronouns[subject.text.casefold()])
        if subject.kind == "name":
            return not is_body(speaker.full_name)
        return subject.kind == "elided" or speaker.full_name != speaker.name

    def again(self) -> Speaker | None:
        """Give the one who spoke last, for words that go on without naming anybody."""
        if self._last is None:
            return None
        return Speaker("", self._last.full_name, self._last.role)

    def _name(self, subject: Subject) -> Speaker:
        written, described = subject.text, ""
        if self._register.is_described(written):
            described, written = written.split(" ", 1)
        full = self._register.full(written, subject.start)
        name = full.name if full else written
        role = subject.role or described or (full.role if full else "")
        self._learn_gender(name, f"{subject.role} {full.role if full else ''}")
        return Speaker(subject.text, name, role, Place(subject.start, subject.end))

    def _learn_gender(self, name: str, role: str) -> None:
        for word in role.split():
            gender = _GENDERS_BY_TITLE.get(key(word))
            if gender:
                self._genders[name] = gender

    def _absent(self, at: int) -> Speaker:
        person = self._person(at, "")
        return Speaker("", person.name, person.role) if person else Speaker("", "")

    def _pronoun(self, subject: Subject) -> Speaker:
        place = Place(subject.start, subject.end)
        gender = self.speech.pronouns[subject.text.casefold()]
        if not gender:
            last = self._last
            if last is not None and (last is not self._person_last or " " not in last.full_name):
                return Speaker(subject.text, last.full_name, last.role, place)
            body = self._register.body_before(subject.start)
            return Speaker(subject.text, body.name if body else "", "", place)
        person = self._person(subject.start, gender)
        if person is None:
            return Speaker(subject.text, "", "", place)
        self._genders.setdefault(person.name, gender)
        return Speaker(subject.text, person.name, person.role, place)

    def _noun(self, subject: Subject) -> Speaker:
        place = Place(subject.start, subject.end)
        words = subject.text.split()
        if fold(words[0]) not in self.speech.definite or len(words) == 1:
            return Speaker(subject.text, subject.text, "", place)
        head = words[1] if self.speech.leads_with_noun else words[-1]
        bearer = self._bearer(head, subject.start)
        if bearer is not None:
            return Speaker(subject.text, bearer.name, subject.text, place)
        if self._is_known_person(head):
            person = self._person(subject.start, "")
            if person is not None:
                return Speaker(subject.text, person.name, person.role, place)
        return Speaker(subject.text, subject.text, "", place)

    def _is_known_person(self, head: str) -> bool:
        """Tell whether a noun with an article means somebody the text has named before."""
        bare = key(head)
        if bare in _PERSONS or bare.endswith("year-old"):
            return True
        return self.speech.leads_with_noun and head.casefold() in self.speech.titles

    def _bearer(self, title: str, at: int) -> Mention | None:
        """Find the last person who was given a title."""
        wanted = key(title)
        for person in islice(self._register.persons_before(at), LIMIT_PERSONS):
            before, after = self._register.around(person)
            told = {_IN_FULL.get(word, word) for word in map(key, person.role.split())}
            if wanted in told or self._is_told(wanted, before, after):
                return person
        return None

    def _is_told(self, title: str, before: str, after: str) -> bool:
        """Tell whether the words around a name give its bearer a title.

        "the minister Ann Hale", "the minister for trade, Ann Hale", "Ann Hale, the minister".
        """
        lead = [key(word) for word in before.rstrip(" ,").rsplit(",", 1)[-1].split()]
        if title in lead:
            following = lead[len(lead) - lead[::-1].index(title) :]
            n_adjectives = 0 if self.speech.language == "en" else 1
            if len(following) <= n_adjectives or following[0] in OF:
                return True
        apposed = after.split(",")[1].split() if after.startswith(",") else []
        return title in map(key, apposed)

    def _fits(self, name: str, gender: str) -> bool:
        known = self._genders.get(name) or GENDERS.get(name.split(" ")[0].casefold(), "")
        return not gender or not known or known == gender

    def _person(self, at: int, gender: str) -> Mention | None:
        """Find whom a pronoun stands for: the last speaker, or who began a sentence since."""
        nearest = None
        for person in islice(self._register.persons_before(at), LIMIT_PERSONS):
            if self._person_last and person.start <= self._person_at:
                break
            self._learn_gender(person.name, person.role)
            if not self._fits(person.name, gender):
                continue
            nearest = nearest or person
            if self._register.acts(person):
                return person
            if self._person_last is None and self._register.is_in_title(person):
                return person
        last = self._person_last
        if last and self._fits(last.full_name, gender):
            return Mention(last.full_name, self._person_at, self._person_at, last.role)
        return nearest
