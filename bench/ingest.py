"""Measure the way from feeds to stories: fetching, reading and folding what a farm of feeds has.

    python bench/ingest.py --feeds 200 --entries 30

The farm (`feed_farm.py` in OCTAVO_TOOLS, or ../shared/tools) serves feeds on a free port of
loopback; a fresh desk in a temporary folder follows them all. Each step is the one `octavo fetch`
runs. CPU seconds are those of this process and of its workers, the farm's left out.
"""

import argparse
import http.client
import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from octavo.app import Desk

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_START_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Took:
    """What a step took: seconds of the clock, and CPU seconds of this process."""

    clock_s: float
    cpu_s: float


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def farm(options: argparse.Namespace, port: int) -> Generator[str]:
    """Run the farm; gives the address of its list of feeds."""
    command = [sys.executable, str(options.tools / "feed_farm.py"), "--port", str(port)]
    command += ["--feeds", str(options.feeds), "--entries", str(options.entries)]
    command += ["--corpus", str(options.corpus)]
    address = f"http://127.0.0.1:{port}/opml.xml"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(port, server)
            yield address
        finally:
            server.terminate()


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    end_s = time.monotonic() + _START_TIMEOUT_S
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_START_TIMEOUT_S)
        try:
            connection.request("GET", "/opml.xml")
            connection.getresponse().read()
        except ConnectionError as error:
            if server.poll() is not None or time.monotonic() > end_s:
                raise SystemExit(f"the farm did not come up: {error}") from error
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()


def timed(desk: "Desk", step: str) -> Took:
    """Run a step of the desk and print what it says."""
    clock_s, cpu_s = time.perf_counter(), time.process_time()
    outcome = desk.run(step)
    took = Took(time.perf_counter() - clock_s, time.process_time() - cpu_s)
    print(f"{step:9} {took.clock_s:7.2f} s {took.cpu_s:7.2f} CPU s   {outcome}", flush=True)
    return took


def measure(address: str) -> dict[str, float]:
    """Follow, fetch twice, read and fold; gives the figures."""
    from octavo import app
    from octavo.features import following

    app.open_store()
    with app.open_web() as web:
        n_feeds = following.follow_address(address, web, now=app.now()).n_new
    with app.open_desk() as desk:
        first = timed(desk, "feeds")
        n_entries = desk.count("entries")
        app.make_all_due()
        second = timed(desk, "feeds")
        reading = timed(desk, "entries")
        n_articles = desk.count("articles")
        folding = timed(desk, "articles")
    return {
        "feeds": n_feeds,
        "entries": n_entries,
        "entries_per_s": round(n_entries / first.clock_s),
        "second_pass_s": round(second.clock_s, 2),
        "articles_per_s": round(n_articles / reading.clock_s),
        "folded_per_s": round(n_articles / folding.clock_s),
        "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _settle(home: str, port: int, embedder: str) -> None:
    """Give the desk its settings; the caller's own are put aside."""
    for name in [name for name in os.environ if name.startswith("OCTAVO_")]:
        del os.environ[name]
    os.environ |= {
        "OCTAVO_HOME": home,
        "OCTAVO_ALLOW_ADDRESSES": f"127.0.0.1:{port}",
        "OCTAVO_DEMO": "false",
        "OCTAVO_EMBEDDER": embedder,
        "OCTAVO_LOG_LEVEL": "warning",
    }


def main() -> None:
    """Start the farm, run the desk, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    tools = Path(os.environ.get("OCTAVO_TOOLS", _SHARED / "tools"))
    corpus = Path(os.environ.get("OCTAVO_CORPUS", _SHARED / "corpus")) / "pages-en"
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--entries", type=int, default=30, help="in each feed")
    parser.add_argument("--tools", type=Path, default=tools, help="the folder of feed_farm.py")
    parser.add_argument("--corpus", type=Path, default=corpus, help="texts the farm prints")
    parser.add_argument("--embedder", default="auto", help="as in OCTAVO_EMBEDDER")
    options = parser.parse_args()
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="octavo-ingest-") as home, farm(options, port) as list_:
        _settle(home, port, options.embedder)
        figures = measure(list_)
    print(
        f"{figures['entries_per_s']} entries/s from feed to store; nothing new in "
        f"{figures['second_pass_s']} s; {figures['articles_per_s']} articles/s read, "
        f"{figures['folded_per_s']} folded; {figures['rss_mb']} MB at most in this process"
    )
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
