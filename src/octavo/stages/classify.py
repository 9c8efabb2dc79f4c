"""Here is an article: under which section of the front page does it stand?

The publisher's own words decide first (its section, the folders of the address, its keywords),
words of the headline and the lead only where those are silent. "" where nothing tells: a wrong
section is worse than none.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal
from urllib.parse import unquote, urlsplit

from octavo.lib.text import fold, surface_words
from octavo.news.sections import SECTIONS, Section

SECTION_WEIGHT = 6.0
PATH_WEIGHT = 4.0
TAG_WEIGHT = 2.0
TITLE_WEIGHT = 1.0
LEAD_WEIGHT = 0.5
LIMIT_LEAD_CHARS = 600
LIMIT_TAGS = 12
LIMIT_FOLDERS = 3
# Swept 0.4-2.4 on 3,000 lines of stream/2026-03 (agreement with the feed's category, and the share
# of lines that get a section): .76 of .87 at 0.4, .78 of .79 at 1.0, .84 of .50 at 2.4.
MIN_WEIGHT = 1.0
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
        технологии
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
# Words of a headline that seldom stand in another section.
_WORDS: Mapping[Section, str] = {
    "world": """
        war ceasefire troops missile missiles drone drones airstrike airstrikes strikes embassy un
        nato refugees migrants border hostages truce invasion rebels militants kremlin iran israel
        gaza ukraine russia china syria yemen sudan diplomatic sanctions militia killed military
        حرب هدنة صواريخ غارة لاجئين أسرى guerre frappes guerra krieg
    """,
    "politics": """
        president minister senate congress parliament vote votes voters lawmakers democrat
        democrats republican republicans campaign ballot cabinet coalition opposition mayor
        governor legislation election elections poll referendum premier white-house رئيس وزير
        انتخابات برلمان élection ministre elecciones gobierno ministro wahl bundestag
    """,
    "business": """
        shares stock stocks profit profits revenue earnings inflation bank banks tariffs trade oil
        prices investors ceo economy market markets merger acquisition ipo billion startup jobs
        layoffs rates bonds retailer sales crypto bitcoin dollar funding valuation أسهم نفط بنك
        أسعار bourse banque banco precios aktien
    """,
    "science": """
        scientists researchers study nasa asteroid planet planets telescope fossil species
        physicists quantum galaxy moon mars rocket astronauts dinosaur archaeologists genome comet
        spacecraft orbit ancient neanderthal particle universe artemis
    """,
    "technology": """
        app apps iphone android google apple microsoft openai chatgpt ai software hackers startup
        robot robots chip chips smartphone laptop meta amazon tesla cyberattack ransomware chatbot
        gpt data-center browser windows linux developer developers nvidia anthropic xbox
        playstation pixel galaxy samsung gpu
    """,
    "health": """
        patients doctors hospital hospitals vaccine vaccines virus cancer disease drug drugs
        outbreak infection diabetes measles mental nurses surgery therapy obesity dementia nhs
    """,
    "culture": """
        film movie actor actress singer album song songs band concert novel author exhibition
        museum oscar oscars grammy netflix series season episode trailer director celebrity
        festival theatre broadway star rapper musician painting artist box-office hollywood finale
        bafta
    """,
    "sport": """
        match goal goals league cup coach striker championship tournament win wins beat beats
        season player players team teams final semifinal semi-final medal olympic playoff playoffs
        quarterback nfl nba mlb nhl premier-league fifa uefa grand-prix wimbledon injury draft
        مباراة دوري كأس هدف équipe partido gol spiel trainer
    """,
    "environment": """
        climate emissions carbon wildfire wildfires flood floods drought heatwave storm hurricane
        conservation pollution wildlife biodiversity renewable solar deforestation
    """,
    "local": """
        council residents neighbourhood neighborhood county borough township
    """,
}
_SPLIT = re.compile(r"[/\-_.+&,;:|>\s]+")


def _table(listed: Mapping[Section, str]) -> dict[str, frozenset[Section]]:
    table: dict[str, set[Section]] = {}
    for section, words in listed.items():
        for word in words.split():
            table.setdefault(fold(word).replace("-", " "), set()).add(section)
    return {word: frozenset(sections) for word, sections in table.items()}


@cache
def _names() -> dict[str, frozenset[Section]]:
    return _table(_NAMES)


@cache
def _words() -> dict[str, frozenset[Section]]:
    return _table(_WORDS)


def _grams(words: Sequence[str]) -> Iterable[str]:
    """Give the words, and every two neighbours."""
    yield from words
    yield from (f"{one} {other}" for one, other in zip(words, words[1:], strict=False))


def _add(
    votes: dict[Section, float],
    grams: Iterable[str],
    table: Mapping[str, frozenset[Section]],
    weight: float,
) -> None:
    for gram in dict.fromkeys(grams):
        sections = table.get(gram, frozenset())
        for section in sections:
            votes[section] = votes.get(section, 0.0) + weight / len(sections)


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


def _spoken(text: str) -> list[str]:
    return [fold(word.removesuffix("'s").removesuffix("’s")) for word, _, _ in surface_words(text)]


def votes_for(
    *, tags: Sequence[str], section: str, url: str, title: str, text: str = ""
) -> dict[Section, float]:
    """Give the weight of evidence for every section that has any."""
    votes: dict[Section, float] = {}
    _add(votes, _grams(_parts(section)), _names(), SECTION_WEIGHT)
    for depth, folder in enumerate(_folders(url)[:LIMIT_FOLDERS], start=1):
        _add(votes, _grams(_parts(folder)), _names(), PATH_WEIGHT / depth)
    tag_grams = [gram for tag in tags[:LIMIT_TAGS] for gram in _grams(_parts(tag))]
    _add(votes, tag_grams, _names(), TAG_WEIGHT)
    _add(votes, _grams(_spoken(title)), _words(), TITLE_WEIGHT)
    _add(votes, _grams(_spoken(text[:LIMIT_LEAD_CHARS])), _words(), LEAD_WEIGHT)
    return votes


def classify(
    *,
    tags: Sequence[str],
    section: str,
    url: str,
    title: str,
    text: str = "",
) -> Section | Literal[""]:
    """Give the section an article stands under, "" where nothing tells.

    Args:
        tags: the publisher's keywords.
        section: what the publisher calls the section, "" where it does not say.
        url: the article's address; its folders often name the section.
        title: the headline.
        text: the body, of which the lead counts a little.

    Returns:
        The section of the heaviest evidence, at least MIN_WEIGHT; ties go to the one that stands
        first on the front page, but a subject goes before a place.
    """
    votes = votes_for(tags=tags, section=section, url=url, title=title, text=text)
    weighed = {
        name: weight * (PLACE_SHARE if name in _PLACE_SECTIONS else 1.0)
        for name, weight in votes.items()
    }
    best = max(SECTIONS, key=lambda name: weighed.get(name, 0.0))
    return best if votes.get(best, 0.0) >= MIN_WEIGHT else ""
