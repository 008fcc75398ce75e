"""Clients that ask a server for whole pages; they tell what they cost themselves."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle, islice
from time import perf_counter, process_time
from typing import Final

from tests.bench.browsing import Recorded
from tests.bench.serving import HOST

CLIENTS: Final = 8
# What the connection itself says.
_OWN_HEADERS: Final = frozenset({"host", "connection", "content-length"})


@dataclass(frozen=True, slots=True)
class Pressure:
    """What the clients got, and in which time."""

    latencies_s: tuple[float, ...]
    received_bytes: int
    seconds: float
    cpu_seconds: float

    @property
    def per_second(self) -> float:
        return len(self.latencies_s) / self.seconds

    @property
    def cpu_share(self) -> float:
        """How much of one core the clients themselves used."""
        return self.cpu_seconds / self.seconds


class Client:
    """One connection that is kept open, as a browser's is."""

    def __init__(self, port: int, recorded: Recorded) -> None:
        self._connection = HTTPConnection(HOST, port)
        self._path = recorded.path
        self._headers = {
            name: value
            for name, value in recorded.headers.items()
            if name not in _OWN_HEADERS and not name.startswith(":")
        }
        self.latencies_s: list[float] = []
        self.received_bytes = 0

    def ask(self, body: str) -> bytes:
        """Send a body; what comes back is read whole and left packed."""
        start = perf_counter()
        self._connection.request("POST", self._path, body.encode(), self._headers)
        response = self._connection.getresponse()
        answered = response.read()
        if response.status != 200:
            raise SystemExit(f"The server answered {response.status}.")
        self.latencies_s.append(perf_counter() - start)
        self.received_bytes += len(answered)
        return answered


def press(port: int, recorded: Recorded, bodies: Sequence[str], seconds: float) -> Pressure:
    """Ask from all clients at once until the time is over; each begins at another body."""
    end = perf_counter() + seconds

    def ask_on(client: Client, number: int) -> None:
        for body in islice(cycle(bodies), number * len(bodies) // CLIENTS, None):
            if perf_counter() >= end:
                return
            client.ask(body)

    return _pressed(port, recorded, ask_on)


def ask_once(port: int, recorded: Recorded, bodies: Sequence[str]) -> Pressure:
    """Ask each body once, shared out among all clients, and look at what comes back."""

    def ask_share(client: Client, number: int) -> None:
        for body in bodies[number::CLIENTS]:
            _check(client.ask(body))

    return _pressed(port, recorded, ask_share)


def _check(packed: bytes) -> None:
    """Make sure that an answer is a page with its readings and not a drawn error."""
    answered = json.loads(gzip.decompress(packed))
    # Only a page without an error has a name for its files.
    if "file" not in answered["response"]["shown"]["data"]:
        raise SystemExit("The server answered with an error instead of a page.")


def _pressed(port: int, recorded: Recorded, ask: Callable[[Client, int], None]) -> Pressure:
    clients = [Client(port, recorded) for _ in range(CLIENTS)]
    start, cpu_before = perf_counter(), process_time()
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(ask, clients, range(CLIENTS)))
    return Pressure(
        tuple(latency for client in clients for latency in client.latencies_s),
        sum(client.received_bytes for client in clients),
        perf_counter() - start,
        process_time() - cpu_before,
    )
