"""Numbers drawn by chance, and what arrays of them are called."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Points = NDArray[np.float64]
Flags = NDArray[np.bool_]


def by_weight(weights: Numbers | Points | tuple[float, ...], drawn: Points) -> Numbers:
    """The place among ``weights`` of each number drawn from [0, 1)."""
    edges = np.cumsum(np.asarray(weights, dtype=float))
    return np.asarray(np.searchsorted(edges[:-1], drawn * edges[-1], side="right"))
