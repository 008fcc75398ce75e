from __future__ import annotations

from layouts.columns import Column, draw_columns
from tests.layouts.made import classed, words


def column(number, amount, late=0.0, **traits):
    return Column(str(number), (("is-kept", amount), ("is-late", late)), f"{amount:g}", **traits)


def labels(columns):
    return [words(label) for label in classed(draw_columns(columns, ""), "month-label")]


def test_parts_stand_upon_each_other_in_proportion():
    drawn = draw_columns([column(1, 30, 10), column(2, 20)], "")
    first, second = classed(drawn, "month-bar")
    grown = [
        [part.style["flexGrow"] for part in bar.children if hasattr(part, "style")]
        for bar in (first, second)
    ]
    assert grown == [["0.0000", "0.2500", "0.7500"], ["0.5000", "0.5000"]]


def test_the_month_of_the_period_and_the_highest_bear_their_numbers():
    year = (
        [column(i, 10 + i) for i in range(5)] + [column(5, 90)] + [column(i, 5) for i in (6, 7, 8)]
    )
    assert labels([*year, column(9, 7, is_here=True)]) == [
        *("10", "", "", "", "", "90", "", "", ""), "7",
    ]  # fmt: skip


def test_a_number_without_room_gives_way_to_that_of_the_period():
    assert labels([column(1, 10), column(2, 90), column(3, 7, is_here=True)]) == ["", "", "7"]


def test_months_of_nothing_have_no_height():
    drawn = draw_columns([column(1, 0), column(2, 0)], "")
    assert classed(drawn, "month-part") == []
