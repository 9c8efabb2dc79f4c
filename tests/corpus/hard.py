"""The server of hard inputs, run for a test."""

import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager

from tests.corpus.places import TOOLS

_READY_S = 30.0


@contextmanager
def hard_inputs() -> Generator[int]:
    """Run the server on a free port of loopback; gives the port once it answers."""
    port = _free_port()
    command = [sys.executable, f"{TOOLS}/hard_inputs.py", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(port, server)
            yield port
        finally:
            server.terminate()


def _free_port() -> int:
    """Find a port that is free together with the next, which the server's trap takes."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as first, socket.socket() as second:
            port = int(first.getsockname()[1])
            if second.connect_ex(("127.0.0.9", port + 1)) != 0:
                return port


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    until_s = time.monotonic() + _READY_S
    while time.monotonic() < until_s:
        assert server.poll() is None, f"the server of hard inputs ended with {server.returncode}"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError("the server of hard inputs did not come up")
