"""The first answer of a page: the product's reader beside the direct statements.

Every run has a connection and a reader of its own, so that nothing is remembered; the file itself
lies in the memory of the operating system for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Final

import duckdb

from data.address import Address
from data.generations import Generations, open_reading
from data.readings.reader import Reader
from data.settings import Settings
from tests.bench.city import FIRST_DAY, LAST_DAY
from tests.bench.finding import Finding, best_and_median
from tests.bench.pages import BENCHED, Benched
from tests.bench.panels import Panels, Questions, asked_of, disagreements, last_days, numbers_of

SPANS: Final = {"90 days": 90, "1 year": 365, "5 years": (LAST_DAY - FIRST_DAY).days + 1}
_TIMES, _PLUS_MS = 1.5, 80


def measure_cold(settings: Settings, benched: Benched, repeats: int) -> list[Finding]:
    """Compare both ways over every span, after making sure that they give the same numbers."""
    path = current(settings)
    return [
        finding
        for name, days in SPANS.items()
        for finding in _measure_span(settings, path, benched, name, days, repeats)
    ]


def not_compared(settings: Settings) -> dict[str, tuple[str, ...]]:
    """By page, the questions and metrics that the direct statements do not answer."""
    with fresh(settings, current(settings)) as (_, reader):
        return {
            benched.page: benched.covered.left_out(
                benched.asked_at(last_days(SPANS["1 year"], LAST_DAY, benched.page), reader.place)
            )
            for benched in BENCHED
        }


def _measure_span(
    settings: Settings, path: Path, benched: Benched, name: str, days: int, repeats: int
) -> Iterator[Finding]:
    with fresh(settings, path) as (connection, reader):
        address = last_days(days, LAST_DAY, benched.page)
        asked = benched.asked_at(address, reader.place)
        part = benched.covered.part_of(asked)
        panels = Panels.of(address.scope(reader.place), part)
        if faults := differences(reader, connection, benched, address):
            shown = "\n".join(faults[:20])
            raise SystemExit(
                f"The two ways to {benched.page} differ in {len(faults)} numbers:\n{shown}"
            )
    read, direct, whole = [], [], []
    for _ in range(repeats):
        with fresh(settings, path) as (_, reader):
            read.append(_timed_reading(reader, part))
        with fresh(settings, path) as (connection, _):
            direct.append(_timed_directly(connection, benched, panels))
        if part != asked:
            with fresh(settings, path) as (_, reader):
                whole.append(_timed_reading(reader, asked))
    yield from _told(name, read, direct, whole)


def _told(
    name: str, read: list[float], direct: list[float], whole: list[float]
) -> Iterator[Finding]:
    ratio, more_ms = min(read) / min(direct), (min(read) - min(direct)) * 1e3
    yield Finding(
        f"{name}: reader, best / median",
        best_and_median(read),
        f"≤ {_TIMES} × direct + {_PLUS_MS} ms",
        min(read) * 1e3 <= _TIMES * min(direct) * 1e3 + _PLUS_MS,
    )
    yield Finding(f"{name}: direct statements, best / median", best_and_median(direct))
    yield Finding(f"{name}: reader against direct", f"{ratio:.2f} ×, {more_ms:+,.0f} ms")
    if whole:
        yield Finding(f"{name}: the whole page, best / median", best_and_median(whole))


def differences(
    reader: Reader, connection: duckdb.DuckDBPyConnection, benched: Benched, address: Address
) -> list[str]:
    """Where the readings of a page and the direct statements give different numbers."""
    part = benched.covered.part_of(benched.asked_at(address, reader.place))
    panels = Panels.of(address.scope(reader.place), part)
    answers = dict(zip(part, reader.read(*part.values()), strict=True))
    with connection.cursor() as cursor:
        direct = benched.read_directly(cursor, panels)
    return disagreements(numbers_of(part, answers, panels), asked_of(direct, part, panels))


@contextmanager
def fresh(settings: Settings, path: Path) -> Iterator[tuple[duckdb.DuckDBPyConnection, Reader]]:
    """A connection with a reader that nobody has asked anything yet."""
    with open_reading(path, settings.memory_limit, settings.threads) as connection:
        yield connection, Reader(connection, path)


def _timed_reading(reader: Reader, asked: Questions) -> float:
    start = perf_counter()
    reader.read(*asked.values())
    return perf_counter() - start


def _timed_directly(
    connection: duckdb.DuckDBPyConnection, benched: Benched, panels: Panels
) -> float:
    start = perf_counter()
    with connection.cursor() as cursor:
        benched.read_directly(cursor, panels)
    return perf_counter() - start


def current(settings: Settings) -> Path:
    """The file of the current generation."""
    generations = Generations(settings.home)
    generation_id = generations.current()
    assert generation_id is not None
    return generations.path(generation_id)
