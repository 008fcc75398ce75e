"""Which areas are neighbours, and sums over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.measures import local_metres

_BETWEEN_NEIGHBOURS_M: Final = 30.0
"""Areas drawn without the street between them are neighbours, too."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Pairs of positions that are neighbours, each way round; everyone is its own neighbour."""

    ones: NDArray[np.intp]
    others: NDArray[np.intp]

    def sums(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """For each position the sum over its neighbours and itself."""
        sums = np.bincount(self.ones, values[self.others], len(values))
        return sums.astype(np.float64)

    def spread(self, is_in: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Those in, and all their neighbours."""
        return self.sums(is_in.astype(np.float64)) > 0

    def of(self, is_left: NDArray[np.bool_]) -> Nearness:
        """Among those left alone, which are counted anew."""
        position = np.cumsum(is_left) - 1
        stays = is_left[self.ones] & is_left[self.others]
        return Nearness(position[self.ones[stays]], position[self.others[stays]])


def neighbours(shapes: NDArray[np.object_]) -> Nearness:
    """Which shapes (OGC:CRS84) lie within 30 m of each other."""
    flat = shapely.transform(
        shapes, lambda degrees: np.column_stack(local_metres(degrees[:, 0], degrees[:, 1]))
    )
    tree = shapely.STRtree(flat)
    return Nearness(*tree.query(flat, predicate="dwithin", distance=_BETWEEN_NEIGHBOURS_M))
