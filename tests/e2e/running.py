"""A whole desk, started as a new user would, and asked over the wire."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# A fresh machine has two minutes from `make up` to a full page; of these the install takes most.
READY_S = 150.0


def free_port() -> int:
    """Give a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningDesk:
    """`octavo up` as a process of its own, with everything in one folder."""

    def __init__(self, home: Path, *arguments: str, **environ: str) -> None:
        self.home = home
        self.port = free_port()
        self.log = home.parent / f"{home.name}.log"
        self._environ = {
            **{k: v for k, v in os.environ.items() if not k.startswith("OCTAVO_")},
            "OCTAVO_HOME": str(home),
            "OCTAVO_LISTEN": f"127.0.0.1:{self.port}",
            "OCTAVO_NEWSSTAND": f"127.0.0.1:{free_port()}",
            "PYTHONUNBUFFERED": "1",
            **environ,
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "octavo", "up", *arguments],
                env=self._environ,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def url(self) -> str:
        """Where its pages are."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page; gives status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def json(self, path: str) -> Any:
        """Ask the API; gives what the JSON says."""
        status, body = self.get(path)
        assert status == 200, f"{status} at {path}: {body[:300]}"
        return json.loads(body)

    def octavo(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a command on this desk."""
        return subprocess.run(
            [sys.executable, "-m", "octavo", *arguments],
            env=self._environ,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def wait_until(self, is_so: Callable[[], bool], *, within_s: float = READY_S) -> None:
        """Wait until something is so; fails with the desk's own words when it does not come."""
        until = time.monotonic() + within_s
        while time.monotonic() < until:
            assert self.process.poll() is None, f"the desk ended:\n{self.words()}"
            try:
                if is_so():
                    return
            except OSError:
                pass
            time.sleep(0.3)
        raise AssertionError(f"not within {within_s:.0f} s:\n{self.words()}")

    def wait_until_full(self) -> None:
        """Wait until the demonstration edition is whole: eight stories, nothing left to read."""
        self.wait_until(lambda: len(self.json("/api/v1/editions/today")["stories"]) == 8)
        self.wait_until(lambda: "articles placed" in self.words())

    def words(self) -> str:
        """Give what the desk has printed."""
        return self.log.read_text("utf-8", "replace")

    def children(self) -> dict[str, int]:
        """Give the process id of each part, by the command it runs."""
        listed = subprocess.run(
            ["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
        )
        found = {}
        for line in listed.stdout.splitlines():
            pid, ppid, arguments = line.split(None, 2)
            if int(ppid) == self.process.pid:
                found[arguments.split()[-1]] = int(pid)
        return found

    def stop(self) -> int:
        """Stop it as Ctrl-C does; gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)
