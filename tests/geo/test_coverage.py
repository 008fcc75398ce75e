from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import coverage
from geo.coverage import dissolved, simplified
from tests.geo.coverages import SQUARE, coverages, wiggled


@given(coverages)
def test_dissolving_a_coverage_keeps_its_area(shapes):
    whole = dissolved(["city"] * len(shapes), shapes)["city"]
    assert whole.is_valid
    assert whole.area == pytest.approx(SQUARE.area)


@given(coverages, st.randoms(use_true_random=False))
def test_the_order_of_shapes_does_not_matter(shapes, random):
    pairs = [(str(number % 3), shape) for number, shape in enumerate(shapes)]
    straight = dissolved(*zip(*pairs, strict=True))
    random.shuffle(pairs)
    again = dissolved(*zip(*pairs, strict=True))
    assert list(again) == list(straight)
    assert all(again[key].equals_exact(straight[key]) for key in straight)


def test_overlapping_shapes_count_once():
    shapes = [shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1), shapely.box(0, 0, 2, 1)]
    assert dissolved("aaa", shapes)["a"].area == pytest.approx(3)


def test_parts_that_lie_apart_become_one_multipolygon():
    apart = dissolved("aa", [shapely.box(0, 0, 1, 1), shapely.box(2, 2, 3, 3)])["a"]
    assert apart.geom_type == "MultiPolygon"


def test_few_vertices_are_left_alone():
    assert simplified([SQUARE], 5) == [SQUARE]
    assert simplified([], 0) == []


@pytest.mark.parametrize("budget", [1000, 300, 150])
def test_simplified_borders_stay_shared(budget):
    shapes = wiggled(5, 400)
    fewer = simplified(shapes, budget)
    assert shapely.get_num_coordinates(fewer).sum() <= budget
    assert shapely.coverage_is_valid(fewer)
    parts, union = sum(shape.area for shape in fewer), shapely.union_all(fewer).area
    assert parts == pytest.approx(union)


def test_among_many_shapes_a_sample_tells_how_much_is_left_out(monkeypatch):
    shapes = wiggled(40, 100)
    passes = []
    once = coverage.simplified_to
    monkeypatch.setattr(
        coverage, "simplified_to", lambda *asked: passes.append(len(asked[1])) or once(*asked)
    )
    monkeypatch.setattr(coverage, "_SAMPLED", 4)
    fewer = simplified(shapes, 800)
    assert shapely.get_num_coordinates(fewer).sum() <= 800
    assert shapely.coverage_is_valid(fewer)
    assert len(passes) > 5
    assert passes.count(len(shapes)) <= 2


@given(coverages)
def test_simplified_coverages_leave_neither_gaps_nor_overlaps(shapes):
    fewer = simplified(shapes, 0)
    assert shapely.coverage_is_valid(fewer)
    assert shapely.is_valid(fewer).all()
    assert not shapely.is_empty(fewer).any()


boxes = st.tuples(*[st.integers(0, 40)] * 2, *[st.integers(1, 12)] * 2).map(
    lambda box: shapely.box(box[0], box[1], box[0] + box[2], box[1] + box[3])
)
blobs = st.lists(boxes, min_size=1, max_size=6).map(
    lambda parts: shapely.segmentize(shapely.union_all(parts).buffer(0.5), 0.3)
)


@given(st.lists(blobs, min_size=1, max_size=5), st.integers(0, 200))
def test_overlapping_shapes_stay_valid_when_simplified(shapes, budget):
    fewer = simplified(shapes, budget)
    assert len(fewer) == len(shapes)
    assert shapely.is_valid(fewer).all()
    assert not shapely.is_empty(fewer).any()


def test_detail_larger_than_a_tenth_of_a_shape_outlives_any_budget():
    square = simplified([shapely.segmentize(SQUARE, 0.01)], 0)[0]
    assert square.equals(SQUARE)
