"""One statement for all metrics of one base over one scope, in all breakdowns asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import duckdb

from data.metrics.metric import Base, Metric
from data.readings.facts import Window, judged_rows
from data.scope import By, Scope

_KEYS: Final = {
    "day": "falls_on::DATE::VARCHAR",
    "month": "strftime(falls_on, '%Y-%m')",
    "channel": "channel",
    "category": "category_large",
    "department": "department",
    "age": "age",
}
_FILTERS: Final = {
    "channel": "channel", "category": "category_large", "department": "department",
}  # fmt: skip

Counts = dict[str, float | None]
Answer = dict[tuple[str, By | None, str | None], Counts]
"""What was counted, by window, breakdown and key; a total has breakdown and key None."""


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with its parameters."""

    sql: str
    parameters: dict[str, Any]


def restrict(scope: Scope, excluded: Sequence[str] = ()) -> Statement:
    """The condition that a case lies in the scope's area, passes its filters and comes from a
    source that records what is asked.
    """
    conditions, parameters = ["true"], dict[str, Any](as_of=scope.as_of)
    if scope.area is not None:
        conditions.append("area_id IN (SELECT area_id FROM area_closure WHERE ancestor_id = $area)")
        parameters["area"] = scope.area
    for dimension, value in scope.filters:
        conditions.append(f"{_FILTERS[dimension]} = ${dimension}")
        parameters[dimension] = value
    if excluded:
        conditions.append("source NOT IN (SELECT unnest($excluded))")
        parameters["excluded"] = list(excluded)
    return Statement(" AND ".join(conditions), parameters)


def keyed_rows(
    base: Base, windows: tuple[Window, ...], restriction: Statement, bys: Sequence[By]
) -> Statement:
    """The judged rows with one column ``key_i`` for each breakdown."""
    rows, parameters = judged_rows(base, windows, restriction.sql)
    keys, joins = [], []
    for index, by in enumerate(bys):
        if by.grain == "area":
            joins.append(
                f"LEFT JOIN area_at_level l{index} ON l{index}.area_id = facts.area_id "
                f"AND l{index}.level = $level_{index}"
            )
            parameters[f"level_{index}"] = by.level
        column = f"l{index}.ancestor_id" if by.grain == "area" else _KEYS[by.grain]
        keys.append(f", {column} AS key_{index}")
    sql = (
        f"SELECT facts.*, p.area_id IS NOT NULL AS is_populated{''.join(keys)} FROM ({rows}) facts "
        f"LEFT JOIN area_population p ON p.area_id = facts.area_id {' '.join(joins)}"
    )
    return Statement(sql, parameters | restriction.parameters)


def count(
    connection: duckdb.DuckDBPyConnection,
    metrics: Sequence[Metric],
    windows: tuple[Window, ...],
    restriction: Statement,
    bys: Sequence[By],
) -> Answer:
    """Run the one statement for metrics that share a base."""
    rows = keyed_rows(metrics[0].base, windows, restriction, bys)
    keys = [f"key_{index}" for index in range(len(bys))]
    sets = ", ".join(["(win)", *(f"(win, {key})" for key in keys)])
    # A set bit says that the key is aggregated away in this grouping set.
    mark = f"grouping({', '.join(keys)})" if keys else "0"
    columns = ", ".join(["win", f"{mark} AS mark", *keys, *_measures(metrics)])
    found = connection.execute(
        f"SELECT {columns} FROM ({rows.sql}) GROUP BY GROUPING SETS ({sets})", rows.parameters
    ).fetchall()
    answer: Answer = {}
    for win, mark_bits, *rest in found:
        index = _kept_key(mark_bits, len(bys))
        by = None if index is None else bys[index]
        key = None if index is None else rest[index]
        answer[win, by, key] = dict(zip(_names(metrics), rest[len(bys) :], strict=True))
    return answer


def _kept_key(mark: int, keys: int) -> int | None:
    return next((i for i in range(keys) if not mark >> (keys - 1 - i) & 1), None)


def _names(metrics: Sequence[Metric]) -> list[str]:
    return [f"{metric.key}.{part}" for metric in metrics for part in _parts(metric)]


def _measures(metrics: Sequence[Metric]) -> list[str]:
    return [expression for metric in metrics for expression in _parts(metric).values()]


def _parts(metric: Metric) -> dict[str, str]:
    if metric.quantile is not None:
        value = f"quantile_cont(hours_to_close, {metric.quantile})"
        return {"value": value, "denominator": metric.denominator or "count(*)"}
    parts = {"numerator": metric.numerator}
    if metric.denominator not in (None, "persons"):
        parts["denominator"] = metric.denominator or ""
    return parts
