"""Finding articles by meaning: all vectors of one model, at hand.

They are kept with the articles, in the database. A copy in one file beside it is mapped into
memory, so that a start need not read them one by one; it can be deleted at any time. What came
after the copy was made is read from the database, so whoever asks sees every article.
"""

import contextlib
import os
import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from django.db import connection
from django.db.models import Max
from numpy.typing import NDArray

from octavo.lib import nearest
from octavo.store import models

_FOLDER = "search"
_STORED = np.dtype("<f2")
_BATCH = 20_000
# Of the rows of the copy so many may be of deleted articles before it is made anew.
_MOST_DEAD = 0.1
_MOST_PARTS = 8  # a part or two come a round; few large ones are faster to ask
_MAGIC = b"octavo vectors 1"
_HEAD = np.dtype([("magic", "S16"), ("dim", "<i8"), ("rows", "<i8"), ("last", "<i8")])


class Near(NamedTuple):
    """An article and how near its meaning is, a cosine."""

    article_id: int
    cosine: float


@dataclass
class _Part:
    """Some rows: ids of shape (n,), as many vectors, and their signs."""

    ids: NDArray[np.int64]
    vectors: nearest.Quantised
    bits: nearest.Bits
    order: NDArray[np.int64]  # that sorts the ids

    def rows_of(self, article_ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the rows of those of some articles that are here."""
        if not len(self.ids):
            return np.empty(0, np.int64)
        places = np.searchsorted(self.ids, article_ids, sorter=self.order)
        rows: NDArray[np.int64] = self.order[np.minimum(places, len(self.ids) - 1)]
        held: NDArray[np.int64] = rows[self.ids[rows] == article_ids]
        return held


@dataclass
class VectorIndex:
    """All vectors of one model. Made once a process; may be asked by several threads at a time."""

    model: str
    folder: Path | None = field(default_factory=lambda: _folder())
    _parts: list[_Part] = field(default_factory=list)
    _centre: NDArray[np.float32] | None = None
    _last: int = 0
    _n_rows: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def nearest(
        self, vector: NDArray[np.float32], k: int, *, of: Collection[int] | None = None
    ) -> tuple[Near, ...]:
        """Give what `cosines` gives, as pairs, nearest first."""
        return tuple(map(Near._make, self.cosines(vector, k, of=of).items()))

    def cosines(
        self, vector: NDArray[np.float32], k: int, *, of: Collection[int] | None = None
    ) -> dict[int, float]:
        """Give the `k` articles nearest in meaning to a unit vector and their cosines, in order.

        With `of`, only of these articles. Deleted ones may be among them: ask what is still there.
        """
        with self._lock:
            self._catch_up()
            parts, centre = list(self._parts), self._centre
        if centre is None or len(vector) != len(centre):
            return {}
        wanted = None if of is None else np.fromiter(of, np.int64)
        signs = nearest.sign_bits(vector[None, :], centre)
        found: dict[int, float] = {}
        for part in parts:  # a later part has an article's newer vector
            found.update(_nearest_in(part, vector, k, signs=signs, wanted=wanted))
        if len(parts) == 1:
            return found
        return dict(sorted(found.items(), key=lambda one: (-one[1], -one[0]))[:k])

    def write(self, *, least: int = 1_000) -> int:
        """Write the copy anew if `least` rows came since, or too many left; gives its rows.

        For the worker alone.
        """
        if self.folder is None:
            return 0
        with self._lock:
            self._catch_up()
            n_new = sum(len(part.ids) for part in self._parts[1:])
            n_kept = models.ArticleVector.objects.filter(model=self.model).count()
            is_whole = self._path().is_file() and n_new < least
            if is_whole and self._n_rows - n_kept <= _MOST_DEAD * self._n_rows:
                return self._n_rows
            self._parts, self._last, self._n_rows, self._centre = [], 0, 0, None
            self._read_database()
            self._merge()
            self._write_file()
            self._parts, self._last, self._n_rows, self._centre = [], 0, 0, None
            self._read_file()
            return self._n_rows

    def _path(self) -> Path:
        assert self.folder is not None  # asked by the callers
        name = "".join(c if c.isalnum() else "-" for c in self.model)
        return self.folder / f"{name}.vectors"

    def _catch_up(self) -> None:
        last = models.ArticleVector.objects.aggregate(last=Max("id"))["last"] or 0
        if last == self._last:
            return
        if last < self._last:  # the newest were deleted: ids may be given again
            self._parts, self._last, self._n_rows, self._centre = [], 0, 0, None
        if not self._parts and self.folder is not None:
            self._read_file()
        self._read_database()
        self._last = max(self._last, last)
        if len(self._parts) > _MOST_PARTS:
            self._merge(keep_first=True)

    def _read_database(self) -> None:
        found = models.ArticleVector.objects.filter(model=self.model).order_by("id")
        while True:
            rows = list(
                found.filter(pk__gt=self._last).values_list("id", "article_id", "vector")[:_BATCH]
            )
            if not rows:
                return
            self._last = rows[-1][0]
            size = len(bytes(rows[-1][2]))
            good = [(article_id, v) for _, article_id, v in rows if len(bytes(v)) == size]
            joined = b"".join(bytes(vector) for _, vector in good)
            vectors = np.frombuffer(joined, _STORED).reshape(len(good), -1)
            self._add(np.array([one for one, _ in good], np.int64), vectors)

    def _add(self, ids: NDArray[np.int64], vectors: NDArray[np.float16]) -> None:
        if self._centre is None:
            self._centre = vectors[:_BATCH].astype(np.float32).mean(axis=0)
        if vectors.shape[1] == len(self._centre):
            bits = nearest.sign_bits(vectors, self._centre)
            self._parts.append(_part(ids, nearest.quantise(vectors), bits))
            self._n_rows += len(ids)

    def _merge(self, *, keep_first: bool = False) -> None:
        """Join parts into one; the first may be the mapped file, which stays as it is."""
        kept, joined = (self._parts[:1], self._parts[1:]) if keep_first else ([], self._parts)
        if joined:
            one = _part(
                np.concatenate([part.ids for part in joined]),
                nearest.Quantised(
                    np.concatenate([part.vectors.bytes for part in joined]),
                    np.concatenate([part.vectors.scales for part in joined]),
                ),
                np.concatenate([part.bits for part in joined], axis=1),
            )
            self._parts = [*kept, one]

    def _write_file(self) -> None:
        if not self._parts or self._centre is None:
            with contextlib.suppress(FileNotFoundError):
                self._path().unlink()
            return
        (part,) = self._parts
        dim = part.vectors.bytes.shape[1]
        head = np.array([(_MAGIC, dim, len(part.ids), self._last)], _HEAD)
        contents = (
            head, self._centre, part.ids, part.bits, part.vectors.scales, part.vectors.bytes,
        )  # fmt: skip
        self._path().parent.mkdir(parents=True, exist_ok=True)
        half_done = self._path().with_suffix(".new")  # then renamed: old or new, never half
        with half_done.open("wb") as file:
            for content in contents:
                file.write(np.ascontiguousarray(content).data.cast("B"))
            file.flush()
            os.fsync(file.fileno())
        half_done.replace(self._path())

    def _read_file(self) -> None:
        """Map the copy into memory; one that is missing or broken is no copy."""
        try:
            content = np.memmap(self._path(), np.uint8, "r")
        except (FileNotFoundError, ValueError, OSError):
            return
        if len(content) < _HEAD.itemsize:
            return
        head = content[: _HEAD.itemsize].view(_HEAD)[0]
        dim, n = int(head["dim"]), int(head["rows"])
        n_words = -(-dim // 64)
        sizes = (_HEAD.itemsize, 4 * dim, 8 * n, 8 * n_words * n, 4 * n, dim * n)
        if head["magic"] != _MAGIC or n <= 0 or dim <= 0 or sum(sizes) != len(content):
            return
        ends = np.cumsum(sizes)
        _, centre, ids, bits, scales, coordinates = (
            content[end - size : end] for size, end in zip(sizes, ends, strict=True)
        )
        self._centre = np.array(centre.view("<f4"))
        rows = np.array(bits.view(np.uint64).reshape(n_words, n))  # read at every search
        vectors = nearest.Quantised(
            coordinates.view(np.int8).reshape(n, dim), np.array(scales.view("<f4"))
        )
        self._parts = [_part(np.array(ids.view("<i8")), vectors, rows)]
        self._last, self._n_rows = int(head["last"]), n


def _part(ids: NDArray[np.int64], vectors: nearest.Quantised, bits: nearest.Bits) -> _Part:
    return _Part(ids, vectors, bits, np.argsort(ids, kind="stable"))


def _nearest_in(
    part: _Part,
    vector: NDArray[np.float32],
    k: int,
    *,
    signs: nearest.Bits,
    wanted: NDArray[np.int64] | None,
) -> dict[int, float]:
    if wanted is None:
        rows = nearest.candidates(part.bits, signs, max(nearest.N_EXACT, 2 * k))
    else:
        rows = part.rows_of(wanted)
    found = nearest.exactly(part.vectors, rows, vector, k)
    return dict(zip(part.ids[found.rows].tolist(), found.cosines.tolist(), strict=True))


def _folder() -> Path | None:
    """Give the folder of the copies, beside the database; None for one that is in memory."""
    name = str(connection.settings_dict["NAME"])
    return None if ":memory:" in name or name.startswith("file:") else Path(name).parent / _FOLDER
