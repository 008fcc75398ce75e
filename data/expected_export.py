"""Expected times as CSV, each pair with what it rests on and how it has held."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Final

from data.analysis.expectation import Expectations, Expected
from data.export import BOM, Cell, as_of_text, safe
from data.place import Place
from data.scope import Scope

_COLUMNS: Final[dict[str, Callable[[Expected], Cell]]] = {
    "category": lambda pair: pair.category,
    "department": lambda pair: pair.department,
    "n": lambda pair: pair.n,
    "p50_hours": lambda pair: pair.p50_hours,
    "p80_hours": lambda pair: pair.p80_hours,
    "kept": lambda pair: pair.calibration.kept,
    "closed": lambda pair: pair.calibration.closed,
}


def expected_csv(expectations: Expectations, scope: Scope, place: Place) -> bytes:
    """UTF-8 with byte-order mark, CRLF lines; cells are as safe as those of readings."""
    told: dict[str, Cell] = {
        "period": expectations.period.token,
        "area_name": (place.areas[scope.area] if scope.area else place.root).name,
        "filters": "; ".join(f"{name}={value}" for name, value in scope.filters) or None,
        "as_of": as_of_text(scope.as_of),
        "generation": place.generation_id,
        "is_demo": str(place.profile.place.is_demo).lower(),
    }
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*_COLUMNS, *told])
    for pair in expectations.pairs:
        cells = [cell(pair) for cell in _COLUMNS.values()]
        writer.writerow([safe(cell) for cell in (*cells, *told.values())])
    return (BOM + out.getvalue()).encode("utf-8")
