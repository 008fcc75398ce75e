from __future__ import annotations

from dataclasses import replace

from layouts.points import draw_points, places_of
from tests.layouts.made import classed, count, parts, rate, reading, words
from tests.layouts.made_whistles import points, totals, whistles_sheet


def places(**found):
    return [
        (place.number, place.points.key) for place in places_of(whistles_sheet(), points(**found))
    ]


def test_equal_points_share_a_place_and_the_next_one_is_left_out():
    assert places(甲=20.0, 乙=35.5, 丙=20.0, 丁=4.0) == [(1, "乙"), (2, "丙"), (2, "甲"), (4, "丁")]


def test_points_are_equal_where_they_are_printed_alike():
    found = places_of(whistles_sheet(), points(甲=20.01, 乙=20.04))
    assert [place.is_shared for place in found] == [True, True]


def test_whoever_has_no_points_has_no_place():
    assert places(甲=20.0, 乙=0.0) == [(1, "甲")]


def test_an_average_of_few_calls_is_faint():
    few = replace(rate(2, 2), value=10.0)
    rows = (
        reading("whistle_points", count(20), "甲", by="department"),
        reading("points_per_due_call", few, "甲", by="department"),
    )
    drawn = draw_points(whistles_sheet(), rows, totals())
    assert [words(cell) for cell in classed(drawn, "points-few")] == ["2", "10.00"]


def test_no_points_are_told_from_an_empty_table():
    drawn = draw_points(whistles_sheet(), (), totals() | {"whistle_points": reading(
        "whistle_points", count(0))})  # fmt: skip
    assert "本期没有发生" in words(drawn)
    assert [part for part in parts(drawn) if part.to_plotly_json()["props"].get("className") ==
            "points-table"] == []  # fmt: skip
