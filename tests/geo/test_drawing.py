from __future__ import annotations

import json

import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.drawing import feature_collection, frame, label_points
from tests.geo.coverages import coverages

WEST, EAST = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)


def drawn(*arguments):
    return json.loads(feature_collection(*arguments))["features"]


def test_features_are_named_by_area_and_bear_nothing_else():
    assert [(each["id"], each["properties"]) for each in drawn("ba", [WEST, EAST])] == [
        ("a", {}),
        ("b", {}),
    ]


def test_outer_rings_turn_clockwise_and_holes_the_other_way():
    holed = shapely.difference(WEST, shapely.box(0.4, 0.4, 0.6, 0.6))
    outer, hole = drawn("a", [holed])[0]["geometry"]["coordinates"]
    assert not shapely.is_ccw(shapely.linearrings(outer))
    assert shapely.is_ccw(shapely.linearrings(hole))


def test_parts_of_one_area_are_one_feature():
    features = drawn("aa", [WEST, shapely.box(3, 0, 4, 1)])
    assert [each["geometry"]["type"] for each in features] == ["MultiPolygon"]


def test_coordinates_are_rounded():
    thirds = shapely.box(1 / 3, 1 / 3, 2 / 3, 2 / 3)
    assert b"0.333333," in feature_collection("a", [thirds])
    assert b"0.33333," in feature_collection("a", [thirds], 5)


def test_names_are_escaped():
    assert drawn(['网格"\\<'], [WEST])[0]["id"] == '网格"\\<'


@given(coverages, st.randoms(use_true_random=False))
def test_the_same_areas_give_the_same_bytes(shapes, random):
    pairs = [(f"grid:{number % 3}", shape) for number, shape in enumerate(shapes)]
    straight = feature_collection(*zip(*pairs, strict=True))
    random.shuffle(pairs)
    assert feature_collection(*zip(*pairs, strict=True)) == straight


@given(coverages)
def test_a_label_stands_inside_its_area(shapes):
    for point, shape in zip(label_points(shapes), shapes, strict=True):
        assert shape.contains(shapely.Point(point))


def test_a_label_of_a_crescent_avoids_the_hollow():
    crescent = shapely.difference(shapely.Point(0, 0).buffer(1), shapely.Point(0.3, 0).buffer(0.9))
    assert crescent.contains(shapely.Point(label_points([crescent])[0]))


def test_the_frame_holds_all_shapes():
    assert frame([EAST, WEST]) == (0, 0, 2, 1)
