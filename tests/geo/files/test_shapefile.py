from __future__ import annotations

import shutil
import zipfile

import geopandas
import pytest
import shapely

from data.errors import IntakeError
from geo.boundaries import read_boundaries, read_layer

SQUARES = [shapely.box(114, 22, 115, 23), shapely.box(115, 22, 116, 23)]
ROWS = {"code": ["0012", "440307"], "name": ["垟埭礐", None], "share": [12.5, 10025.0]}


def written(folder, stem="grids", shapes=SQUARES, crs="EPSG:4326", encoding="UTF-8", **rows):
    path = folder / f"{stem}.shp"
    frame = geopandas.GeoDataFrame(rows or ROWS, geometry=shapes, crs=crs)
    frame.to_file(path, encoding=encoding, engine="pyogrio")
    return path


def zipped(folder, *stems, inside=""):
    path = folder / "grids.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for stem in stems:
            for part in sorted(folder.glob(f"{stem}.*")):
                if part != path:
                    archive.writestr(zipfile.ZipInfo(f"{inside}{part.name}"), part.read_bytes())
    return path


def refused(path, crs="EPSG:4326"):
    with pytest.raises(IntakeError) as caught:
        read_boundaries(path, crs)
    assert path.name in caught.value.given
    assert caught.value.expected
    assert caught.value.remedy
    return caught.value.given


@pytest.fixture(params=["shp", "zip", "zip with a folder"])
def file(request, tmp_path):
    path = written(tmp_path)
    if request.param == "shp":
        return path
    return zipped(tmp_path, "grids", inside="边界/" if "folder" in request.param else "")


def test_shapes_and_texts_are_read(file):
    table = read_boundaries(file, "EPSG:4326")
    assert list(table.columns) == ["code", "name", "share", "geometry"]
    assert list(table["code"]) == ["0012", "440307"]
    assert list(table["name"]) == ["垟埭礐", None]
    assert [float(each) for each in table["share"]] == [12.5, 10025]
    assert shapely.equals(table.geometry.to_numpy(), SQUARES).all()


def test_numbers_without_decimals_are_codes(tmp_path):
    path = written(tmp_path, whole=[10025.0, 36.0], big=[44030700100100001, 1], none=[None, 1.5])
    table = read_boundaries(path, "EPSG:4326")
    assert list(table["whole"]) == ["10025", "36"]
    assert list(table["big"]) == ["44030700100100001", "1"]
    assert table["none"][0] is None


@pytest.mark.parametrize("label", ["GBK", "gb2312", "936", "CP936", "GB18030", None])
def test_texts_in_gbk_are_read_by_any_label_and_without_one(tmp_path, label):
    path = written(tmp_path, encoding="GBK", name=["和平社区", "坪山网格"])
    path.with_suffix(".cpg").unlink()
    if label:
        path.with_suffix(".cpg").write_text(label)
    assert list(read_boundaries(path, "EPSG:4326")["name"]) == ["和平社区", "坪山网格"]


def test_a_wrong_label_is_refused_with_its_row(tmp_path):
    path = written(tmp_path, encoding="GBK", code=["a", "b"], name=["ok", "和平社区"])
    path.with_suffix(".cpg").write_text("UTF-8")
    assert "row 3, column name" in refused(path)


def test_an_unknown_label_is_refused(tmp_path):
    path = written(tmp_path)
    path.with_suffix(".cpg").write_text("klingon")
    assert "'klingon'" in refused(path)


def test_names_of_columns_may_be_chinese(tmp_path):
    path = written(tmp_path, encoding="GBK", 网格编码=["1", "2"])
    assert list(read_boundaries(path, "EPSG:4326").columns) == ["网格编码", "geometry"]


def test_siblings_are_found_whatever_their_case(tmp_path):
    path = written(tmp_path)
    for part in list(tmp_path.iterdir()):
        part.rename(part.with_suffix(part.suffix.upper()))
    assert len(read_boundaries(path.with_suffix(".SHP"), "EPSG:4326")) == 2


def test_rows_marked_as_deleted_are_left_out(tmp_path):
    path = written(tmp_path, code=["a", "b"])
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[int.from_bytes(table[8:10], "little")] = ord("*")
    path.with_suffix(".dbf").write_bytes(table)
    assert list(read_boundaries(path, "EPSG:4326")["code"]) == ["b"]


@pytest.mark.parametrize("suffix", [".shx", ".dbf"])
def test_a_missing_part_is_named(tmp_path, suffix):
    path = written(tmp_path)
    path.with_suffix(suffix).unlink()
    assert f"no {suffix}" in refused(path)
    assert f"no {suffix}" in refused(zipped(tmp_path, "grids"))


