"""A desk of values: what the faces show in tests, with no database behind it.

Everything a publisher writes (names, titles, authors, hashtags, abstracts) carries `HOSTILE`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from octavo.features import reading
from octavo.news.article import Article, ArticleCard, Hashtag, Revision, Sentence
from octavo.news.correction import Merger
from octavo.news.errors import InputError, NotFoundError
from octavo.news.feed import Enclosure, Feed, Publisher
from octavo.news.figure import Claim, Disagreement, Figure, Point, Series, Standing
from octavo.news.pages import (
    ArticlePage,
    DayCount,
    FrontPage,
    HashtagCount,
    HashtagPage,
    Hit,
    PublisherPage,
    RisingHashtag,
    SearchPage,
    SectionList,
    Slice,
    StorylinePage,
    StoryPage,
)
from octavo.news.quote import Difference, Place, Quote, SharedQuote, Speaker, Telling
from octavo.news.story import Edition, Evidence, Link, Membership, Placement, Related, StoryCard
from octavo.news.storyline import Part, StorylineCard, StorylinePlace
from octavo.news.told import Told, ToldArticle

NOW = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"

COURIER = Publisher(f"courier.localhost:8110/{HOSTILE}", f"The Quay Courier {HOSTILE}", "GB", "en")
WIRE = Publisher("wire.localhost:8110", "Harbour Wire", "GB", "en", "agency")
MINARET = Publisher("http://paper.example/feed?a=1", "صحيفة الميناء", "EG", "ar", "daily")

FERRY = Hashtag(f"ferry/{HOSTILE}", f"Ferry {HOSTILE}")
STORM = Hashtag("عاصفة", "عاصفة")

TEXT = (
    "The night ferry turned back at the harbour mouth. All 212 passengers are safe & well.\n"
    "The company says it will sail again at noon."
)
HTML = (
    "<p>The night <b>ferry</b> turned back at the harbour mouth. All 212 passengers are "
    '<a href="https://wire.example/safe">safe &amp; well</a>.</p>'
    '<figure><img src="https://wire.example/a.jpg"></figure>'
    "<p>The company says it will sail again at noon.</p>"
)
ARABIC = "عادت العبارة الليلية إلى الميناء. الركاب جميعا بخير."

Line = TypeVar("Line")


def sentence(text: str, article_id: int, within: str = TEXT) -> Sentence:
    """Give a sentence at its place in a text."""
    start = within.index(text)
    return Sentence(text, article_id, start, start + len(text))


BRIEF = (
    sentence("The night ferry turned back at the harbour mouth.", 1),
    sentence("The company says it will sail again at noon.", 1),
)

FERRY_CARD = ArticleCard(
    id=1,
    title=f"Ferry turns back {HOSTILE}",
    url="https://courier.example/ferry?a=1&b=2",
    publisher=COURIER,
    published_at=NOW - timedelta(hours=1, minutes=2),
    language="en",
    abstract=f"The night ferry turned back. {HOSTILE}",
    image="https://courier.example/ferry.jpg",
    story_id=5,
    section="world",
    hashtags=(FERRY, STORM),
    topic="medtop:03000000",
    topic_confidence=0.84,
    subtopic="medtop:20000139",
)
COPY_CARD = ArticleCard(
    id=2,
    title="Ferry turns back at harbour mouth",
    url="javascript:alert(3)",
    publisher=WIRE,
    published_at=NOW - timedelta(minutes=20),
    language="en",
    image="javascript:alert(4)",
    story_id=5,
    copy_of_id=1,
)
ARABIC_CARD = ArticleCard(
    id=3,
    title="العبارة تعود إلى الميناء",
    url="https://paper.example/3",
    publisher=MINARET,
    published_at=NOW - timedelta(days=1, hours=3),
    language="ar",
    kind="podcast",
    abstract=ARABIC,
    story_id=5,
    hashtags=(STORM,),
)
STORY = StoryCard(
    id=5,
    title=f"A ferry turns back {HOSTILE}",
    first_at=ARABIC_CARD.published_at,
    last_at=COPY_CARD.published_at,
    n_articles=3,
    n_reports=2,
    n_publishers=3,
    brief=BRIEF,
    hashtags=(FERRY, STORM),
    image="https://courier.example/ferry.jpg",
    section="world",
    articles=(FERRY_CARD, COPY_CARD, ARABIC_CARD),
)
ARABIC_STORY = StoryCard(
    id=6,
    title="عاصفة على الساحل",
    first_at=ARABIC_CARD.published_at,
    last_at=ARABIC_CARD.published_at,
    n_articles=1,
    n_reports=1,
    language="ar",
    articles=(ARABIC_CARD,),
)
FERRY_ARTICLE = Article(
    card=FERRY_CARD,
    text=TEXT,
    html=HTML,
    authors=(f"Ann Mole {HOSTILE}", "Bo Reed"),
    enclosures=(
        Enclosure("https://courier.example/ferry.mp3", "audio/mpeg", 1_200_000, 754),
        Enclosure("https://videos.example/watch?v=1", "text/html"),
        Enclosure("javascript:alert(5)", "audio/mpeg"),
    ),
    brief=BRIEF,
    key_points=BRIEF[:1],
    revisions=(
        Revision(f"Ferry late {HOSTILE}", TEXT.replace("212", "210"), NOW - timedelta(minutes=50)),
    ),
    is_partial=True,
)
ARABIC_ARTICLE = Article(card=ARABIC_CARD, text=ARABIC, html=f"<p>{ARABIC}</p>")
COPY_ARTICLE = Article(card=COPY_CARD, text=TEXT, html="")

FEED = Feed(
    id=9,
    url="https://courier.example/feed",
    title=f"All news {HOSTILE}",
    publisher=COURIER,
    last_fetched_at=NOW - timedelta(minutes=5),
    n_failures=1,
    problem=f"the server answered 503 {HOSTILE}",
    n_entries=30,
)
EDITION = Edition(
    on=NOW.date(),
    made_at=NOW - timedelta(hours=2),
    placements=(
        Placement(1, STORY, f"3 outlets, 2 independent reports {HOSTILE}"),
        Placement(2, ARABIC_STORY, "the only report from a quiet source"),
    ),
)
FERRY_QUOTE = Quote(
    f"it will sail again at noon {HOSTILE},",
    "direct",
    Speaker("she", f"Ann Mole {HOSTILE}", f"owner {HOSTILE}", Place(86, 97)),
    f"says {HOSTILE}",
    (Place(103, 129),),
    Place(86, 130),
)
FERRY_FIGURE = Figure(
    kind="count",
    value=212,
    unit="",
    written=f"212 {HOSTILE}",
    start=54,
    end=57,
    thing=f"passengers {HOSTILE}",
    thing_start=58,
    thing_end=68,
    sentence_start=50,
    sentence_end=85,
    qualifier="at least",
    state="rescued",
    of=f"Harbour {HOSTILE}",
    per=f"day {HOSTILE}",
    is_change=True,
    on=NOW.date(),
    when=f"on Friday {HOSTILE}",
    source=f"the company {HOSTILE}",
)
ARABIC_FIGURE = replace(
    FERRY_FIGURE, value=214, written="٢١٤", thing="راكبا", sentence_start=0, language="ar"
)
CLAIMS = (
    Claim(FERRY_FIGURE, 1, COURIER.key, FERRY_CARD.published_at),
    Claim(ARABIC_FIGURE, 3, MINARET.key, ARABIC_CARD.published_at),
)
SIDES = tuple(Standing(claim.figure.value, None, (claim,)) for claim in CLAIMS)
COURSE = Series(
    f"passengers {HOSTILE}",
    "",
    (
        Point(NOW.date() - timedelta(days=1), 214, 214, 214, CLAIMS[1:]),
        Point(NOW.date(), 212, 212, 214, CLAIMS[:1]),
    ),
)
TOLD = Told(
    quotes=(
        SharedQuote(
            FERRY_QUOTE,
            (
                Telling(1, FERRY_QUOTE),
                Telling(
                    3,
                    FERRY_QUOTE,
                    (
                        Difference(f"noon {HOSTILE}", "dawn"),
                        Difference("", f"perhaps {HOSTILE}"),
                        Difference(f"again {HOSTILE}", ""),
                    ),
                ),
            ),
        ),
    ),
    figures=SIDES,
    disagreements=(Disagreement(f"passengers {HOSTILE}", "", SIDES),),
    series=(COURSE,),
)
SAID = ToldArticle((FERRY_QUOTE,), (FERRY_FIGURE,))
ARTICLE_PAGES = {
    1: ArticlePage(
        FERRY_ARTICLE,
        STORY,
        said=SAID,
        key=SAID,
        copies=(COPY_CARD,),
        related=(Related(ARABIC_CARD, f"the same story {HOSTILE}"),),
    ),
    2: ArticlePage(COPY_ARTICLE, STORY, origin=FERRY_CARD),
    3: ArticlePage(ARABIC_ARTICLE),
}
STORYLINE = StorylineCard(
    3,
    f"Harbour {HOSTILE}: ferry",
    NOW - timedelta(days=90),
    NOW,
    2,
    latest=STORY,
)
PARTS = (
    Part(2, STORY, Link(5, 6, 0.61, ("ferry", HOSTILE), (HOSTILE,), 0.57), ARABIC_STORY),
    Part(1, ARABIC_STORY),
)
STORYLINE_PAGE = StorylinePage(
    STORYLINE,
    PARTS,
    (DayCount(date(2025, 12, 20), 2), DayCount(date(2026, 3, 20), 3)),
    series=(COURSE,),
)
STORY_PAGE = StoryPage(
    STORY,
    reports=(FERRY_CARD, ARABIC_CARD),
    copies={1: (COPY_CARD,)},
    memberships={3: Membership(3, Evidence(0.614, words=0.5, shared_terms=("ferry", HOSTILE)))},
    mergers=(
        Merger(4, f"Late ferry {HOSTILE}", "en", 2, NOW, Evidence(0.5, names=(HOSTILE,))),
        Merger(7, "عبارة", "ar"),
    ),
    related=(ARABIC_STORY,),
    storyline=StorylinePlace(
        STORYLINE,
        PARTS[0],
        before=PARTS[1],
    ),
    told=TOLD,
)


@dataclass(frozen=True, slots=True)
class FakeReading:
    """Answers like `features.reading`, out of values."""

    front_page: FrontPage
    article_pages: Mapping[int, ArticlePage] = field(default_factory=dict)

    def front(self, now: datetime) -> FrontPage:
        return self.front_page

    def edition(self, now: datetime) -> Edition:
        return self.front_page.edition

    def article(self, article_id: int) -> ArticlePage:
        if article_id not in self.article_pages:
            raise NotFoundError("article", article_id)
        return self.article_pages[article_id]

    def story(self, story_id: int) -> StoryPage:
        if story_id not in {4, 5}:  # 4 was merged into 5
            raise NotFoundError("story", story_id)
        return STORY_PAGE

    def storyline(self, storyline_id: int) -> StorylinePage:
        if storyline_id not in {2, 3}:  # 2 was joined to 3
            raise NotFoundError("storyline", storyline_id)
        return STORYLINE_PAGE

    def storylines(self, cursor: str | None = None, limit: int = 20) -> Slice[StorylineCard]:
        return _slice((STORYLINE, replace(STORYLINE, id=4, latest=None)), cursor, limit)

    why_follows = staticmethod(reading.why_follows)

    def hashtag(self, key: str, cursor: str | None = None, limit: int = 20) -> HashtagPage:
        if key != FERRY.key:
            raise NotFoundError("hashtag", key)
        activity = tuple(DayCount(date(2026, 3, on), on % 4) for on in range(1, 21))
        return HashtagPage(FERRY, 30, self.stories(cursor, limit), activity, (STORM,))

    def publisher(self, key: str, cursor: str | None = None, limit: int = 30) -> PublisherPage:
        if key not in {COURIER.key, MINARET.key}:
            raise NotFoundError("publisher", key)
        return PublisherPage(COURIER, 30, (FEED,), self.latest(cursor, limit))

    def latest(
        self, cursor: str | None = None, limit: int = 30, **_filters: str | None
    ) -> Slice[ArticleCard]:
        return _slice((FERRY_CARD, COPY_CARD, ARABIC_CARD), cursor, limit)

    def stories(
        self, cursor: str | None = None, limit: int = 20, *, section: str | None = None
    ) -> Slice[StoryCard]:
        found = (STORY, ARABIC_STORY)
        return _slice(tuple(s for s in found if section in {None, s.section}), cursor, limit)

    def feeds(self, cursor: str | None = None, limit: int = 50) -> Slice[Feed]:
        return _slice((FEED,), cursor, limit)

    def hashtags(
        self, cursor: str | None = None, limit: int = 50, *, kind: str = ""
    ) -> Slice[HashtagCount]:
        return _slice((HashtagCount(FERRY, 12), HashtagCount(STORM, 1)), cursor, limit)

    def rising_hashtags(self, limit: int = 10) -> tuple[RisingHashtag, ...]:
        return (RisingHashtag(STORM, 9, 1.2),)[:limit]


class FakeSearch:
    """Answers like `features.search`, out of values."""

    def search(
        self, query: str, cursor: str | None = None, limit: int = 20, **_options: object
    ) -> SearchPage:
        snippet = f"the night \x02ferry\x03 turned {HOSTILE}"
        hits = (Hit(FERRY_CARD, snippet), Hit(ARABIC_CARD, "\x03قبل \x02العبارة"))
        return SearchPage(query, _slice(hits, cursor, limit), len(hits))


def _slice(lines: tuple[Line, ...], cursor: str | None, limit: int) -> Slice[Line]:
    """Page by a cursor that is the number of lines before."""
    try:
        start = int(cursor or 0)
    except ValueError as error:
        raise InputError(f"no such cursor: {cursor}") from error
    end = start + limit
    return Slice(lines[start:end], str(end) if end < len(lines) else None)


def full_desk() -> FakeReading:
    """Give a desk with an edition, sections and articles."""
    front = FrontPage(
        edition=EDITION,
        sections=(SectionList("world", (STORY, ARABIC_STORY)),),
        latest=(FERRY_CARD, COPY_CARD, ARABIC_CARD),
        n_feeds=2,
        n_articles=1204,
        n_waiting=17,
    )
    return FakeReading(front, ARTICLE_PAGES)


def empty_desk() -> FakeReading:
    """Give a desk that follows no one."""
    return FakeReading(FrontPage(Edition(on=NOW.date(), made_at=NOW)))
