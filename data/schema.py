"""The records of a generation, as data/schema.sql describes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import duckdb

from data.records import CASE_NUMBER, RECORDS

SCHEMA_SQL: Final = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")

_OF_AN_AREA: Final = frozenset({"level", "parent_id", "parent_level", "parent_code", "parent_name"})
_OF_A_PLACED_ROW: Final = frozenset({"area_ref", "area_id"})
_DERIVED_LATER: Final = frozenset(
    {"repeat_of", "repeat_gap_days", "working_hours", "is_lead", "matched_as"}
    | {"shape", "source_crs"}
    | {f"{step}_due_at" for step in ("contact", "file", "handle", "close")}
    | {f"{step}_due_at" for step in ("arrive", "feedback", "resolve")}
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the dictionary."""

    table: str
    name: str
    type: str
    is_required: bool
    comment: str


@cache
def columns() -> tuple[Column, ...]:
    """Every column of every table, in the order of the schema."""
    with duckdb.connect() as connection:
        connection.execute(SCHEMA_SQL)
        rows = connection.execute(
            "SELECT table_name, column_name, data_type, NOT is_nullable, coalesce(comment, '') "
            "FROM duckdb_columns() WHERE NOT internal ORDER BY table_oid, column_index"
        ).fetchall()
    return tuple(Column(*row) for row in rows)


@cache
def column_names(table: str) -> tuple[str, ...]:
    """The names of a table's columns."""
    return tuple(column.name for column in columns() if column.table == table)


@cache
def table_comments() -> dict[str, str]:
    """What each table is, in the order of the schema."""
    with duckdb.connect() as connection:
        connection.execute(SCHEMA_SQL)
        rows = connection.execute(
            "SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal ORDER BY table_oid"
        ).fetchall()
    return dict(rows)


@cache
def mappable_columns(name: str) -> dict[str, str]:
    """The fields of a record that a profile may map, with their SQL types."""
    record = RECORDS[name]
    fields = {
        column.name: column.type
        for column in columns()
        if column.table == name and column.name not in _set_by_import(name)
    }
    named = [record.person, CASE_NUMBER if record.is_of_a_case else None]
    return fields | {name: "VARCHAR" for name in named if name is not None}


def _set_by_import(name: str) -> frozenset[str]:
    record = RECORDS[name]
    derived = _OF_AN_AREA if name == "areas" else _OF_A_PLACED_ROW | _DERIVED_LATER
    # Where another field makes the key, the source's own number is not kept beside it.
    own_id = () if record.required == "source_id" else ("source_id",)
    named = {record.key, record.person_hash or record.key, "source", "run_id", *own_id}
    of_a_case = {"case_id"} if record.is_of_a_case else set()
    return derived | named | of_a_case | record.derived.keys()
