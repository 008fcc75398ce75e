"""Opening a generation for reading."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data.generations.database import OFFLINE, reading_faults, with_threads
from data.generations.form import check_form


def open_reading(
    path: Path, memory_limit: str = "1GB", threads: int | None = None
) -> duckdb.DuckDBPyConnection:
    """A read-only connection to one generation that can reach no other file and no network.

    Take a ``cursor()`` for each call: a connection serves one thread at a time. Several
    connections to one file in one process must ask for the same limits. Raises StoreError.
    """
    config = OFFLINE | {
        "memory_limit": memory_limit,
        "enable_external_access": False,
        "lock_configuration": True,
    }
    with reading_faults(path):
        connection = duckdb.connect(str(path), read_only=True, config=with_threads(config, threads))
        connection.execute("SELECT generation_id FROM generation")
        check_form(connection, path)
    return connection
