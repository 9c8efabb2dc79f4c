"""Every error Octavo raises, branched by what the caller should do.

OctavoError
├── SourceError                 the outside failed: keep what there is, try again later
│   ├── UnreachableError        no connection, no such host, connection lost
│   ├── DeadlineError           the whole fetch took longer than it may
│   ├── PageTooLargeError       more bytes, once decoded, than the limit
│   ├── TooManyRedirectsError   a loop, or more hops than the limit
│   ├── StatusError             an HTTP status of 400 or more
│   │   └── GoneError           410: stop asking
│   ├── AnswerError             the server answered with something else than was asked for
│   └── TaskError               a task in a worker process failed, hung or died
├── InputError                  what was given is no good: skip it, tell who gave it
│   ├── AddressRefusedError     the address guard does not let this address through
│   ├── NotAFeedError           the bytes are no feed
│   ├── OpmlError               the file is no OPML
│   ├── CursorError             the text is no cursor of this list
│   ├── QueryError              a search asks for nothing
│   ├── ContradictionError      an editor's correction cannot be: it goes against how things stand
│   ├── SettingError            a setting is unknown or has a wrong value
│   └── NotInstalledError       something needs a library that is not installed
├── NotFoundError               there is no such thing: 404
├── CorrectedMeanwhileError     an editor was faster than a decision: decide anew
└── StoreError                  the database cannot be used until the operator acts
    ├── HomeError               the desk's folder cannot be made or written
    ├── DamagedDatabaseError    the file is no database any more, or broken inside
    ├── NewerDatabaseError      written by a later version of Octavo
    └── DiskFullError           no room left to write
"""

from datetime import datetime


class OctavoError(Exception):
    """Anything Octavo raises on purpose. Survives the way from a worker process."""

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[OctavoError], args: tuple[object, ...], fields: dict[str, object]) -> object:
    error = kind.__new__(kind, *args)
    error.__dict__.update(fields)
    return error


class SourceError(OctavoError):
    """The outside failed: keep what there is and try again later."""


class UnreachableError(SourceError):
    """No answer came from the host."""

    def __init__(self, url: str, reason: str) -> None:
        self.url = url
        self.reason = reason
        super().__init__(f"cannot reach {url}: {reason}")


class DeadlineError(SourceError):
    """The whole fetch, from the first hop to the last byte, took too long."""

    def __init__(self, url: str, limit_s: float) -> None:
        self.url = url
        self.limit_s = limit_s
        super().__init__(f"no complete answer within {limit_s:g} s: {url}")


class PageTooLargeError(SourceError):
    """The answer, once decoded, exceeds the byte limit."""

    def __init__(self, url: str, limit_bytes: int) -> None:
        self.url = url
        self.limit_bytes = limit_bytes
        super().__init__(f"over {limit_bytes} bytes once decoded: {url}")


class TooManyRedirectsError(SourceError):
    """The address redirects in a loop, or too often."""

    def __init__(self, url: str, limit: int) -> None:
        self.url = url
        self.limit = limit
        super().__init__(f"more than {limit} redirects: {url}")


class StatusError(SourceError):
    """The server answered with a status of 400 or more."""

    def __init__(self, url: str, status: int, retry_at: datetime | None = None) -> None:
        self.url = url
        self.status = status
        self.retry_at = retry_at
        super().__init__(f"the server answered {status}: {url}")


class GoneError(StatusError):
    """The server says the address is gone for good (410)."""

    def __init__(self, url: str) -> None:
        super().__init__(url, 410)


class AnswerError(SourceError):
    """A server's answer is not what it was asked for."""

    def __init__(self, url: str, reason: str) -> None:
        self.url = url
        self.reason = reason
        super().__init__(f"an answer of no use from {url}: {reason}")


class TaskError(SourceError):
    """A task handed to a worker process failed, took too long, or took the process down."""

    def __init__(self, task: str, reason: str) -> None:
        self.task = task
        self.reason = reason
        super().__init__(f"{task}: {reason}")


class InputError(OctavoError):
    """What was given cannot be used: skip it and tell who gave it."""


class AddressRefusedError(InputError):
    """The address guard does not let this address through."""

    def __init__(self, url: str, address: str) -> None:
        self.url = url
        self.address = address
        super().__init__(
            f"{url} leads to {address}, which is not a public address; "
            f"to allow it, add {address} to OCTAVO_ALLOW_ADDRESSES"
        )


class NotAFeedError(InputError):
    """The bytes are neither RSS, Atom nor JSON Feed."""

    def __init__(self, url: str, reason: str) -> None:
        self.url = url
        self.reason = reason
        super().__init__(f"not a feed: {url}: {reason}")


class OpmlError(InputError):
    """The file is not an OPML list of feeds."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"not an OPML list of feeds: {name}: {reason}")


class CursorError(InputError):
    """The text is no cursor that this list gave."""

    def __init__(self, cursor: str) -> None:
        self.cursor = cursor
        super().__init__(f"{cursor!r} is no cursor of this list: leave it out to begin anew")


class QueryError(InputError):
    """A search that asks for nothing."""

    def __init__(self, query: str) -> None:
        self.query = query
        super().__init__(f"{query!r} holds no word to search for")


class ContradictionError(InputError):
    """A correction that goes against how things stand; the message says what to do."""


class SettingError(InputError):
    """A setting is unknown or has a value that cannot be used."""

    def __init__(self, key: str, reason: str) -> None:
        self.key = key
        self.reason = reason
        super().__init__(f"setting {key}: {reason}")


class NotInstalledError(InputError):
    """Something needs a library that is not installed."""

    def __init__(self, what: str, package: str) -> None:
        self.package = package
        super().__init__(f"{what} is not installed; install it with: pip install '{package}'")


class NotFoundError(OctavoError):
    """There is no such thing."""

    def __init__(self, kind: str, key: object, near: tuple[str, ...] = ()) -> None:
        self.kind = kind
        self.key = key
        self.near = near
        hint = f"; near it: {', '.join(near)}" if near else ""
        super().__init__(f"no {kind} {key}{hint}")


class CorrectedMeanwhileError(OctavoError):
    """What was decided went by how stories were before an editor corrected them: decide anew."""

    def __init__(self) -> None:
        super().__init__("an editor corrected stories while articles were being placed")


class StoreError(OctavoError):
    """The database cannot be used until the operator acts."""


class HomeError(StoreError):
    """The desk's folder cannot be used."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"the desk's folder cannot be used: {path}: {reason}; "
            "let it be written, or name another folder in OCTAVO_HOME"
        )


class DamagedDatabaseError(StoreError):
    """The database file is broken."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"the database {path} is damaged ({reason}): stop the desk, put the file aside "
            "and restore it from your backup"
        )


class NewerDatabaseError(StoreError):
    """The database was written by a later version of Octavo."""

    def __init__(self, path: str, migration: str) -> None:
        self.path = path
        self.migration = migration
        super().__init__(
            f"{path} was written by a later version of Octavo (it has {migration}): "
            "install that version or a newer one, or name another folder in OCTAVO_HOME"
        )


class DiskFullError(StoreError):
    """There is no room left to write."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"no room left to write {path}: free some space and start again")
