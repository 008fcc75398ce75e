"""Rows behind a number as CSV: what adds up to the number, row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Final

from data.export import BOM, Cell, as_of_text, safe, whole
from data.place import Place
from data.readings.row import Listing, Row

_ROWS_AT_ONCE: Final = 1_000
_COLUMNS: Final[dict[str, Callable[[Row], Cell]]] = {
    "number": lambda row: row.number,
    "kind": lambda row: row.kind,
    "category": lambda row: row.category,
    "detail": lambda row: row.detail,
    "area_id": lambda row: row.area_id,
    "area_name": lambda row: row.area,
    "department": lambda row: row.department,
    "channel": lambda row: row.channel,
    "began_at": lambda row: _at(row.began_at),
    "due_at": lambda row: _at(row.due_at),
    "ended_at": lambda row: _at(row.ended_at),
    "arisen_on": lambda row: None if row.arisen_on is None else row.arisen_on.isoformat(),
    "rebounded_at": lambda row: _at(row.rebounded_at),
    "state": lambda row: row.state,
    "used_hours": lambda row: row.used_hours,
    "allowed_hours": lambda row: row.allowed_hours,
    "is_in_numerator": lambda row: None if row.numerator is None else _yes(row.numerator),
    "is_in_denominator": lambda row: _yes(row.denominator),
    "adds_to_numerator": lambda row: whole(row.numerator),
    "adds_to_denominator": lambda row: whole(row.denominator),
}


def rows_csv(rows: Iterable[Row], listing: Listing, place: Place) -> Iterator[bytes]:
    """The rows in their order as CSV, piece by piece: UTF-8 with byte-order mark, CRLF lines.

    The sums of the last two columns of a row's own are numerator and denominator of the number;
    behind them stands which number it is. Cells are as safe as those of readings.
    """
    told: dict[str, Cell] = {
        "metric": listing.metric,
        "as_of": as_of_text(listing.scope.as_of),
        "generation": place.generation_id,
        "is_demo": str(place.profile.place.is_demo).lower(),
    }
    yield BOM.encode()
    yield _lines([(*_COLUMNS, *told)])
    rest, about = iter(rows), tuple(told.values())
    while some := list(islice(rest, _ROWS_AT_ONCE)):
        yield _lines((*(safe(cell(row)) for cell in _COLUMNS.values()), *about) for row in some)


def _lines(rows: Iterable[tuple[Cell, ...]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _at(moment: datetime | None) -> str | None:
    return None if moment is None else as_of_text(moment)


def _yes(number: float) -> str:
    return str(bool(number)).lower()
