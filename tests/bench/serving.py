"""The real server in a process of its own, as `make run` starts it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from time import monotonic, sleep
from typing import Final

from callbacks.build import ROOT
from data.settings import Settings
from tests.bench.finding import MIB, Finding
from tests.bench.machine import status_bytes

HOST: Final = "127.0.0.1"
_PATIENCE_S: Final = 60
_MOST_BYTES: Final = 1.5 * 1024 * MIB


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens."""

    pid: int
    port: int

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"


@contextmanager
def serving(settings: Settings, port: int | None = None) -> Iterator[Server]:
    """Start a server on this port or a free one, and end it."""
    port = _free_port() if port is None else port
    stated = {"GELAN_HOME": str(settings.home), "GELAN_MEMORY_LIMIT": settings.memory_limit}
    with (settings.home.parent / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "app.py", "serve", "--port", f"{port}"],
            cwd=ROOT,
            env=os.environ | stated,
            stdout=log,
            stderr=log,
        )
        try:
            _wait_for(port, process, log.name)
            yield Server(process.pid, port)
        finally:
            process.terminate()
            process.wait()


def measure_memory(server: Server, memory_limit: str) -> list[Finding]:
    """The most memory that the server ever had."""
    peak = status_bytes(server.pid, "VmHWM")
    return [
        Finding(
            f"peak memory of the server, memory_limit {memory_limit}",
            f"{peak / MIB:,.0f} MiB",
            f"≤ {_MOST_BYTES / MIB:,.0f} MiB",
            peak <= _MOST_BYTES,
        )
    ]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        port: int = taken.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes], log: str) -> None:
    deadline = monotonic() + _PATIENCE_S
    while not _answers(port):
        if process.poll() is not None or monotonic() > deadline:
            raise SystemExit(f"The server does not start; what it said stands in {log}.")
        sleep(0.1)


def _answers(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=_PATIENCE_S)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
