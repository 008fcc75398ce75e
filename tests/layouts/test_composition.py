from __future__ import annotations

from data.address import Address
from layouts.composition import draw_composition
from tests.layouts.made import classed, count, links, reading, sheet, words


def draw(numbers, address=None, part="category"):
    rows = [reading("case_volume", count(n), key) for key, n in numbers.items()]
    drawn = sheet(address or Address(period="2026-11"))
    return draw_composition(drawn, part, rows, sum(numbers.values()))


def test_rows_carry_name_count_and_share_largest_first():
    rows = classed(draw({"路灯": 25, "噪声": 75}), "bar-row")
    assert [words(row) for row in rows] == ["噪声7575.0%", "路灯2525.0%"]


def test_many_rows_fold_into_one_and_nothing_is_lost():
    rows = classed(draw({str(n): n for n in range(1, 21)}), "bar-row")
    assert len(rows) == 9
    assert words(rows[-1]) == "其余 12 个7837.1%"


def test_a_row_filters_and_the_chosen_row_takes_the_filter_away():
    assert "/?period=2026-11&category=%E8%B7%AF%E7%81%AF" in links(draw({"路灯": 25}))
    chosen = Address(period="2026-11", category="路灯")
    (row,) = classed(draw({"路灯": 25}, chosen), "is-chosen")
    assert row.href == "/?period=2026-11"


def test_what_is_not_stated_is_shown_and_leads_nowhere():
    _, row = classed(draw({"热线": 30, None: 10}, part="channel"), "bar-row")
    assert words(row) == "未填写1025.0%"
    assert not hasattr(row, "href")


def test_what_no_source_records_is_said_to_be_missing():
    assert "来源没有记录这一项" in words(draw({None: 10}, part="channel"))
