"""Shapes as a map draws them: GeoJSON for the browser, labels and frame."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.coverage import dissolved
from geo.parts import polygons
from geo.shapes import Shapes

_LABEL_PRECISION: Final = 0.02

Frame = tuple[float, float, float, float]
Ring = tuple[tuple[float, float], ...]


def feature_collection(area_ids: Sequence[str], shapes: Shapes, decimals: int = 6) -> bytes:
    """Write compact GeoJSON (UTF-8) with one feature for each area id, in text order.

    Degrees (OGC:CRS84) rounded to ``decimals``: 6 are 0.1 m, 5 are 1.1 m. Outer rings turn
    clockwise, as plotly.js draws them (RFC 7946 has it the other way). ``id`` is the area id,
    and there are no properties. The same areas give the same bytes.
    """
    by_id = dissolved(area_ids, shapes)
    features = (
        f'{{"type":"Feature","id":{json.dumps(area_id, ensure_ascii=False)},'
        f'"properties":{{}},"geometry":{_drawn(shape, decimals)}}}'
        for area_id, shape in by_id.items()
    )
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'.encode()


def _drawn(shape: BaseGeometry, decimals: int) -> str:
    rounded = shapely.transform(shape, lambda degrees: np.round(degrees, decimals))
    return shapely.to_geojson(shapely.orient_polygons(rounded, exterior_cw=True))


def polygon_rings(shape: BaseGeometry, decimals: int) -> tuple[tuple[Ring, ...], ...]:
    """The polygons of a shape, each as its outer ring and its holes; coordinates rounded.

    Nested as GeoJSON nests the coordinates of a MultiPolygon; outer rings turn clockwise.
    """
    parts = shapely.orient_polygons(polygons([shape])[0], exterior_cw=True)
    return tuple(
        tuple(_rounded(ring, decimals) for ring in shapely.get_rings(part)) for part in parts
    )


def _rounded(ring: BaseGeometry, decimals: int) -> Ring:
    return tuple((x, y) for x, y in np.round(shapely.get_coordinates(ring), decimals).tolist())


def label_points(shapes: Shapes) -> list[tuple[float, float]]:
    """A point well inside each polygon, as longitude and latitude in degrees (OGC:CRS84).

    The centre of the largest circle that fits, to 2 % of the shape's size.
    """
    polygons = np.array(shapes, dtype=object)
    precision_deg = _LABEL_PRECISION * np.sqrt(shapely.area(polygons))
    centres = shapely.get_point(shapely.maximum_inscribed_circle(polygons, precision_deg), 0)
    return [(float(x), float(y)) for x, y in shapely.get_coordinates(centres)]


def frame(shapes: Shapes) -> Frame:
    """West, south, east and north of all shapes together, in degrees; needs one shape."""
    west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object))
    return float(west), float(south), float(east), float(north)
