"""Readings as CSV: every number with what it was made of, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from data.address import Test
from data.analysis.standing import Standing, standings
from data.metrics.catalogue import metric_of
from data.place import Place
from data.readings.reading import Figure, Reading

BOM: Final = "﻿"
# A spreadsheet takes text that begins so for a formula.
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
# … and such a code for a number or a day: 0012 becomes 12, twenty digits 1.1E+19, 1E5 100000, and
# 4-7 or 11 / 14 a day of the year.
_MISREAD: Final = re.compile(r"0\d+|\d{12,}|\d+(\.\d*)?[eE]\d+|\d{1,2} ?[-/] ?\d{1,2}")

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class _Told:
    """What a file says beside its readings."""

    place: Place
    standings: Mapping[Reading, Standing]

    def of(self, reading: Reading, part: Literal["side", "rule", "peers"]) -> str | None:
        return getattr(self.standings.get(reading), part, None)


_COLUMNS: Final[dict[str, Callable[[Reading, _Told], Cell]]] = {
    "metric": lambda r, _: r.metric,
    "metric_name": lambda r, told: metric_of(r.metric).name(told.place.profile.place.language),
    "by": lambda r, _: r.by,
    "key": lambda r, _: r.key,
    "area_id": lambda r, told: _area(r, told.place)[0],
    "area_name": lambda r, told: _area(r, told.place)[1],
    "filters": lambda r, _: "; ".join(f"{name}={value}" for name, value in r.filters) or None,
    "name": lambda r, _: r.name,
    "value": lambda r, _: r.figure.value,
    "numerator": lambda r, _: whole(r.figure.numerator),
    "denominator": lambda r, _: whole(r.figure.denominator),
    "n": lambda r, _: r.figure.n,
    "outside": lambda r, _: r.outside,
    "unit": lambda r, _: metric_of(r.metric).unit,
    "status": lambda r, _: r.figure.status,
    "low_95": lambda r, _: r.figure.low,
    "high_95": lambda r, _: r.figure.high,
    "standing": lambda r, told: told.of(r, "side"),
    "standing_rule": lambda r, told: told.of(r, "rule"),
    "peers": lambda r, told: told.of(r, "peers"),
    "method": lambda r, _: r.figure.method,
    "base": lambda r, _: metric_of(r.metric).base,
    "period": lambda r, _: r.period.token,
    "previous_period": lambda r, _: r.previous_period.token if r.previous_period else None,
    "previous_value": lambda r, _: _of(r.previous, "value"),
    "previous_numerator": lambda r, _: whole(_of(r.previous, "numerator")),
    "previous_denominator": lambda r, _: whole(_of(r.previous, "denominator")),
    "is_thinly_reported": lambda r, _: str(r.is_thin).lower(),
    "is_young": lambda r, _: str(r.is_young).lower(),
    "as_of": lambda r, _: as_of_text(r.as_of),
    "generation": lambda _, told: told.place.generation_id,
    "is_demo": lambda _, told: str(told.place.profile.place.is_demo).lower(),
}


def readings_csv(
    readings: Iterable[Reading],
    place: Place,
    rule: Test = "95",
    wholes: Iterable[Reading] = (),
) -> bytes:
    """UTF-8 with byte-order mark, CRLF lines (RFC 4180). Text cells that look like formulas are
    preceded by an apostrophe; numbers are written in full and never touched. Rates are
    fractions of 1; a missing value is an empty cell. Parts stand, by ``rule``, against their total
    among the readings or ``wholes``; without one they have no standing.
    """
    return csv_bytes(readings_table(readings, place, rule, wholes))


def readings_table(
    readings: Iterable[Reading],
    place: Place,
    rule: Test = "95",
    wholes: Iterable[Reading] = (),
) -> tuple[tuple[Cell, ...], ...]:
    """The rows of ``readings_csv`` under their headings, as they are before they are written."""
    rows = tuple(readings)
    told = _Told(place, standings(rows, (*rows, *wholes), place.areas, rule))
    return (
        tuple(_COLUMNS),
        *(tuple(cell(reading, told) for cell in _COLUMNS.values()) for reading in rows),
    )


def csv_bytes(table: Iterable[Iterable[Cell]]) -> bytes:
    """A table as CSV: UTF-8 with byte-order mark, CRLF lines (RFC 4180), its cells ``safe``."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([safe(cell) for cell in row] for row in table)
    return (BOM + out.getvalue()).encode("utf-8")


def as_of_text(as_of: datetime) -> str:
    """T as 2014-04-24 17:54:27."""
    return as_of.strftime("%Y-%m-%d %H:%M:%S")


def _area(reading: Reading, place: Place) -> tuple[str | None, str]:
    """The area a reading is about: its group where it is broken down by area, else its scope."""
    if reading.by.startswith("area:"):
        return reading.key, reading.name
    area = place.areas[reading.area] if reading.area else place.root
    return area.area_id, area.name


def safe(cell: Cell) -> Cell:
    """A cell that a spreadsheet takes for what it is: text that looks like a formula, and
    a code that looks like a number or a day, is preceded by an apostrophe; numbers are never touched.
    """
    if isinstance(cell, str) and (cell.startswith(_FORMULA_SIGNS) or _MISREAD.fullmatch(cell)):
        return f"'{cell}"
    return cell


def whole(number: float | None) -> float | int | None:
    """A number without a needless decimal point."""
    return int(number) if number is not None and float(number).is_integer() else number


def _of(figure: Figure | None, part: str) -> float | None:
    return None if figure is None else getattr(figure, part)
