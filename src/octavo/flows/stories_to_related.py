"""From stories to what is read beside their articles: the nearest in meaning, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from octavo.flows.articles_to_vectors import embed
from octavo.flows.counts import OnDone, unwatched
from octavo.flows.memory import SILENCE
from octavo.flows.vectors import Vectors
from octavo.lib.clock import Clock
from octavo.news.article import ArticleCard
from octavo.news.ports import Embedder
from octavo.news.story import StoryCard
from octavo.stages import relate
from octavo.store import articles as article_store
from octavo.store import hashtags as hashtag_store
from octavo.store import related as related_store
from octavo.store import stories as story_store
from octavo.store import upkeep

_BATCH = 100  # stories
# Of a story this many articles have their related list made anew when one joins.
_N_FRESH = 40
_N_NEAR = 30


@dataclass
class Neighbours:
    """The recent articles' meanings, as one model sees them. Made by `recall`."""

    vectors: Vectors = field(default_factory=Vectors)


def recall(*, embedder: Embedder, now: datetime) -> Neighbours:
    """Recall the vectors of recent articles from the store."""
    neighbours = Neighbours()
    ids = article_store.list_ids_since(now - SILENCE)
    neighbours.vectors.update(article_store.load_vectors(ids, model=embedder.name))
    return neighbours


def relate_stories(
    neighbours: Neighbours, *, embedder: Embedder, clock: Clock, on_done: OnDone = unwatched
) -> int:
    """Choose anew what is read beside the articles of stories that changed; gives how many.

    When an exception leaves this function, `neighbours` may be ahead of the store: recall it anew.
    """
    since = clock() - SILENCE
    neighbours.vectors.keep(article_store.list_ids_since(since))
    n_stories = 0
    while stories := story_store.list_to_relate(limit=_BATCH):
        fresh = [card for story in stories for card in story.articles[:_N_FRESH]]
        vectors = _missing_vectors(fresh, neighbours, embedder)
        neighbours.vectors.update(vectors)
        chosen = _choose(stories, neighbours, floor=relate.floor_of(embedder.name), since=since)
        with upkeep.one_transaction():
            article_store.save_vectors(vectors, model=embedder.name)
            related_store.save(chosen)
            story_store.mark_related([story.id for story in stories])
        n_stories += len(stories)
        on_done(len(stories))
    return n_stories


def _missing_vectors(
    cards: Sequence[ArticleCard], neighbours: Neighbours, embedder: Embedder
) -> dict[int, object]:
    missing = [card.id for card in cards if neighbours.vectors.get(card.id) is None]
    known = article_store.load_vectors(missing, model=embedder.name)
    articles = article_store.list_articles([one for one in missing if one not in known])
    return {**known, **embed(articles, embedder)}


def _choose(
    stories: Sequence[StoryCard], neighbours: Neighbours, *, floor: float, since: datetime
) -> dict[int, list[tuple[int, str]]]:
    fresh = [card.id for story in stories for card in story.articles[:_N_FRESH]]
    near = _near(fresh, neighbours, since=since)
    wanted = {other for others in near.values() for other in others}
    cards = article_store.list_cards(sorted(wanted))
    others = {card.id: _relate_input(card, neighbours) for card in cards}
    chosen: dict[int, list[tuple[int, str]]] = {}
    for story in stories:
        own = [_relate_input(card, neighbours) for card in story.articles]
        for card in story.articles[:_N_FRESH]:
            beside = [others[n] for n in near.get(card.id, ()) if n in others]
            beside = [other for other in beside if other.story_id != story.id]
            chosen[card.id] = _chosen(card, own, beside, floor)
    return chosen


def _near(
    article_ids: Sequence[int], neighbours: Neighbours, *, since: datetime
) -> dict[int, list[int]]:
    """Give candidates: the nearest in meaning, or those that share most hashtags."""
    vectors = {article_id: neighbours.vectors.get(article_id) for article_id in article_ids}
    without = [article_id for article_id, vector in vectors.items() if vector is None]
    by_hashtag = hashtag_store.list_sharing(without, since=since, limit=_N_NEAR)
    return {
        article_id: by_hashtag.get(article_id, [])
        if vector is None
        else neighbours.vectors.nearest(vector, _N_NEAR)
        for article_id, vector in vectors.items()
    }


def _relate_input(card: ArticleCard, neighbours: Neighbours) -> relate.RelateInput:
    return relate.RelateInput(
        article_id=card.id,
        story_id=card.story_id,
        copy_group=card.copy_of_id or card.id,
        publisher=card.publisher.key,
        published_at=card.published_at,
        title=card.title,
        vector=neighbours.vectors.get(card.id),
        hashtags=card.hashtags,
    )


def _chosen(
    card: ArticleCard,
    own: Sequence[relate.RelateInput],
    others: Sequence[relate.RelateInput],
    floor: float,
) -> list[tuple[int, str]]:
    (article,) = (one for one in own if one.article_id == card.id)
    found = relate.relate(article, [*own, *others], floor=floor)
    return [(choice.article_id, choice.reason) for choice in found]
