"""The shapes of a generation as maps draw them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import duckdb
import shapely
from shapely.geometry.base import BaseGeometry

from data.generations import reading_faults
from data.outlines import Point, Polygons
from geo.coverage import simplified
from geo.drawing import Frame, feature_collection, frame, label_points, polygon_rings

# What a browser draws as SVG without delay, and some hundred kilobytes of GeoJSON.
_VERTICES_OF_A_LEVEL: Final = 20_000
_DECIMALS: Final = 5
_SHEETS_KEPT: Final = 64


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some areas on one map: where each bears its label (longitude, latitude), and the frame
    (west, south, east, north) around all of them, in degrees (OGC:CRS84).
    """

    labels: dict[str, Point]
    frame: Frame


class Atlas:
    """Simplified shapes by level; neighbours keep their shared borders."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection, self._path = connection, path
        self.shapes = lru_cache(maxsize=None)(self._load)
        self.geometry = lru_cache(maxsize=None)(self._write)
        self._labels = lru_cache(maxsize=_SHEETS_KEPT)(self._label)

    def _write(self, level: str) -> bytes:
        """GeoJSON of all areas of a level: feature ids are area ids, rings turn clockwise."""
        shapes = self.shapes(level)
        return feature_collection(list(shapes), list(shapes.values()), _DECIMALS)

    def sheet(self, level: str, area_ids: Iterable[str]) -> Sheet | None:
        """The map of some areas of a level; None where none of them has a shape."""
        shapes = self.shapes(level)
        drawn = tuple(area_id for area_id in area_ids if area_id in shapes)
        if not drawn:
            return None
        return Sheet(self._labels(level, drawn), frame([shapes[area_id] for area_id in drawn]))

    def outlines(self, level: str, area_ids: Iterable[str]) -> dict[str, Polygons]:
        """The rings of those of these areas that have a shape, in degrees (OGC:CRS84)."""
        shapes = self.shapes(level)
        drawn = (area_id for area_id in area_ids if area_id in shapes)
        return {area_id: polygon_rings(shapes[area_id], _DECIMALS) for area_id in drawn}

    def _label(self, level: str, area_ids: tuple[str, ...]) -> dict[str, Point]:
        shapes = self.shapes(level)
        points = label_points([shapes[area_id] for area_id in area_ids])
        return dict(zip(area_ids, points, strict=True))

    def _load(self, level: str) -> dict[str, BaseGeometry]:
        """The shapes of a level by area id, in degrees (OGC:CRS84); neighbours still touch."""
        with reading_faults(self._path), self._connection.cursor() as cursor:
            rows = cursor.execute(
                "SELECT area_id, shape FROM area_shapes JOIN areas USING (area_id) "
                "WHERE level = ? ORDER BY area_id",
                [level],
            ).fetchall()
        if not rows:
            return {}
        shapes = shapely.from_wkb([bytes(shape) for _, shape in rows])
        ids = [area_id for area_id, _ in rows]
        return dict(zip(ids, simplified(shapes, _VERTICES_OF_A_LEVEL), strict=True))
