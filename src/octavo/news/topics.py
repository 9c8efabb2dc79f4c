"""What articles are about: the IPTC Media Topics at two levels."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from octavo.news.sections import Section

_LANGUAGES = ("en", "ar", "fr", "es", "de")
_PREFIX = "medtop:"

# Where a topic stands on the front page. A level-two topic without a line of its own stands where
# its parent does. IPTC knows no "world" and no "local": these say where, not what, so only topics
# that readers look for under "world" are there and "local" is left to the publisher's own word.
_SECTIONS: dict[str, Section] = {
    "medtop:01000000": "culture",
    "medtop:02000000": "world",
    "medtop:03000000": "world",
    "medtop:04000000": "business",
    "medtop:05000000": "politics",
    "medtop:06000000": "environment",
    "medtop:07000000": "health",
    "medtop:08000000": "culture",
    "medtop:09000000": "business",
    "medtop:10000000": "culture",
    "medtop:11000000": "politics",
    "medtop:12000000": "world",
    "medtop:13000000": "science",
    "medtop:14000000": "world",
    "medtop:15000000": "sport",
    "medtop:16000000": "world",
    "medtop:17000000": "environment",
    "medtop:20000638": "world",
    "medtop:20000756": "technology",
    "medtop:20001339": "health",
}


@dataclass(frozen=True, slots=True)
class Topic:
    """A term of the taxonomy: `parent` is "" at level one, `labels` are by language."""

    id: str
    parent: str
    labels: tuple[tuple[str, str], ...]

    @property
    def level(self) -> int:
        """1 for the seventeen at the top, 2 below them."""
        return 2 if self.parent else 1

    def label(self, language: str = "en") -> str:
        """Give its name in a language, in English where it has none there."""
        known = dict(self.labels)
        return known[self.language_of_label(language)]

    def language_of_label(self, language: str) -> str:
        """Give the language `label` answers in when asked for one."""
        return language if language in dict(self.labels) else "en"


@dataclass(frozen=True, slots=True)
class TopicGuess:
    """That an article is about a topic, with the chance of it being so.

    `second` is the topic of level two, "" where none is sure enough; `second_confidence` is the
    chance of both.
    """

    topic: str
    confidence: float
    second: str = ""
    second_confidence: float = 0.0


@cache
def topics() -> dict[str, Topic]:
    """Give the taxonomy by id, each topic of level one before its own of level two."""
    found: dict[str, Topic] = {}
    parent = ""
    text = (resources.files(__package__) / "topics.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        number, *labels = (part.strip() for part in line.split("|"))
        is_below = line.startswith(" ")
        one = Topic(
            id=_PREFIX + number,
            parent=parent if is_below else "",
            labels=tuple(zip(_LANGUAGES, labels, strict=True)),
        )
        parent = parent if is_below else one.id
        found[one.id] = one
    return found


def top_of(topic: str) -> str:
    """Give the topic of level one a topic belongs to.

    Raises:
        KeyError: there is no such topic.
    """
    return topics()[topic].parent or topic


def section_of(topic: str) -> Section:
    """Give the section of the front page a topic of either level stands under.

    Raises:
        KeyError: there is no such topic.
    """
    return _SECTIONS.get(topic) or _SECTIONS[top_of(topic)]
