"""`octavo up`: the whole desk in one command."""

import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from types import FrameType

import click

from octavo import app

# A part that ends by itself is started again, at most so often within the desk's life, each time
# after a longer wait: a part that cannot start must not spin.
_MOST_RESTARTS = 8
_STOP_TIMEOUT_S = 20.0


@dataclass
class _Part:
    """One process of the desk."""

    name: str
    arguments: tuple[str, ...]
    process: "subprocess.Popen[bytes] | None" = None
    n_restarts: int = 0
    wait_s: float = field(default=0.0)

    def start(self) -> None:
        # Its own process group: Ctrl-C reaches `up` alone, which then stops the parts in order.
        self.process = subprocess.Popen(
            [sys.executable, "-m", "octavo", *self.arguments], start_new_session=True
        )

    def ended(self) -> int | None:
        assert self.process is not None  # started before it is watched
        return self.process.poll()

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(_STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@click.command("up")
@click.option("--demo/--no-demo", default=None, help="Load the demonstration edition or not.")
def command(demo: bool | None) -> None:
    """Start the desk: pages, worker and, when it follows nothing, the demonstration edition.

    Runs until interrupted (Ctrl-C), then stops every part cleanly.
    """
    stop = threading.Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    app.open_store()
    sign_in = app.ensure_operator()
    parts = _start(demo)
    try:
        click.echo(app.welcome(sign_in))
        is_told = app.is_edition_ready()
        while not stop.wait(0.5):
            for part in parts:
                _watch(part, stop)
            if not is_told and app.is_edition_ready():
                is_told = True  # said once more: the parts have pushed it off the screen
                click.echo(app.welcome(sign_in))
                click.echo("  Today's edition is ready.\n")
    finally:
        for part in reversed(parts):
            part.stop()
        click.echo("Stopped.")


def _start(demo: bool | None) -> list[_Part]:
    """Start the parts; the newsstand first, as its feeds are followed through the fetcher."""
    parts = []
    if app.wants_newsstand(demo):
        app.settle_newsstand()
        parts.append(_Part("newsstand", ("newsstand",)))
    parts += [_Part("pages", ("serve",)), _Part("worker", ("work",))]
    started: list[_Part] = []
    try:
        for part in parts:
            part.start()
            started.append(part)
            if part.name == "newsstand":
                app.follow_newsstand()
    except BaseException:
        for part in reversed(started):
            part.stop()
        raise
    return parts


def _watch(part: _Part, stop: threading.Event) -> None:
    """Start a part again that ended by itself."""
    code = part.ended()
    if code is None or stop.is_set():
        return
    part.n_restarts += 1
    if part.n_restarts > _MOST_RESTARTS:
        click.echo(
            f"The {part.name} ended {_MOST_RESTARTS} times; see its messages above.", err=True
        )
        stop.set()
        return
    wait_s = min(30.0, 2.0**part.n_restarts)
    click.echo(f"The {part.name} ended with {code}; it starts again in {wait_s:.0f} s.", err=True)
    if not stop.wait(wait_s):
        part.start()
