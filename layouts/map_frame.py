"""What a map needs to know of its shapes besides their outline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MapShape:
    """Where an area bears its label and markers: a point inside it, in WGS 84 degrees."""

    area_id: str
    label_lon: float
    label_lat: float


@dataclass(frozen=True, slots=True)
class MapFrame:
    """The shapes of one map and what encloses them: (west, south, east, north), degrees."""

    shapes: tuple[MapShape, ...]
    bounds: tuple[float, float, float, float]
