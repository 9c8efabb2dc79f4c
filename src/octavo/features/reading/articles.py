"""Articles: one whole, and the latest."""

from dataclasses import replace

from octavo.lib.text import sentences
from octavo.news.article import Article, ArticleCard
from octavo.news.cursors import read_place, slice_by_place
from octavo.news.pages import ArticlePage, Slice
from octavo.news.story import Related, StoryCard
from octavo.news.told import ToldArticle
from octavo.stages import tell
from octavo.store import articles as article_store
from octavo.store import feeds as feed_store
from octavo.store import related as related_store
from octavo.store import stories as story_store
from octavo.store import told as told_store

# Shown with an article; its story has more.
_N_QUOTES = 3
_N_FIGURES = 6
_N_SENTENCES = 2  # of an abstract beside another article


def article(article_id: int) -> ArticlePage:
    """Give an article, its place in a story, and what to read beside it.

    Raises:
        NotFoundError: there is none of this id.
    """
    found = article_store.get_article(article_id)
    said = told_store.get_article(article_id, text=found.text, language=found.card.language)
    group = set(article_store.list_copy_group(article_id)) - {article_id}
    cards = article_store.list_cards(sorted(group))
    origin_id = found.card.copy_of_id
    return ArticlePage(
        article=found,
        story=_story_of(found),
        origin=next((card for card in cards if card.id == origin_id), None),
        builds_on=_builds_on(found.card),
        copies=tuple(card for card in cards if card.id != origin_id),
        related=_related(article_id),
        said=said,
        key=ToldArticle(
            quotes=tell.choose_own_quotes(said.quotes, most=_N_QUOTES),
            figures=tell.choose_own_figures(said.figures, most=_N_FIGURES),
        ),
    )


def _builds_on(card: ArticleCard) -> ArticleCard | None:
    if card.builds_on_id is None:
        return None
    return next(iter(article_store.list_cards([card.builds_on_id])), None)


def _story_of(found: Article) -> StoryCard | None:
    if found.card.story_id is None:
        return None
    return story_store.get_story(found.card.story_id)


def _related(article_id: int) -> tuple[Related, ...]:
    chosen = related_store.load(article_id)
    cards = {card.id: card for card in article_store.list_cards([c for c, _ in chosen])}
    texts: set[int] = set()
    shown = []
    for card, reason in ((cards[one], reason) for one, reason in chosen if one in cards):
        # What was chosen apart may have turned out to be one text since.
        text_id = card.copy_of_id or card.builds_on_id or card.id
        if text_id not in texts:
            texts.add(text_id)
            abstract = _first_sentences(card.abstract, _N_SENTENCES)
            shown.append(Related(article=replace(card, abstract=abstract), reason=reason))
    return tuple(shown)


def _first_sentences(text: str, n: int) -> str:
    """Cut a text after its first sentences: beside another article stands an abstract, no text."""
    spans = sentences(text)[:n]
    return text[spans[0][0] : spans[-1][1]] if spans else ""


def latest(
    cursor: str | None = None,
    limit: int = 30,
    *,
    language: str | None = None,
    kind: str | None = None,
    publisher: str | None = None,
) -> Slice[ArticleCard]:
    """List articles, newest first; of one language, kind or publisher (its key) if asked.

    Raises:
        CursorError: `cursor` is none of this list.
        NotFoundError: there is no such publisher.
    """
    publisher_id = feed_store.get_publisher(publisher).id if publisher else None
    return latest_of(cursor, limit, language=language, kind=kind, publisher_id=publisher_id)


def latest_of(
    cursor: str | None,
    limit: int,
    *,
    language: str | None = None,
    kind: str | None = None,
    publisher_id: int | None = None,
) -> Slice[ArticleCard]:
    """List articles, newest first, of a publisher known by its id."""
    lines = article_store.list_latest(
        before=read_place(cursor),
        limit=limit + 1,
        language=language,
        kind=kind,
        publisher_id=publisher_id,
    )
    return slice_by_place(lines, limit, lambda card: (card.published_at, card.id))
