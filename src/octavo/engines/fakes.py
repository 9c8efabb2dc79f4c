"""Engines for tests and rehearsals: no network, no processes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from octavo.news.errors import AddressRefusedError, SourceError, StatusError, TaskError
from octavo.news.ports import Request, Response, WebFailure

Argument = TypeVar("Argument")
Result = TypeVar("Result")

Reply = Response | WebFailure | Callable[[Request], Response]


class FakeWeb:
    """A web of a few known addresses; implements `news.ports.Web`.

    A reply is an answer, a failure, or a function of the request that gives or raises one. An
    address not known answers 404. Where a known answer has a validator the request repeats, a 304
    is given. `requests` lists what was asked.
    """

    def __init__(self, replies: Mapping[str, Reply]) -> None:
        self.replies = dict(replies)
        self.requests: list[Request] = []
        self.is_closed = False

    def get(self, request: Request) -> Response:
        """Give the reply to an address; see `news.ports.Web.get`."""
        if self.is_closed:
            raise RuntimeError("a closed web engine cannot be used again")
        self.requests.append(request)
        reply = self.replies.get(request.url)
        if reply is None:
            raise StatusError(request.url, 404)
        if isinstance(reply, SourceError | AddressRefusedError):
            raise reply
        answer = reply if isinstance(reply, Response) else reply(request)
        return replace(answer, status=304, body=b"") if _is_known(request, answer) else answer

    def get_many(
        self, requests: Iterable[Request]
    ) -> Iterator[tuple[Request, Response | WebFailure]]:
        """Give replies in order; see `news.ports.Web.get_many`."""
        for request in requests:
            yield request, self._outcome(request)

    def close(self) -> None:
        """Stop answering."""
        self.is_closed = True

    def _outcome(self, request: Request) -> Response | WebFailure:
        try:
            return self.get(request)
        except (SourceError, AddressRefusedError) as error:
            return error


class InlinePool:
    """Runs each task at once, in this process; implements `news.ports.Pool` less its deadline."""

    def __init__(self) -> None:
        self.is_closed = False

    def map(
        self,
        function: Callable[[Argument], Result],
        arguments: Iterable[Argument],
        *,
        timeout_s: float,
    ) -> Iterator[tuple[Argument, Result | TaskError]]:
        """Give each argument with its result, in order; a task that hangs hangs the caller."""
        if self.is_closed:
            raise RuntimeError("a closed pool cannot be used again")
        name = f"{function.__module__}.{function.__qualname__}"
        for argument in arguments:
            try:
                outcome: Result | TaskError = function(argument)
            except Exception as error:  # noqa: BLE001  a failure of any kind is a value to the caller
                outcome = TaskError(name, f"{type(error).__name__}: {error}")
            yield argument, outcome

    def close(self) -> None:
        """Take no more tasks."""
        self.is_closed = True


def _is_known(request: Request, answer: Response) -> bool:
    etag = answer.headers.get("etag")
    changed = answer.headers.get("last-modified")
    if request.etag is not None and etag is not None:
        return request.etag == etag
    return request.last_modified is not None and request.last_modified == changed
