from __future__ import annotations

import sqlite3

import geopandas
import pytest
import shapely

from data.errors import IntakeError
from geo.boundaries import read_boundaries, read_layer

SQUARES = [shapely.box(114, 22, 115, 23), shapely.box(115, 22, 116, 23)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "网格.gpkg"


def write(path, layer="grids", shapes=SQUARES, crs="EPSG:4326", **rows):
    frame = geopandas.GeoDataFrame(rows, geometry=shapes, crs=crs)
    frame.to_file(path, layer=layer, driver="GPKG", engine="pyogrio")


def change(path, statement):
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


def refused(path, crs="EPSG:4326"):
    with pytest.raises(IntakeError) as caught:
        read_boundaries(path, crs)
    assert path.name in caught.value.given
    assert caught.value.expected
    assert caught.value.remedy
    return caught.value.given


def test_shapes_and_texts_are_read(path):
    write(path, code=["0012", None], number=[101, 44030700100100001], share=[12.5, 10025.0])
    table = read_boundaries(path, "EPSG:4326")
    assert list(table.columns) == ["fid", "code", "number", "share", "geometry"]
    assert list(table["code"]) == ["0012", None]
    assert list(table["number"]) == ["101", "44030700100100001"]
    assert list(table["share"]) == ["12.5", "10025"]
    assert shapely.equals(table.geometry.to_numpy(), SQUARES).all()


def test_rare_characters_are_read(path):
    write(path, 名称=["垟埭礐", "b"])
    assert read_boundaries(path, "EPSG:4326")["名称"][0] == "垟埭礐"


def test_the_one_layer_of_polygons_is_read_beside_others(path):
    write(path, "stations", shapely.points([[114, 22], [115, 22]]), code=["p", "q"])
    write(path, "grids", code=["a", "b"])
    assert list(read_boundaries(path, "EPSG:4326")["code"]) == ["a", "b"]


def test_several_layers_of_polygons_are_named(path):
    write(path, "grids", code=["a", "b"])
    write(path, "streets", code=["a", "b"])
    given = refused(path)
    assert "grids (POLYGON), streets (POLYGON)" in given


def test_points_alone_are_named(path):
    write(path, "stations", shapely.points([[114, 22], [115, 22]]), code=["p", "q"])
    assert "no layer of polygons; its layers: stations (POINT)" in refused(path)


def test_a_layer_without_features_is_refused(path):
    empty = geopandas.GeoDataFrame({"code": []}, geometry=[], crs="EPSG:4326")
    empty.to_file(path, layer="grids", driver="GPKG", engine="pyogrio", geometry_type="Polygon")
    assert "the layer grids has no features" in refused(path)


def test_a_feature_without_geometry_is_named(path):
    write(path, shapes=[SQUARES[0], None], code=["a", "b"])
    assert "feature 2 has no geometry" in refused(path)


def test_a_damaged_geometry_is_named(path):
    write(path, code=["a", "b"])
    change(path, "CREATE TABLE copy AS SELECT * FROM grids")
    change(path, "UPDATE copy SET geom = x'4750000100000000ff' WHERE code = 'b'")
    change(path, "UPDATE gpkg_contents SET table_name = 'copy'")
    change(path, "UPDATE gpkg_geometry_columns SET table_name = 'copy'")
    assert "feature 2 has a geometry that cannot be read" in refused(path)


def test_a_bow_tie_is_repaired_and_told_of(path):
    write(path, shapes=[shapely.Polygon([(114, 22), (115, 23), (115, 22), (114, 23)])], code=["a"])
    layer = read_layer(path, "EPSG:4326")
    assert [each.rule for each in layer.repairs] == ["ring_crosses_itself"]


def test_a_package_that_says_otherwise_is_refused(path):
    write(path, crs="EPSG:4610", code=["a", "b"])
    given = refused(path, "EPSG:4490")
    assert "Xian 1980 (EPSG:4610)" in given
    assert "EPSG:4490" in given


def test_a_package_that_states_no_system_leaves_it_to_the_profile(path):
    write(path, code=["a", "b"])
    change(path, "UPDATE gpkg_geometry_columns SET srs_id = 0")
    assert len(read_boundaries(path, "GCJ-02")) == 2


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"no database at all" * 100])
def test_what_is_no_package_is_refused(path, content):
    path.write_bytes(content)
    assert "cannot be read as a GeoPackage" in refused(path)


def test_a_missing_file_is_refused(path):
    refused(path)
