"""Simulated walls: each asks for news as assets/wall.js does, on a connection of its own."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from random import Random
from time import perf_counter, sleep, time
from typing import Final
from urllib.parse import quote

from tests.bench.serving import HOST

_SPREAD: Final = 0.1
_PATIENCE_S: Final = 20
_GZIP: Final = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer, or its absence: ``size_bytes`` is None. ``generation`` is told with news alone."""

    at_s: float
    seconds: float
    size_bytes: int | None = None
    generation: str | None = None


@dataclass(frozen=True, slots=True)
class Hall:
    """So many walls over some addresses, each asking again after ``refresh_s`` on average."""

    addresses: Sequence[str]
    walls: int = 200
    refresh_s: float = 30


class Wall:
    """One wall, which remembers what it shows by its mark."""

    def __init__(self, port: int, address: str, seed: int) -> None:
        self._connection = HTTPConnection(HOST, port, timeout=_PATIENCE_S)
        self._address = address
        self._mark = ""
        self._chance = Random(seed)
        self.heard: list[Heard] = []

    def watch(self, refresh_s: float, until_s: float) -> None:
        """Ask from a moment of its own on; the pause begins when the answer is there."""
        sleep(self._chance.uniform(0, refresh_s))
        while time() < until_s:
            while again_s := self._ask():
                sleep(again_s)
            sleep(refresh_s * self._chance.uniform(1 - _SPREAD, 1 + _SPREAD))

    def _ask(self) -> float:
        """Ask once: in how many seconds to ask again for a picture that is being drawn, else 0."""
        start = perf_counter()
        try:
            packed = self._answer()
            told = json.loads(gzip.decompress(packed) if packed[:2] == _GZIP else packed)
        except (OSError, HTTPException, ValueError):
            self._connection.close()
            self.heard.append(Heard(time(), perf_counter() - start))
            return 0
        taken_s = perf_counter() - start
        self._mark = told["mark"]
        self.heard.append(Heard(time(), taken_s, len(packed), told.get("generation")))
        return float(told.get("again", 0))

    def _answer(self) -> bytes:
        path = f"{self._address}&have={quote(self._mark)}" if self._mark else self._address
        self._connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        response = self._connection.getresponse()
        answered = response.read()
        if response.status != 200:
            raise HTTPException(response.status)
        return answered


def watch(port: int, hall: Hall, seconds: float) -> list[list[Heard]]:
    """What each wall heard in so many seconds."""
    until_s = time() + seconds
    addresses = hall.addresses
    walls = [Wall(port, addresses[seed % len(addresses)], seed) for seed in range(hall.walls)]

    def watch_one(wall: Wall) -> None:
        wall.watch(hall.refresh_s, until_s)

    with ThreadPoolExecutor(hall.walls) as pool:
        list(pool.map(watch_one, walls))
    return [wall.heard for wall in walls]
