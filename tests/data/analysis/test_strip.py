from __future__ import annotations

from data.analysis.strip import part_strips, strips
from data.place import Area
from tests.layouts.made import EMPTY, count, rate, reading

AREAS = {f"g{i}": Area(f"g{i}", f"{i}", "grid", "place") for i in range(7)}


def row(i, figure, metric="on_time_closure_rate"):
    return reading(metric, figure, f"g{i}", by="area:grid")


def strip_of(own, *others):
    (found,) = strips(
        [row(0, own), *(row(i + 1, each) for i, each in enumerate(others))], AREAS, "g0"
    )
    return found


ALIKE = [rate(90 + i, 100) for i in range(6)]


def test_the_median_is_that_of_all_with_enough_records():
    found = strip_of(rate(50, 100), *ALIKE[:4], rate(1, 2), EMPTY)
    assert len(found.peers) == 5
    assert found.median == 0.91


def test_a_side_is_told_only_where_the_whole_interval_lies_on_it():
    assert strip_of(rate(50, 100), *ALIKE).side == "below"
    assert strip_of(rate(1000, 1000), *ALIKE).side == "above"
    assert strip_of(rate(9, 10), *ALIKE).side == "same"


def test_no_side_without_an_interval_or_with_too_few_records():
    assert strip_of(count(3), *map(count, range(1, 7))).side is None
    assert strip_of(rate(1, 9), *ALIKE).side is None


def test_four_areas_have_no_middle():
    found = strip_of(rate(50, 100), *ALIKE[:3])
    assert (found.median, found.side) == (None, None)


def test_areas_of_another_kind_are_no_peers():
    kinds = {
        f"{kind}{i}": Area(f"{kind}{i}", "", "grid", "place", kind=kind)
        for kind in ("a", "b")
        for i in range(10)
    }
    rows = [reading("on_time_closure_rate", rate(95, 100), key, by="area:grid") for key in kinds]
    (found,) = strips(rows, kinds, "a0")
    assert {each.key for each in found.peers} == {f"a{i}" for i in range(10)}
    assert found.kind == "a"


def test_the_place_is_shown_among_its_parts_and_held_against_none():
    whole = reading("on_time_closure_rate", rate(500, 1000))
    (found,) = part_strips([row(i, each) for i, each in enumerate(ALIKE)], [whole])
    assert (found.own, len(found.peers), found.side) == (whole, 6, None)
