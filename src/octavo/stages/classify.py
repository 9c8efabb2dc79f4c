"""Here is an article: under which section of the front page does it stand?

The publisher's own words decide first (its section, the folders of the address, its keywords); what
the article is about, as `stages/topic` told it, only beside keywords that disagree or where those
are silent; what the whole feed is filed under last. "" where nothing tells: a wrong section is
worse than none.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal
from urllib.parse import unquote, urlsplit

from octavo.lib.text import fold
from octavo.news.sections import SECTIONS, Section
from octavo.news.topics import TopicGuess, section_of

SECTION_WEIGHT = 6.0
PATH_WEIGHT = 4.0
TAG_WEIGHT = 2.0
# What the feed is filed under says little of one article: a paper's only feed holds everything. So,
# 156 of the 158 articles of the demonstration stand where their publisher prints them; weighed like
# the page's own section, and before it, 87.
FEED_WEIGHT = 1.0
# At its surest a topic weighs as much as one keyword. Where the publisher says nothing any topic
# told is taken: of 2,642 lines of stream/2026-05 (not learnt from, each asked by headline and
# summary alone) .82 get a section, .72 of those the feed's own; from a confidence of .60 on .68 get
# one, .74 of those the feed's own. Lists of telling words by section gave .62 one, .62 right.
TOPIC_WEIGHT = 2.0
LIMIT_TAGS = 12
LIMIT_FOLDERS = 3
# "World" and "local" say where, not what: another section named beside them is the better one.
_PLACE_SECTIONS = frozenset({"world", "local"})
PLACE_SHARE = 0.5

# What publishers call their sections, in English, Arabic, French, Spanish, German, Japanese,
# Italian, Portuguese and Russian.
_NAMES: Mapping[Section, str] = {
    "world": """
        world international global foreign africa asia europe americas middle-east mideast عالم
        دولي العالم دوليات monde internacional mundo internationales ausland welt 国際 世界 mondo
        esteri мир международный
    """,
    "politics": """
        politics political election elections government parliament congress سياسة السياسة سياسي
        politique política politica politik inland 政治 политика
    """,
    "business": """
        business economy economic economics finance financial markets market money companies
        industry investing stocks اقتصاد الاقتصاد أعمال مال économie economie bourse economía
        economia negocios wirtschaft finanzen 経済 ビジネス mercati экономика бизнес финансы
    """,
    "science": """
        science sciences space physics astronomy research علوم العلوم ciencia wissenschaft wissen
        科学 scienza scienze ciência наука
    """,
    "technology": """
        technology tech technologies gadgets software ai cybersecurity internet digital computing
        تكنولوجيا تقنية التقنية technologie tecnología tecnologia digitales netzwelt テクノロジー
        技術 технологии
    """,
    "health": """
        health medicine medical wellness coronavirus covid صحة الصحة santé sante salud gesundheit
        医療 健康 salute saúde здоровье
    """,
    "culture": """
        culture arts art entertainment music film films movies movie books tv television celebrity
        celebrities theatre theater fashion lifestyle media style ثقافة فن فنون الثقافة culturas
        cultura kultur feuilleton unterhaltung 文化 芸能 エンタメ spettacoli культура
    """,
    "sport": """
        sport sports football soccer nfl nba nhl mlb cricket tennis golf rugby olympics f1 racing
        basketball baseball boxing رياضة الرياضة deportes deporte fútbol futebol fussball fußball
        スポーツ calcio esporte esportes desporto спорт футбол
    """,
    "environment": """
        environment climate climate-change nature energy weather wildlife بيئة مناخ البيئة
        environnement climat planète medio-ambiente medioambiente clima umwelt klima 環境 ambiente
        meio-ambiente экология климат
    """,
    "local": """
        local metro regional city محليات محلي المحلية locales région regionales lokales lokal 地域
        地方 cronaca cidades регион город
    """,
}
_SPLIT = re.compile(r"[/\-_.+&,;:|>\s]+")


@cache
def _names() -> dict[str, Section]:
    return {
        fold(name).replace("-", " "): section
        for section, names in _NAMES.items()
        for name in names.split()
    }


def _grams(words: Sequence[str]) -> Iterable[str]:
    """Give the words, and every two neighbours."""
    yield from words
    yield from (f"{one} {other}" for one, other in zip(words, words[1:], strict=False))


def _add(votes: dict[Section, float], grams: Iterable[str], weight: float) -> None:
    for gram in dict.fromkeys(grams):
        section = _names().get(gram)
        if section:
            votes[section] = votes.get(section, 0.0) + weight


def _parts(phrase: str) -> list[str]:
    return [part for part in _SPLIT.split(fold(phrase)) if part]


def _folders(url: str) -> list[str]:
    """Give an address's subdomain and folders, outermost first; its last part is left out."""
    try:
        split = urlsplit(url)
        subdomains = (split.hostname or "").split(".")[:-2]
    except ValueError:
        return []
    folders = [part for part in unquote(split.path).split("/")[:-1] if part]
    return [part for part in (*subdomains, *folders) if part != "www" and not part.isdigit()]


def votes_of(
    *, section: str, tags: Sequence[str], url: str, guess: TopicGuess | None, filed_under: str
) -> dict[Section, float]:
    """Give the weight of evidence for every section that has any."""
    votes: dict[Section, float] = {}
    _add(votes, _grams(_parts(section)), SECTION_WEIGHT)
    for depth, folder in enumerate(_folders(url)[:LIMIT_FOLDERS], start=1):
        _add(votes, _grams(_parts(folder)), PATH_WEIGHT / depth)
    _add(votes, [gram for tag in tags[:LIMIT_TAGS] for gram in _grams(_parts(tag))], TAG_WEIGHT)
    _add(votes, _grams(_parts(filed_under)), FEED_WEIGHT)
    if guess:
        about = section_of(guess.second or guess.topic)
        votes[about] = votes.get(about, 0.0) + TOPIC_WEIGHT * guess.confidence
    return votes


def classify(
    *,
    section: str,
    tags: Sequence[str] = (),
    url: str = "",
    guess: TopicGuess | None = None,
    filed_under: str = "",
) -> Section | Literal[""]:
    """Give the section an article stands under, "" where nothing tells.

    Args:
        section: what the publisher calls the section, "" where it does not say.
        tags: the publisher's keywords.
        url: the article's address; its folders often name the section.
        guess: what the article is about, if that was told.
        filed_under: what the feed is filed under, by a list of feeds or the operator.

    Returns:
        The section of the heaviest evidence; ties go to the one that stands first on the front
        page, but a subject goes before a place.
    """
    votes = votes_of(section=section, tags=tags, url=url, guess=guess, filed_under=filed_under)
    if not votes:
        return ""
    weighed = {
        name: weight * (PLACE_SHARE if name in _PLACE_SECTIONS else 1.0)
        for name, weight in votes.items()
    }
    return max(SECTIONS, key=lambda name: weighed.get(name, 0.0))
