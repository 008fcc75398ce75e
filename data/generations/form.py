"""The form of a generation: the tables and columns that this version reads and writes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import duckdb

from data.errors import StoreError
from data.generations.database import ANEW
from data.schema import columns

_STORED: Final = (
    "SELECT table_name, column_name, data_type FROM duckdb_columns() "
    "WHERE database_name = current_database() AND NOT internal"
)
_NAMED: Final = 3


def check_form(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise StoreError where the current database lacks tables or columns of the schema."""
    stored = set(connection.execute(_STORED).fetchall())
    lacking = [c for c in columns() if (c.table, c.name, c.type) not in stored]
    if not lacking:
        return
    named = ", ".join(f"{column.table}.{column.name}" for column in lacking[:_NAMED])
    raise StoreError(
        f"The generation {path} was made by an earlier version of Gelan: "
        f"{len(lacking)} columns are missing or of another type ({named}"
        f"{', …' if len(lacking) > _NAMED else ''}).",
        "a generation with every table and column of docs/dictionary.md",
        f"{ANEW}; this one stays readable with the version that made it",
        case="store.earlier",
        path=path,
        count=len(lacking),
    )
