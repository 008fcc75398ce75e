"""Direct statements are run with the parameters that they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import duckdb

from data.periods import Period
from tests.bench.panels import Panels

Row = Sequence[Any]
Rows = Callable[..., list[tuple[Any, ...]]]
"""The rows of a statement, given as SQL; further parameters by their names."""

_PARAMETER: Final = re.compile(r"\$(\w+)")


def rows_of(connection: duckdb.DuckDBPyConnection, panels: Panels) -> Rows:
    """What runs statements for these panels."""

    def rows(sql: str, **more: Any) -> list[tuple[Any, ...]]:
        return connection.execute(sql, _parameters(sql, panels, more)).fetchall()

    return rows


def _parameters(sql: str, panels: Panels, more: Mapping[str, Any]) -> dict[str, Any]:
    before = panels.previous or Period("custom", date(1, 1, 1), date(1, 1, 1))
    every = {
        "as_of": panels.as_of,
        "level": panels.level,
        "start": panels.current.start,
        "end": panels.current.end,
        "start_before": before.start,
        "end_before": before.end,
        "earliest": min(period.start or date.min for period in panels.periods.values()),
        "latest": max(period.end or date.max for period in panels.periods.values()),
        **more,
    }
    if panels.months is not None:
        every |= {"start_months": panels.months.start, "end_months": panels.months.end}
    return {name: every[name] for name in set(_PARAMETER.findall(sql))}
