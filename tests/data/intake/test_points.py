"""Points of web maps come to lie where they belong."""

from __future__ import annotations

import numpy as np
import pytest

from geo.datums import to_bd09, to_gcj02
from tests.stores import fill, query, tiny_profile, write_tiny

WGS84 = (114.0558, 22.5431)
ROW = {"source_id": "1", "reported_at": "2026-10-01 09:00:00"}
AREAS = ({"level": "street", "code": "S1", "name": "东街道"},)


def taken(folder, crs, *rows):
    """The points of cases as stored, where their source declares a system."""
    made = tiny_profile("2026-10-31 23:59:59")
    sources = tuple(
        source.model_copy(update={"crs": crs}) if source.key == "cases" else source
        for source in made.sources
    )
    profile = made.model_copy(update={"sources": sources})
    files = write_tiny(folder / "files", [ROW | row for row in rows], AREAS)
    store = fill(folder / "home", profile, files)
    return query(store, "SELECT longitude, latitude FROM cases ORDER BY source_id")


def at(point):
    return {"longitude": point[0], "latitude": point[1]}


@pytest.mark.parametrize(("crs", "shift"), [("GCJ-02", to_gcj02), ("BD-09", to_bd09)])
def test_points_of_a_web_map_are_brought_back(tmp_path, crs, shift):
    lon, lat = shift(*np.array(WGS84)[:, None])
    (found,) = taken(tmp_path, crs, at((float(lon[0]), float(lat[0]))))
    assert found == pytest.approx(WGS84, abs=1e-9)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490"])
def test_points_in_degrees_stay_as_they_are_written(tmp_path, crs):
    assert taken(tmp_path, crs, at(WGS84)) == [WGS84]


def test_rows_without_a_point_stay_without(tmp_path):
    rows = [
        {"source_id": "1"},
        {"source_id": "2", "longitude": 114},
        {"source_id": "3", **at((0, 0))},
    ]
    assert taken(tmp_path, "GCJ-02", *rows) == [(None, None)] * 3
