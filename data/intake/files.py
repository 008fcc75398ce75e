"""Files become the temporary view ``incoming``: every mapped column as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import duckdb

from data.errors import IntakeError
from data.intake.columns import columns_used, file_column, kept, quoted, trimmed
from data.intake.perusing import Read, digest
from data.intake.repairing import hold_repairs
from data.intake.tables import open_csv
from data.source import Source
from geo.boundaries import FORMATS, read_layer

Connection = duckdb.DuckDBPyConnection


class Opened(Protocol):
    """A file that is about to be read; ``used`` is which of its columns holds each field."""

    @property
    def used(self) -> dict[str, str]: ...

    def read(self, type_rows: Callable[[], None]) -> Read:
        """What was read, once ``type_rows`` has made ``typed`` of those of ``incoming``.

        Where the file turns out to have rows that are none, it is done again without them.
        Raises IntakeError where the file as a whole cannot be read.
        """


@dataclass(frozen=True, slots=True)
class _Features:
    path: Path
    used: dict[str, str]
    count: int

    def read(self, type_rows: Callable[[], None]) -> Read:
        type_rows()
        return Read(self.count, digest(self.path))


def open_file(connection: Connection, path: Path, source: Source, work: Path) -> Opened:
    """Define ``incoming``, and ``ragged`` (row_number, reason) for rows that never get there.

    ``incoming`` has the file's columns as trimmed VARCHAR, for boundaries a shape BLOB, and
    row_number (see ``NUMBER_OF_ROW``): that of a spreadsheet, where the header is row 1. Columns
    that the profile does not name are never read into the store. Raises IntakeError.
    """
    if not path.is_file():
        raise IntakeError(
            f"There is no file {path}.", "the path of a readable file", "check the path"
        )
    connection.execute("CREATE OR REPLACE TEMP TABLE ragged (row_number BIGINT, reason VARCHAR)")
    if path.suffix.lower() in FORMATS:
        return _open_features(connection, path, source)
    return open_csv(connection, path, source, work)


def _open_features(connection: Connection, path: Path, source: Source) -> Opened:
    layer = read_layer(path, source.crs)
    hold_repairs(connection, layer.repairs)
    features = layer.frame
    header = [str(name) for name in features.columns if name != features.geometry.name]
    used = columns_used(source, header, path.name)
    names = kept(source, used)
    table = features[names].astype(object).set_axis(map(str, range(len(names))), axis=1)
    table = table.assign(shape=features.geometry.to_wkb(), row_number=range(2, len(features) + 2))
    connection.register("features", table)
    columns = ", ".join(
        f"{trimmed(quoted(str(number)) + '::VARCHAR')} AS {file_column(name)}"
        for number, name in enumerate(names)
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE lines AS "
        f"SELECT row_number::BIGINT AS row_number, {columns}, shape::BLOB AS shape FROM features"
    )
    connection.execute("CREATE OR REPLACE TEMP VIEW incoming AS FROM lines")
    connection.unregister("features")
    return _Features(path, used, len(features))
