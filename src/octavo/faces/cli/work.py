"""`octavo work`: the worker alone."""

import signal
import threading
from types import FrameType

import click

from octavo import app


@click.command("work")
def command() -> None:
    """Fetch feeds as they come due, read, fold, make the edition; until interrupted."""
    stop = threading.Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    app.open_store()
    app.work(stop)
