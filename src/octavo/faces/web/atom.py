"""Every page is also a feed: lists of stories and articles as Atom."""

import re
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from octavo.news.article import ArticleCard
from octavo.news.story import StoryCard

# Characters XML cannot hold, in any escaping: one in a stranger's title would end the feed.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_asked(request: HttpRequest) -> bool:
    """Whether the visitor asks for the page as a feed."""
    return request.GET.get("format") == "atom"


def answer(
    request: HttpRequest, title: str, cards: Iterable[StoryCard | ArticleCard], subtitle: str = ""
) -> HttpResponse:
    """Write stories and articles as an Atom feed at the address that was asked for."""
    feed = Atom1Feed(
        title=_clean(f"Octavo: {title}"),
        link=request.build_absolute_uri(request.path),
        description=None,
        subtitle=_clean(subtitle) or None,
        feed_url=request.build_absolute_uri(),
        feed_guid=request.build_absolute_uri(),
        language="en",
    )
    for card in cards:
        if isinstance(card, StoryCard):
            _add_story(feed, request, card)
        else:
            _add_article(feed, request, card)
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )


def _add_story(feed: Atom1Feed, request: HttpRequest, story: StoryCard) -> None:
    address = request.build_absolute_uri(reverse("story", args=[story.id]))
    feed.add_item(
        title=_clean(story.title),
        link=address,
        unique_id=address,
        description=_paragraph(" ".join(sentence.text for sentence in story.brief)),
        pubdate=story.first_at,
        updateddate=story.last_at,
        categories=[_clean(hashtag.label) for hashtag in story.hashtags],
    )


def _add_article(feed: Atom1Feed, request: HttpRequest, card: ArticleCard) -> None:
    address = request.build_absolute_uri(reverse("article", args=[card.id]))
    feed.add_item(
        title=_clean(card.title),
        link=address,
        unique_id=address,
        description=_paragraph(card.abstract),
        author_name=_clean(card.publisher.name),
        pubdate=card.published_at,
        updateddate=card.published_at,
        categories=[_clean(hashtag.label) for hashtag in card.hashtags],
    )


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _paragraph(text: str) -> str:
    """Write plain text as the HTML that Atom summaries hold."""
    return f"<p>{escape(_clean(text))}</p>" if text else ""
