"""Search joined with the model it goes by."""

from functools import cache

from octavo.app.engines import open_search_embedder
from octavo.features.search import Meaning, Searcher


@cache
def searcher() -> Searcher:
    """Give the one searcher of this process; the model is opened when it is first asked."""
    return Searcher(Meaning(open_search_embedder))
