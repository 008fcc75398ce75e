"""Which columns each source records."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

import duckdb

from data.records import RECORDS
from data.schema import columns
from data.source import Source

_TELL_STATE: Final = MappingProxyType(
    {
        "cases": (
            *("due_at", "closed_at", "outcome", "contacted_at", "accepted_at", "filed_at"),
            *("dispatched_at", "handled_at", "checked_at", "called_back_at"),
            *("performed_on", "rebounded_at"),
        ),
        "whistle_calls": (
            *("signed_at", "contacted_at", "arrived_at", "fed_back_at", "resolved_at"),
        ),
    }
)


def note_mapped(
    connection: duckdb.DuckDBPyConnection, source: Source, fields: Iterable[str]
) -> None:
    """Columns that tell how far a matter has come are recorded where a file has them, even while
    no row fills them: nothing closed is then a fact. Flags are recorded where a file has them
    alone, since they are never empty.
    """
    telling = (*_TELL_STATE.get(source.record, ()), *RECORDS[source.record].flags)
    mapped = [name for name in fields if name in telling]
    if mapped:
        connection.execute(
            "INSERT OR IGNORE INTO recorded_columns SELECT ?, unnest(?::VARCHAR[]), ?, true, 0",
            [source.record, mapped, source.key],
        )


def derive_recorded(connection: duckdb.DuckDBPyConnection) -> None:
    """Count anew in how many rows of each source each column is filled."""
    connection.execute("DELETE FROM recorded_columns WHERE NOT is_mapped")
    for name, record in RECORDS.items():
        # To plan the count of an empty table takes longer than to see that it is one.
        if connection.execute(f"FROM {name} LIMIT 1").fetchone() is None:
            continue
        names = [column.name for column in columns() if column.table == name]
        counts = ", ".join(f"count({column}) AS {column}" for column in names)
        connection.execute(
            "INSERT INTO recorded_columns SELECT $record, column_name, by_source, false, filled "
            f"FROM (SELECT source AS by_source, {counts} FROM {name} GROUP BY source) "
            f"UNPIVOT (filled FOR column_name IN ({', '.join(names)})) "
            "WHERE (filled > 0 AND NOT list_contains($flags::VARCHAR[], column_name)) "
            "OR (column_name, by_source) IN (SELECT (column_name, source) "
            "FROM recorded_columns WHERE record = $record) "
            "ON CONFLICT DO UPDATE SET row_count = excluded.row_count",
            {"record": name, "flags": list(record.flags)},
        )
