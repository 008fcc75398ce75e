"""Opening DuckDB files, and saying its faults in the words of the store."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from data.errors import GelanError, IntakeError, StoreError

Config = dict[str, str | bool | int | float | list[str]]

# DuckDB would otherwise fetch missing extensions from the internet.
OFFLINE: Final[Config] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
# DuckDB has no class of its own for a block whose checksum is wrong.
_DAMAGED: Final = "Corrupt database file"
ANEW: Final = "set GELAN_HOME to a new directory and import every file again"
_ANOTHER: Final = (
    f"go to another generation with: python app.py snapshots rollback; where none is whole, {ANEW}"
)


def open_writing(path: Path, memory_limit: str, threads: int | None) -> duckdb.DuckDBPyConnection:
    """A connection to a draft; it may read other files."""
    config = OFFLINE | {"memory_limit": memory_limit}
    return duckdb.connect(str(path), config=with_threads(config, threads))


def spill(path: Path) -> Path:
    """Where DuckDB puts what does not fit its memory; processes share it, each its own files."""
    return path.with_name(f"{path.name}.tmp")


@contextmanager
def reading_faults(path: Path) -> Iterator[None]:
    """Translate what goes wrong while a generation is read into StoreError."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise StoreError(
            f"Reading {path} needs more memory than it may use: {_said(error)}",
            "records that fit GELAN_MEMORY_LIMIT",
            "raise GELAN_MEMORY_LIMIT",
            case="store.memory",
            path=path,
        ) from error
    except (duckdb.Error, OSError) as error:
        raise StoreError(
            f"The store cannot read {path}: {_said(error)}",
            "a whole file that an import of this program published",
            f"check its rights and GELAN_HOME, or {_ANOTHER}",
            case="store.unreadable",
            path=path,
            said=_said(error),
        ) from error


@contextmanager
def writing_faults(home: Path) -> Iterator[None]:
    """Translate what goes wrong while the store is written into StoreError.

    A file outside ``home`` that cannot be read meanwhile is one of the files given: IntakeError.
    """
    try:
        yield
    except OSError as error:
        raise _disk_fault(error, home) from error
    except duckdb.Error as error:
        raise _database_fault(error, home) from error


def _disk_fault(error: OSError, home: Path) -> GelanError:
    if error.errno in _NO_ROOM:
        return _unwritable(error, home)
    if not isinstance(error.filename, str | bytes | os.PathLike):
        return StoreError(
            f"The system refused to read or write during the import: {_said(error)}",
            f"disks without faults below {home} and the files given",
            "check both and run the command again; the published view is unchanged",
        )
    path = Path(os.fsdecode(error.filename)).absolute()
    if path.is_relative_to(home.absolute()) or home.absolute().is_relative_to(path):
        return _unwritable(error, home)
    return IntakeError(
        f"The file {path} cannot be read: {error.strerror}",
        "a file that stays in place and that this user may read",
        "check its path and rights, and run the command again; the published view is unchanged",
    )


def _database_fault(error: duckdb.Error, home: Path) -> StoreError:
    if isinstance(error, duckdb.OutOfMemoryException):
        return StoreError(
            f"The import needs more memory than it may use: {_said(error)}",
            f"records that fit GELAN_IMPORT_MEMORY_LIMIT, and free space in {home}",
            "raise GELAN_IMPORT_MEMORY_LIMIT or free space; the published view is unchanged",
        )
    if _DAMAGED in str(error):
        return StoreError(
            f"The generation that the import builds on is damaged: {_said(error)}",
            "a whole generation, on a disk without faults",
            _ANOTHER,
        )
    if isinstance(error, duckdb.IOException | duckdb.FatalException):
        return _unwritable(error, home)
    return StoreError(
        f"The database refused a step of the import: {_said(error)}",
        "records as described in docs/dictionary.md",
        "check the last file given; the published view is unchanged",
    )


def _unwritable(error: Exception, home: Path) -> StoreError:
    return StoreError(
        f"The store {home} cannot be written: {_said(error)}",
        "a writable directory with room for one more copy of the records",
        "correct its rights, free space, or set GELAN_HOME to another directory; "
        "the published view is unchanged",
    )


def _said(error: Exception) -> str:
    return str(error).partition("\n")[0]


def with_threads(config: Config, threads: int | None) -> Config:
    """The configuration for so many threads; by default one for each core."""
    return config if threads is None else config | {"threads": threads}
