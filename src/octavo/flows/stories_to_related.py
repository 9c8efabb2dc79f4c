"""From stories to what is read beside their articles, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from octavo.flows.articles_to_vectors import embed
from octavo.flows.counts import OnDone, unwatched
from octavo.flows.memory import SILENCE
from octavo.lib.clock import Clock
from octavo.news.article import ArticleCard, Hashtag
from octavo.news.ports import Embedder
from octavo.news.story import Link, StoryCard
from octavo.stages import relate, tag
from octavo.store import articles as article_store
from octavo.store import hashtags as hashtag_store
from octavo.store import related as related_store
from octavo.store import stories as story_store
from octavo.store import upkeep
from octavo.store.search_vectors import VectorIndex

_BATCH = 100  # stories
# Of a story this many articles have their related list made anew when one joins.
_N_FRESH = 40
_N_REPORTS = 30  # of its own story, from which those are chosen
# The nearest in meaning, of the whole archive. 30 give the same floor, and the same shares of the
# first five to .0001, in bench/eval_related.py (static).
_N_NEAR = 15
_N_EARLIER = 2  # stories before it in its storyline
_N_EARLIER_REPORTS = 6
# Articles without a vector are compared with those that share their hashtags, so far back.
_SHARING = timedelta(days=60)
_N_BACKGROUND = 2000
# As if a new desk had read so many articles that share nothing with its own: of two articles all
# there is in common would else be in every one, and so tell nothing.
_N_UNSEEN = 200


@dataclass
class Neighbours:
    """All articles' meanings as one model sees them, and how common terms are here.

    Made by `recall`.
    """

    index: VectorIndex
    background: tag.Background = field(default_factory=lambda: tag.Background(_N_UNSEEN))
    n_counted: int = 0  # the highest id of the articles in the background


def recall(*, embedder: Embedder, now: datetime) -> Neighbours:
    """Recall from the store how common terms are; vectors are read once they are asked for."""
    neighbours = Neighbours(index=VectorIndex(embedder.name))
    ids = sorted(article_store.list_ids_since(now - SILENCE))[-_N_BACKGROUND:]
    _count_terms(article_store.list_cards(ids), neighbours)
    return neighbours


def _count_terms(cards: Iterable[ArticleCard], neighbours: Neighbours) -> None:
    """Count the terms of articles not counted yet."""
    before = neighbours.n_counted
    for card in cards:
        if card.id > before:
            neighbours.background.add(_terms(card))
            neighbours.n_counted = max(neighbours.n_counted, card.id)


def _terms(card: ArticleCard) -> frozenset[str]:
    return _terms_of(card.title, card.abstract, card.hashtags, card.language)


@lru_cache(maxsize=8_192)  # some 15 MB; an article is compared many times while it is new
def _terms_of(
    title: str, abstract: str, hashtags: tuple[Hashtag, ...], language: str
) -> frozenset[str]:
    return relate.read_terms(title, abstract, hashtags, language=language)


def relate_stories(
    neighbours: Neighbours, *, embedder: Embedder, clock: Clock, on_done: OnDone = unwatched
) -> int:
    """Choose anew what is read beside the articles of stories that changed; gives how many.

    When an exception leaves this function, `neighbours` may be ahead of the store: recall it anew.
    """
    n_stories = 0
    while stories := story_store.list_to_relate(limit=_BATCH):
        _make_vectors(stories, embedder)
        _count_terms((card for story in stories for card in story.articles), neighbours)
        chosen = _Chooser(neighbours, embedder.name, now=clock()).choose(stories)
        with upkeep.one_transaction():
            related_store.save(chosen)
            story_store.mark_related([story.id for story in stories])
        n_stories += len(stories)
        on_done(len(stories))
    return n_stories


def _make_vectors(stories: Sequence[StoryCard], embedder: Embedder) -> None:
    """Give the articles of stories a vector of the model where they have none."""
    ids = [card.id for story in stories for card in story.articles[:_N_REPORTS]]
    known = article_store.load_vectors(ids, model=embedder.name)
    missing = article_store.list_articles([one for one in ids if one not in known])
    article_store.save_vectors(embed(missing, embedder), model=embedder.name)


class _Chooser:
    """One batch at work: what was read for one article is at hand for the next."""

    def __init__(self, neighbours: Neighbours, model: str, *, now: datetime) -> None:
        self._neighbours = neighbours
        self._model = model
        self._floor = relate.floor_of(model)
        self._now = now
        self._inputs: dict[int, relate.RelateInput] = {}

    def choose(self, stories: Sequence[StoryCard]) -> dict[int, list[tuple[int, str]]]:
        """Choose for the newest articles of each story."""
        self._read(card for story in stories for card in story.articles[:_N_REPORTS])
        chosen: dict[int, tuple[relate.RelatedChoice, ...]] = {}
        wanting: list[tuple[int, StoryCard]] = []
        for story in stories:
            for card in story.articles[:_N_FRESH]:
                chosen[card.id] = self._relate(card.id, story)
                if len(chosen[card.id]) < relate.LIMIT:
                    wanting.append((card.id, story))
        # A story that fills its lists by itself needs nobody else.
        links, beside = self._look_around(wanting)
        for article_id, story in wanting:
            chosen[article_id] = self._relate(
                article_id, story, links.get(story.id, ()), beside.get(article_id, ())
            )
        return {
            article_id: [(choice.article_id, choice.reason) for choice in choices]
            for article_id, choices in chosen.items()
        }

    def _relate(
        self,
        article_id: int,
        story: StoryCard,
        links: Sequence[Link] = (),
        beside: Iterable[int] = (),
    ) -> tuple[relate.RelatedChoice, ...]:
        own = [card.id for card in story.articles[:_N_REPORTS]]
        ids = dict.fromkeys([*own, *beside])
        return relate.relate(
            self._inputs[article_id],
            [self._inputs[one] for one in ids if one in self._inputs],
            earlier=[relate.Earlier(link.earlier_id, link.names) for link in links],
            floor=self._floor,
        )

    def _look_around(
        self, wanting: Sequence[tuple[int, StoryCard]]
    ) -> tuple[Mapping[int, Sequence[Link]], Mapping[int, Sequence[int]]]:
        """Read what may stand beside articles besides the reports of their own story."""
        story_ids = {story.id for _, story in wanting}
        links = related_store.list_earlier(story_ids, limit=_N_EARLIER)
        reports = related_store.list_reports(
            {link.earlier_id for found in links.values() for link in found},
            limit=_N_EARLIER_REPORTS,
        )
        beside = self._near({
            article_id: _N_NEAR + len(story.articles[:_N_REPORTS]) for article_id, story in wanting
        })
        for article_id, story in wanting:
            for link in links.get(story.id, ()):
                beside[article_id] += reports.get(link.earlier_id, ())
        new = {one for ids in beside.values() for one in ids} - self._inputs.keys()
        self._read(article_store.list_cards(sorted(new)))
        return links, beside

    def _near(self, n_by_id: Mapping[int, int]) -> dict[int, list[int]]:
        """Give the nearest in meaning of the archive, or those that share most hashtags."""
        without = [one for one in n_by_id if self._inputs[one].vector is None]
        sharing = hashtag_store.list_sharing(without, since=self._now - _SHARING, limit=_N_NEAR)
        near = {one: list(sharing.get(one, ())) for one in without}
        for article_id, n in n_by_id.items():
            vector = self._inputs[article_id].vector
            if vector is not None:
                found = self._neighbours.index.nearest(vector, n)
                near[article_id] = [one.article_id for one in found]
        return near

    def _read(self, cards: Iterable[ArticleCard]) -> None:
        """Read what relating sees of articles."""
        listed = list(cards)
        ids = [card.id for card in listed]
        vectors = article_store.load_vectors(ids, model=self._model)
        texts = related_store.list_texts(ids)
        for card in listed:
            self._inputs[card.id] = relate.RelateInput(
                article_id=card.id,
                story_id=card.story_id,
                text_id=texts[card.id],
                publisher=card.publisher.key,
                published_at=card.published_at,
                title=card.title,
                vector=vectors.get(card.id),
                terms=relate.weigh(_terms(card), self._neighbours.background.rarity),
                hashtags=card.hashtags,
                series=card.series or relate.column_of(card.title),
            )
