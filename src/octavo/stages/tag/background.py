"""How common a word is on this desk: the background a hashtag must stand out from."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping


class Background:
    """Count in how many documents of the stream each stem occurred.

    Mutable because it is fed once per article: a frozen value would copy the whole table each time.
    """

    __slots__ = ("_n_by_stem", "n_documents")

    def __init__(self, n_documents: int = 0, n_by_stem: Mapping[str, int] | None = None) -> None:
        self.n_documents = n_documents
        self._n_by_stem: Counter[str] = Counter(n_by_stem or {})

    def __len__(self) -> int:
        """Give how many stems are known."""
        return len(self._n_by_stem)

    def add(self, stems: Iterable[str]) -> None:
        """Count one document by the stems in it, each once however often it occurs there."""
        self.n_documents += 1
        self._n_by_stem.update(set(stems))

    def merge(self, other: "Background") -> "Background":
        """Give a background that has seen the documents of both."""
        return Background(self.n_documents + other.n_documents, self._n_by_stem + other._n_by_stem)

    def prune(self, *, n_least: int = 2) -> None:
        """Forget stems seen in fewer than `n_least` documents, to keep the table small."""
        kept = {stem: n for stem, n in self._n_by_stem.items() if n >= n_least}
        self._n_by_stem = Counter(kept)

    def rarity(self, stem: str) -> float:
        """Give how rare a stem is: 1 if never seen (or nothing is), 0 if in every document."""
        if self.n_documents == 0:
            return 1.0
        n = min(self._n_by_stem[stem], self.n_documents)
        return math.log((self.n_documents + 1) / (n + 1)) / math.log(self.n_documents + 1)

    def counts(self) -> dict[str, int]:
        """Give the table, to be kept between runs."""
        return dict(self._n_by_stem)
