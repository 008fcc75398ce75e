"""The records of a generation, as data/schema.sql describes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import duckdb

SCHEMA_SQL: Final = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")

# What the import itself sets; everything else may be mapped by a profile.
_SET_BY_IMPORT: Final = {
    "areas": {"area_id", "level", "source", "source_id", "run_id", "parent_id"}
    | {"parent_level", "parent_code", "parent_name"},
    "cases": {"case_id", "source", "run_id", "area_ref", "area_id", "repeat_of", "reporter_hash"},
}
REQUIRED: Final = {"areas": ("name",), "cases": ("source_id",)}
"""The fields that make a row's key: a source must map them, a row must fill them."""

_MAPPED_AS: Final = {"cases": {"reporter": "VARCHAR"}}


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
def table_comments() -> dict[str, str]:
    """What each table is, in the order of the schema."""
    with duckdb.connect() as connection:
        connection.execute(SCHEMA_SQL)
        rows = connection.execute(
            "SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal ORDER BY table_oid"
        ).fetchall()
    return dict(rows)


@cache
def mappable_columns(record: str) -> dict[str, str]:
    """The fields of ``record`` that a profile may map, with their SQL types."""
    fields = {
        column.name: column.type
        for column in columns()
        if column.table == record and column.name not in _SET_BY_IMPORT[record]
    }
    return fields | _MAPPED_AS.get(record, {})
