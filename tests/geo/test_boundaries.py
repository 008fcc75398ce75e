from __future__ import annotations

import json

import pytest
import shapely

from data.errors import IntakeError
from geo.boundaries import read_boundaries

RING = "[[114,22],[115,22],[115,23],[114,23],[114,22]]"
BOW_TIE = "[[0,0],[2,2],[2,0],[0,2],[0,0]]"


def polygon(ring=RING):
    return f'{{"type":"Polygon","coordinates":[{ring}]}}'


def feature(properties="{}", geometry=None):
    return f'{{"type":"Feature","properties":{properties},"geometry":{geometry or polygon()}}}'


def collection(*features):
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'


@pytest.fixture
def read(tmp_path):
    def write_and_read(text, crs="EPSG:4326"):
        path = tmp_path / "网格.geojson"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_boundaries(path, crs)

    return write_and_read


def test_attributes_stay_text_as_the_file_writes_them(read):
    written = '{"code":101,"share":12.50,"id":"0012","big":44030700100100000001,"on":true}'
    row = read(collection(feature(written))).iloc[0]
    texts = ["101", "12.50", "0012", "44030700100100000001", "true"]
    assert [row[column] for column in ("code", "share", "id", "big", "on")] == texts


def test_null_and_missing_attributes_are_none(read):
    table = read(collection(feature('{"a":null,"b":1}'), feature('{"a":"x"}'), feature("null")))
    assert list(table["a"]) == [None, "x", None]
    assert list(table["b"]) == ["1", None, None]


def test_columns_keep_their_order(read):
    table = read(collection(feature('{"z":1,"a":2}'), feature('{"m":3}')))
    assert list(table.columns) == ["z", "a", "m", "geometry"]


def test_rare_characters_and_a_bom_are_read(read):
    table = read(b"\xef\xbb\xbf" + collection(feature('{"name":"垟埭礐"}')).encode())
    assert table["name"][0] == "垟埭礐"


def test_geometry_is_longitude_and_latitude(read):
    table = read(collection(feature()))
    assert table.crs == "OGC:CRS84"
    assert tuple(table.total_bounds) == (114, 22, 115, 23)


def test_heights_are_dropped(read):
    ring = "[[0,0,5],[1,0,5],[1,1,5],[0,0,5]]"
    assert not read(collection(feature(geometry=polygon(ring)))).geometry.has_z.any()


def test_projected_metres_become_degrees(read):
    ring = "[[500000,2500000],[501000,2500000],[501000,2501000],[500000,2500000]]"
    west, south, _, _ = read(collection(feature(geometry=polygon(ring))), "EPSG:4547").total_bounds
    assert (west, south) == pytest.approx((114.0, 22.597), abs=0.001)


def test_a_bow_tie_is_repaired_into_both_halves(read):
    table = read(collection(feature(geometry=polygon(BOW_TIE))))
    assert table.geometry.is_valid.all()
    assert table.geometry.iloc[0].area == pytest.approx(2)


def test_a_spike_leaves_no_line_behind(read):
    ring = "[[0,0],[2,0],[2,2],[1,2],[1,3],[1,2],[0,2],[0,0]]"
    repaired = read(collection(feature(geometry=polygon(ring)))).geometry.iloc[0]
    assert repaired.equals(shapely.box(0, 0, 2, 2))


POINT = '{"type":"Point","coordinates":[114,22]}'
FAR = polygon("[[500000,2500000],[501000,2500000],[501000,2501000],[500000,2500000]]")
BAD_FILES = {
    "empty": ("", "EPSG:4326", "is empty"),
    "blank": (" \n", "EPSG:4326", "is empty"),
    "cut off": (collection(feature())[:-20], "EPSG:4326", "line 1, column "),
    "no JSON": ("code,name\n1,a", "EPSG:4326", "line 1, column 1"),
    "nested without end": ("[" * 200_000, "EPSG:4326", "nested too deeply"),
    "GB18030": (collection(feature('{"name":"网格"}')).encode("gb18030"), "EPSG:4326", "line 1"),
    "a single geometry": (polygon(), "EPSG:4326", "of type Polygon"),
    "a list": ("[]", "EPSG:4326", "no GeoJSON object"),
    "no features": (collection(), "EPSG:4326", "has no features"),
    "features no list": ('{"type":"FeatureCollection","features":1}', "EPSG:4326", "Collection"),
    "a number as feature": (collection("1"), "EPSG:4326", "feature 1 "),
    "properties no object": (collection(feature("[1]")), "EPSG:4326", "feature 1 "),
    "no geometry": (collection(feature(), feature(geometry="null")), "EPSG:4326", "feature 2 has"),
    "a point": (
        collection(feature(), feature(geometry=POINT)),
        "EPSG:4326",
        "feature 2 is a Point",
    ),
    "no coordinates": (
        collection(feature(geometry='{"type":"Polygon","coordinates":[]}')),
        "EPSG:4326",
        "feature 1 has no coordinates",
    ),
    "two points as ring": (
        collection(feature(geometry=polygon("[[0,0],[1,1]]"))),
        "EPSG:4326",
        "feature 1 has a ring",
    ),
    "words as numbers": (
        collection(feature(geometry=polygon('[["a",0],[1,1],[0,1]]'))),
        "EPSG:4326",
        "feature 1 has a ring",
    ),
    "not a number": (
        collection(feature(geometry=polygon("[[NaN,0],[1,1],[0,1],[NaN,0]]"))),
        "EPSG:4326",
        "feature 1",
    ),
    "a flat ring": (
        collection(feature(geometry=polygon("[[0,0],[1,1],[2,2],[0,0]]"))),
        "EPSG:4326",
        "feature 1 encloses no area",
    ),
    "unknown system": (collection(feature()), "EPSG:999999", "'EPSG:999999'"),
    "a system of heights": (collection(feature()), "EPSG:5773", "'EPSG:5773'"),
    "metres called degrees": (
        collection(feature(), feature(geometry=FAR)),
        "EPSG:4326",
        "feature 2",
    ),
    "degrees called feet": (collection(feature()), "EPSG:2263", "look like degrees"),
    "off the projection": (
        collection(feature(geometry=polygon("[[1e30,0],[1e30,1e30],[0,1e30],[1e30,0]]"))),
        "EPSG:4547",
        "feature 1",
    ),
}


@pytest.mark.parametrize(("text", "crs", "place"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_named_with_the_place_and_the_remedy(read, text, crs, place):
    with pytest.raises(IntakeError) as caught:
        read(text, crs)
    assert "网格.geojson" in caught.value.given
    assert place in caught.value.given
    assert caught.value.expected
    assert caught.value.remedy


def test_a_missing_file_is_an_intake_error(tmp_path):
    with pytest.raises(IntakeError, match=r"absent\.geojson cannot be read"):
        read_boundaries(tmp_path / "absent.geojson", "EPSG:4326")


def test_all_bad_features_are_reported_at_once(read):
    features = [feature(), *[feature(geometry=POINT)] * 12]
    with pytest.raises(IntakeError, match=r"feature 2 is a Point.*feature 11 .*; and 2 more"):
        read(collection(*features))


def test_every_cut_of_a_file_is_an_intake_error(read):
    whole = collection(feature(json.dumps({"name": "格"}, ensure_ascii=False))).encode()
    for length in range(len(whole)):
        with pytest.raises(IntakeError):
            read(whole[:length])
