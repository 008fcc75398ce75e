"""One statement for all metrics of one base over one scope, in all breakdowns asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import duckdb

from data.metrics.catalogue import CATALOGUE
from data.metrics.metric import Metric, Residents
from data.readings.facts.columns import names_in
from data.readings.facts.fact import Extent, Fact, Statement
from data.scope import By, Scope

QUANTILES: Final = tuple(
    sorted({metric.quantile for metric in CATALOGUE.values() if metric.quantile is not None})
)
Counts = dict[str, float | None]
Answer = dict[tuple[str, By | None, str | None], Counts]
"""What was counted, by window, breakdown and key; a total has breakdown and key None."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a statement is about: rows of a fact, with the parameters of their condition."""

    fact: Fact
    extent: Extent
    parameters: dict[str, Any]


def restrict(
    fact: Fact, scope: Scope, excluded: Sequence[str] = (), kind: str | None = None
) -> Statement:
    """The condition that a row lies in the scope's area, passes its filters, comes from a source
    that records what is asked and, where one is given, is of a kind.
    """
    conditions, parameters = ["true"], dict[str, Any]()
    if scope.area is not None:
        conditions.append("area_id IN (SELECT area_id FROM area_closure WHERE ancestor_id = $area)")
        parameters["area"] = scope.area
    for dimension, value in scope.filters:
        conditions.append(f"{fact.filters[dimension]} = ${dimension}")
        parameters[dimension] = value
    if kind is not None:
        conditions.append(f"{fact.filters['kind']} = $kind_counted")
        parameters["kind_counted"] = kind
    if excluded:
        conditions.append("source NOT IN (SELECT unnest($excluded))")
        parameters["excluded"] = list(excluded)
    return Statement(" AND ".join(conditions), parameters)


def keyed_rows(
    asked: Asked,
    bys: Sequence[By],
    residents: Collection[Residents] = (),
    outer: Sequence[str] | None = None,
) -> Statement:
    """The judged rows with one column ``key_i`` for each breakdown, and for each kind of
    residents a column that says whether the row lies in an area where they are known.

    ``outer`` is all the SQL over these rows: what it does not name may be left out.
    """
    columns, joins, parameters = ["facts.*"], [], dict[str, Any]()
    for what in sorted(residents):
        columns.append(f"{what}.area_id IS NOT NULL AS has_{what}")
        joins.append(
            f"LEFT JOIN area_residents {what} ON {what}.area_id = facts.area_id "
            f"AND {what}.what = '{what}'"
        )
    for index, by in enumerate(bys):
        if by.grain == "area":
            joins.append(
                f"LEFT JOIN area_at_level l{index} ON l{index}.area_id = facts.area_id "
                f"AND l{index}.level = $level_{index}"
            )
            parameters[f"level_{index}"] = by.level
            column = f"l{index}.ancestor_id"
        else:
            column = asked.fact.grains[by.grain]
        columns.append(f"{column} AS key_{index}")
    used = None if outer is None else names_in(*outer, *columns)
    rows = asked.fact.rows(replace(asked.extent, used=used))
    sql = f"SELECT {', '.join(columns)} FROM ({rows.sql}) facts {' '.join(joins)}"
    return Statement(sql, parameters | rows.parameters | asked.parameters)


def count(
    connection: duckdb.DuckDBPyConnection,
    metrics: Sequence[Metric],
    asked: Asked,
    bys: Sequence[By | None],
) -> Answer:
    """Run the one statement for metrics that share a base, by all breakdowns; None is the whole."""
    broken = [by for by in bys if by is not None]
    measures = _measures(metrics)
    residents = {metric.residents for metric in metrics if metric.residents}
    rows = keyed_rows(asked, broken, residents, measures)
    keys = [f"key_{index}" for index in range(len(broken))]
    sets = [*(["(win)"] if None in bys else []), *(f"(win, {key})" for key in keys)]
    # A set bit says that the key is aggregated away in this grouping set.
    mark = f"grouping({', '.join(keys)})" if keys else "0"
    columns = ", ".join(["win", f"{mark} AS mark", *keys, *measures])
    found = connection.execute(
        f"SELECT {columns} FROM ({rows.sql}) GROUP BY GROUPING SETS ({', '.join(sets)})",
        rows.parameters,
    ).fetchall()
    names = [name for metric in metrics for name in names_of(metric)]
    answer: Answer = {}
    windows = [window.name for window in asked.extent.windows]
    for win, mark_bits, *rest in found:
        index = _kept_key(mark_bits, len(broken))
        by = None if index is None else broken[index]
        key = None if index is None else written(rest[index], by)
        answer[windows[win], by, key] = dict(zip(names, rest[len(broken) :], strict=True))
    return answer


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
