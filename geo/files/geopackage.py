"""GeoPackages (OGC 12-128): SQLite files, of which one layer of polygons is read.

Read as the database that it is: map libraries make fractions of whole numbers beside empty cells.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd
import shapely

from data.errors import IntakeError
from geo.files.features import Features, Shape

_POLYGONAL: Final = frozenset({"POLYGON", "MULTIPOLYGON", "GEOMETRY"})
_LAYERS: Final = (
    "SELECT table_name, column_name, upper(geometry_type_name), g.srs_id FROM "
    "gpkg_geometry_columns g JOIN gpkg_contents USING (table_name) "
    "WHERE data_type = 'features' ORDER BY table_name"
)
_SYSTEM: Final = (
    "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys "
    "WHERE srs_id = ? AND srs_id > 0"
)
_ENVELOPE_BYTES: Final = (0, 32, 48, 48, 64)
_LARGEST_EXACT: Final = 2.0**53


@dataclass(frozen=True, slots=True)
class _Layer:
    table: str
    column: str
    kind: str
    srs_id: int


def read_geopackage(path: Path) -> Features:
    """Read the one layer of polygons, at least one feature, in the order of its first column.

    Raises IntakeError that names the file, and the layers where there is not exactly one.
    """
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as package:
            package.execute("PRAGMA trusted_schema = OFF")
            layer = _only_layer(package, path.name)
            return _features(package, layer, path.name)
    except (sqlite3.Error, UnicodeDecodeError):
        raise IntakeError(
            f"{path.name} cannot be read as a GeoPackage.",
            "a whole .gpkg file with a layer of polygons",
            "the file may be cut off or of another format: copy or export it again",
        ) from None


def _only_layer(package: sqlite3.Connection, file_name: str) -> _Layer:
    layers = [_Layer(*row) for row in package.execute(_LAYERS)]
    polygonal = [layer for layer in layers if layer.kind in _POLYGONAL]
    if len(polygonal) == 1:
        return polygonal[0]
    listed = ", ".join(f"{layer.table} ({layer.kind})" for layer in layers) or "none"
    many = "several layers" if polygonal else "no layer"
    raise IntakeError(
        f"{file_name} has {many} of polygons; its layers: {listed}.",
        "a GeoPackage with exactly one layer of polygons",
        "export the wanted layer alone to a file of its own",
    )


def _features(package: sqlite3.Connection, layer: _Layer, file_name: str) -> Features:
    found = package.execute(f"SELECT * FROM {_quoted(layer.table)} ORDER BY 1")
    names = [str(column[0]) for column in found.description]
    rows = found.fetchall()
    if not rows:
        raise IntakeError(
            f"{file_name}: the layer {layer.table} has no features.",
            "at least one polygon",
            "check the filter of the export, then export the file again",
        )
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    shapes = [_shape(blob) for blob in columns.pop(layer.column)]
    texts = {name: [_text(value) for value in values] for name, values in columns.items()}
    attributes = pd.DataFrame(texts, index=range(len(rows)), dtype=object)
    return Features(attributes, shapes, _told_crs(package, layer))


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def _told_crs(package: sqlite3.Connection, layer: _Layer) -> str | None:
    row: Sequence[Any] | None = package.execute(_SYSTEM, [layer.srs_id]).fetchone()
    if row is None:
        return None
    organization, code, definition = row
    is_named = str(organization).upper() in ("EPSG", "OGC", "ESRI")
    return f"{organization}:{code}" if is_named else str(definition)


def _text(value: object) -> str | None:
    if value is None or isinstance(value, bytes):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST_EXACT:
        return str(int(value))  # a code in a column of numbers
    return str(value)


def _shape(blob: object) -> Shape:
    """The shape of a GeoPackage binary: "GP", version, flags, srs id, envelope, then WKB."""
    if not isinstance(blob, bytes):
        return "has no geometry"
    kind = (blob[3] >> 1 & 0b111) if blob[:2] == b"GP" and len(blob) > 3 else len(_ENVELOPE_BYTES)
    if kind >= len(_ENVELOPE_BYTES):
        return "has a geometry that cannot be read"
    try:
        return shapely.from_wkb(blob[8 + _ENVELOPE_BYTES[kind] :])
    except shapely.errors.ShapelyError:
        return "has a geometry that cannot be read"
