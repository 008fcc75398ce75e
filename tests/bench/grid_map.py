"""The made-up map of the audit's bench: 25,000 crooked grids, and faults of known number."""

from __future__ import annotations

from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

SEED: Final = 20261031
COLUMNS, ROWS = 200, 125
GRIDS: Final = COLUMNS * ROWS
FAULTS: Final = 125
"""So many grids are drawn too small, and so many others have a smaller one lie on them."""

_WEST, _SOUTH, _STEP = 120.50, 27.80, 0.003
_PIECES: Final = 10
_SHRUNK, _INNER = 0.8, 0.5


def made_grids() -> NDArray[np.object_]:
    """Four-sided grids with crooked borders of 10 pieces each, shared to the last digit."""
    random = np.random.default_rng(SEED)
    lattice = np.stack(np.meshgrid(np.arange(COLUMNS + 1), np.arange(ROWS + 1), indexing="ij"), -1)
    corners = lattice + random.uniform(-0.25, 0.25, lattice.shape)
    eastward = _crooked(corners[:-1], corners[1:], random)
    northward = _crooked(corners[:, :-1], corners[:, 1:], random)
    rings = np.concatenate(
        (
            eastward[:, :-1, :-1],
            northward[1:, :, :-1],
            eastward[:, 1:, :0:-1],
            northward[:-1, :, ::-1],
        ),
        axis=2,
    )
    degrees = rings.reshape(-1, rings.shape[2], 2) * _STEP + (_WEST, _SOUTH)
    return np.asarray(shapely.polygons(degrees), dtype=object)


def with_faults(grids: NDArray[np.object_]) -> NDArray[np.object_]:
    """Some grids drawn too small, so that a gap runs around them; and some drawn once more."""
    # Every other place: no two faults touch.
    drawn = np.random.default_rng(SEED).permutation(_inner_places())[: 2 * FAULTS]
    faulty = grids.copy()
    faulty[drawn[:FAULTS]] = [_scaled(grid, _SHRUNK) for grid in grids[drawn[:FAULTS]]]
    extra = [_scaled(grid, _INNER) for grid in grids[drawn[FAULTS:]]]
    return np.concatenate((faulty, np.array(extra, dtype=object)))


def drawn_points(count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Longitudes and latitudes, evenly over the map and a little beyond its crooked edge."""
    random = np.random.default_rng(SEED)
    return (
        random.uniform(_WEST, _WEST + COLUMNS * _STEP, count),
        random.uniform(_SOUTH, _SOUTH + ROWS * _STEP, count),
    )


def _inner_places() -> NDArray[np.intp]:
    columns, rows = np.meshgrid(range(1, COLUMNS, 2), range(1, ROWS, 2), indexing="ij")
    return np.asarray(columns * ROWS + rows).ravel()


def _scaled(grid: shapely.Geometry, factor: float) -> shapely.Geometry:
    middle = shapely.get_coordinates(shapely.centroid(grid))
    return shapely.transform(grid, lambda degrees: middle + (degrees - middle) * factor)


def _crooked(
    starts: NDArray[np.float64], ends: NDArray[np.float64], random: np.random.Generator
) -> NDArray[np.float64]:
    """The way from corner to corner: … × 11 × 2."""
    along = np.linspace(0, 1, _PIECES + 1)[:, None]
    ways = starts[..., None, :] * (1 - along) + ends[..., None, :] * along
    ways[..., 1:-1, :] += random.uniform(-0.03, 0.03, ways[..., 1:-1, :].shape)
    return ways
