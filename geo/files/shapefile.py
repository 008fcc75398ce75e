"""Shapefiles: a .shp with its siblings, or a .zip that holds one."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import geopandas
import numpy as np

from data.errors import IntakeError
from geo.files.archive import read_parts
from geo.files.dbf import read_dbf
from geo.files.features import Features, Shape

_NEEDED: Final = (".shp", ".shx", ".dbf")
_PARTS: Final = (*_NEEDED, ".prj", ".cpg")


def read_shapefile(path: Path) -> Features:
    """Read the .shp at ``path`` with its siblings, at least one feature.

    Rows that are marked as deleted are left out. Raises IntakeError.
    """
    siblings = sorted(each for each in _folder(path) if each.stem == path.stem)
    found = {each.suffix.lower(): each for each in siblings if each.suffix.lower() in _PARTS}
    _check_complete(found, path.name)
    return _features({suffix: _bytes(each) for suffix, each in found.items()}, path.name)


def read_zipped(path: Path) -> Features:
    """Read the one shapefile of a .zip; otherwise as ``read_shapefile``."""
    parts = read_parts(path, _PARTS)
    _check_complete(parts, path.name)
    return _features(parts, path.name)


def _folder(path: Path) -> list[Path]:
    try:
        return list(path.parent.iterdir())
    except OSError as error:
        raise _unreadable(path.name, error.strerror) from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path.name, error.strerror) from None


def _unreadable(file_name: str, reason: str | None) -> IntakeError:
    return IntakeError(
        f"{file_name} cannot be read: {reason or 'input/output error'}.",
        "a readable shapefile",
        "check the path and the permissions of the file",
    )


def _check_complete(found: Mapping[str, object], file_name: str) -> None:
    missing = [suffix for suffix in _NEEDED if suffix not in found]
    if missing:
        raise IntakeError(
            f"{file_name} has no {' and no '.join(missing)} beside it.",
            "a shapefile with .shp, .shx and .dbf of one name in one folder or .zip",
            "copy or zip all files of the shapefile together",
        )


def _features(parts: Mapping[str, bytes], file_name: str) -> Features:
    shapes = _shapes(parts[".shp"], parts[".shx"], file_name)
    encoding = parts.get(".cpg", b"").decode("ascii", errors="replace").strip() or None
    table, is_deleted = read_dbf(parts[".dbf"], encoding, file_name)
    if len(table) != len(shapes):
        raise IntakeError(
            f"{file_name}: its .shp has {len(shapes)} shapes and its .dbf {len(table)} rows.",
            "a row for every shape",
            "these files do not belong together: copy or export all of them again",
        )
    kept = np.flatnonzero(~is_deleted)
    if not len(kept):
        raise IntakeError(
            f"{file_name} has no features.",
            "at least one polygon",
            "check the filter or the layer of the export, then export the file again",
        )
    told_crs = parts.get(".prj", b"").decode("utf-8", errors="replace").strip() or None
    attributes = table.iloc[kept].reset_index(drop=True)
    return Features(attributes, [shapes[index] for index in kept], told_crs)


def _shapes(shp: bytes, shx: bytes, file_name: str) -> list[Shape]:
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        # Rings that turn the wrong way are set right, which the reader warns of.
        warnings.simplefilter("ignore", RuntimeWarning)
        stem = Path(folder) / "layer"
        stem.with_suffix(".shp").write_bytes(shp)
        stem.with_suffix(".shx").write_bytes(shx)
        try:
            layer = geopandas.read_file(stem.with_suffix(".shp"), columns=[], engine="pyogrio")
        except (RuntimeError, ValueError):
            raise IntakeError(
                f"{file_name}: its .shp and .shx cannot be read.",
                "a whole shapefile",
                "the files may be cut off: copy or export all of them again",
            ) from None
    return ["has no geometry" if shape is None else shape for shape in layer.geometry]
