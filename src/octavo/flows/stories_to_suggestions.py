"""From the stories of the last days to what an editor might change in them."""

from datetime import timedelta

from octavo.flows.articles_to_vectors import embed
from octavo.lib.clock import Clock
from octavo.news.article import Article
from octavo.news.ports import Embedder, Partitioner
from octavo.stages import audit
from octavo.stages.audit import AuditInput
from octavo.store import articles as article_store
from octavo.store import suggestions as suggestion_store

# Looked back upon. With 20,000 articles in it a round takes a minute on one core.
WINDOW = timedelta(days=4)
_MOST_ARTICLES = 20_000
_MOST_SUGGESTIONS = 40  # for an editor to read; the likeliest


def audit_stories(*, embedder: Embedder, partitioner: Partitioner, clock: Clock) -> int:
    """Suggest splits, merges and moves anew, in place of those nobody took; gives how many.

    What was dismissed is not suggested again. Copies say nothing about where a text belongs: they
    go with their origin.
    """
    placed = article_store.list_placed_since(clock() - WINDOW)
    kept = [one for one in placed if one.article.card.copy_of_id is None and not one.is_pinned]
    kept = kept[-_MOST_ARTICLES:]
    articles = [one.article for one in kept]
    ids = [article.card.id for article in articles]
    vectors = dict(article_store.load_vectors(ids, model=embedder.name))
    vectors |= embed([a for a in articles if a.card.id not in vectors], embedder)
    inputs = [_input(article, vectors.get(article.card.id)) for article in articles]
    joined = audit.edges(inputs)
    coarse, fine = (
        partitioner.part(len(inputs), joined, resolution=resolution)
        for resolution in (audit.COARSE, audit.FINE)
    )
    found = audit.advise(inputs, joined, coarse=coarse, fine=fine)
    suggested = [
        suggestion_store.Suggested(
            kind=advice.kind,
            story_id=advice.story_id,
            other_id=advice.other_id,
            article_ids=advice.article_ids,
            score=advice.likeness,
            reason=audit.reason(advice),
        )
        for advice in found
    ]
    return suggestion_store.replace(suggested, limit=_MOST_SUGGESTIONS, now=clock())


def _input(article: Article, vector: object) -> AuditInput:
    card = article.card
    assert card.story_id is not None  # placed ones have a story
    return AuditInput(
        article_id=card.id,
        story_id=card.story_id,
        title=card.title,
        text=article.text,
        language=card.language,
        published_at=card.published_at,
        vector=vector,
    )
