"""Files become the temporary table ``incoming``: every mapped column as text, rows numbered."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import duckdb

from data.errors import IntakeError
from data.intake.decoding import as_utf8, read_header
from data.source import Source
from geo.boundaries import read_boundaries

Connection = duckdb.DuckDBPyConnection
_LEADING_KINDS: Final = {"MISSING COLUMNS": "too few values", "TOO MANY COLUMNS": "too many values"}


def quoted(name: str) -> str:
    """A column name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def load(connection: Connection, path: Path, source: Source, work: Path) -> int:
    """Fill ``incoming`` (row_number, mapped columns as VARCHAR, shape BLOB for boundaries) and
    ``ragged`` (row_number, reason) from a file; returns the number of rows read.

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
    return _load_csv(connection, as_utf8(path, work), source, path.name)


def columns_used(source: Source, header: list[str], file_name: str) -> dict[str, str]:
    """Which column of the file holds each field of the profile.

    Raises IntakeError naming every column that the profile expects and the file lacks.
    """
    found: dict[str, str] = {}
    missing: list[str] = []
    for field in source.columns:
        names = source.candidates(field)
        present = next((name for name in names if name in header), None)
        if present is not None:
            found[field] = present
        elif field not in source.optional:
            missing.append(f"{' or '.join(names)} (for {field})")
    missing += [f"{name} (to find the area)" for name in _naming(source) if name not in header]
    if missing:
        raise IntakeError(
            f"{file_name}, row 1: the header lacks {', '.join(missing)}; "
            f"it has {', '.join(header)}.",
            f"the columns that the profile names under [[sources]] {source.key}",
            "correct the header of the file, or the column names in the profile",
        )
    return found


def _naming(source: Source) -> list[str]:
    placing = [finding.code or finding.name for finding in source.placing]
    parent = [source.parent.code or source.parent.name] if source.parent else []
    return [name for name in (*placing, *parent, *source.where) if name]


def _kept(source: Source, header: list[str], file_name: str) -> list[str]:
    return list(
        dict.fromkeys([*columns_used(source, header, file_name).values(), *_naming(source)])
    )


def _load_csv(connection: Connection, path: Path, source: Source, file_name: str) -> int:
    header = read_header(path)
    kept = ", ".join(quoted(name) for name in _kept(source, header, file_name))
    connection.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE incoming AS "
        f"SELECT row_number() OVER () + 1 AS row_number, {kept} FROM read_csv(?, columns=?, "
        "auto_detect=false, header=true, delim=',', quote='\"', escape='\"', "
        "store_rejects=true, rejects_limit=0, nullstr='')",
        [str(path), dict.fromkeys(header, "VARCHAR")],
    )
    rejected = connection.execute(
        "SELECT line, any_value(error_type::VARCHAR) FROM reject_errors GROUP BY line ORDER BY line"
    ).fetchall()
    read = _count(connection) + len(rejected)
    _refuse_ragged(connection, rejected, file_name, read + 1)
    if read == 0:
        raise IntakeError(
            f"{file_name} has a header and no rows.", "at least one row", "export the file again"
        )
    return read


def _refuse_ragged(
    connection: Connection, rejected: list[tuple[int, str]], file_name: str, last_row: int
) -> None:
    for row, kind in rejected:
        if kind == "UNQUOTED VALUE" or (row == last_row and kind == "MISSING COLUMNS"):
            raise IntakeError(
                f"{file_name}, row {row}: the file ends in the middle of a row.",
                "as many values as the header has columns in every row, quotes closed",
                "the file is cut off there: export or copy it again",
            )
    if rejected:
        reasons = [(row, _LEADING_KINDS.get(kind, kind.lower())) for row, kind in rejected]
        connection.executemany("INSERT INTO ragged VALUES (?, ?)", reasons)
        # Rows behind a rejected one were counted without it.
        for row, _ in rejected:
            connection.execute(
                "UPDATE incoming SET row_number = row_number + 1 WHERE row_number >= ?", [row]
            )


def _load_features(connection: Connection, path: Path, source: Source) -> int:
    features = read_boundaries(path, source.crs)
    header = [str(name) for name in features.columns if name != features.geometry.name]
    table = features[_kept(source, header, path.name)].astype(object)
    table = table.assign(shape=features.geometry.to_wkb(), row_number=range(2, len(features) + 2))
    connection.register("features", table)
    columns = ", ".join(
        f"{quoted(name)}::VARCHAR AS {quoted(name)}"
        for name in table.columns
        if name not in ("shape", "row_number")
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE incoming AS "
        f"SELECT row_number::BIGINT AS row_number, {columns}, shape::BLOB AS shape FROM features"
    )
    connection.unregister("features")
    return len(features)


def _count(connection: Connection) -> int:
    row = connection.execute("SELECT count(*) FROM incoming").fetchone()
    return int(row[0]) if row else 0
