"""What a search means: the articles nearest to it as the search model sees them."""

import logging
import threading
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from octavo.lib.languages import detect, script
from octavo.lib.vectors import Vector, normalise
from octavo.news.errors import OctavoError
from octavo.news.ports import Embedder
from octavo.stages import relate
from octavo.store import articles as article_store
from octavo.store.search_vectors import VectorIndex

log = logging.getLogger(__name__)

_REMEMBERED = 500  # searches; the next slice of one asks for its vector again
# A query is a few words: seven are needed to tell languages of one script apart.
_ENOUGH_WORDS = 5
# A few words stand further from an article than another article does.
_QUERY_SLACK = 0.10


class Meaning:
    """A search model and the articles' vectors. Opened when first asked; threads may share it."""

    def __init__(
        self,
        open_embedder: Callable[[], Embedder],
        open_index: Callable[[str], VectorIndex] = VectorIndex,
    ) -> None:
        self._open_embedder = open_embedder
        self._open_index = open_index
        self._embedder: Embedder | None = None
        self._index: VectorIndex | None = None
        self._lock = threading.Lock()
        self._vector = lru_cache(maxsize=_REMEMBERED)(self._embed)

    def vector_of(self, text: str) -> Vector | None:
        """Give what a text means; None where the model does not know its language or fails."""
        try:
            self._open()
            return self._vector(text)
        except OctavoError as error:  # words are found without it
            log.warning("search by meaning failed problem=%s", error)
            return None

    def nearest(
        self,
        vector: Vector,
        k: int,
        *,
        of: Collection[int] | None = None,
        has_floor: bool = True,
    ) -> dict[int, float]:
        """Give up to `k` articles nearest to a vector and their cosines, nearest first.

        With `of`, of these articles alone. With `has_floor`, those the model's floor lets through.
        """
        found = self._open().cosines(vector, k, of=of)
        if not has_floor:
            return found
        return {article_id: cosine for article_id, cosine in found.items() if cosine >= self.floor}

    def vectors(self, article_ids: Sequence[int]) -> list[Vector]:
        """Give the vectors of some articles; those without one are left out."""
        index = self._open()
        return list(article_store.load_vectors(article_ids, model=index.model).values())

    @property
    def floor(self) -> float:
        """The least cosine that tells anything."""
        return relate.floor_of(self._embedder.name) - _QUERY_SLACK if self._embedder else 0.0

    def _open(self) -> VectorIndex:
        with self._lock:
            if self._embedder is None:
                self._embedder = self._open_embedder()
            if self._index is None:
                self._index = self._open_index(self._embedder.name)
            return self._index

    def _embed(self, text: str) -> Vector | None:
        assert self._embedder is not None  # opened by the caller
        known = self._embedder.languages
        if known and not _is_in(text, known):
            return None
        (vector,) = self._embedder.embed([text])
        return normalise(vector) if vector.any() else None


def _is_in(text: str, languages: Collection[str]) -> bool:
    """Tell whether a text may be in one of some languages; a few words are given the doubt."""
    if len(text.split()) >= _ENOUGH_WORDS:
        return detect(text, hint=min(languages)) in languages
    return detect(text, hint=min(languages)) in languages or script(text) in {"LATIN", ""}
