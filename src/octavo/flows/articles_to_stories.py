"""From articles to stories: vectors, copies, hashtags, a place in a story, what is related."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from octavo.flows.counts import FoldCount, OnDone, unwatched
from octavo.flows.memory import SILENCE, Memory, fold_input_of, report_of
from octavo.lib.clock import Clock
from octavo.news.article import Article, ArticleCard, Hashtag, Sentence
from octavo.news.ports import Embedder
from octavo.news.story import Decision, Merge, Open
from octavo.stages import brief, fold, headline, relate, tag
from octavo.store import articles as article_store
from octavo.store import hashtags as hashtag_store
from octavo.store import related as related_store
from octavo.store import stories as story_store
from octavo.store import upkeep
from octavo.store.articles import Unplaced

_BATCH = 200
# The merge pass runs after so many articles; measured in bench/eval_stories.py at the same number.
MERGE_EVERY = 50
# What the embedder reads of a text; MiniLM takes 48 tokens of title and lead. The floors of
# `relate` were measured with as much.
_LEAD_CHARS = 600
# Of a story this many articles have their related list made anew when one joins.
_N_FRESH = 40
_N_NEAR = 30


@dataclass
class _Round:
    """What one batch brings, kept in one go at its end."""

    decisions: list[Decision] = field(default_factory=list)
    stayed: list[int] = field(default_factory=list)
    vectors: dict[int, Any] = field(default_factory=dict)
    hashtags: dict[int, list[tuple[Hashtag, float]]] = field(default_factory=dict)
    copies: dict[int, set[int]] = field(default_factory=dict)
    stories: set[int] = field(default_factory=set)


def fold_articles(
    memory: Memory, *, embedder: Embedder, clock: Clock, on_done: OnDone = unwatched
) -> FoldCount:
    """Place every article that waits, batch by batch; a batch is kept whole or not at all.

    When an exception leaves this function, `memory` is ahead of the store: restore it anew.
    """
    since = clock() - SILENCE
    closed = memory.stories.close(since)
    memory.vectors.forget(article_store.list_ids_of_stories(closed))
    memory.copies.forget(since)
    count = FoldCount()
    while batch := article_store.list_unplaced(limit=_BATCH):
        round_ = _place(batch, memory, embedder=embedder)
        n_copies = _keep(round_, model=embedder.name, clock=clock)
        _relate(round_.stories, memory, floor=relate.floor_of(embedder.name), since=since)
        count = _added(count, round_, n_copies)
        on_done(len(batch))
    return count


def _added(count: FoldCount, round_: _Round, n_copies: int) -> FoldCount:
    n_merged = sum(isinstance(decision, Merge) for decision in round_.decisions)
    return FoldCount(
        n_placed=count.n_placed + len(round_.decisions) - n_merged + len(round_.stayed),
        n_opened=count.n_opened + sum(isinstance(one, Open) for one in round_.decisions),
        n_merged=count.n_merged + n_merged,
        n_copies=count.n_copies + n_copies,
    )


def _place(batch: Sequence[Unplaced], memory: Memory, *, embedder: Embedder) -> _Round:
    round_ = _Round(vectors=_embed([one.article for one in batch], embedder))
    memory.vectors.update(round_.vectors)
    for n, one in enumerate(batch, start=1):
        article_id = one.article.card.id
        _find_copies(one.article, memory, round_)
        _tag(one.article, memory, round_)
        if one.story_id is None:
            report = report_of(one.article, memory.meaning_of(article_id))
            round_.decisions.append(memory.stories.add(report))
        else:
            round_.stayed.append(article_id)
            round_.stories.add(one.story_id)
        if n % MERGE_EVERY == 0 or n == len(batch):
            round_.decisions.extend(memory.stories.merge())
    _gather_stories(round_)
    return round_


def _gather_stories(round_: _Round) -> None:
    """Name the stories that changed; of two that became one, the one that stays."""
    for decision in round_.decisions:
        if isinstance(decision, Merge):
            round_.stories.discard(decision.merged_id)
            round_.stories.add(decision.kept_id)
        else:
            round_.stories.add(decision.story_id)


def _embed(articles: Sequence[Article], embedder: Embedder) -> dict[int, Any]:
    """Give the vectors of the articles whose language the embedder knows.

    To a model of one language all texts of another look alike: they would fold into one story.
    """
    known = [a for a in articles if not embedder.languages or a.card.language in embedder.languages]
    texts = [f"{article.card.title}\n{article.text[:_LEAD_CHARS]}" for article in known]
    vectors = embedder.embed(texts)
    return {article.card.id: vector for article, vector in zip(known, vectors, strict=True)}


def _find_copies(article: Article, memory: Memory, round_: _Round) -> None:
    article_id = article.card.id
    candidate = fold_input_of(article)
    if found := memory.copies.find(candidate):
        round_.copies[article_id] = {copy.article_id for copy in found}
    memory.copies.add(candidate)


def _tag(article: Article, memory: Memory, round_: _Round) -> None:
    card = article.card
    tags = tag.tag(
        title=card.title,
        text=article.text,
        language=card.language,
        keywords=article.keywords,
        background=memory.background,
    )
    round_.hashtags[card.id] = [(scored.hashtag, scored.score) for scored in tags]
    memory.background.add(tag.stems_of(title=card.title, text=article.text))


def _keep(round_: _Round, *, model: str, clock: Clock) -> int:
    """Keep a batch in one transaction; gives how many copies it holds."""
    with upkeep.one_transaction():
        story_store.apply(round_.decisions, now=clock())
        story_store.mark_placed(round_.stayed)
        article_store.save_vectors(round_.vectors, model=model)
        hashtag_store.set_hashtags(round_.hashtags)
        for article_id, others in round_.copies.items():
            _keep_copies({article_id, *others})
        by_story = article_store.list_of_stories(round_.stories)
        for story_id, articles in sorted(by_story.items()):
            _tell(story_id, articles)
    return len(round_.copies)


def _keep_copies(article_ids: Iterable[int]) -> None:
    """Keep that articles are of one text, with those they were known to share it with before."""
    group = {member for one in article_ids for member in article_store.list_copy_group(one)}
    members = [fold_input_of(article_store.get_article(member)) for member in sorted(group)]
    origin = members[fold.choose_origin(members)]
    article_store.set_origin(group, origin.article_id)


def _tell(story_id: int, articles: Sequence[Article]) -> None:
    """Make a story's account anew from the articles it has now."""
    n_copies = Counter(article.card.copy_of_id for article in articles)
    led_by = headline.choose_headline([
        _headline_input(article, n_copies=n_copies[article.card.id]) for article in articles
    ])
    lead = next(article.card for article in articles if article.card.id == led_by)
    same_language = [a for a in articles if a.card.language == lead.language]
    story_store.tell(
        story_id,
        story_store.Account(
            title=lead.title,
            language=lead.language,
            section=_commonest_section(articles),
            image=lead.image or next((a.card.image for a in articles if a.card.image), None),
            brief=_brief(same_language, language=lead.language),
        ),
        [article.card for article in articles],
    )


