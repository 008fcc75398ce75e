"""Boundary files as tables of valid polygons with their attributes as text."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data.errors import IntakeError
from geo.coordinates import CRS84, to_crs84
from geo.geojson import Feature, read_features

_POLYGONAL: Final = ("Polygon", "MultiPolygon")
_LISTED_FAULTS: Final = 10


def read_boundaries(path: Path, crs: str) -> geopandas.GeoDataFrame:
    """Read a GeoJSON file of polygons whose coordinates are in ``crs``.

    One row for each feature, in the order of the file. Attributes are text exactly as
    written, None where null or missing; columns keep their order. ``geometry`` is in
    OGC:CRS84 (longitude, latitude), valid, never empty, without heights; invalid rings are
    repaired. ``crs`` alone decides: a crs member, which RFC 7946 withdrew, is not read.

    Raises IntakeError that names the file, the place in it and what to do.
    """
    features = read_features(path)
    shapes = to_crs84(_shapes(features, path.name), crs, path.name)
    return geopandas.GeoDataFrame(
        _attributes(features), geometry=_repaired(shapes, path.name), crs=CRS84
    )


def _attributes(features: list[Feature]) -> pd.DataFrame:
    columns = dict.fromkeys(column for feature in features for column in feature.attributes)
    return pd.DataFrame(
        {column: [feature.attributes.get(column) for feature in features] for column in columns},
        index=range(len(features)),
        dtype=object,
    )


def _shapes(features: list[Feature], file_name: str) -> NDArray[np.object_]:
    shapes = [_shape(feature) for feature in features]
    _raise_faults([each for each in shapes if isinstance(each, str)], file_name)
    return shapely.force_2d(np.array(shapes, dtype=object))


def _shape(feature: Feature) -> BaseGeometry | str:
    """The polygon of a feature, or what is wrong with it."""
    geometry = feature.geometry
    if not isinstance(geometry, dict):
        return f"feature {feature.number} has no geometry"
    if geometry.get("type") not in _POLYGONAL:
        return f"feature {feature.number} is a {geometry.get('type')}"
    try:
        found = shape(geometry)
    except (ValueError, TypeError, LookupError, AttributeError, shapely.errors.ShapelyError):
        return f"feature {feature.number} has a ring that cannot be read"
    return f"feature {feature.number} has no coordinates" if found.is_empty else found


def _repaired(shapes: NDArray[np.object_], file_name: str) -> NDArray[np.object_]:
    """Invalid rings made valid as their structure says; parts without area go."""
    is_invalid = ~shapely.is_valid(shapes)
    repaired = shapes.copy()
    repaired[is_invalid] = shapely.make_valid(
        shapes[is_invalid], method="structure", keep_collapsed=False
    )
    numbers = np.flatnonzero(shapely.is_empty(repaired)) + 1
    _raise_faults([f"feature {number} encloses no area" for number in numbers], file_name)
    return repaired


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
