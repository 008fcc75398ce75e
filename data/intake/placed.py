"""Rows of ``incoming`` become typed records that belong to an area, and meet those that are there.

One way for every such kind of record; what sets them apart stands in data/records.py.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

import duckdb

from data.intake.columns import literal
from data.intake.hashing import hash_keys, keyed_hash
from data.intake.mapping import Taking, area_reference
from data.intake.merging import Merged, has_column, keep_unstated, merge
from data.intake.points import bring_back
from data.intake.repairing import remark_repairs
from data.intake.shaping import unite_shapes
from data.intake.values import valued
from data.records import CASE_NUMBER, RECORDS, Record
from data.schema import mappable_columns

_SHAPE: Final = ("shape", "source_crs")
_HALVES: Final = MappingProxyType({"longitude": "latitude", "latitude": "longitude"})


def type_rows(taking: Taking) -> None:
    """Make ``typed`` of the rows of ``incoming``; ``area_id`` is still null."""
    connection, source = taking.connection, taking.source
    record, key = RECORDS[source.record], _key_of(RECORDS[source.record])
    selected = [
        "row_number",
        f"{literal(source.key + ':')} || {key} AS {record.key}",
        f"{key} AS source_id",
        *(f"{_value(name, taking)} AS {name}" for name in _stated_by(source.record)),
        *_shape_columns(taking),
        f"{area_reference(source)} AS area_ref",
        "NULL::VARCHAR AS area_id",
        f"{literal(source.key)} AS source",
        f"{taking.run_id} AS run_id",
        "refused_by",
        "given",
    ]
    keys = hash_keys(taking.secret) if record.person in taking.fields else {}
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE typed AS SELECT {', '.join(selected)} FROM {_hashed(taking)}",
        keys,
    )
    bring_back(taking)
    unstated = [name for name in _stated_by(source.record) if not _is_in_file(name, taking)]
    if record.has_shape:
        _take_shapes(connection, record.key, unstated)
    keep_unstated(connection, source.record, record.key, unstated)


def take(taking: Taking) -> Merged:
    """Merge ``typed`` into its records."""
    name = taking.source.record
    record = RECORDS[name]
    shape = _SHAPE if record.has_shape else ()
    if shape:
        remark_repairs(taking)
    compared = (*_stated_by(name), *shape, "source_id", "area_ref", "source")
    content = (*compared, "area_id")
    return merge(taking.connection, name, record.key, content, compared, record.derived)


def _shape_columns(taking: Taking) -> list[str]:
    """The polygon of each row, where the record has one and the file brings it."""
    if not RECORDS[taking.source.record].has_shape:
        return []
    if not has_column(taking.connection, "incoming", "shape"):
        return ["NULL::BLOB AS shape", "NULL::VARCHAR AS source_crs"]
    return ["shape", f"{literal(taking.source.crs)} AS source_crs"]


def _take_shapes(connection: duckdb.DuckDBPyConnection, key: str, unstated: list[str]) -> None:
    """Make one shape of those of several rows with one key; without any, the old one stays."""
    if connection.execute("SELECT 1 FROM typed WHERE shape IS NOT NULL LIMIT 1").fetchall():
        unite_shapes(connection, key)
    else:
        unstated += _SHAPE


def _key_of(record: Record) -> str:
    """The column that tells the rows of one source apart."""
    return f"{record.required}_hash" if record.required == record.person else record.required


def _stated_by(name: str) -> list[str]:
    """The columns of a record that its source states, but for its key."""
    fields = (field for field in mappable_columns(name) if field != "source_id")
    return [_column_of(field, RECORDS[name]) for field in fields]


def _column_of(field: str, record: Record) -> str:
    """The column in which a field is kept: a person as a hash, a case by its key."""
    if field == record.person:
        return f"{field}_hash"
    return "case_id" if record.is_of_a_case and field == CASE_NUMBER else field


def _is_in_file(column: str, taking: Taking) -> bool:
    record = RECORDS[taking.source.record]
    return column in {_column_of(field, record) for field in taking.fields}


def _hashed(taking: Taking) -> str:
    """The values of the file, a person as a keyed hash."""
    person = RECORDS[taking.source.record].person
    if person is None or person not in taking.fields:
        return valued(taking)
    return f"(SELECT *, {keyed_hash(person)} AS {person}_hash FROM {valued(taking)})"


def _value(column: str, taking: Taking) -> str:
    record = RECORDS[taking.source.record]
    if not _is_in_file(column, taking):
        unstated = str(record.flags.get(column, "NULL")).lower()
        return f"{unstated}::{mappable_columns(taking.source.record).get(column, 'VARCHAR')}"
    if column == "case_id":
        return f"{literal(f'{taking.source.of}:')} || {CASE_NUMBER}"
    if column in record.flags:
        return f"coalesce({column}, false)"
    if column in _HALVES:  # one that became half by another rule is none
        return f"CASE WHEN {_HALVES[column]} IS NOT NULL THEN {column} END"
    return column
