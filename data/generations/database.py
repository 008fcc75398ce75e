"""Opening DuckDB files, and saying its faults in the words of the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from data.errors import StoreError

Config = dict[str, str | bool | int | float | list[str]]

# DuckDB would otherwise fetch missing extensions from the internet.
OFFLINE: Final[Config] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


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
        connection = duckdb.connect(str(path), read_only=True, config=_with(config, threads))
        connection.execute("SELECT generation_id FROM generation")
    return connection


def open_writing(path: Path, memory_limit: str, threads: int | None) -> duckdb.DuckDBPyConnection:
    """A connection to a draft; it may read other files."""
    config = OFFLINE | {"memory_limit": memory_limit}
    return duckdb.connect(str(path), config=_with(config, threads))


def spill(path: Path) -> Path:
    """Where DuckDB puts what does not fit its memory; processes share it, each its own files."""
    return path.with_name(f"{path.name}.tmp")


@contextmanager
def reading_faults(path: Path) -> Iterator[None]:
    """Translate what goes wrong while a generation is read into StoreError."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise StoreError(
            f"The store cannot read {path}: {_said(error)}",
            "a whole file that an import of this program published",
            "check its rights and GELAN_HOME, or go to another generation with: "
            "python app.py snapshots rollback",
        ) from error


@contextmanager
def writing_faults(home: Path) -> Iterator[None]:
    """Translate what goes wrong while the store is written into StoreError."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise StoreError(
            f"The import needs more memory than it may use: {_said(error)}",
            f"records that fit GELAN_IMPORT_MEMORY_LIMIT, and free space in {home}",
            "raise GELAN_IMPORT_MEMORY_LIMIT or free space; the published view is unchanged",
        ) from error
    except (OSError, duckdb.IOException, duckdb.FatalException) as error:
        raise StoreError(
            f"The store {home} cannot be written: {_said(error)}",
            "a writable directory with room for one more copy of the records",
            "correct its rights, free space, or set GELAN_HOME to another directory; "
            "the published view is unchanged",
        ) from error
    except duckdb.Error as error:
        raise StoreError(
            f"The database refused a step of the import: {_said(error)}",
            "records as described in docs/dictionary.md",
            "check the last file given; the published view is unchanged",
        ) from error


def _said(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _with(config: Config, threads: int | None) -> Config:
    return config if threads is None else config | {"threads": threads}
