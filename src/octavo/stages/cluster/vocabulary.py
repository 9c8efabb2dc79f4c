"""The words of the stream: in how many stories each was used, and how it is mostly written."""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from octavo.stages.cluster.packed import Floats, Ints, room


class Vocabulary:
    """Terms by number, in the order they came; a number is a term's for good.

    Counting stories, not articles, keeps the words of a story that everybody writes about from
    passing for common ones (headlines-2014 .89 against .88, noise no worse).
    """

    _PRIOR = (
        100.0  # stories nobody has seen: keeps the first weights even. 10 to 1,000 differ by .01
    )
    # The counts are halved there: 200,000 stories are months.
    _LIMIT = 200_000

    def __init__(self) -> None:
        self.n_stories = 0.0
        self._id_by_term: dict[str, int] = {}
        self._terms: list[str] = []
        self._forms: list[str] = []
        self._votes = array("i")
        self._counts: Floats = np.zeros(0)
        self._is_touched: NDArray[np.bool_] = np.zeros(
            0, np.bool_
        )  # since `touched` was last asked

    def __len__(self) -> int:
        return len(self._terms)

    @property
    def is_full(self) -> bool:
        """Whether so many stories were counted that it is time to `fade`."""
        return self.n_stories > self._LIMIT

    def hear(self, written: Mapping[str, str]) -> list[int]:
        """Give terms' numbers, and note how they are written; the prevailing way is kept."""
        known, forms, votes = self._id_by_term, self._forms, self._votes
        ids = []
        for term, form in written.items():
            id_ = known.get(term)
            if id_ is None:
                id_ = self._learn_term(term, form)
            elif forms[id_] == form:
                votes[id_] += 1
            elif votes[id_] > 1:
                votes[id_] -= 1
            else:
                forms[id_], votes[id_] = form, 1
            ids.append(id_)
        self._is_touched[ids] = True
        return ids

    def learn(self, ids: Ints, *, n_stories: int) -> None:
        """Count terms that are new to a story, and the stories that are new."""
        self._counts[ids] += 1
        self._is_touched[ids] = True
        self.n_stories += n_stories

    def unlearn(self, ids: Ints) -> None:
        """Take back what was counted twice, after two stories became one."""
        self._counts[ids] = np.maximum(self._counts[ids] - 1, 0)
        self._is_touched[ids] = True
        self.n_stories -= 1

    def rarities(self, ids: Ints) -> Floats:
        """Give the terms' inverse story frequencies, each 0 or more."""
        total = math.log(self.n_stories + self._PRIOR)
        return np.maximum(total - np.log(self._counts[ids] + 1), 0.0)

    def written(self, ids: Iterable[int]) -> tuple[str, ...]:
        """Give terms as a person reads them, each once."""
        return tuple(dict.fromkeys(self._forms[id_] for id_ in ids))

    def fade(self, is_used: Floats) -> Ints:
        """Halve the counts, and let go of what is rare and not used by any record.

        Args:
            is_used: by term, 0 where no record has it; shape (len(self),).

        Returns:
            By old number the new one, -1 where there is none; in the same order as before.
        """
        self.n_stories /= 2
        counts = self._counts[: len(self)]
        counts = np.where(counts >= 2, counts / 2, 0.0)
        kept = np.flatnonzero((counts > 0) | (is_used > 0))
        numbers = np.full(len(self), -1, np.int64)
        numbers[kept] = np.arange(len(kept))
        self._restart([self.row(old) for old in kept.tolist()], counts[kept])
        return numbers

    def _restart(self, rows: Sequence[tuple[str, str, int]], counts: Floats) -> None:
        self._id_by_term, self._terms, self._forms, self._votes = {}, [], [], array("i")
        for term, form, votes in rows:
            self._votes[self._learn_term(term, form)] = votes
        self._counts = counts.copy()
        self._is_touched = np.ones(len(rows), np.bool_)

    # --- keeping ------------------------------------------------------------------------------

    def touched(self) -> list[int]:
        """Give the terms that changed since this was last asked."""
        ids: list[int] = np.flatnonzero(self._is_touched).tolist()
        self._is_touched[:] = False
        return ids

    def row(self, id_: int) -> tuple[str, str, int]:
        """Give a term, how it is written, and the votes for that."""
        return self._terms[id_], self._forms[id_], self._votes[id_]

    def counts(self, ids: Sequence[int]) -> Floats:
        """Give in how many stories terms were used."""
        return self._counts[np.asarray(ids, np.int64)]

    def take(self, ids: Ints, rows: Sequence[tuple[str, str, int]], counts: Floats) -> None:
        """Take up rows as they were kept; what has a number already is replaced.

        Raises:
            ValueError: a number is left out.
        """
        for id_, (term, form, votes) in zip(ids.tolist(), rows, strict=True):
            if id_ == len(self):
                self._learn_term(term, form)
            elif id_ > len(self):
                raise ValueError(f"term {id_} follows on term {len(self) - 1}")
            self._forms[id_], self._votes[id_] = form, votes
        self._counts[ids] = counts

    def _learn_term(self, term: str, form: str) -> int:
        id_ = len(self._terms)
        self._id_by_term[term] = id_
        self._terms.append(term)
        # Most terms are written as they are: one string serves for both.
        self._forms.append(term if form == term else form)
        self._votes.append(1)
        self._counts = room(self._counts, id_ + 1)
        self._is_touched = room(self._is_touched, id_ + 1)
        return id_
