"""What commands show on a terminal: tables, and a bar that tells how far they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from data.readings.reading import Reading
from layouts.numbers import MISSING

Told = Callable[[str, int, int], None]
"""Told what is being done, and how many steps of how many are done."""
_READINGS: Final = (
    "metric", "group", "value", "numerator", "denominator", "previous", "status",
)  # fmt: skip
_ROWS: Final = (
    "file", "read", "accepted", "updated", "unchanged", "refused", "nulled", "unplaced",
)  # fmt: skip
_WORDS: Final = frozenset({"file", "metric", "group", "status"})


@contextmanager
def progress_on(console: Console) -> Iterator[Told]:
    """A bar that is gone when the work is done; where nobody looks on, nothing at all."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    is_seen = console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=not is_seen) as bar:
        task = bar.add_task("opening the store", total=1)
        yield lambda what, done, total: bar.update(
            task, description=what, completed=done, total=total
        )


def table_of_readings(readings: Iterable[Reading]) -> Table:
    table = _table(_READINGS)
    for reading in readings:
        figure, previous = reading.figure, reading.previous
        table.add_row(
            reading.metric,
            reading.name,
            *(_plain(x) for x in (figure.value, figure.numerator, figure.denominator)),
            _plain(previous.value if previous else None),
            figure.status,
        )
    return table


def table_of_rows(files: Iterable[tuple[str, Iterable[int]]]) -> Table:
    """What became of the rows of each file: read, accepted, updated, unchanged and so on."""
    table = _table(_ROWS)
    for name, counts in files:
        table.add_row(name, *(f"{count:,}" for count in counts))
    return table


def _table(headings: Iterable[str]) -> Table:
    """A table narrow enough for a terminal of 80 columns, numbers to the right."""
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, justify="left" if heading in _WORDS else "right", overflow="fold")
    return table


def _plain(number: float | None) -> str:
    return MISSING if number is None else f"{number:,.6g}" if number % 1 else f"{number:,.0f}"