def _brief(articles: Sequence[Article], *, language: str) -> tuple[Sentence, ...]:
    """Choose the sentences that tell a story; those of a lone article were chosen with it."""
    if len(articles) == 1 and articles[0].brief:
        return articles[0].brief
    return brief.brief([_brief_input(article) for article in articles], language=language)


def _headline_input(article: Article, *, n_copies: int) -> headline.HeadlineInput:
    card = article.card
    return headline.HeadlineInput(
        article_id=card.id,
        title=card.title,
        language=card.language,
        published_at=card.published_at,
        is_copy=card.copy_of_id is not None,
        n_copies=n_copies,
    )


def _brief_input(article: Article) -> brief.BriefInput:
    card = article.card
    return brief.BriefInput(
        article_id=card.id,
        title=card.title,
        text=article.text,
        published_at=card.published_at,
        is_copy=card.copy_of_id is not None,
    )


def _commonest_section(articles: Sequence[Article]) -> str:
    """Give the section most articles are filed under; of equals, the one met first."""
    counted = Counter(article.card.section for article in articles if article.card.section)
    return counted.most_common(1)[0][0] if counted else ""


def _relate(story_ids: Iterable[int], memory: Memory, *, floor: float, since: datetime) -> None:
    """Choose anew what is read beside the articles of stories that changed."""
    stories = story_store.list_by_ids(sorted(story_ids))
    fresh = [card.id for story in stories for card in story.articles[:_N_FRESH]]
    near = _near(fresh, memory, since=since)
    wanted = {other for others in near.values() for other in others}
    cards = article_store.list_cards(sorted(wanted))
    others = {card.id: _relate_input(card, memory) for card in cards}
    chosen: dict[int, list[tuple[int, str]]] = {}
    for story in stories:
        own = [_relate_input(card, memory) for card in story.articles]
        for card in story.articles[:_N_FRESH]:
            beside = [others[n] for n in near[card.id] if n in others]
            beside = [other for other in beside if other.story_id != story.id]
            chosen[card.id] = _chosen(card, own, beside, floor)
    related_store.save(chosen)


def _near(article_ids: Sequence[int], memory: Memory, *, since: datetime) -> dict[int, list[int]]:
    """Give candidates: the nearest in meaning, or those that share most hashtags."""
    vectors = {article_id: memory.vectors.get(article_id) for article_id in article_ids}
    without = [article_id for article_id, vector in vectors.items() if vector is None]
    by_hashtag = hashtag_store.list_sharing(without, since=since, limit=_N_NEAR)
    return {
        article_id: by_hashtag.get(article_id, [])
        if vector is None
        else memory.vectors.nearest(vector, _N_NEAR)
        for article_id, vector in vectors.items()
    }


def _relate_input(card: ArticleCard, memory: Memory) -> relate.RelateInput:
    return relate.RelateInput(
        article_id=card.id,
        story_id=card.story_id,
        copy_group=card.copy_of_id or card.id,
        publisher=card.publisher.key,
        published_at=card.published_at,
        title=card.title,
        vector=memory.vectors.get(card.id),
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
