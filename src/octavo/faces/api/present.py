"""From values of the news to what the API gives."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.http import HttpRequest
from django.urls import reverse

from octavo.faces.api import schemas
from octavo.features import correcting
from octavo.news.article import ArticleCard, Hashtag, Sentence
from octavo.news.correction import Merger, Why
from octavo.news.feed import Feed, Publisher
from octavo.news.pages import ArticlePage, Hit, SearchPage, Slice, StoryPage
from octavo.news.story import Edition, Membership, StoryCard
from octavo.news.topics import topics

Value = TypeVar("Value")
Out = TypeVar("Out")

_MATCH_MARKS = str.maketrans("", "", "\x02\x03")


class Presenter:
    """Writes values for one request: addresses are absolute, so it knows the desk's own."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    def _address(self, name: str, key: int) -> str:
        return self._request.build_absolute_uri(reverse(name, args=[key]))

    def lines(self, found: Slice[Value], write: Callable[[Value], Out]) -> dict[str, Any]:
        """Write a list with the cursor of what comes after it."""
        return {"items": [write(line) for line in found.lines], "next": found.next}

    def publisher(self, publisher: Publisher) -> schemas.PublisherOut:
        """Write a publisher."""
        return schemas.PublisherOut(**publisher_fields(publisher))

    def hashtag(self, hashtag: Hashtag) -> schemas.HashtagOut:
        """Write a hashtag."""
        return schemas.HashtagOut(key=hashtag.key, label=hashtag.label)

    def sentence(self, sentence: Sentence) -> schemas.SentenceOut:
        """Write a sentence with the address of its place."""
        return schemas.SentenceOut(
            text=sentence.text,
            article=sentence.article_id,
            start=sentence.start,
            end=sentence.end,
            url=f"{self._address('article', sentence.article_id)}#s{sentence.start}",
        )

    def article(self, card: ArticleCard) -> schemas.ArticleOut:
        """Write an article as a line."""
        return schemas.ArticleOut(**self._article_fields(card))

    def hit(self, hit: Hit) -> schemas.HitOut:
        """Write a search result, its marks left out."""
        return schemas.HitOut(
            **self._article_fields(hit.article), snippet=hit.snippet.translate(_MATCH_MARKS)
        )

    def whole_article(self, page: ArticlePage) -> schemas.WholeArticleOut:
        """Write an article whole."""
        article = page.article
        return schemas.WholeArticleOut(
            **self._article_fields(article.card),
            text=article.text,
            html=article.html,
            authors=list(article.authors),
            is_partial=article.is_partial,
            enclosures=[
                schemas.EnclosureOut(
                    url=e.url,
                    media_type=e.media_type,
                    length_bytes=e.length_bytes,
                    duration_s=e.duration_s,
                )
                for e in article.enclosures
            ],
            brief=self._sentences(article.brief),
            key_points=self._sentences(article.key_points),
            related=[
                schemas.RelatedOut(article=self.article(r.article), reason=r.reason)
                for r in page.related
            ],
        )

    def story(self, story: StoryCard) -> schemas.StoryOut:
        """Write a story as a line."""
        return schemas.StoryOut(**self._story_fields(story))

    def whole_story(self, page: StoryPage) -> schemas.WholeStoryOut:
        """Write a story whole."""
        return schemas.WholeStoryOut(
            **self._story_fields(page.story),
            memberships=[_membership(one, page) for one in page.memberships.values()],
            mergers=[_merger(one) for one in page.mergers],
        )

    def edition(self, edition: Edition) -> schemas.EditionOut:
        """Write an edition in the order of its places."""
        return schemas.EditionOut(
            on=edition.on,
            made_at=edition.made_at,
            stories=[
                schemas.PlacedStoryOut(**self._story_fields(p.story), rank=p.rank, reason=p.reason)
                for p in edition.placements
            ],
        )

    def feed(self, feed: Feed) -> schemas.FeedOut:
        """Write a feed and how it fares."""
        return schemas.FeedOut(
            id=feed.id,
            url=feed.url,
            title=feed.title,
            site_url=feed.site_url,
            section=feed.section,
            publisher=self.publisher(feed.publisher),
            last_fetched_at=feed.last_fetched_at,
            next_fetch_at=feed.next_fetch_at,
            n_entries=feed.n_entries,
            n_failures=feed.n_failures,
            problem=feed.problem,
            is_gone=feed.is_gone,
        )

    def search(self, page: SearchPage) -> dict[str, Any]:
        """Write the answer to a search."""
        return {**self.lines(page.hits, self.hit), "n_hits": page.n_hits}

    def _sentences(self, sentences: Iterable[Sentence]) -> list[schemas.SentenceOut]:
        return [self.sentence(sentence) for sentence in sentences]

    def _article_fields(self, card: ArticleCard) -> dict[str, Any]:
        return {
            "id": card.id,
            "title": card.title,
            "url": card.url,
            "desk_url": self._address("article", card.id),
            "publisher": self.publisher(card.publisher),
            "published_at": card.published_at,
            "language": card.language,
            "kind": card.kind,
            "story": card.story_id,
            "is_copy_of": card.copy_of_id,
            "builds_on": card.builds_on_id,
            "agency": card.agency,
            "series": card.series,
            "hashtags": [self.hashtag(hashtag) for hashtag in card.hashtags],
            "topic": _topic(card),
            "abstract": card.abstract,
            "image": card.image,
        }

    def _story_fields(self, story: StoryCard) -> dict[str, Any]:
        return {
            "id": story.id,
            "title": story.title,
            "url": self._address("story", story.id),
            "section": story.section,
            "language": story.language,
            "brief": self._sentences(story.brief),
            "hashtags": [self.hashtag(hashtag) for hashtag in story.hashtags],
            "n_articles": story.n_articles,
            "n_reports": story.n_reports,
            "n_publishers": story.n_publishers,
            "first_at": story.first_at,
            "last_at": story.last_at,
            "storyline": story.storyline_id,
            "image": story.image,
            "articles": [self.article(card) for card in story.articles],
        }


