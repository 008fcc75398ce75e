"""One statement counts all metrics of one base over one scope, in all breakdowns asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import duckdb

from data.metrics.catalogue import CATALOGUE
from data.metrics.metric import Metric
from data.readings.facts.fact import Statement, window_of
from data.readings.statements import Asked, ancestor_of, keyed_rows
from data.scope import By

QUANTILES: Final = tuple(
    sorted({metric.quantile for metric in CATALOGUE.values() if metric.quantile is not None})
)
Counts = dict[str, float | None]
Answer = dict[tuple[str, By | None, str | None], Counts]
"""What was counted, by window, breakdown and key; a total has breakdown and key None."""


def count(
    connection: duckdb.DuckDBPyConnection,
    metrics: Sequence[Metric],
    asked: Asked,
    bys: Sequence[By | None],
) -> Answer:
    """Run the one statement for metrics that share a base, by all breakdowns; None is the whole."""
    broken = [by for by in bys if by is not None]
    rows, measures = _counted_rows(metrics, asked, broken)
    keys = [f"key_{index}" for index in range(len(broken))]
    sets = [*(["(win)"] if None in bys else []), *map(_grouping, broken, keys)]
    win = "win" if any("win" in each for each in sets) else "NULL"
    # A set bit says that the key is aggregated away in this grouping set.
    mark = f"grouping({', '.join(keys)})" if keys else "0"
    columns = ", ".join([win, f"{mark} AS mark", *keys, *measures])
    found = connection.execute(
        f"SELECT {columns} FROM ({rows.sql}) GROUP BY GROUPING SETS ({', '.join(sets)})",
        rows.parameters,
    ).fetchall()
    names = [name for metric in metrics for name in names_of(metric)]
    answer: Answer = {}
    windows = asked.extent.windows
    for place, mark_bits, *rest in found:
        index = _kept_key(mark_bits, len(broken))
        by, key = (None, None) if index is None else (broken[index], rest[index])
        window = window_of(key, windows) if place is None else windows[place]
        answer[window.name, by, written(key, by)] = dict(
            zip(names, rest[len(broken) :], strict=True)
        )
    return answer


def _counted_rows(
    metrics: Sequence[Metric], asked: Asked, bys: Sequence[By]
) -> tuple[Statement, list[str]]:
    """What is grouped by the keys of the breakdowns, and the SQL that sums it up.

    Where only areas are told apart, rows are counted by their own area first: its ancestors are
    looked up for each area, not for each row.
    """
    measures = _measures(metrics)
    residents = {metric.residents for metric in metrics if metric.residents}
    is_by_area = bool(bys) and all(by.grain == "area" for by in bys)
    if not is_by_area or not all(metric.is_additive for metric in metrics):
        return keyed_rows(asked, bys, residents, measures), measures
    rows = keyed_rows(asked, [], residents, [*measures, "area_id"])
    parts = [f"part_{index}" for index in range(len(measures))]
    counted = ", ".join(f"{sql} AS {part}" for sql, part in zip(measures, parts, strict=True))
    keys = ", ".join(f"l{index}.ancestor_id AS key_{index}" for index in range(len(bys)))
    joins = " ".join(ancestor_of(index, "own") for index in range(len(bys)))
    sql = (
        f"SELECT own.*, {keys} FROM (SELECT win, area_id, {counted} FROM ({rows.sql}) "
        f"GROUP BY win, area_id) own {joins}"
    )
    levels = {f"level_{index}": by.level for index, by in enumerate(bys)}
    return Statement(sql, rows.parameters | levels), [f"sum({part})" for part in parts]


def _grouping(by: By, key: str) -> str:
    # A day has one window: told by the day alone, rows are grouped in half the time.
    return f"({key})" if by.grain == "day" else f"(win, {key})"


def _kept_key(mark: int, keys: int) -> int | None:
    return next((i for i in range(keys) if not mark >> (keys - 1 - i) & 1), None)


def written(key: Any, by: By | None) -> str | None:
    """A group's key as text: days as 2018-11-05, months as 2018-11."""
    if isinstance(key, date):
        return key.isoformat()[: 7 if by and by.grain == "month" else 10]
    return None if key is None else str(key)


def names_of(metric: Metric) -> list[str]:
    """What is counted for a metric, as it is called in an answer."""
    return [f"{metric.key}.{part}" for part in _parts(metric)]


def _measures(metrics: Sequence[Metric]) -> list[str]:
    return [expression for metric in metrics for expression in _parts(metric).values()]


def _parts(metric: Metric) -> dict[str, str]:
    if metric.quantile is not None:
        # The same list for all of them, so that the durations are put in order once.
        position = QUANTILES.index(metric.quantile) + 1
        value = f"quantile_cont(hours_to_{metric.span}, {list(QUANTILES)})[{position}]"
        return {"value": value, "denominator": metric.denominator or "count(*)"}
    parts = {
        "numerator": metric.numerator,
        "denominator": metric.denominator,
        "n": metric.n,
    }
    return {part: sql for part, sql in parts.items() if sql is not None}
