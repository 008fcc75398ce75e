from __future__ import annotations

from dataclasses import replace

from data.address import Address, parse_address
from data.readings.reading import Figure
from layouts.mediation_times import draw_times
from tests.layouts.made import classed, sheet, words
from tests.layouts.made_disputes import times, totals


def draw(by_path=None):
    drawn = sheet(Address(page="disputes", period="2026-11"))
    return draw_times(drawn, totals(), times() if by_path is None else by_path)


def test_the_whole_comes_first_and_the_quickest_path_next():
    assert [words(row) for row in classed(draw(), "time-row")] == [
        "全部37.9 小时4.2 天",
        "people33.1 小时4.0 天",
        "judicial2.8 天6.2 天",
    ]


def test_a_path_leads_to_its_own_disputes():
    addresses = [parse_address(*row.href.split("?")) for row in classed(draw(), "time-row")]
    assert [(one.rows, one.by, one.key) for one in addresses] == [
        ("median_hours_to_close", None, None),
        ("median_hours_to_close", "path", "people"),
        ("median_hours_to_close", "path", "judicial"),
    ]


def test_few_disputes_have_no_mark_and_come_last():
    few = Figure(None, 3, 3, 10.0, "too_small")
    rows = [replace(row, figure=few) if row.key == "people" else row for row in times()]
    assert words(classed(draw(rows), "time-row")[-1]) == "people仅 3 件，不作比较"
    assert len(classed(draw(rows), "clock-dot")) == 2