def publisher_fields(publisher: Publisher) -> dict[str, Any]:
    """Give the fields every account of a publisher has."""
    return {
        "key": publisher.key,
        "name": publisher.name,
        "country": publisher.country,
        "language": publisher.language,
        "kind": publisher.kind,
    }


def _topic(card: ArticleCard) -> schemas.TopicOut | None:
    """Write what an article is about; None for a topic the taxonomy does not have."""
    known = topics()
    if card.topic not in known:
        return None
    below: schemas.SubtopicOut | None = None
    if card.subtopic in known:
        label = known[card.subtopic].label(card.language)
        below = schemas.SubtopicOut(id=card.subtopic, label=label)
    return schemas.TopicOut(
        id=card.topic,
        label=known[card.topic].label(card.language),
        confidence=card.topic_confidence,
        subtopic=below,
    )


def _membership(membership: Membership, page: StoryPage) -> schemas.MembershipOut:
    why = membership.evidence
    return schemas.MembershipOut(
        article=membership.article_id,
        similarity=why.similarity if why else 0.0,
        shared_terms=list(why.shared_terms) if why else [],
        is_pinned=membership.is_pinned,
        bar=why.bar if why else 0.0,
        hours_apart=why.hours_apart if why else 0.0,
        why=str(_why(membership, page)),
    )


def _why(membership: Membership, page: StoryPage) -> Why:
    """Tell why an article is in its story; of a copy, whose text it prints."""
    article_id = membership.article_id
    for report in page.reports:
        if report.id == article_id:
            return correcting.why_here(membership, language=report.language)
        if any(copy.id == article_id for copy in page.copies.get(report.id, ())):
            return correcting.why_here(membership, origin=report.publisher.name)
    return correcting.why_here(membership)


def _merger(merger: Merger) -> schemas.MergerOut:
    return schemas.MergerOut(
        story=merger.story_id,
        title=merger.title,
        at=merger.at,
        why=str(correcting.why_merged(merger)),
    )
