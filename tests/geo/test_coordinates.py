from __future__ import annotations

import numpy as np
import pytest
import shapely

from data.errors import IntakeError
from geo.coordinates import check_told, to_crs84
from geo.datums import to_bd09, to_gcj02

STREET = shapely.box(114.05, 22.53, 114.06, 22.54)


@pytest.mark.parametrize(("crs", "shift"), [("GCJ-02", to_gcj02), ("BD-09", to_bd09)])
def test_shapes_of_web_maps_are_brought_back(crs, shift):
    drawn = shapely.transform(STREET, shift, interleaved=False)
    (found,) = to_crs84(np.array([drawn], dtype=object), crs, "streets.shp")
    assert shapely.equals_exact(found, STREET, 1e-9)
    assert not shapely.equals_exact(drawn, STREET, 1e-3)


def test_metres_cannot_be_of_a_web_map():
    shapes = np.array([shapely.box(500_000, 2_500_000, 501_000, 2_501_000)], dtype=object)
    with pytest.raises(IntakeError, match="declared GCJ-02 is probably wrong"):
        to_crs84(shapes, "GCJ-02", "streets.shp")


def test_a_file_that_says_otherwise_is_refused_with_both_names():
    shapes = np.array([STREET], dtype=object)
    with pytest.raises(IntakeError, match=r"streets\.shp .*Xian 1980 \(EPSG:4610\).* EPSG:4490"):
        check_told("EPSG:4610", "EPSG:4490", shapes, "streets.shp")
