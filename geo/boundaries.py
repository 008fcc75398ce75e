"""Boundary files as tables of valid polygons with their attributes as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

from data.errors import IntakeError
from geo.coordinates import check_told, to_crs84
from geo.files.features import Features, Shape
from geo.files.geojson import read_geojson
from geo.files.geopackage import read_geopackage
from geo.files.shapefile import read_shapefile, read_zipped
from geo.repairs import Repair, repaired
from geo.systems import CRS84

_READERS: Final[Mapping[str, Callable[[Path], Features]]] = MappingProxyType(
    {
        ".geojson": read_geojson,
        ".json": read_geojson,
        ".gpkg": read_geopackage,
        ".shp": read_shapefile,
        ".zip": read_zipped,
    }
)
FORMATS: Final = frozenset(_READERS)
"""The suffixes of boundary files, in lower case."""
_POLYGONAL: Final = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
_LISTED_FAULTS: Final = 10


@dataclass(frozen=True, slots=True)
class Layer:
    """The features of a file as ``read_boundaries`` gives them, and what had to be repaired."""

    frame: geopandas.GeoDataFrame
    repairs: tuple[Repair, ...]


def read_boundaries(path: Path, crs: str) -> geopandas.GeoDataFrame:
    """Read a file of polygons whose coordinates are in ``crs``.

    GeoJSON, a GeoPackage with one layer of polygons, a shapefile (.shp with its siblings) or a
    .zip of one. ``crs`` is what pyproj knows, GCJ-02 or BD-09. One row for each feature, in the
    order of the file. Attributes are text exactly as written, None where null or missing;
    columns keep their order. ``geometry`` is in OGC:CRS84 (longitude, latitude), valid, never
    empty, without heights; invalid rings are repaired.

    Raises IntakeError that names the file, the place in it and what to do; so too where the file
    says that it is in another system than ``crs``.
    """
    return read_layer(path, crs).frame


def read_layer(path: Path, crs: str) -> Layer:
    """Read a file as ``read_boundaries`` does, with the repairs of its invalid rings."""
    features = _reader(path)(path)
    written = _polygons(features.shapes, path.name)
    if features.told_crs:
        check_told(features.told_crs, crs, written, path.name)
    shapes, repairs = repaired(to_crs84(written, crs, path.name))
    numbers = np.flatnonzero(shapely.is_empty(shapes)) + 1
    _raise_faults([f"feature {number} encloses no area" for number in numbers], path.name)
    frame = geopandas.GeoDataFrame(features.attributes, geometry=shapes, crs=CRS84)
    return Layer(frame, repairs)


def _reader(path: Path) -> Callable[[Path], Features]:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise IntakeError(
            f"{path.name} is no file of boundaries.",
            f"a file that ends in one of {', '.join(sorted(FORMATS))}",
            "export the layer in one of these formats",
        )
    return reader


def _polygons(shapes: list[Shape], file_name: str) -> NDArray[np.object_]:
    faults = [(number, _fault(shape)) for number, shape in enumerate(shapes, start=1)]
    _raise_faults([f"feature {number} {fault}" for number, fault in faults if fault], file_name)
    return shapely.force_2d(np.array(shapes, dtype=object))


def _fault(shape: Shape) -> str | None:
    if isinstance(shape, str):
        return shape
    if shapely.get_type_id(shape) not in _POLYGONAL:
        return f"is a {shape.geom_type}"
    return "has no coordinates" if shape.is_empty else None


def _raise_faults(faults: list[str], file_name: str) -> None:
    if not faults:
        return
    listed = "; ".join(faults[:_LISTED_FAULTS])
    rest = len(faults) - _LISTED_FAULTS
    raise IntakeError(
        f"{file_name}: {listed}{f'; and {rest} more' if rest > 0 else ''}.",
        "features of type Polygon or MultiPolygon that enclose an area",
        "correct or remove these features in the map programme, then export the file again",
    )
