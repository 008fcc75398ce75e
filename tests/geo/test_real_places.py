from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

from geo.boundaries import read_boundaries
from geo.locating import locate
from geo.measures import area_m2

CHECKOUT = Path(__file__).parents[2]
REAL = Path(os.environ.get("GELAN_REALDATA", CHECKOUT.parent / "shared" / "realdata"))

pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="no real data here; set GELAN_REALDATA to their folder"
)


def test_2303_requests_of_a_day_in_new_york_lie_in_a_community_district():
    districts = read_boundaries(REAL / "nyc" / "community_districts.geojson", "EPSG:4326")
    requests = pd.read_csv(REAL / "nyc" / "311_2013-12-25.csv", usecols=["Longitude", "Latitude"])
    found = locate(
        requests["Longitude"].to_numpy(),
        requests["Latitude"].to_numpy(),
        list(districts["GEOCODE"]),
        list(districts.geometry),
    )
    assert sum(area_id is not None for area_id in found) == 2303


def test_streets_of_pingshan_have_the_areas_their_file_states():
    streets = read_boundaries(REAL / "pingshan" / "shenzhen_streets.geojson", "EPSG:4326")
    ours = streets[streets["DISTRICT"] == "坪山区"]
    stated_km2 = ours["AREA"].astype(float)
    assert len(ours) == 6
    assert area_m2(ours.geometry.to_numpy()) / 1e6 == pytest.approx(stated_km2, rel=0.01)
