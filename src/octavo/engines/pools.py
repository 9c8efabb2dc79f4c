"""Work in other processes of this machine, where a hang or a crash costs one task.

This module is imported by every worker as it starts, so it imports little.
"""

import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self, TypeVar

from octavo.news.errors import TaskError

Argument = TypeVar("Argument")
Result = TypeVar("Result")

# Tasks given out beyond what the caller has taken, for each worker: one under way, one whose
# result waits, so that a caller busy with a result does not idle the worker.
_OPEN_PER_WORKER = 2
# From sending a task to its beginning: a new process (0.1 s here) and the imports of the
# function's module (a few seconds where it loads an extractor). Only a wreck takes a minute.
_START_TIMEOUT_S = 60.0
_BEGUN = b"begun"
_CLOSED = "the pool was closed"


class LocalPool:
    """Runs functions in processes of its own; implements `news.ports.Pool`.

    Workers start with the first task, stay for the next `map`, ignore Ctrl-C (this process
    decides) and die with this process. They are never forked from it, as it may have threads.
    Any thread may call `map`; calls share the workers. A function, its argument and its result
    must survive pickling.
    """

    def __init__(self, n_workers: int) -> None:
        if n_workers < 1:
            raise ValueError("a pool needs at least one worker")
        self._n_workers = n_workers
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._hands: list[_Hand] = []
        self._lock = threading.Lock()
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def map(
        self,
        function: Callable[[Argument], Result],
        arguments: Iterable[Argument],
        *,
        timeout_s: float,
    ) -> Iterator[tuple[Argument, Result | TaskError]]:
        """Give each argument with its result as it comes; see `news.ports.Pool.map`.

        Arguments are taken as needed, in the caller's thread. The time allowed counts from when
        a task begins, not from when it is sent.
        """
        source = iter(arguments)
        batch = _Batch(_name(function), timeout_s)
        n_open = 0
        is_more = True
        try:
            while is_more or n_open:
                n_wanted = self._n_workers * _OPEN_PER_WORKER - n_open if is_more else 0
                taken = list(islice(source, n_wanted))
                for argument in taken:
                    self._give_out(_Task(batch, argument, pickle.dumps((function, argument))))
                n_open += len(taken)
                is_more = len(taken) == n_wanted and is_more
                if n_open:
                    yield batch.done.get()
                    n_open -= 1
        finally:
            batch.is_dropped = True

    def close(self) -> None:
        """End the workers, whatever they are doing."""
        with self._lock:
            self._is_closed = True
            hands, self._hands = self._hands, []
        for hand in hands:
            self._tasks.put(None)
            hand.stop()
        for hand in hands:
            hand.join()

    def _give_out(self, task: "_Task") -> None:
        with self._lock:
            if self._is_closed:
                raise RuntimeError("a closed pool cannot be used again")
            if len(self._hands) < self._n_workers:
                self._hands.append(_Hand(self._tasks))
            self._tasks.put(task)


@dataclass(slots=True)
class _Batch:
    """What the tasks of one `map` share."""

    name: str
    timeout_s: float
    done: SimpleQueue[tuple[Any, Any]] = field(default_factory=SimpleQueue)
    is_dropped: bool = False  # nobody waits for the results any more


@dataclass(frozen=True, slots=True)
class _Task:
    batch: _Batch
    argument: object
    payload: bytes


class _Hand:
    """One worker process and the thread that hands it tasks and watches over it."""

    def __init__(self, tasks: "SimpleQueue[_Task | None]") -> None:
        self._tasks = tasks
        self._worker: _Worker | None = None
        self._is_stopped = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="octavo-pool", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the process now; the thread follows."""
        with self._lock:
            self._is_stopped = True
            if self._worker is not None:
                self._worker.kill()

    def join(self) -> None:
        """Wait for the thread to end."""
        self._thread.join()

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            if not task.batch.is_dropped:
                task.batch.done.put((task.argument, self._do(task)))
        self._discard()

    def _do(self, task: _Task) -> object:
        name = task.batch.name
        try:
            worker = self._ready_worker()
        except (OSError, RuntimeError) as error:  # no room; or a main module without a guard
            return TaskError(name, f"no process could be started: {error}")
        if worker is None:
            return TaskError(name, _CLOSED)
        try:
            is_done, outcome = worker.do(task.payload, task.batch.timeout_s)
        except TimeoutError as error:
            reason = str(error)
        except (EOFError, OSError):
            reason = worker.how_it_ended()
        else:
            return outcome if is_done else _failure(name, *outcome)
        self._discard()
        return TaskError(name, _CLOSED if self._is_stopped else reason)

    def _ready_worker(self) -> "_Worker | None":
        with self._lock:
            if self._worker is None and not self._is_stopped:
                self._worker = _Worker()
            return None if self._is_stopped else self._worker

    def _discard(self) -> None:
        with self._lock:
            if self._worker is not None:
                self._worker.end()
                self._worker = None


class _Worker:
    """A process that does one task after another, and our end of the pipe to it."""

    def __init__(self) -> None:
        method = (
            "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        )
        context = multiprocessing.get_context(method)
        self._pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=work, args=(theirs,), name="octavo-worker", daemon=True
        )
        self._process.start()
        theirs.close()  # or the end of the worker would not be seen here

    def do(self, payload: bytes, timeout_s: float) -> tuple[bool, Any]:
        """Send a task and wait: (True, result), or (False, (reason, traceback)).

        Raises:
            TimeoutError: it did not begin, or took too long.
            EOFError, OSError: the process ended.
        """
        self._pipe.send_bytes(payload)
        if not self._pipe.poll(_START_TIMEOUT_S):
            raise TimeoutError(f"did not begin within {_START_TIMEOUT_S:g} s")
        answer = self._pipe.recv_bytes()
        if answer == _BEGUN:
            if not self._pipe.poll(timeout_s):
                raise TimeoutError(f"took longer than {timeout_s:g} s")
            answer = self._pipe.recv_bytes()
        try:
            is_done, outcome = pickle.loads(answer)
        except Exception as error:  # noqa: BLE001  an odd __reduce__ may raise anything
            return False, (f"its result cannot be unpickled: {error}", traceback.format_exc())
        return is_done, outcome

    def kill(self) -> None:
        """End the process without asking."""
        self._process.kill()

    def end(self) -> None:
        """End the process and let go of what is ours."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()

    def how_it_ended(self) -> str:
        """Say how the process came to its end."""
        self._process.join(_START_TIMEOUT_S)
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"its process was ended by {signal.Signals(-code).name}"
        return f"its process ended with exit code {code}"


def work(pipe: Connection) -> None:
    """Do the tasks that come through a pipe, until it closes; runs in the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    while True:
        try:
            payload = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        pipe.send_bytes(_answer(payload, pipe))


def _answer(payload: bytes, pipe: Connection) -> bytes:
    try:
        function, argument = pickle.loads(payload)
        pipe.send_bytes(_BEGUN)
        return pickle.dumps((True, function(argument)))
    except (Exception, SystemExit) as error:  # noqa: BLE001  told as a value across the process border
        reason = f"{type(error).__name__}: {error}"
        return pickle.dumps((False, (reason, traceback.format_exc())))


def _die_with_parent() -> None:
    """End this process, in the middle of a task if need be, when the one that started it ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _failure(name: str, reason: str, trace: str) -> TaskError:
    error = TaskError(name, reason)
    error.add_note(f"In the worker:\n{trace}")
    return error


def _name(function: Callable[..., object]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
