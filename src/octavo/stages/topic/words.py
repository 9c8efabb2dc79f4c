"""Words that tell a topic in many languages, and which of them a text has."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from octavo.lib.stems import stem
from octavo.lib.text import fold, words

TITLE_WEIGHT = 2.0
LIMIT_LEAD_CHARS = 700
LIMIT_WORDS = 120
MOST = 8.0  # what all words of a topic together say at most
_SHORTEST_OPEN = 4  # letters of a word that may go on; shorter ones begin too many others
_LONGEST = 18
_PREFIX = "medtop:"
_UNSPACED = frozenset({"ja", "zh", "th"})
# What Arabic writes together with the next word.
_ARABIC_JOINED = ("وبال", "وال", "بال", "لل", "كال", "فال", "ال", "و", "ب", "ل", "ف")


@dataclass(slots=True)
class Lexicon:
    """Words of one language: whole ones, and beginnings of words, each with its topics.

    `firsts` are the first halves of two words that stand side by side.
    """

    whole: dict[str, tuple[str, ...]] = field(default_factory=dict)
    beginnings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    firsts: set[str] = field(default_factory=set)
    shortest: int = _LONGEST

    def add(self, word: str, topic: str, *, is_open: bool) -> None:
        """File a word under a topic."""
        table = self.beginnings if is_open else self.whole
        table[word] = (*table.get(word, ()), topic)
        if "_" in word:
            self.firsts.add(word.split("_", 1)[0])
        if is_open:
            self.shortest = min(self.shortest, len(word))

    def topics_of(self, word: str) -> tuple[str, ...]:
        """Give the topics of a word, by the longest beginning that is known."""
        if topics := self.whole.get(word):
            return topics
        if not self.beginnings:
            return ()
        for length in range(min(len(word), _LONGEST), self.shortest - 1, -1):
            if topics := self.beginnings.get(word[:length]):
                return topics
        return ()


def _lines() -> Iterator[tuple[str, str, list[str]]]:
    text = (resources.files(__package__) / "lexicon.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            number, language, *written = line.split()
            yield number, language, written


@cache
def _lexicons() -> Mapping[str, Lexicon]:
    found: dict[str, Lexicon] = {}
    for number, language, written in _lines():
        lexicon = found.setdefault(language, Lexicon())
        for word in written:
            _file(lexicon, word, _PREFIX + number, language)
    return found


def _file(lexicon: Lexicon, written: str, topic: str, language: str) -> None:
    word = fold(written.rstrip("_"))
    if language == "en":
        word = "_".join(stem(part, "en") for part in word.split("_"))
        lexicon.add(word, topic, is_open=False)
        return
    is_open = not written.endswith("_") and len(word) >= _SHORTEST_OPEN
    lexicon.add(word, topic, is_open=is_open and language not in _UNSPACED)


def listed() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Give the words of each topic, by language."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for number, language, written in _lines():
        topic = _PREFIX + number
        of_language = found.setdefault(language, {})
        plain = tuple(word.replace("_", " ").strip() for word in written)
        of_language[topic] = (*of_language.get(topic, ()), *plain)
    return found


def lead_of(text: str) -> str:
    """Give the part of a body that is read."""
    return text[:LIMIT_LEAD_CHARS]


def _bare(word: str) -> str:
    for joined in _ARABIC_JOINED:
        if word.startswith(joined) and len(word) - len(joined) >= 3:
            return word[len(joined) :]
    return word


def forms(text: str, language: str) -> list[str]:
    """Give the words of a text in the form the lexicon has them in."""
    plain = words(text)[:LIMIT_WORDS]
    if language != "ar":  # Arabic letters `words` has folded
        plain = [word if word.isascii() else fold(word) for word in plain]
    if language == "en":
        return [stem(word, "en") for word in plain]
    return [_bare(word) for word in plain] if language == "ar" else plain


def _hits(found: list[str], lexicon: Lexicon) -> Counter[str]:
    """Count the topics of different words, and of two that stand side by side."""
    hits: Counter[str] = Counter()
    topics_of = lexicon.topics_of
    for word in dict.fromkeys(found):
        for topic in topics_of(word):
            hits[topic] += 1
    for one, other in zip(found, found[1:], strict=False):
        if one in lexicon.firsts:
            for topic in topics_of(f"{one}_{other}"):
                hits[topic] += 1
    return hits


def _inside(text: str, lexicon: Lexicon) -> Counter[str]:
    """Count the topics of words found anywhere: for scripts that write no spaces."""
    plain = fold(text)
    hits: Counter[str] = Counter()
    for word, topics in lexicon.whole.items():
        if word in plain:
            hits.update(topics)
    return hits


def told(title: str, text: str, language: str) -> dict[str, float]:
    """Give how much the words of headline and lead speak for each topic; {} where none is known."""
    lexicon = _lexicons().get(language)
    if lexicon is None:
        return {}
    if language in _UNSPACED:
        return _summed(_inside(title, lexicon), _inside(lead_of(text), lexicon))
    lead = forms(lead_of(text), language)
    return told_by(forms(title, language), lead, language)


def told_by(title: list[str], lead: list[str], language: str) -> dict[str, float]:
    """Give the same for words that are in the form the lexicon has them in."""
    lexicon = _lexicons()[language]
    return _summed(_hits(title, lexicon), _hits(lead, lexicon))


def _summed(of_title: Mapping[str, int], of_lead: Mapping[str, int]) -> dict[str, float]:
    scores = {topic: float(n) for topic, n in of_lead.items()}
    for topic, n in of_title.items():
        scores[topic] = scores.get(topic, 0.0) + TITLE_WEIGHT * n
    return scores
