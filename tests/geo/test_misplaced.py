from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.datums import from_gcj02, to_bd09, to_gcj02
from geo.misplaced import misplacement


def checks(west, south, columns, rows):
    """Squares of 0.01 degrees."""
    column, row = (each.ravel() for each in np.meshgrid(np.arange(columns), np.arange(rows)))
    x, y = west + column * 0.01, south + row * 0.01
    return shapely.box(x, y, x + 0.01, y + 0.01)


WEST, EAST = checks(114.0, 22.5, 4, 4), checks(114.04, 22.5, 4, 4)
WHOLE = np.array([shapely.box(114.0, 22.5, 114.08, 22.54)])


def moved(shapes, move):
    return shapely.transform(shapes, move, interleaved=False)


@pytest.mark.parametrize("neighbours", [EAST, WHOLE], ids=["beside", "above"])
def test_a_layer_in_gcj02_beside_one_in_wgs84_is_found(neighbours):
    found = misplacement(moved(WEST, to_gcj02), neighbours)
    assert (found.lies_as, found.neighbours_lie_as) == ("GCJ-02", "WGS 84")
    assert 300 <= found.offset_m <= 700
    assert found.met_share_moved > 2 * found.met_share


@pytest.mark.parametrize(
    ("layer", "neighbours", "systems"),
    [
        (moved(WEST, to_bd09), EAST, ("BD-09", "WGS 84")),
        (WEST, moved(EAST, to_gcj02), ("WGS 84", "GCJ-02")),
        (moved(WEST, to_bd09), moved(EAST, to_gcj02), ("BD-09", "GCJ-02")),
        (moved(WEST, from_gcj02), EAST, ("WGS 84", "GCJ-02")),
    ],
    ids=["BD-09", "neighbours in GCJ-02", "BD-09 in GCJ-02", "declared GCJ-02 by mistake"],
)
def test_every_pair_of_systems_is_told_apart(layer, neighbours, systems):
    found = misplacement(layer, neighbours)
    assert (found.lies_as, found.neighbours_lie_as) == systems


FAR = checks(115.0, 23.0, 4, 4)
OTHERWISE = shapely.transform(WEST, lambda points: points + np.array([0.002, 0.004]))
ABROAD = checks(-74.0, 40.0, 4, 4)


@pytest.mark.parametrize(
    ("layer", "neighbours"),
    [(WEST, EAST), (WEST, WHOLE), (WEST, FAR), (OTHERWISE, EAST), (ABROAD, ABROAD), (WEST, [])],
    ids=["beside", "above", "far away", "off in another way", "abroad", "alone"],
)
def test_otherwise_there_is_no_warning(layer, neighbours):
    assert misplacement(layer, neighbours) is None
