"""Measure the web engine: small answers from a server on loopback, beside plain threads.

    python bench/fetch.py --n 2000 --concurrency 64

The server is another process, so that the client's CPU time is the client's alone. Both clients
run in one go, in turns, and the medians are told.
"""

import argparse
import asyncio
import http.client
import json
import multiprocessing
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from threading import local

from octavo.engines.web import AiohttpWeb
from octavo.lib.clock import now
from octavo.news.ports import Request, Response

BODY = b"<p>news</p>" * 280  # 3 KB
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY


def serve(ready: Connection) -> None:
    """Answer every request alike, and tell the port through a pipe."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(ANSWER)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=512)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def fetch_by_engine(port: int, n: int, concurrency: int) -> None:
    """Fetch with the engine under test."""
    allowed = frozenset({("127.0.0.1", port)})
    limits = {"per_host": concurrency, "overall": concurrency}
    with AiohttpWeb(user_agent="bench", clock=now, allow_addresses=allowed, **limits) as web:
        requests = (Request(f"http://127.0.0.1:{port}/{i}") for i in range(n))
        n_whole = sum(
            isinstance(answer, Response) and len(answer.body) == len(BODY)
            for _, answer in web.get_many(requests)
        )
    if n_whole != n:
        raise SystemExit(f"only {n_whole} of {n} answers came whole")


def fetch_by_threads(port: int, n: int, concurrency: int) -> None:
    """Fetch with the standard library, a thread and a kept connection for each place."""
    kept = local()

    def fetch(i: int) -> None:
        if not hasattr(kept, "connection"):
            kept.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        kept.connection.request("GET", f"/{i}")
        kept.connection.getresponse().read()

    with ThreadPoolExecutor(concurrency) as pool:
        list(pool.map(fetch, range(n)))


def measure(fetch: Callable[[], None], n: int) -> tuple[float, float]:
    """Give requests a second, of the clock and of the client's CPU."""
    clock_s, cpu_s = time.perf_counter(), time.process_time()
    fetch()
    return n / (time.perf_counter() - clock_s), n / (time.process_time() - cpu_s)


def main() -> None:
    """Run both clients in turns and tell the medians."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--n", type=int, default=2_000, help="requests in a round")
    parser.add_argument("--concurrency", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    ours, theirs = multiprocessing.get_context("spawn").Pipe(duplex=False)
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,))
    server.start()
    try:
        port = ours.recv()
        runs: dict[str, list[tuple[float, float]]] = {"engine": [], "threads": []}
        for _ in range(options.rounds):
            for name, fetch in (("engine", fetch_by_engine), ("threads", fetch_by_threads)):
                work = (port, options.n, options.concurrency)
                runs[name].append(measure(lambda fetch=fetch, work=work: fetch(*work), options.n))
    finally:
        server.terminate()
        server.join()
    figures: dict[str, float] = {"n": options.n, "concurrency": options.concurrency}
    for name, pairs in runs.items():
        per_s, per_cpu_s = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"{name:8} {per_s:8.0f} requests/s {per_cpu_s:8.0f} per CPU second of the client")
        figures |= {f"{name}_per_s": round(per_s), f"{name}_per_cpu_s": round(per_cpu_s)}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
