"""Random coverages: the unit square cut into cells that share borders and leave no gap."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import shapely
from hypothesis import strategies as st

SQUARE = shapely.box(0, 0, 1, 1)


def _cells(seeds):
    """Voronoi cells of the seeds, cut at the square; the seeds sit on a fine lattice."""
    points = shapely.multipoints(np.array(sorted(seeds)) / 64)
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=SQUARE))
    cut = shapely.intersection(cells, SQUARE)
    return [cell for cell in cut if cell.area > 0]


def _lattice(cuts):
    """Rectangles between vertical and horizontal cuts of the square."""
    xs, ys = (sorted({0, 64, *each}) for each in cuts)
    return [
        shapely.box(west / 64, south / 64, east / 64, north / 64)
        for west, east in pairwise(xs)
        for south, north in pairwise(ys)
    ]


_steps = st.integers(1, 63)
cuts = st.tuples(st.sets(_steps, max_size=5), st.sets(_steps, max_size=5))
seeds = st.sets(st.tuples(_steps, _steps), min_size=2, max_size=20)

lattices = cuts.map(_lattice)
coverages = st.one_of(lattices, seeds.map(_cells)).filter(
    lambda shapes: bool(shapely.coverage_is_valid(shapes))
)


def wiggled(count, vertices):
    """A row of ``count`` unit strips whose shared borders wiggle: a coverage of many vertices."""
    along = np.linspace(0, 1, vertices)
    swing = 0.05 * np.sin(along * 40) + 0.01 * np.sin(along * 311)
    borders = [np.column_stack([x + swing, along]) for x in range(count + 1)]
    return [shapely.Polygon([*left, *right[::-1]]) for left, right in pairwise(borders)]
