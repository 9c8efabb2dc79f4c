"""From articles to vectors: what they mean, as one model sees it."""

from collections.abc import Sequence
from typing import Any

from octavo.flows.counts import OnDone, unwatched
from octavo.news.article import Article
from octavo.news.ports import Embedder
from octavo.store import articles as article_store
from octavo.store import bookmarks, upkeep

# What the embedder reads of a text; MiniLM takes 48 tokens of title and lead. The floors of
# `relate` were measured with as much.
_LEAD_CHARS = 600
_BATCH = 200


def embed(articles: Sequence[Article], embedder: Embedder) -> dict[int, Any]:
    """Give the vectors of the articles whose language the embedder knows.

    To a model of one language all texts of another look alike: they would fold into one story.
    """
    known = [a for a in articles if not embedder.languages or a.card.language in embedder.languages]
    texts = [f"{article.card.title}\n{article.text[:_LEAD_CHARS]}" for article in known]
    vectors = embedder.embed(texts)
    return {article.card.id: vector for article, vector in zip(known, vectors, strict=True)}


def embed_archive(embedder: Embedder, *, limit: int, on_done: OnDone = unwatched) -> int:
    """Give up to `limit` articles that have none a vector of this model, the newest first.

    A desk that changes its model comes to all of its articles so, round by round, while it works.
    Gives how many were looked at; 0 once it has come to the first.
    """
    name = f"vectors of {embedder.name}"
    n_seen = 0
    while n_seen < limit:
        place = bookmarks.load(name)
        ids = article_store.list_ids_before(place, limit=min(_BATCH, limit - n_seen))
        if not ids:
            break
        known = article_store.load_vectors(ids, model=embedder.name)
        articles = article_store.list_articles([one for one in ids if one not in known])
        vectors = embed(articles, embedder)
        with upkeep.one_transaction():
            article_store.save_vectors(vectors, model=embedder.name)
            bookmarks.save(name, min(ids))
        n_seen += len(ids)
        on_done(len(ids))
    return n_seen
