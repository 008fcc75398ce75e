"""Department grids of known shares, matched wherever the city lies."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.matching import cut_parts, matches
from geo.measures import area_m2
from tests.geo.cities import PLACES, SHENZHEN, City, box, whole_city

# Metres; the grids of the city are squares of 500 m.
DRAWN = {
    "a grid": (box(0, 0, 500, 500), "one_to_one"),
    "two grids": (box(0, 0, 1000, 500), "one_to_many"),
    "half a grid": (box(0, 0, 250, 500), "many_to_one"),
    "a hundredth of a grid": (box(100, 100, 150, 150), "many_to_one"),
    "a grid and half of the next": (box(0, 0, 750, 500), "straddling"),
    "quarters of four grids": (box(250, 250, 750, 750), "straddling"),
    "a corner between four grids": (box(490, 490, 510, 510), "straddling"),
    "all grids but half of one": (box(0, 0, 3000, 3000) - box(2500, 2500, 2750, 3000), "straddling"),
    "a grid and 1 % of the next": (box(0, 0, 505, 500), "one_to_one"),
    "a grid and 3 % of the next": (box(0, 0, 515, 500), "straddling"),
    "99 % of a grid": (box(0, 0, 495, 500), "one_to_one"),
    "97 % of a grid": (box(0, 0, 485, 500), "many_to_one"),
    "a grid and ground beyond": (box(-500, 0, 500, 500), "one_to_one"),
    "ground beyond, along the border": (box(-500, 0, 0, 500), "outside"),
    "ground far away": (box(9000, 0, 9500, 500), "outside"),
}  # fmt: skip
GRIDS = whole_city().grids
NAMES = list(GRIDS)


def layers(place, *drawn):
    """Department grids, drawn in metres, and community grids, both at a place."""
    departments = City(dict(enumerate(drawn)), drawn[0]).at(*place)
    return list(departments.grids.values()), list(whole_city().at(*place).grids.values())


def shares(match):
    return {
        NAMES[each.grid]: (each.overlap_m2, each.share_of_department, each.share_of_grid)
        for each in match.overlaps
    }


@pytest.mark.parametrize("place", PLACES)
def test_each_department_grid_has_its_kind_wherever_the_city_lies(place):
    found = matches(*layers(PLACES[place], *(drawn for drawn, _ in DRAWN.values())))
    assert {name: match.kind for name, match in zip(DRAWN, found, strict=True)} == {
        name: kind for name, (_, kind) in DRAWN.items()
    }
    assert [match.index for match in found] == list(range(len(DRAWN)))


@pytest.mark.parametrize("place", PLACES)
def test_square_metres_and_shares_are_those_drawn(place):
    (match,) = matches(*layers(PLACES[place], box(0, 100, 750, 500)))
    assert shares(match) == {
        "00": pytest.approx((200_000, 2 / 3, 0.8), rel=1e-3),
        "10": pytest.approx((100_000, 1 / 3, 0.4), rel=1e-3),
    }
    assert list(shares(match)) == ["00", "10"]


def test_equal_parts_have_equal_shares_though_degrees_narrow_northwards():
    (match,) = matches(*layers(PLACES["far in the north"], box(0, 0, 500, 3000)))
    assert [each.share_of_department for each in match.overlaps] == pytest.approx([1 / 6] * 6, 1e-5)


def test_one_to_one_and_one_to_many_are_legal():
    found = matches(*layers(SHENZHEN, *(drawn for drawn, _ in DRAWN.values())))
    assert {match.kind for match in found if match.is_legal} == {"one_to_one", "one_to_many"}


def test_a_cut_under_the_tolerance_is_told_but_not_mapped():
    (match,) = matches(*layers(SHENZHEN, box(0, 0, 505, 500)))
    assert [(NAMES[each.grid], each.is_mapped) for each in match.overlaps] == [
        ("00", True),
        ("10", False),
    ]


def test_the_tolerance_decides():
    departments, grids = layers(SHENZHEN, box(0, 0, 515, 500))
    assert [matches(departments, grids, share)[0].kind for share in (0.02, 0.04)] == [
        "straddling",
        "one_to_one",
    ]


@pytest.mark.parametrize(
    ("drawn", "wrong"),
    [
        (box(0, 0, 750, 500), {"10": 125_000}),
        (box(0, 0, 800, 400), {"10": 120_000}),
        (box(250, 250, 850, 800), {"10": 87_500, "01": 75_000, "00": 62_500}),
        (box(0, 0, 250, 500), {}),
        (box(0, 0, 1000, 500), {}),
    ],
    ids=["beside a whole grid", "beside a larger part", "several", "a part", "whole grids"],
)
def test_the_parts_in_wrong_grids_are_those_that_are_not_its_own(drawn, wrong):
    departments, grids = layers(SHENZHEN, drawn)
    (match,) = matches(departments, grids)
    parts = cut_parts(match, departments, grids)
    assert [NAMES[part.grid] for part in parts] == list(wrong)
    found_m2 = area_m2([part.shape for part in parts])
    assert found_m2 == pytest.approx(list(wrong.values()), rel=1e-3)


@pytest.mark.parametrize("place", PLACES)
def test_of_equal_overlaps_the_western_comes_first(place):
    drawn = [box(x - 100, 200, x + 100, 300) for x in range(500, 3000, 500)]
    departments, grids = layers(PLACES[place], *drawn)
    for match in matches(departments, grids[::-1]):
        west, east = (shapely.bounds(grids[::-1][each.grid])[0] for each in match.overlaps)
        assert west < east


def test_touching_lines_and_points_are_no_overlap():
    departments, grids = layers(SHENZHEN, box(500, 500, 1000, 1000))
    (match,) = matches(departments, grids)
    assert [NAMES[each.grid] for each in match.overlaps] == ["11"]


def test_without_grids_everything_is_outside():
    departments, _ = layers(SHENZHEN, box(0, 0, 500, 500))
    assert [match.kind for match in matches(departments, [])] == ["outside"]
    assert matches([], departments) == ()


# Degrees near the equator, so that plane and ellipsoid agree within what the tests allow.
SMALL = 0.001
LATTICE = [(x, y) for x in range(3) for y in range(3)]
boxes = st.tuples(*[st.integers(0, 11)] * 2, *[st.integers(1, 12)] * 2)


def small(west, south, east, north):
    return shapely.box(*(SMALL * each for each in (west, south, east, north)))


def in_common(one, other):
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(wide, 0) * max(high, 0)


@given(st.lists(boxes, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_shares_are_those_of_the_cells_whatever_the_order(drawn, random):
    departments = [(x, y, x + wide, y + high) for x, y, wide, high in drawn]
    grids = [(4 * x, 4 * y, 4 * x + 4, 4 * y + 4) for x, y in LATTICE]
    random.shuffle(grids)
    found = matches([small(*each) for each in departments], [small(*each) for each in grids])
    for department, match in zip(departments, found, strict=True):
        cells = (department[2] - department[0]) * (department[3] - department[1])
        assert {
            grids[each.grid]: (each.share_of_department, each.share_of_grid)
            for each in match.overlaps
        } == {
            grid: pytest.approx((common / cells, common / 16), rel=1e-6)
            for grid in grids
            if (common := in_common(department, grid))
        }