@pytest.mark.parametrize("suffix", [".shp", ".shx", ".dbf"])
def test_a_part_that_is_cut_off_is_refused(tmp_path, suffix):
    path = written(tmp_path)
    part = path.with_suffix(suffix)
    whole = part.read_bytes()
    for length in (0, 10, 40, len(whole) - 20):
        part.write_bytes(whole[:length])
        refused(path)


def test_parts_of_two_files_are_refused(tmp_path):
    path = written(tmp_path)
    one = written(tmp_path, "one", shapes=SQUARES[:1], code=["a"])
    shutil.copyfile(one.with_suffix(".dbf"), path.with_suffix(".dbf"))
    assert "2 shapes and its .dbf 1 rows" in refused(path)


@pytest.mark.parametrize(
    ("shapes", "fault"),
    [
        (shapely.points([[114, 22], [115, 22]]), "feature 1 is a Point"),
        ([SQUARES[0], None], "feature 2 has no geometry"),
        ([], "has no features"),
    ],
    ids=["points", "none", "empty"],
)
def test_what_is_no_polygon_is_named(tmp_path, shapes, fault):
    codes = [str(number) for number in range(len(shapes))]
    path = written(tmp_path, shapes=shapes, code=codes)
    assert fault in refused(path)


def test_a_bow_tie_is_repaired_and_told_of(tmp_path):
    bow_tie = shapely.Polygon([(114, 22), (115, 23), (115, 22), (114, 23)])
    layer = read_layer(
        written(tmp_path, shapes=[SQUARES[1], bow_tie], code=["a", "b"]), "EPSG:4326"
    )
    assert [(each.feature, each.rule) for each in layer.repairs] == [(2, "ring_crosses_itself")]
    assert layer.frame.geometry.is_valid.all()


def test_a_prj_that_says_otherwise_is_refused(tmp_path):
    path = written(tmp_path, crs="EPSG:4610")
    given = refused(path, "EPSG:4490")
    assert "Xian" in given
    assert "EPSG:4490" in given


def test_without_a_prj_the_profile_decides(tmp_path):
    path = written(tmp_path, crs="EPSG:4610")
    path.with_suffix(".prj").unlink()
    assert len(read_boundaries(path, "EPSG:4490")) == 2


def test_a_zip_with_two_shapefiles_names_them(tmp_path):
    written(tmp_path)
    written(tmp_path, "streets")
    assert "grids.shp, streets.shp" in refused(zipped(tmp_path, "grids", "streets"))


def test_a_zip_without_a_shapefile_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("nothing")
    assert "no shapefile" in refused(zipped(tmp_path, "notes"))


@pytest.mark.parametrize("inside", ["../", "/tmp/", "C:/", "a/../../"])
def test_a_zip_that_points_outside_itself_is_refused(tmp_path, inside):
    written(tmp_path)
    assert "outside" in refused(zipped(tmp_path, "grids", inside=inside))


def test_shadows_that_a_mac_leaves_in_a_zip_are_passed_over(tmp_path):
    written(tmp_path)
    path = zipped(tmp_path, "grids")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("__MACOSX/._grids.shp", "resource fork")
    assert len(read_boundaries(path, "EPSG:4326")) == 2


def test_an_encrypted_zip_is_refused(tmp_path):
    written(tmp_path)
    path = zipped(tmp_path, "grids")
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 1)
    path.write_bytes(content)
    assert "encrypted" in refused(path)


def test_every_cut_of_a_zip_is_refused(tmp_path):
    written(tmp_path)
    path = zipped(tmp_path, "grids")
    whole = path.read_bytes()
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        refused(path)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_zip_is_refused(tmp_path, compression):
    path = tmp_path / "grids.zip"
    with zipfile.ZipFile(path, "w", compression) as archive:
        for suffix in ("shp", "shx", "dbf"):
            archive.writestr(f"grids.{suffix}", b"0123456789" * 100)
    content = bytearray(path.read_bytes())
    content[45:55] = b"x" * 10
    path.write_bytes(content)
    assert "damaged" in refused(path)


def test_a_missing_file_is_refused(tmp_path):
    refused(tmp_path / "absent.shp")
    refused(tmp_path / "absent.zip")
    refused(tmp_path / "absent" / "grids.shp")


def test_a_file_of_another_kind_is_refused(tmp_path):
    assert "no file of boundaries" in refused(tmp_path / "grids.dwg")
