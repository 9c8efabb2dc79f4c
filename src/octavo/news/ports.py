"""The ports engines stand behind. Every engine passes the laws in `tests/laws/`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from octavo.news.errors import AddressRefusedError, SourceError, TaskError

Argument = TypeVar("Argument")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Request:
    """A GET. `etag` and `last_modified` are the validators of the last answer, verbatim."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    accept: str = "*/*"


@dataclass(frozen=True, slots=True)
class Response:
    """An answer of status 200 to 399 that is no redirect: decoded body, lower-case header names.

    `moved_to` is where the address has moved for good (every hop was a 301 or 308), else None.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    moved_to: str | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether the server said that what we have is still current (304)."""
        return self.status == 304

    @property
    def content_type(self) -> str:
        """The Content-Type as sent, "" where there is none."""
        return self.headers.get("content-type", "")


WebFailure = SourceError | AddressRefusedError


class Web(Protocol):
    """Fetches addresses: guarded, bounded in time and size, polite."""

    def get(self, request: Request) -> Response:
        """Fetch one address.

        Raises:
            SourceError: it did not work this time; the subclass tells what happened.
            AddressRefusedError: the address guard refused a hop.
        """
        ...

    def get_many(
        self, requests: Iterable[Request]
    ) -> Iterator[tuple[Request, Response | WebFailure]]:
        """Fetch addresses side by side, each given as it comes; failures are values."""
        ...

    def close(self) -> None:
        """Close connections and stop; a closed engine cannot be used again."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors whose cosine tells how near their meanings are."""

    @property
    def name(self) -> str:
        """What tells this model's vectors from any other's, version included."""
        ...

    @property
    def dim(self) -> int:
        """The length of a vector."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes it is meant for; empty when it knows no language from another."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts: shape (len(texts), dim), float32, each row of unit length.

        A text without any usable word gives a zero row.
        """
        ...


@dataclass(frozen=True, slots=True)
class Edge:
    """Two nodes of a graph, by number, and how strongly they are joined (more than 0)."""

    one: int
    other: int
    weight: float


class Partitioner(Protocol):
    """Parts the nodes of a graph into groups that are joined strongly within."""

    def part(self, n_nodes: int, edges: Sequence[Edge], *, resolution: float) -> list[int]:
        """Give each node's group, numbered from 0 in the order of their first nodes.

        `resolution` is the mean weight that pairs within a group have at least (CPM, the constant
        Potts model). The same graph gives the same groups. A node without an edge is alone.
        """
        ...


class Pool(Protocol):
    """Runs a function over arguments, in other processes where that pays."""

    def map(
        self,
        function: Callable[[Argument], Result],
        arguments: Iterable[Argument],
        *,
        timeout_s: float,
    ) -> Iterator[tuple[Argument, Result | TaskError]]:
        """Give each argument with its result as it comes; a failure, hang or crash is a TaskError.

        `function` must be importable by name. A task that runs longer than `timeout_s` is ended.
        """
        ...

    def close(self) -> None:
        """End the workers."""
        ...
