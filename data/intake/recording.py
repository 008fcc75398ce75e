"""Which columns each source records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import duckdb

from data.records import RECORDS
from data.schema import columns
from data.source import Source

_TELL_STATE: Final = (
    *("due_at", "closed_at", "outcome"),
    *("accepted_at", "filed_at", "dispatched_at", "handled_at", "called_back_at"),
)


def note_mapped(
    connection: duckdb.DuckDBPyConnection, source: Source, fields: Iterable[str]
) -> None:
    """Columns that tell how far a case has come are recorded where a file has them, even while
    no row fills them: nothing closed is then a fact.
    """
    mapped = [(source.record, name, source.key) for name in fields if name in _TELL_STATE]
    if source.record == "cases" and mapped:
        connection.executemany(
            "INSERT OR IGNORE INTO recorded_columns VALUES (?, ?, ?, true, 0)", mapped
        )


def derive_recorded(connection: duckdb.DuckDBPyConnection) -> None:
    """Count anew in how many rows of each source each column is filled."""
    connection.execute("DELETE FROM recorded_columns WHERE NOT is_mapped")
    for record in RECORDS:
        names = [column.name for column in columns() if column.table == record]
        counts = ", ".join(f"count({name}) AS {name}" for name in names)
        connection.execute(
            "INSERT INTO recorded_columns SELECT ?, column_name, by_source, false, filled FROM "
            f"(SELECT source AS by_source, {counts} FROM {record} GROUP BY source) "
            f"UNPIVOT (filled FOR column_name IN ({', '.join(names)})) "
            "WHERE filled > 0 OR (column_name, by_source) IN (SELECT (column_name, source) "
            "FROM recorded_columns WHERE record = ?) "
            "ON CONFLICT DO UPDATE SET row_count = excluded.row_count",
            [record, record],
        )
