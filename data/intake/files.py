"""Files become the temporary view ``incoming``: every mapped column as text, rows numbered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.errors import IntakeError
from data.intake.columns import columns_used, file_column, kept, quoted, trimmed
from data.intake.tables import load_csv
from data.source import Source
from geo.boundaries import read_boundaries

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Loaded:
    """The number of rows read, and which column of the file holds each field."""

    read_rows: int
    used: dict[str, str]


def load(connection: Connection, path: Path, source: Source, work: Path) -> Loaded:
    """Fill ``incoming`` and ``ragged`` (row_number, reason) from a file.

    ``incoming`` has row_number, the file's columns as trimmed VARCHAR, and for boundaries a
    shape BLOB.

    Row numbers are those of a spreadsheet: the header is row 1. Columns that the profile does
    not name are never read into the store. Raises IntakeError.
    """
    if not path.is_file():
        raise IntakeError(
            f"There is no file {path}.", "the path of a readable file", "check the path"
        )
    connection.execute("CREATE OR REPLACE TEMP TABLE ragged (row_number BIGINT, reason VARCHAR)")
    if path.suffix.lower() in (".geojson", ".json"):
        return _load_features(connection, path, source)
    return Loaded(*load_csv(connection, path, source, work))


def _load_features(connection: Connection, path: Path, source: Source) -> Loaded:
    features = read_boundaries(path, source.crs)
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
    return Loaded(len(features), used)
