"""One view a page: ask a feature, hand its value to a template."""

from html import unescape

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import linebreaks
from django.utils.safestring import mark_safe

from octavo.faces.web import anchors, atom, demonstration, differences, pictures, plots, told
from octavo.faces.web.context import moment
from octavo.faces.web.errors import page
from octavo.faces.web.templatetags.octavo import player, web_address
from octavo.features import correcting, reading
from octavo.features.following import list_packs
from octavo.lib import text
from octavo.news.article import Article
from octavo.news.concept import KINDS
from octavo.news.pages import ArticlePage
from octavo.news.sections import SECTIONS

LEVEL = "Level 1: no language model. Statistics and small local models."


@page
def front(request: HttpRequest) -> HttpResponse:
    """Today's eight, then sections, then latest."""
    front_page = reading.front(moment(request))
    placements = front_page.edition.placements
    if atom.is_asked(request):
        return atom.answer(request, "today's edition", [p.story for p in placements])
    articles = [card for p in placements for card in p.story.articles] + list(front_page.latest)
    return render(
        request,
        "web/front.html",
        {
            "page": front_page,
            "has_fiction": demonstration.has_fiction(card.publisher for card in articles),
            "packs": () if front_page.n_feeds else list_packs(),
        },
    )


@page
def latest(request: HttpRequest) -> HttpResponse:
    """The newest articles of all publishers."""
    articles = reading.latest(_cursor(request))
    if atom.is_asked(request):
        return atom.answer(request, "latest", articles.lines)
    return render(request, "web/latest.html", {"articles": articles})


@page
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    """An article: the original first, then its text and what the desk adds."""
    article_page = reading.article(article_id)
    return render(
        request,
        "web/article.html",
        {
            "page": article_page,
            "hero": _hero(article_page.article),
            "body": _body(article_page),
            "told": told.of_article(article_page),
            "revisions": _revisions(article_page.article),
            "level": LEVEL,
        },
    )


def _hero(shown: Article) -> str:
    """Give the address of the picture above the body, "" where the body or a film shows it."""
    address = web_address(shown.card.image)
    has_film = any(player(enclosure) == "video" for enclosure in shown.enclosures)
    return "" if has_film or address in unescape(shown.html) else address


def _body(shown_page: ArticlePage) -> str:
    """Give the sanitised HTML with an anchor at every sentence a citation may point to."""
    shown, said = shown_page.article, shown_page.said
    spans = text.sentences(shown.text)
    spans += [(s.start, s.end) for s in (*shown.brief, *shown.key_points)]
    spans += [(one.sentence.start, one.sentence.end) for one in said.quotes]
    spans += [(one.sentence_start, one.sentence_end) for one in said.figures]
    html = pictures.with_alternatives(shown.html) or linebreaks(shown.text, autoescape=True)
    # The HTML was sanitised when it was stored; what is added here holds numbers only.
    return mark_safe(anchors.with_anchors(html, shown.text, spans))


def _revisions(shown: Article) -> list[dict[str, object]]:
    """Set each earlier wording beside the one that followed it, newest first, if words differ."""
    wordings = sorted(shown.revisions, key=lambda revision: revision.seen_at, reverse=True)
    followers = [(shown.card.title, shown.text), *((w.title, w.text) for w in wordings)]
    compared: list[dict[str, object]] = [
        {
            "earlier": earlier,
            "title": differences.changes(earlier.title, title),
            "text": differences.changes(earlier.text, body),
        }
        for earlier, (title, body) in zip(wordings, followers, strict=False)
    ]
    return [revision for revision in compared if revision["title"] or revision["text"]]


@page
def stories(request: HttpRequest) -> HttpResponse:
    """All stories, the most recently told first."""
    return _stories(request, "Stories", None)


@page
def section(request: HttpRequest, name: str) -> HttpResponse:
    """The stories of one section."""
    return _stories(request, name.capitalize(), name)


def _stories(request: HttpRequest, title: str, section_name: str | None) -> HttpResponse:
    found = reading.stories(_cursor(request), section=section_name)
    if atom.is_asked(request):
        return atom.answer(request, title.lower(), found.lines)
    return render(
        request,
        "web/stories.html",
        {"stories": found, "title": title, "section": section_name, "sections": SECTIONS},
    )


@page
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """A story whole; one that was merged into another leads there."""
    story_page = reading.story(story_id)
    if story_page.story.id != story_id:
        return redirect("story", story_page.story.id, permanent=True)
    if atom.is_asked(request):
        cards = sorted(story_page.story.articles, key=lambda c: c.published_at, reverse=True)
        return atom.answer(request, story_page.story.title, cards)
    reports = sorted(story_page.reports, key=lambda card: card.published_at)
    copies = [card for cards in story_page.copies.values() for card in cards]
    return render(
        request,
        "web/story.html",
        {
            "page": story_page,
            "has_copies": bool(copies),
            "why": correcting.reasons(story_page),
            "told": told.of_story(story_page),
            "sources": [
                (r, story_page.copies.get(r.id, ()), story_page.memberships.get(r.id))
                for r in reports
            ],
            "timeline": sorted([*reports, *copies], key=lambda card: card.published_at),
        },
    )


@page
def hashtags(request: HttpRequest) -> HttpResponse:
    """The hashtags of the last days, of one kind if asked, the most used first, and what rises."""
    kind = request.GET.get("kind", "")
    cursor = _cursor(request)
    rising = () if kind or cursor else reading.rising_hashtags()
    found = {"hashtags": reading.hashtags(cursor, kind=kind), "kinds": KINDS, "kind": kind}
    return render(request, "web/hashtags.html", {**found, "rising": rising})


@page
def hashtag(request: HttpRequest, key: str) -> HttpResponse:
    """A hashtag: its activity and its stories."""
    hashtag_page = reading.hashtag(key, _cursor(request))
    if hashtag_page.hashtag.key != key:  # an alias leads on, for ever, and so does its feed
        address = reverse("hashtag", args=[hashtag_page.hashtag.key])
        asked = request.GET.urlencode()
        return redirect(f"{address}?{asked}" if asked else address, permanent=True)
    if atom.is_asked(request):
        return atom.answer(request, f"#{hashtag_page.hashtag.label}", hashtag_page.stories.lines)
    plot = plots.bar_plot(plots.month_to(moment(request).date(), hashtag_page.activity))
    return render(request, "web/hashtag.html", {"page": hashtag_page, "plot": plot})


@page
def publishers(request: HttpRequest) -> HttpResponse:
    """Who is followed, feed by feed."""
    return render(request, "web/publishers.html", {"feeds": reading.feeds(_cursor(request))})


@page
def publisher(request: HttpRequest, key: str) -> HttpResponse:
    """A publisher: its articles, newest first."""
    publisher_page = reading.publisher(key, _cursor(request))
    if atom.is_asked(request):
        name = publisher_page.publisher.name
        return atom.answer(request, name, publisher_page.articles.lines)
    return render(request, "web/publisher.html", {"page": publisher_page})


def _cursor(request: HttpRequest) -> str | None:
    return request.GET.get("cursor") or None
