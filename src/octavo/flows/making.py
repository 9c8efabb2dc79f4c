"""From bytes to feeds and articles: one task each, run in another process where that pays.

This module imports stages alone, so that a worker process starts without a database.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from octavo.lib import languages
from octavo.news.article import Article, ReadPage, Rejected
from octavo.news.errors import NotAFeedError
from octavo.news.feed import Feed, ParsedFeed, WaitingEntry
from octavo.news.ports import Response
from octavo.news.told import ToldArticle
from octavo.stages import (
    brief,
    classify,
    compose,
    extract,
    identify,
    measure,
    parse,
    quote,
    tell,
    topic,
)

# Shown below the brief, and beside it: a point the brief has made is not made again.
_N_KEY_POINTS = 4


@dataclass(frozen=True, slots=True)
class FeedTask:
    """A feed with the bytes it answered."""

    feed: Feed
    answer: Response


@dataclass(frozen=True, slots=True)
class NoFeed:
    """The bytes are no feed, and why."""

    reason: str


def parse_feed(task: FeedTask) -> ParsedFeed | NoFeed:
    """Read a feed's bytes, each entry with its identity."""
    answer = task.answer
    url = answer.final_url or task.feed.url
    try:
        parsed = parse.parse(answer.body, content_type=answer.content_type, url=url)
    except NotAFeedError as error:
        return NoFeed(str(error))
    return replace(parsed, entries=identify.identify(parsed.entries))


@dataclass(frozen=True, slots=True)
class Task:
    """An entry with the bytes of its page; None where the entry itself says all."""

    waiting: WaitingEntry
    page: bytes | None
    url: str
    content_type: str
    now: datetime


def make_article(task: Task) -> Article:
    """Make the article of an entry, its language and topic told, its sentences chosen."""
    read: ReadPage | Rejected | None = None
    if task.page is not None:
        read = extract.extract(task.page, url=task.url, content_type=task.content_type)
    composed = compose.compose(task.waiting, read, url=task.url, now=task.now)
    article = _in_its_language(composed)
    article = _with_sentences(_under_its_topic(article, filed_under=task.waiting.feed.section))
    return replace(article, said=said_in(article))


def _in_its_language(article: Article) -> Article:
    words = f"{article.card.title}\n{article.text[:1000]}"
    language = languages.detect(words, hint=article.card.language or None)
    return replace(article, card=replace(article.card, language=language))


def _under_its_topic(article: Article, *, filed_under: str) -> Article:
    """Tell what an article is about, and from that and its publisher's words its section.

    Where the publisher names no section, what the feed is filed under is one keyword more.
    """
    card = article.card
    known = topic.TopicInput(
        title=card.title,
        text=article.text,
        language=card.language,
        section=card.section,
        url=card.url,
        keywords=article.keywords if card.section else (filed_under, *article.keywords),
    )
    guess = topic.classify(known)
    section = classify.classify(
        section=card.section,
        tags=article.keywords,
        url=card.url,
        guess=guess,
        filed_under=filed_under,
    )
    if guess is None:
        return replace(article, card=replace(card, section=section))
    filed = replace(
        card,
        section=section,
        topic=guess.topic,
        topic_confidence=guess.confidence,
        subtopic=guess.second,
    )
    return replace(article, card=filed)


def _with_sentences(article: Article) -> Article:
    card = article.card
    whole = brief.BriefInput(
        article_id=card.id,
        title=card.title,
        text=article.text,
        published_at=card.published_at,
        is_copy=False,
    )
    told = brief.brief([whole], language=card.language)
    more = brief.key_points(whole, _N_KEY_POINTS + len(told), language=card.language)
    return replace(
        article,
        card=replace(card, abstract=brief.abstract(article.text)),
        brief=told,
        key_points=tuple(point for point in more if point not in told)[:_N_KEY_POINTS],
    )


def said_in(article: Article) -> ToldArticle:
    """Give the quotes and figures of an article that are kept."""
    card = article.card
    return tell.keep(
        quote.find_quotes(article.text, language=card.language, title=card.title),
        measure.measure(article.text, card.language, card.published_at),
    )
