"""Sentence vectors from a server that speaks OpenAI's `POST /embeddings`."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from octavo.lib import clock
from octavo.lib.vectors import normalise
from octavo.news.errors import (
    AnswerError,
    DeadlineError,
    PageTooLargeError,
    SettingError,
    StatusError,
    UnreachableError,
)

_BATCH = 64  # texts a request: every server known takes as many
_MAX_CHARS = 2_000  # of a text: title and lead; the rest of an article repeats them
_BYTES_PER_TEXT = 200_000  # 8,192 numbers of 20 digits, with room
_CHUNK_BYTES = 65_536
_PROBE = "a"


@dataclass(frozen=True, slots=True)
class RemoteModel:
    """A model on a server: its address up to and without `/embeddings`, its name, the key."""

    url: str
    model: str
    key: str = field(default="", repr=False)


class RemoteEmbedder:
    """Embeds with a model on a server somebody chose; the texts go there.

    `languages` empty: it is taken to know every language. The key is in no error and no repr.
    """

    def __init__(
        self, remote: RemoteModel, *, languages: Collection[str] = (), timeout_s: float = 30
    ) -> None:
        """Take the address; nothing is sent before the first text.

        Args:
            remote: where, which model, and the key, "" where none is asked for.
            languages: the ISO 639-1 codes the model is meant for.
            timeout_s: the longest a request may take in all.

        Raises:
            SettingError: the address, the model or the key cannot be used.
        """
        _check(remote)
        self._remote = remote
        self._timeout_s = timeout_s
        self._url = remote.url.rstrip("/") + "/embeddings"
        digest = sha256(f"{self._url}\0{remote.model}".encode()).hexdigest()[:12]
        self.name = f"remote-{remote.model}-{digest}"
        self.languages = frozenset(languages)

    @cached_property
    def dim(self) -> int:
        """The length of a vector; the server is asked once.

        Raises:
            SourceError: it did not answer.
        """
        return int(self._ask([_PROBE]).shape[1])

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: shape (len(texts), dim), float32, unit rows; no usable word, a zero row.

        Raises:
            SourceError: the server did not answer, or not with vectors.
        """
        filled = [row for row, text in enumerate(texts) if _has_word(text[:_MAX_CHARS])]
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for start in range(0, len(filled), _BATCH):
            rows = filled[start : start + _BATCH]
            answer = self._ask([texts[row][:_MAX_CHARS] for row in rows])
            if answer.shape[1] != self.dim:
                raise AnswerError(self._url, f"{answer.shape[1]} numbers instead of {self.dim}")
            vectors[rows] = answer
        return normalise(vectors)

    def _ask(self, texts: Sequence[str]) -> NDArray[np.float32]:
        question = {"model": self._remote.model, "input": texts, "encoding_format": "float"}
        answer = self._post(json.dumps(question).encode("ascii"), n_texts=len(texts))
        try:
            return _vectors(json.loads(answer), n_texts=len(texts))
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
            raise AnswerError(self._url, f"no vectors: {error!r:.200}") from error

    def _post(self, body: bytes, *, n_texts: int) -> bytes:
        parts = urlsplit(self._url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        connection = kind(parts.netloc, timeout=self._timeout_s)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._remote.key:
            headers["Authorization"] = f"Bearer {self._remote.key}"
        ends_s = clock.ticks_s() + self._timeout_s
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        try:
            connection.request("POST", path, body=body, headers=headers)
            with connection.getresponse() as response:
                if response.status != 200:
                    raise StatusError(self._url, response.status)
                return self._read(response, limit_bytes=n_texts * _BYTES_PER_TEXT, ends_s=ends_s)
        except TimeoutError as error:
            raise DeadlineError(self._url, self._timeout_s) from error
        except (OSError, HTTPException) as error:
            raise UnreachableError(self._url, str(error) or type(error).__name__) from error
        finally:
            connection.close()

    def _read(self, response: HTTPResponse, *, limit_bytes: int, ends_s: float) -> bytes:
        content = bytearray()
        while chunk := response.read1(_CHUNK_BYTES):
            content += chunk
            if len(content) > limit_bytes:
                raise PageTooLargeError(self._url, limit_bytes)
            if clock.ticks_s() > ends_s:
                raise DeadlineError(self._url, self._timeout_s)
        return bytes(content)


def _check(remote: RemoteModel) -> None:
    """Refuse what cannot be sent; the key itself is never told."""
    try:
        parts = urlsplit(remote.url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise SettingError("embedder_url", f"is no address: {error}") from error
    if not usable or not remote.url.isascii() or " " in remote.url:
        raise SettingError("embedder_url", "needs an address like https://host/v1")
    if parts.username is not None:
        raise SettingError("embedder_url", "holds a password: put it into embedder_key")
    if not remote.model:
        raise SettingError("embedder_model", "is needed with embedder = remote")
    if not (remote.key.isascii() and remote.key.isprintable()):
        raise SettingError("embedder_key", "holds a character that no key has")


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _vectors(answer: Any, *, n_texts: int) -> NDArray[np.float32]:
    """Read the vectors of an answer in the order asked; shape (n_texts, dim)."""
    by_index = {int(one["index"]): one["embedding"] for one in answer["data"]}
    vectors = np.array([by_index[number] for number in range(n_texts)], dtype=np.float32)
    if vectors.ndim != 2 or not vectors.shape[1]:
        raise ValueError(f"an array of shape {vectors.shape}")
    if not np.isfinite(vectors).all():
        raise ValueError("a number that is not finite")
    return vectors
