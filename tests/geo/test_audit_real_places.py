"""Published maps of real places, audited as they are."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import geopandas
import pytest
import shapely

from geo.audit import Tolerance, audit
from geo.boundaries import read_boundaries
from geo.coverage import dissolved
from geo.measures import area_m2

HERE = Path(__file__).parents[2]
REAL = Path(os.environ.get("GELAN_REALDATA", HERE.parent / "shared" / "realdata"))
TOLERANCE = Tolerance(area_m2=10, sliver_m=1)
MAPS = {
    "streets of Shenzhen": ("pingshan/shenzhen_streets.geojson", "EPSG:4326", "NAME"),
    "community districts of New York": ("nyc/community_districts.geojson", "EPSG:4326", "GEOCODE"),
    "ZIP codes of New York": ("nyc/nyc_zipcodes.shp", "EPSG:2263", "ZIPCODE"),
}

pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="no real data here; set GELAN_REALDATA to their folder"
)


@pytest.fixture(scope="module")
def maps():
    read = {}
    for name, (path, crs, column) in MAPS.items():
        table = read_boundaries(REAL / path, crs)
        read[name] = dissolved(list(table[column]), list(table.geometry))
    return read


@pytest.fixture(scope="module")
def audits(maps):
    return {
        name: audit(list(areas.values()), list(areas), None, TOLERANCE)
        for name, areas in maps.items()
    }


def kinds(audits, name):
    return dict(Counter(found.kind for found in audits[name].findings))


def test_streets_of_shenzhen_leave_two_gaps_and_overlap_nowhere(audits):
    found = audits["streets of Shenzhen"]
    assert kinds(audits, "streets of Shenzhen") == {"gap": 2, "sliver": 2}
    assert [each.ids for each in found.findings[:2]] == [("大浪", "石岩"), ("马峦", "葵涌")]
    assert {each.kind for each in found.unlisted} == {"sliver", "multipart"}


def test_community_districts_of_new_york_fit_but_lie_on_islands(audits):
    assert kinds(audits, "community districts of New York").keys() == {"stray", "multipart"}


def test_a_zip_code_of_one_building_lies_on_that_of_its_street(audits):
    found = audits["ZIP codes of New York"].findings
    overlaps = {each.ids for each in found if each.kind == "overlap"}
    assert ("10007", "10278") in overlaps


@pytest.mark.parametrize("name", MAPS)
def test_areas_agree_with_an_equal_area_projection(audits, name):
    shapes = [each.shape for each in audits[name].findings]
    projected = geopandas.GeoSeries(shapes, crs="OGC:CRS84").to_crs("EPSG:6933").area
    assert [each.area_m2 for each in audits[name].findings] == pytest.approx(projected, rel=1e-3)


@pytest.mark.parametrize("name", MAPS)
def test_ground_counts_as_often_as_areas_hold_it(maps, audits, name):
    areas = list(maps[name].values())
    shared = sum(each.area_m2 * (each.holders - 1) for each in audits[name].findings
                 if each.kind in ("overlap", "sliver") and each.holders)  # fmt: skip
    unlisted = sum(each.area_m2 for each in audits[name].unlisted)
    too_often = area_m2(areas).sum() - area_m2([shapely.union_all(areas)]).sum()
    assert shared == pytest.approx(too_often, abs=unlisted + 1)
