"""Tasks for worker processes: they must be importable by name."""

import os
import signal
import sys
import threading
import time


def double(number: int) -> int:
    """Do what is asked."""
    return 2 * number


def fail_on_three(number: int) -> int:
    """Raise for one of the arguments."""
    if number == 3:
        raise ValueError("three is no good")
    return number


def hang_on_three(number: int) -> int:
    """Never come back for one of the arguments."""
    if number == 3:
        threading.Event().wait()
    return number


def crash_on_three(number: int) -> int:
    """Take the process down, as a fault in a C library would, for one of the arguments."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGSEGV)
    return number


def exit_on_three(number: int) -> int:
    """Leave by the back door for one of the arguments."""
    if number == 3:
        os._exit(7)
    return number


def where(_: int) -> int:
    """Tell the number of the process."""
    return os.getpid()


def sleep_for(seconds: float) -> float:
    """Take some time."""
    time.sleep(seconds)
    return seconds


def give_unpicklable(_: int) -> object:
    """Give what cannot be sent back."""
    return threading.Lock()


def answers_ctrl_c(_: int) -> bool:
    """Tell whether a Ctrl-C would end this process."""
    return signal.getsignal(signal.SIGINT) is not signal.SIG_IGN


def big(n_bytes: int) -> bytes:
    """Give more than fits into a pipe."""
    return bytes(n_bytes)


def modules(_: int) -> list[str]:
    """List what a worker has loaded."""
    return sorted(sys.modules)


class _TwoWordsError(Exception):
    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def give_an_error(_: int) -> Exception:
    """Give an error as a value; its constructor takes more than its message."""
    return _TwoWordsError("no", "way")
