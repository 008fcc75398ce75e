"""Many walls that follow one server while an import publishes: how soon they all show its news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import inf
from multiprocessing import get_context
from statistics import median, quantiles
from time import monotonic, sleep
from typing import Final

from data.settings import Settings
from tests.bench.city import City
from tests.bench.finding import MIB, Finding
from tests.bench.machine import status_bytes
from tests.bench.publishing import Published, Publisher
from tests.bench.serving import serving
from tests.bench.watching import Hall, Heard, watch

ADDRESSES: Final = (
    "/wall/scenes?lang=zh",
    "/wall/scenes?lang=en&theme=light",
    "/wall/scenes?density=far",
    "/wall/scenes?scenes=overview,cases,attention",
)
HALL: Final = Hall(ADDRESSES)
_NEW_CASES: Final = 2_000
# When an import starts, as shares of the whole time: each with a round of all walls after it.
_IMPORTS_AT: Final = (0.2, 0.55)
_MOST_CURRENT_S, _MOST_P95_MS, _MOST_UNCHANGED_BYTES, _MOST_GROWTH = 35, 300, 1000, 0.2


@dataclass(frozen=True, slots=True)
class Watched:
    """What the walls heard, one after the other, and the server's memory after each publish."""

    walls: Sequence[Sequence[Heard]]
    published: Sequence[Published]
    settled_bytes: Sequence[int]

    @property
    def answers(self) -> list[Heard]:
        return [heard for wall in self.walls for heard in wall]


def measure_walls(
    city: City, settings: Settings, seconds: float, hall: Hall = HALL
) -> list[Finding]:
    """Let walls follow a copy of the city's store while two imports publish."""
    publisher = Publisher.of_copy(city, settings, "walls")
    with (
        serving(publisher.settings) as server,
        ProcessPoolExecutor(1, get_context("spawn")) as pool,
    ):
        start = monotonic()
        watching = pool.submit(watch, server.port, hall, seconds)
        published, settled_bytes = [], []
        for batch, share in enumerate(_IMPORTS_AT):
            sleep(max(0, start + share * seconds - monotonic()))
            if batch:
                settled_bytes.append(status_bytes(server.pid, "VmRSS"))
            published.append(publisher.publish(batch, _NEW_CASES))
        walls = watching.result()
        settled_bytes.append(status_bytes(server.pid, "VmRSS"))
    return list(_told(Watched(walls, published, settled_bytes), hall))


def _told(watched: Watched, hall: Hall) -> Iterator[Finding]:
    answers = watched.answers
    failed = sum(heard.size_bytes is None for heard in answers)
    name = f"{hall.walls} walls, every {hall.refresh_s:g} s"
    yield Finding(f"{name}: answers", f"{len(answers):,}, {failed} errors", "no error", failed == 0)
    for number, published in enumerate(watched.published, 1):
        waited_s = max(waited(wall, published) for wall in watched.walls)
        yield Finding(
            f"{name}: publish {number} is on the last wall after",
            f"{waited_s:.1f} s",
            f"≤ {_MOST_CURRENT_S} s",
            waited_s <= _MOST_CURRENT_S,
        )
    yield from _times(name, answers)
    yield from _sizes(answers)
    first, last = watched.settled_bytes[0], watched.settled_bytes[-1]
    yield Finding(
        "memory of the server, after one publish / two",
        f"{first / MIB:,.0f} / {last / MIB:,.0f} MiB",
        f"≤ {_MOST_GROWTH:+.0%}",
        last <= first * (1 + _MOST_GROWTH),
    )


def waited(wall: Sequence[Heard], published: Published) -> float:
    """Seconds from a publish until a wall has it or what came after it; infinite where it never has.

    Ids of generations begin with their number.
    """
    for heard in wall:
        if heard.generation is not None and heard.generation >= published.generation_id:
            return heard.at_s - published.at_s
    return inf


def _times(name: str, answers: Sequence[Heard]) -> Iterator[Finding]:
    times_s = [heard.seconds for heard in answers]
    slow_ms = quantiles(times_s, n=20)[-1] * 1e3
    yield Finding(
        f"{name}: answer, median / p95 / longest",
        f"{median(times_s) * 1e3:.0f} / {slow_ms:.0f} / {max(times_s) * 1e3:,.0f} ms",
        f"p95 ≤ {_MOST_P95_MS} ms",
        slow_ms <= _MOST_P95_MS,
    )


def _sizes(answers: Sequence[Heard]) -> Iterator[Finding]:
    heard = [each for each in answers if each.size_bytes is not None]
    unchanged = [each.size_bytes or 0 for each in heard if each.generation is None]
    whole = [each.size_bytes or 0 for each in heard if each.generation is not None]
    most = max(unchanged, default=0)
    yield Finding(
        "answer where nothing is new, at most",
        f"{most} bytes",
        f"< {_MOST_UNCHANGED_BYTES} bytes",
        most < _MOST_UNCHANGED_BYTES,
    )
    yield Finding("answer with all scenes, packed, at most", f"{max(whole) / 1024:.0f} KiB")
