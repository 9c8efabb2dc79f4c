"""From articles to stories: vectors, copies, hashtags, a place in a story."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from octavo.flows import copies, corrections
from octavo.flows.articles_to_vectors import embed
from octavo.flows.counts import FoldCount, OnDone, unwatched
from octavo.flows.memory import (
    SILENCE,
    UNSEEN,
    Memory,
    keep,
    recall,
    recall_touched,
    report_of,
)
from octavo.flows.telling import tell_stories
from octavo.lib.clock import Clock
from octavo.news.article import Article, Hashtag
from octavo.news.errors import CorrectedMeanwhileError
from octavo.news.ports import Embedder
from octavo.news.story import Decision, Join, Merge, Open
from octavo.stages import recognise, tag
from octavo.store import articles as article_store
from octavo.store import concepts as concept_store
from octavo.store import hashtags as hashtag_store
from octavo.store import stories as story_store
from octavo.store import upkeep
from octavo.store.articles import Unplaced

_BATCH = 200
# The merge pass runs after so many articles; measured in bench/eval_stories.py at the same number.
MERGE_EVERY = 50


@dataclass
class _Round:
    """What one batch brings, kept in one go at its end."""

    told: dict[int, Article] = field(default_factory=dict)  # without their publishers' boilerplate
    decisions: list[Decision] = field(default_factory=list)
    stayed: list[int] = field(default_factory=list)
    vectors: dict[int, Any] = field(default_factory=dict)
    hashtags: dict[int, list[tuple[Hashtag, float]]] = field(default_factory=dict)
    kin: copies.Found = field(default_factory=copies.Found)
    revised: list[int] = field(default_factory=list)
    moved: dict[int, int] = field(default_factory=dict)  # story of the articles decided upon
    stories: set[int] = field(default_factory=set)


def fold_articles(
    memory: Memory, *, embedder: Embedder, clock: Clock, on_done: OnDone = unwatched
) -> FoldCount:
    """Place every article that waits, batch by batch; a batch is kept whole or not at all.

    When an exception leaves this function, `memory` is ahead of the store: restore it anew.
    """
    since = clock() - SILENCE
    memory.stories.close(since)
    memory.copies.forget(since)
    concept_store.drop_learnt(memory.register.forget(clock() - UNSEEN))
    recall_touched(memory, embedder=embedder)
    count = FoldCount()
    while batch := article_store.list_unplaced(limit=_BATCH):
        _take_up_corrections(memory, embedder=embedder)
        round_ = _place(batch, memory, embedder=embedder)
        try:
            _keep(round_, memory, embedder=embedder, clock=clock)
        except CorrectedMeanwhileError:
            _take_back(batch, round_, memory, embedder=embedder)
            continue
        count = _added(count, round_)
        on_done(len(batch))
    return count


def _take_up_corrections(memory: Memory, *, embedder: Embedder) -> None:
    """Follow what editors said since, and keep at once that it was followed."""
    with upkeep.one_transaction():
        if corrections.apply_new(memory, embedder=embedder):
            keep(memory, embedder=embedder)


def _take_back(
    batch: Sequence[Unplaced], round_: _Round, memory: Memory, *, embedder: Embedder
) -> None:
    """Forget a batch that an editor overtook: it is decided upon anew."""
    for one in batch:
        memory.copies.drop(one.article.card.id)
    corrections.take_back(round_.decisions, memory, embedder=embedder)


def _added(count: FoldCount, round_: _Round) -> FoldCount:
    n_merged = sum(isinstance(decision, Merge) for decision in round_.decisions)
    return FoldCount(
        n_placed=count.n_placed + len(round_.decisions) - n_merged + len(round_.stayed),
        n_opened=count.n_opened + sum(isinstance(one, Open) for one in round_.decisions),
        n_merged=count.n_merged + n_merged,
        n_copies=count.n_copies + round_.kin.n_copies,
    )


def _place(batch: Sequence[Unplaced], memory: Memory, *, embedder: Embedder) -> _Round:
    """Decide on a batch: new wordings first, so that the store still tells what stands where."""
    for one in batch:
        if one.story_id is None:
            memory.boilerplate.see(one.article.card.publisher.key, one.article.text)
    told = {one.article.card.id: memory.told_by(one.article) for one in batch}
    round_ = _Round(told=told, vectors=embed(list(told.values()), embedder))
    for one in batch:
        if one.story_id is not None:
            _place_anew(one, one.story_id, memory, round_, model=embedder.name)
    new = [one.article for one in batch if one.story_id is None]
    for n, article in enumerate(new, start=1):
        _read(article, memory, round_)
        _decide(article, memory, round_)
        if n % MERGE_EVERY == 0:
            round_.decisions.extend(memory.stories.merge())
    round_.decisions.extend(memory.stories.merge())
    _gather_stories(round_)
    return round_


def _read(article: Article, memory: Memory, round_: _Round) -> None:
    copies.find(article, memory, round_.kin)
    _tag(round_.told[article.card.id], memory, round_)


def _decide(article: Article, memory: Memory, round_: _Round) -> None:
    article_id = article.card.id
    if article_id in round_.kin.series:
        decision: Open | Join = memory.stories.set_aside(article_id)
    else:
        vector = round_.vectors.get(article_id) if memory.tells_meaning else None
        decision = memory.stories.add(report_of(round_.told[article_id], vector))
    round_.decisions.append(decision)
    round_.moved[article_id] = decision.story_id


def _place_anew(
    one: Unplaced, story_id: int, memory: Memory, round_: _Round, *, model: str
) -> None:
    """Decide where a new wording belongs, as if the old had never been.

    It stays where an editor put it, in a story that is closed, and in one that has nothing else:
    that one may then turn out to be the same as another.
    """
    article = one.article
    article_id = article.card.id
    memory.copies.drop(article_id)
    round_.revised.append(article_id)
    round_.stories.add(story_id)
    _read(article, memory, round_)
    others = _others(article_id, story_id, round_) if story_id in memory.stories else ()
    if story_id not in memory.stories or one.is_pinned or not others:
        round_.stayed.append(article_id)
        others = (*others, article)
    if story_id in memory.stories:
        vectors = article_store.load_vectors([a.card.id for a in others], model=model)
        recall(memory, story_id, others, {**vectors, **round_.vectors})
    if article_id not in round_.stayed:
        _decide(article, memory, round_)


def _others(article_id: int, story_id: int, round_: _Round) -> tuple[Article, ...]:
    """Give the other articles of a story as this batch has left it."""
    here = article_store.list_of_stories([story_id]).get(story_id, ())
    came = article_store.list_articles(
        other for other, at in round_.moved.items() if at == story_id
    )
    left = [a for a in here if round_.moved.get(a.card.id, story_id) == story_id]
    found = {a.card.id: a for a in (*left, *came) if a.card.id != article_id}
    return tuple(sorted(found.values(), key=lambda a: (a.card.published_at, a.card.id)))


def _gather_stories(round_: _Round) -> None:
    """Name the stories that changed; of two that became one, the one that stays."""
    for decision in round_.decisions:
        if isinstance(decision, Merge):
            round_.stories.discard(decision.merged_id)
            round_.stories.add(decision.kept_id)
        else:
            round_.stories.add(decision.story_id)


def _tag(article: Article, memory: Memory, round_: _Round) -> None:
    card = article.card
    names = recognise.recognise(title=card.title, text=article.text, language=card.language)
    tags = tag.tag(
        title=card.title,
        text=article.text,
        language=card.language,
        keywords=article.keywords,
        background=memory.background,
        names=memory.register.resolve(names),
    )
    round_.hashtags[card.id] = [(scored.hashtag, scored.score) for scored in tags]
    memory.background.add(tag.stems_of(title=card.title, text=article.text))
    kin = round_.kin.kin.get(card.id)
    if kin is None or not kin.copies:  # a text printed twice tells nothing new of its names
        memory.register.see(
            names,
            publisher=card.publisher.key,
            language=card.language,
            company=[one.hashtag.key for one in tags if one.hashtag.kind == "place"],
            at=card.published_at,
        )


def _keep(round_: _Round, memory: Memory, *, embedder: Embedder, clock: Clock) -> None:
    """Keep a batch, and what is remembered after it, in one transaction."""
    with upkeep.one_transaction():
        corrections.refuse_if_corrected()
        story_store.apply(round_.decisions, now=clock())
        story_store.mark_placed(round_.stayed)
        article_store.save_vectors(round_.vectors, model=embedder.name)
        hashtag_store.set_hashtags(round_.hashtags)
        concept_store.save_learnt(memory.register.take_touched())
        copies.keep(round_.kin, revised=round_.revised)
        tell_stories(round_.stories)
        keep(memory, embedder=embedder)
