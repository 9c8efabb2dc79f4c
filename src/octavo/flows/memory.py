"""What folding remembers between rounds: the live stories, recent texts, and how common words are.

All of it is in the store as well; a process that starts restores it from there.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from octavo.flows.articles_to_vectors import embed
from octavo.news.article import Article
from octavo.news.ports import Embedder
from octavo.news.story import Report
from octavo.stages import cluster, fold, recognise, tag
from octavo.stages.boilerplate import Boilerplate
from octavo.store import articles as article_store
from octavo.store import concepts as concept_store
from octavo.store import copies as copy_store
from octavo.store import memory as memory_store
from octavo.store import stories as story_store
from octavo.store import upkeep

# A story silent for longer is closed: with the clusterer's time kernel (sigma 96 h) an article ten
# days later would need more than full similarity to join.
SILENCE = timedelta(days=10)
_N_BACKGROUND = 2000
# A series is told by three issues; a weekly one is known again after a start.
_SERIES = timedelta(days=22)
UNSEEN = timedelta(days=30)  # a name nobody printed for so long has to be learnt anew
_EMBEDDED = 200  # articles at once, after the model was changed

log = logging.getLogger(__name__)


@dataclass
class Memory:
    """The state of folding. Made by `restore`, changed by the flow alone."""

    stories: cluster.Stories
    copies: fold.CopyIndex
    series: fold.SeriesIndex = field(default_factory=fold.SeriesIndex)
    register: recognise.Register = field(default_factory=recognise.Register)
    background: tag.Background = field(default_factory=tag.Background)
    boilerplate: Boilerplate = field(default_factory=Boilerplate)
    # Whether vectors say more than words do. An embedder that knows no language hashes words: mixed
    # with them it costs a fifth of the quality (B³ F .68 against .86 by words alone on
    # headlines-2014).
    tells_meaning: bool = True

    def told_by(self, article: Article) -> Article:
        """Give an article without what its publisher prints under everything."""
        text = self.boilerplate.strip(article.card.publisher.key, article.text)
        return article if text == article.text else replace(article, text=text)


def report_of(article: Article, vector: Any) -> Report:
    """Give what clustering sees of an article."""
    return Report(
        article_id=article.card.id,
        title=article.card.title,
        text=article.text,
        published_at=article.card.published_at,
        publisher=article.card.publisher.key,
        language=article.card.language,
        vector=vector,
    )


def fold_input_of(article: Article) -> fold.FoldInput:
    """Give what folding of copies sees of an article."""
    return fold.FoldInput(
        article_id=article.card.id,
        publisher=article.card.publisher.name,
        publisher_kind=article.card.publisher.kind,
        title=article.card.title,
        text=article.text,
        published_at=article.card.published_at,
        authors=article.authors,
        url=article.card.url,
    )


def recall(
    memory: Memory, story_id: int, articles: Sequence[Article], vectors: Mapping[int, Any]
) -> None:
    """Remember a story anew, with the articles it has now."""
    memory.stories.forget(story_id)
    reports = _reports(memory, articles, vectors)
    memory.stories.restore(story_id, reports, is_changed=True)


def take_anew(memory: Memory, story_ids: Iterable[int], *, embedder: Embedder) -> None:
    """Remember stories as the store has them, whatever the memory has."""
    wanted = sorted(set(story_ids))
    by_story = article_store.list_of_stories(wanted)
    ids = [article.card.id for articles in by_story.values() for article in articles]
    vectors = article_store.load_vectors(ids, model=embedder.name)
    for story_id in wanted:
        recall(memory, story_id, by_story.get(story_id, ()), vectors)


def recall_touched(memory: Memory, *, embedder: Embedder) -> None:
    """Look again at the stories that were changed behind the worker's back: articles deleted.

    In one transaction with keeping what is remembered of them now.
    """
    touched = story_store.list_touched()
    if not touched:
        return
    take_anew(memory, (one for one in touched if one in memory.stories), embedder=embedder)
    with upkeep.one_transaction():
        story_store.mark_seen(touched)
        keep(memory, embedder=embedder)


def _reports(
    memory: Memory, articles: Iterable[Article], vectors: Mapping[int, Any]
) -> list[Report]:
    """Give what clustering sees of a story's articles; an issue of a series joins nothing."""
    known = vectors if memory.tells_meaning else {}
    return [
        report_of(memory.told_by(article), known.get(article.card.id))
        for article in articles
        if not article.card.series
    ]


