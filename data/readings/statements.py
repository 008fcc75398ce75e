"""The judged rows that a question is about, each with its keys in the breakdowns asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.metrics.metric import Residents
from data.readings.facts.columns import names_in
from data.readings.facts.fact import Extent, Fact, Statement
from data.scope import By, Scope


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
            joins.append(ancestor_of(index, "facts"))
            parameters[f"level_{index}"] = by.level
            column = f"l{index}.ancestor_id"
        else:
            column = asked.fact.grains[by.grain]
        columns.append(f"{column} AS key_{index}")
    used = None if outer is None else names_in(*outer, *columns)
    rows = asked.fact.rows(replace(asked.extent, used=used))
    sql = f"SELECT {', '.join(columns)} FROM ({rows.sql}) facts {' '.join(joins)}"
    return Statement(sql, parameters | rows.parameters | asked.parameters)


def ancestor_of(index: int, table: str) -> str:
    """A join that finds the area of a level in which the areas of a table lie."""
    return (
        f"LEFT JOIN area_at_level l{index} ON l{index}.area_id = {table}.area_id "
        f"AND l{index}.level = $level_{index}"
    )
