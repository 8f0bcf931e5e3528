"""A real ``archive serve`` in a process of its own, for the tests that go through the network."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

OPEN = build_opener(ProxyHandler({})).open  # straight to this machine, whatever proxy is set


@dataclass
class Served:
    """A running server; ``address`` is what it printed."""

    address: str
    process: subprocess.Popen[str]

    def get(self, path: str) -> tuple[int, str]:
        """Return the status and the text of a page."""
        try:
            with OPEN(self.address + path.lstrip("/"), timeout=20) as answer:
                return answer.status, answer.read().decode("utf-8")
        except HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8")

    def stop(self, number: int = signal.SIGINT) -> tuple[int, str, str]:
        """Send a signal; return the exit code and what was printed after the address."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, out, err


@contextmanager
def serving(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Iterator[Served]:
    """Start ``archive serve`` with any free port, and wait until it says where it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "archive", "serve", "--port", "0", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        try:
            if not address:
                raise AssertionError(f"archive serve ended with: {process.communicate(timeout=20)[1]}")
            yield Served(address, process)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(20)


def wait_until(holds, seconds: float = 20) -> bool:
    """Look again and again until something holds; False where it does not in time."""
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.05)
    return bool(held)
