"""The ground of the city: small cells inside an invented coast line, and which of them touch.

Everything here lies on a plane of its own where cells are one unit wide; only borders are
drawn on the earth (data/demo/borders.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo.chances import Flags, Numbers, Points

# Where the town lies, as shares of the radius.
TOWN: Final = (0.2, -0.1)

_JITTER: Final = 0.27
_ROW_HEIGHT: Final = 3**0.5 / 2
# The coast line is a circle with waves: how many around it, and how high.
_WAVES: Final = ((1, 0.12), (2, 0.12), (3, 0.12), (4, 0.06), (7, 0.04), (13, 0.015))
_MARGIN: Final = 4.0
_LONGEST_LINK: Final = 1.9


@dataclass(frozen=True, slots=True)
class Ground:
    """Cells of land: their centres, their polygons and the pairs that touch."""

    centres: Points
    cells: NDArray[np.object_]
    links: Numbers
    is_coast: Flags
    radius: float

    @property
    def from_town(self) -> Points:
        """How far each cell lies from the town."""
        east, north = (self.centres - np.array(TOWN) * self.radius).T
        return np.asarray(np.hypot(east, north))


def lay_ground(cell_count: int, rng: Generator) -> Ground:
    """Some ``cell_count`` cells around (0, 0)."""
    radius = float(np.sqrt(cell_count * _ROW_HEIGHT / np.pi))
    points = _scattered(1.5 * radius + _MARGIN, rng)
    reach = _coast(points, radius, rng) - np.hypot(points[:, 0], points[:, 1])
    points, reach = points[reach > -_MARGIN], reach[reach > -_MARGIN]
    is_land = reach > 0
    links = _links(points)
    ashore = np.zeros(len(points), bool)
    meeting = links[is_land[links[:, 0]] != is_land[links[:, 1]]]
    ashore[meeting.ravel()] = True
    number = np.cumsum(is_land) - 1
    inland = links[is_land[links].all(axis=1)]
    return Ground(
        points[is_land],
        _voronoi(points)[is_land],
        number[inland],
        ashore[is_land],
        radius,
    )


def _scattered(reach: float, rng: Generator) -> Points:
    """Rows of points as in a honeycomb, each a little out of its place."""
    rows, columns = int(reach / _ROW_HEIGHT), int(reach)
    y, x = np.mgrid[-rows : rows + 1, -columns : columns + 1].astype(float)
    x += 0.5 * (np.mod(y, 2))
    points = np.column_stack([x.ravel(), y.ravel() * _ROW_HEIGHT])
    return points + rng.uniform(-_JITTER, _JITTER, points.shape)


def _coast(points: Points, radius: float, rng: Generator) -> Points:
    """How far from the middle the coast lies in the direction of each point."""
    angle = np.arctan2(points[:, 1], points[:, 0])
    phases = rng.uniform(0, 2 * np.pi, len(_WAVES))
    waves = [
        high * np.sin(many * angle + at) for (many, high), at in zip(_WAVES, phases, strict=True)
    ]
    return np.asarray(radius * (1 + np.sum(waves, axis=0)))


def _voronoi(points: Points) -> NDArray[np.object_]:
    cells = shapely.voronoi_polygons(shapely.MultiPoint(points), ordered=True)
    return np.asarray(shapely.get_parts(cells), dtype=object)


def _links(points: Points) -> Numbers:
    """Pairs of points whose cells touch, the smaller number first."""
    edges = shapely.get_parts(
        shapely.delaunay_triangles(shapely.MultiPoint(points), only_edges=True)
    )
    ends = shapely.get_coordinates(edges).reshape(-1, 2, 2)
    found = _numbers_of(points, ends.reshape(-1, 2)).reshape(-1, 2)
    length = np.hypot(*(ends[:, 0] - ends[:, 1]).T)
    return np.unique(np.sort(found[length < _LONGEST_LINK], axis=1), axis=0)


def _numbers_of(points: Points, asked: Points) -> Numbers:
    """The number of each asked point among ``points``; they agree to the last bit."""
    keys, wanted = (each[:, 0] + 1j * each[:, 1] for each in (points, asked))
    order = np.argsort(keys)
    return order[np.searchsorted(keys, wanted, sorter=order)]