def keep(memory: Memory, *, embedder: Embedder) -> None:
    """Keep what changed in the live stories; in the transaction that keeps what changed it."""
    memory_store.save(memory.stories.dump(), model=_model(embedder))


def restore(*, embedder: Embedder, now: datetime) -> Memory:
    """Restore what was remembered: as it was left, or else from the articles themselves."""
    memory = Memory(
        stories=_kept_stories(embedder) or _new_stories(embedder),
        copies=fold.CopyIndex(),
        register=recognise.Register(concept_store.load_learnt(), concept_store.aliases()),
        tells_meaning=_tells_meaning(embedder),
    )
    _restore_texts(memory, now=now)
    for article in article_store.list_recent(limit=_N_BACKGROUND):
        text = memory.told_by(article).text
        memory.boilerplate.see(article.card.publisher.key, article.text)
        memory.background.add(tag.stems_of(title=article.card.title, text=text))
    if not len(memory.stories):
        _read_stories(memory, embedder=embedder, now=now)
    return memory


def _model(embedder: Embedder) -> str:
    """Name what the memory depends on."""
    return embedder.name if _tells_meaning(embedder) else f"{embedder.name}, not asked"


def _asked(embedder: Embedder) -> str:
    """Name what makes the vectors that stories are told by; "" where only words tell."""
    return embedder.name if _tells_meaning(embedder) else ""


def _new_stories(embedder: Embedder) -> cluster.Stories:
    return cluster.Stories(model=_asked(embedder), next_id=story_store.next_id())


def _tells_meaning(embedder: Embedder) -> bool:
    """Say whether an embedder knows more than words: hashing, which knows no language, does not."""
    return bool(embedder.languages) or not embedder.name.startswith("hashing")


def _kept_stories(embedder: Embedder) -> cluster.Stories | None:
    """Take up the live stories as they were left; None if another version or model left them."""
    kept = memory_store.load(model=_model(embedder))
    if kept is None:
        return None
    try:
        return cluster.Stories.load(kept.stories, kept.states, model=_asked(embedder))
    except ValueError as error:
        log.warning("stories are read from their articles: %s", error)
        return None


def _read_stories(memory: Memory, *, embedder: Embedder, now: datetime) -> None:
    placed = article_store.list_placed_since(now - SILENCE)
    ids = [one.article.card.id for one in placed]
    vectors = dict(article_store.load_vectors(ids, model=embedder.name))
    missing = [one.article for one in placed if one.article.card.id not in vectors]
    for start in range(0, len(missing), _EMBEDDED):
        new = embed([memory.told_by(a) for a in missing[start : start + _EMBEDDED]], embedder)
        article_store.save_vectors(new, model=embedder.name)
        vectors |= new
    by_story: dict[int, list[Article]] = defaultdict(list)
    for one in placed:
        assert one.story_id is not None  # placed ones have a story
        by_story[one.story_id].append(one.article)
    for story_id, articles in sorted(by_story.items()):
        memory.stories.restore(story_id, _reports(memory, articles, vectors))


def _restore_texts(memory: Memory, *, now: datetime) -> None:
    """Remember the signatures of recent texts, and what each publisher prints again and again."""
    for heading in copy_store.list_headings(since=now - _SERIES):
        signed = fold.Signed(
            article_id=heading.article_id,
            publisher=heading.publisher,
            title=heading.title,
            published_at=heading.published_at,
            signature=fold.read_signature(heading.signature),
            url=heading.url,
        )
        memory.series.add(signed)
        if not heading.series and heading.published_at >= now - SILENCE - fold.WINDOW:
            memory.copies.add(signed)
