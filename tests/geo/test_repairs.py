from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.measures import area_m2
from geo.repairs import repaired

SQUARE = "0 0,3 0,3 3,0 3,0 0"
INNER = "1 1,2 1,2 2,1 2,1 1"
INNER_M2, SQUARE_M2 = (
    float(area_m2([shapely.from_wkt(f"POLYGON(({ring}))")])[0]) for ring in (INNER, SQUARE)
)


def repair(wkt):
    whole, repairs = repaired(np.array([shapely.box(7, 7, 8, 8), shapely.from_wkt(wkt)]))
    assert shapely.is_valid(whole).all()
    (only,) = repairs
    return only


def test_valid_shapes_are_left_alone():
    shapes = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    whole, repairs = repaired(shapes)
    assert (list(whole), repairs) == (list(shapes), ())


def test_a_bow_tie_gains_both_halves():
    found = repair("POLYGON((0 0,2 2,2 0,0 2,0 0))")
    assert (found.feature, found.rule) == (2, "ring_crosses_itself")
    assert found.before_m2 == pytest.approx(0, abs=1)
    assert found.changed_m2 == pytest.approx(found.after_m2)


def test_a_spike_changes_no_ground():
    found = repair("POLYGON((0 0,2 0,2 2,1 2,1 3,1 2,0 2,0 0))")
    assert found.changed_m2 == pytest.approx(0, abs=1)
    assert found.before_m2 == pytest.approx(found.after_m2)


def test_a_part_within_a_part_fills_the_ground_that_counted_twice():
    found = repair(f"MULTIPOLYGON((({SQUARE})),(({INNER})))")
    assert found.rule == "part_within_a_part"
    assert found.before_m2 == pytest.approx(SQUARE_M2 + INNER_M2)
    assert found.after_m2 == pytest.approx(SQUARE_M2)
    assert found.changed_m2 == pytest.approx(INNER_M2, rel=1e-6)


@pytest.mark.parametrize(
    ("wkt", "rule"),
    [
        (f"POLYGON(({SQUARE}),(4 4,5 4,5 5,4 5,4 4))", "hole_outside_its_ring"),
        (f"POLYGON(({SQUARE}),({INNER}),(1.2 1.2,1.8 1.2,1.5 1.8,1.2 1.2))", "hole_within_a_hole"),
        ("POLYGON((0 0,4 0,4 4,2 2,0 4,2 2,0 0))", "ring_touches_itself"),
    ],
)
def test_the_broken_rule_is_named(wkt, rule):
    assert repair(wkt).rule == rule


def test_what_has_no_area_is_empty_and_not_told_of():
    whole, repairs = repaired(np.array([shapely.from_wkt("POLYGON((0 0,1 1,2 2,0 0))")]))
    assert whole[0].is_empty
    assert repairs == ()
