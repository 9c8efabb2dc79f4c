"""What folding remembers between rounds: the live stories, recent texts, and how common words are.

All of it is in the store as well; a process that starts restores it from there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from octavo.news.article import Article
from octavo.news.ports import Embedder
from octavo.news.story import Report
from octavo.stages import cluster, fold, tag
from octavo.store import articles as article_store
from octavo.store import copies as copy_store
from octavo.store import stories as story_store

# A story silent for longer is closed: with the clusterer's time kernel (sigma 96 h) an article ten
# days later would need more than full similarity to join.
SILENCE = timedelta(days=10)
_N_BACKGROUND = 2000
# A series is told by three issues; a weekly one is known again after a start.
_SERIES = timedelta(days=22)


@dataclass
class Memory:
    """The state of folding. Made by `restore`, changed by the flow alone."""

    stories: cluster.Stories
    copies: fold.CopyIndex
    series: fold.SeriesIndex = field(default_factory=fold.SeriesIndex)
    background: tag.Background = field(default_factory=tag.Background)
    # Whether vectors say more than words do. An embedder that knows no language hashes words: mixed
    # with them it costs a fifth of the quality (B³ F .68 against .86 by words alone on
    # headlines-2014).
    tells_meaning: bool = True


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


def recall_touched(memory: Memory, *, embedder: Embedder) -> None:
    """Look again at the stories that were changed behind the worker's back: articles deleted."""
    touched = story_store.list_touched()
    by_story = article_store.list_of_stories(touched)
    ids = [article.card.id for articles in by_story.values() for article in articles]
    vectors = article_store.load_vectors(ids, model=embedder.name)
    for story_id in touched:
        if story_id in memory.stories:
            recall(memory, story_id, by_story.get(story_id, ()), vectors)
    story_store.mark_seen(touched)


def _reports(
    memory: Memory, articles: Iterable[Article], vectors: Mapping[int, Any]
) -> list[Report]:
    known = vectors if memory.tells_meaning else {}
    return [report_of(a, known.get(a.card.id)) for a in articles]


def restore(*, embedder: Embedder, now: datetime) -> Memory:
    """Restore what was remembered from the store."""
    memory = Memory(
        stories=cluster.Stories(next_id=story_store.next_id()),
        copies=fold.CopyIndex(),
        tells_meaning=bool(embedder.languages),
    )
    placed = article_store.list_placed_since(now - SILENCE)
    ids = [one.article.card.id for one in placed]
    vectors = article_store.load_vectors(ids, model=embedder.name)
    by_story: dict[int, list[Article]] = defaultdict(list)
    for one in placed:
        assert one.story_id is not None  # placed ones have a story
        by_story[one.story_id].append(one.article)
    for story_id, articles in sorted(by_story.items()):
        memory.stories.restore(story_id, _reports(memory, articles, vectors))
    _restore_texts(memory, now=now)
    for one in placed[-_N_BACKGROUND:]:
        memory.background.add(tag.stems_of(title=one.article.card.title, text=one.article.text))
    return memory


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
