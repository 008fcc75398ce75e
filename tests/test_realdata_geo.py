"""Boundaries of two real places, read as they were published."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data.generations import Generations, open_reading
from data.intake.importing import import_files
from geo.boundaries import read_layer
from geo.measures import area_m2
from geo.misplaced import misplacement
from tests.stores import IMPORTED_AT, tiny_profile

HERE = Path(__file__).parent.parent
FOLDER = Path(os.environ.get("GELAN_REALDATA", HERE.parent / "shared" / "realdata"))
EQUAL_AREA = "EPSG:6933"
REPEATED = (
    "10004",
    "10035",
    "10047",
    "10196",
    "10463",
    "10464",
    "11096",
    "11231",
    "11370",
    "11693",
)

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"no folder {FOLDER}; GELAN_REALDATA names another one"
)

FILES = {
    "ZIP areas": ("nyc/nyc_zipcodes.shp", "EPSG:2263", 263),
    "community districts": ("nyc/community_districts.geojson", "EPSG:4326", 71),
    "streets of Shenzhen": ("pingshan/shenzhen_streets.geojson", "EPSG:4326", 74),
}


@pytest.mark.parametrize(("name", "crs", "count"), FILES.values(), ids=FILES)
def test_areas_agree_with_an_equal_area_projection(name, crs, count):
    layer = read_layer(FOLDER / name, crs)
    projected_m2 = layer.frame.to_crs(EQUAL_AREA).area.to_numpy()
    assert len(layer.frame) == count
    assert layer.repairs == ()
    assert area_m2(layer.frame.geometry.to_numpy()) == pytest.approx(projected_m2, rel=1e-3)


def test_zip_areas_keep_the_texts_of_their_file():
    first = read_layer(FOLDER / "nyc/nyc_zipcodes.shp", "EPSG:2263").frame.iloc[0]
    texts = ("ZIPCODE", "POPULATION", "AREA", "ST_FIPS", "CTY_FIPS")
    assert [first[name] for name in texts] == ["11436", "18681", "22699295.45941450", "36", "081"]


def test_zip_areas_of_one_code_are_united_and_named(tmp_path):
    report, repairs = imported_zip_areas(tmp_path)
    (file,) = report.files
    assert (file.read_rows, file.new_rows, file.refused_rows) == (263, 248, 0)
    assert file.reasons == (("area in several rows: their shapes were united", 10),)
    assert {(rule, area_id) for area_id, rule, _ in repairs} == {
        ("rows_united", f"grid-{code}") for code in REPEATED
    }
    shared_m2 = {area_id: m2 for area_id, _, m2 in repairs if m2 > 1}
    assert shared_m2 == {"grid-10047": pytest.approx(943, abs=1)}


def imported_zip_areas(folder):
    """The report of the import, and the repairs as area, rule and m²."""
    made = tiny_profile(None)
    (grids,) = (source for source in made.sources if source.key == "grids")
    columns = {"code": "ZIPCODE", "name": "PO_NAME", "persons": "POPULATION"}
    update = {"files": ("*.shp",), "crs": "EPSG:2263", "columns": columns, "parent": None}
    profile = made.model_copy(update={"sources": (grids.model_copy(update=update),)})
    store = Generations(folder)
    path = FOLDER / "nyc/nyc_zipcodes.shp"
    report = import_files(profile, [path], store, secret=b"s", now=IMPORTED_AT)
    with open_reading(store.path(str(store.current()))) as connection:
        repairs = connection.execute("SELECT area_id, rule, changed_m2 FROM shape_repairs")
        return report, repairs.fetchall()


def test_streets_on_a_web_map_would_be_found_out():
    frame = read_layer(FOLDER / "pingshan/shenzhen_streets.geojson", "EPSG:4326").frame
    is_ours = (frame["DISTRICT"] == "坪山区").to_numpy()
    shapes = frame.geometry.to_numpy()
    ours, others = shapes[is_ours], shapes[~is_ours]
    declared = read_layer(FOLDER / "pingshan/shenzhen_streets.geojson", "GCJ-02").frame
    found = misplacement(declared.geometry.to_numpy()[is_ours], others)
    assert misplacement(ours, others) is None
    assert (found.lies_as, found.neighbours_lie_as) == ("WGS 84", "GCJ-02")
    assert 300 <= found.offset_m <= 700
