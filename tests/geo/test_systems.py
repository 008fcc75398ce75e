from __future__ import annotations

import numpy as np
import pytest
from pyproj import CRS

from geo.systems import agrees, map_system

SHENZHEN = np.array([113.8, 22.4, 114.6, 22.9])
ZONE_38 = np.array([480_000.0, 2_480_000.0, 560_000.0, 2_540_000.0])


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4547", "OGC:CRS84", "GCJ-02", "BD-09"])
def test_systems_of_maps_are_known(crs):
    assert map_system(crs) is not None


@pytest.mark.parametrize("crs", ["", "EPSG:0", "EPSG:5773", "EPSG:4978", "GCJ-03", "gibberish"])
def test_what_is_no_system_of_a_map_is_not(crs):
    assert map_system(crs) is None


@pytest.mark.parametrize(
    ("told", "crs", "bounds"),
    [
        ("EPSG:4326", "EPSG:4326", SHENZHEN),
        (CRS("EPSG:2263").to_wkt("WKT1_ESRI"), "EPSG:2263", np.array([913e3, 12e4, 1067e3, 27e4])),
        ("EPSG:4326", "EPSG:4490", SHENZHEN),
        (CRS("EPSG:4547").to_wkt("WKT1_ESRI"), "EPSG:4547", ZONE_38),
        ("EPSG:4326", "GCJ-02", SHENZHEN),
        ("EPSG:4490", "BD-09", SHENZHEN),
        ('LOCAL_CS["a drawing"]', "EPSG:4547", ZONE_38),
        ("cut off", "EPSG:4547", ZONE_38),
    ],
)
def test_a_file_in_the_declared_system_agrees(told, crs, bounds):
    assert agrees(told, crs, bounds)


@pytest.mark.parametrize(
    ("told", "crs", "bounds"),
    [
        ("EPSG:4547", "EPSG:4326", ZONE_38),
        ("EPSG:4326", "EPSG:4547", SHENZHEN),
        ("EPSG:4546", "EPSG:4547", ZONE_38),
        ("EPSG:4610", "EPSG:4490", SHENZHEN),
        ("EPSG:4214", "EPSG:4326", SHENZHEN),
        ("EPSG:4547", "GCJ-02", ZONE_38),
        ("EPSG:32118", "EPSG:2263", np.array([913e3, 12e4, 1067e3, 27e4])),
    ],
    ids=["metres", "degrees", "another zone", "Xian 1980", "Beijing 1954", "shifted", "feet"],
)
def test_a_file_in_another_system_does_not(told, crs, bounds):
    assert not agrees(told, crs, bounds)
