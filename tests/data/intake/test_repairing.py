"""Boundary files of every format are taken in, and what was done to them is written down."""

from __future__ import annotations

import json
import zipfile

import geopandas
import pytest
import shapely

from data.errors import IntakeError
from data.generations import open_reading
from data.intake.importing import import_files
from data.source import Source
from geo.datums import to_gcj02
from geo.measures import area_m2
from tests.stores import IMPORTED_AT, Begun, tiny_profile

WEST, EAST = shapely.box(114.0, 22.5, 114.02, 22.52), shapely.box(114.02, 22.5, 114.04, 22.52)
BOW_TIE = shapely.Polygon([(114.0, 22.5), (114.02, 22.52), (114.02, 22.5), (114.0, 22.52)])
GRIDS = ("grids.geojson", "grids.gpkg", "grids.shp", "grids.zip")


WORDS = {"zh": "环卫网格", "en": "Sanitation"}
SANITATION = Source(
    key="sanitation", record="department_grids", files=("rounds.shp",), title=WORDS,
    columns={"code": "code", "department": "name"},
)  # fmt: skip


def profile(crs="EPSG:4326"):
    """The tiny profile with boundaries of grids in any format, and a department's own grids."""
    made = tiny_profile(None)
    sources = tuple(
        source.model_copy(update={"files": GRIDS, "crs": crs}) if source.key == "grids" else source
        for source in made.sources
    )
    return made.model_copy(update={"sources": (*sources, SANITATION)})


def written(folder, name, codes, shapes, crs="EPSG:4326"):
    rows = {"code": codes, "name": codes, "parent": [None] * len(codes)}
    frame = geopandas.GeoDataFrame(rows, geometry=shapes, crs=crs)
    path = folder / name.replace(".zip", ".shp")
    frame.to_file(path, engine="pyogrio")
    if not name.endswith(".zip"):
        return path
    with zipfile.ZipFile(folder / name, "w") as archive:
        for part in folder.glob("grids.[sdp]*"):
            archive.write(part, part.name)
    return folder / name


@pytest.fixture
def take(tmp_path):
    """Imports files; answers the reasons of the last and a way to query the generation."""

    def take_files(*paths, crs="EPSG:4326"):
        store = Begun(tmp_path / "home")
        report = import_files(profile(crs), paths, store, secret=b"s", now=IMPORTED_AT)

        def query(sql):
            with open_reading(store.path(str(store.current()))) as connection:
                return connection.execute(sql).fetchall()

        return report, query

    return take_files


STATED = "FROM areas JOIN area_shapes USING (area_id) WHERE NOT is_derived ORDER BY code"


@pytest.mark.parametrize("name", GRIDS)
def test_grids_are_taken_in_from_every_format(tmp_path, take, name):
    _, query = take(written(tmp_path, name, ["0012", "0013"], [WEST, EAST]))
    found = query(f"SELECT code, area_m2 {STATED}")
    assert [code for code, _ in found] == ["0012", "0013"]
    assert [m2 for _, m2 in found] == pytest.approx(area_m2([WEST, EAST]))


def test_the_declared_system_is_stored(tmp_path, take):
    _, query = take(written(tmp_path, "grids.shp", ["a"], [WEST]), crs="GCJ-02")
    assert query(f"SELECT source_crs {STATED}") == [("GCJ-02",)]


def test_a_repaired_ring_is_recorded_with_its_m2_and_counted_in_the_report(tmp_path, take):
    report, query = take(written(tmp_path, "grids.shp", ["a", "b"], [EAST, BOW_TIE]))
    ((area_id, source, rule, before_m2, after_m2, changed_m2, run_id),) = query(
        "FROM shape_repairs"
    )
    assert (area_id, source, rule, run_id) == ("grid-b", "grids", "ring_crosses_itself", 1)
    assert before_m2 == pytest.approx(0, abs=1)
    assert after_m2 == changed_m2 == pytest.approx(area_m2([WEST])[0] / 2, rel=1e-4)
    assert report.files[0].reasons == (("ring crosses itself: repaired", 1),)


def test_repaired_rings_of_a_department_are_remarked_upon(tmp_path, take):
    grids = written(tmp_path, "grids.gpkg", ["a"], [WEST])
    report, query = take(grids, written(tmp_path, "rounds.shp", ["1", "2"], [EAST, BOW_TIE]))
    assert [file.reasons for file in report.files] == [(), (("ring crosses itself: repaired", 1),)]
    assert query("SELECT row_number, reason FROM import_refusals")[0][0] == 3


def test_rows_of_one_area_are_united_and_named(tmp_path, take):
    report, query = take(written(tmp_path, "grids.gpkg", ["a", "b", "a"], [WEST, EAST, EAST]))
    assert report.files[0].reasons == (("area in several rows: their shapes were united", 1),)
    assert query("SELECT row_number, given FROM import_refusals") == [(2, "a")]
    ((area_id, rule, *m2),) = query(
        "SELECT area_id, rule, before_m2, after_m2, changed_m2 FROM shape_repairs"
    )
    assert (area_id, rule) == ("grid-a", "rows_united")
    assert m2 == pytest.approx([area_m2([WEST, EAST]).sum()] * 2 + [0], abs=1)


def test_a_corrected_file_takes_its_repairs_away(tmp_path, take):
    take(written(tmp_path, "grids.shp", ["a"], [BOW_TIE]))
    _, query = take(written(tmp_path, "grids.shp", ["a"], [WEST]))
    assert query("FROM shape_repairs") == []


def test_the_same_file_twice_changes_nothing(tmp_path, take):
    path = written(tmp_path, "grids.shp", ["a", "b"], [EAST, BOW_TIE])
    take(path)
    report, _ = take(path)
    assert report.generation_id is None
    assert report.files[0].reasons == (("ring crosses itself: repaired", 1),)


def test_a_layer_off_its_neighbours_is_remarked_upon(tmp_path, take):
    street = {"type": "Feature", "properties": {"code": "S1", "name": "东街道"}}
    street["geometry"] = shapely.geometry.mapping(shapely.union_all([WEST, EAST]))
    streets = tmp_path / "streets.geojson"
    streets.write_text(json.dumps({"type": "FeatureCollection", "features": [street]}))
    shifted = shapely.transform([WEST, EAST], to_gcj02, interleaved=False)
    report, query = take(streets, written(tmp_path, "grids.shp", ["a", "b"], shifted))
    ((reason, count),) = report.files[1].reasons
    assert count == 1
    assert "as GCJ-02 beside neighbours in WGS 84" in reason
    assert query("SELECT row_number, column_name, given FROM import_refusals") == [(1, None, None)]


def test_a_file_in_another_system_is_refused_whole(tmp_path, take):
    path = written(tmp_path, "grids.shp", ["a"], [WEST], crs="EPSG:4610")
    with pytest.raises(IntakeError, match="Xian 1980"):
        take(path, crs="EPSG:4490")
