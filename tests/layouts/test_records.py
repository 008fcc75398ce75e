from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from data.address import Address
from data.readings.row import Listing, Row, RowPage
from data.scope import By
from layouts.records import draw_records
from tests.layouts.made import classed, links, parts, sheet, words

ROW = Row(
    number="SF-1004-00611",
    kind="city_management",
    category="公共设施",
    detail="路灯",
    area_id="b",
    area="<b>南塘</b>",
    department="住建",
    channel="12345",
    began_at=datetime(2026, 11, 4, 8, 12),
    due_at=datetime(2026, 11, 7, 8, 12),
    ended_at=None,
    state="overdue",
    used_hours=663.8,
    allowed_hours=72,
    numerator=0,
    denominator=1,
)
CLOSED = replace(ROW, number="2", state="on_time", used_hours=12, numerator=1)


def address(**more):
    return Address(page="cases", period="2026-11", **({"rows": "on_time_closure_rate"} | more))


def page(drawn, *rows, total=None, **more):
    asked = drawn.address
    listing = Listing(
        asked.rows or "overdue_open", drawn.scope, asked.part, asked.order or "-over", asked.page_no
    )
    count = len(rows) if total is None else total
    above = sum(row.numerator or 0 for row in rows)
    totals = {"total": count, "in_all": count, "numerator": above, "denominator": count} | more
    return RowPage(listing, "close", "reported", rows, **totals)


def draw(*rows, asked=None, total=None, **more):
    drawn = sheet(asked or address())
    return draw_records(drawn, page(drawn, *rows, total=total, **more))


def headings(drawn):
    return [words(part) for part in parts(drawn) if part._type == "Th" and part.scope == "col"]


def test_a_group_is_a_chip_that_takes_itself_away():
    drawn = sheet(address(rows="overdue_open", by="age", key="31+"))
    listed = page(drawn, ROW)
    group = replace(listed.listing, by=By("age"), key="31+")
    chips = classed(draw_records(drawn, replace(listed, listing=group)), "chip")
    assert [words(chip) for chip in chips] == ["逾期未结✕", "30 天以上✕"]
    assert links(chips[1]) == ["/cases?period=2026-11&rows=overdue_open"]


def test_a_row_shows_what_its_case_is_and_how_it_stands():
    drawn = draw(ROW, CLOSED)
    text = words(drawn)
    for said in (
        "SF-1004-00611",
        "公共设施 · 路灯",
        "住建",
        "11-04 08:12",
        "▲ 逾期未结案",
        "+591.8",
    ):
        assert said in text
    assert "663.8 / 72" in text
    assert "按期结案" in text


def test_names_from_files_stay_text_and_lead_to_their_area():
    (link,) = classed(draw(ROW), "records-link")
    assert link.children == "<b>南塘</b>"
    assert "area=b" in link.href


def test_a_tick_stands_at_the_limit_and_texture_tells_what_is_overdue():
    drawn = draw(ROW, replace(CLOSED, used_hours=331.9, allowed_hours=663.8))
    ticks = [tick.style["left"] for tick in classed(drawn, "used-tick")]
    bars = [bar.style["width"] for bar in classed(drawn, "used-bar")]
    assert (ticks, bars) == (["10.85%", "100.00%"], ["100.00%", "50.00%"])
    assert len(classed(drawn, "is-overdue")) == 1


def test_a_bar_far_longer_than_the_others_is_cut_off():
    others = [replace(ROW, used_hours=100) for _ in range(4)]
    drawn = draw(replace(ROW, used_hours=100_000), *others)
    assert len(classed(drawn, "is-cut")) == 1
    assert [bar.style["width"] for bar in classed(drawn, "used-bar")] == ["100.00%"] * 5


def test_a_heading_puts_the_rows_in_order_and_again_the_other_way_round():
    drawn = draw(ROW, asked=address(order="-used", page_no=3))
    sorts = {words(part): part for part in parts(drawn) if part._type == "Th"}
    used = sorts["用时 / 时限（小时）↓"]
    assert getattr(used, "aria-sort") == "descending"
    assert links(used) == [f"{address(order='used').href}"]
    assert "order=-due" in links(sorts["时限"])[0]
    assert "order=number" in links(sorts["编号"])[0]
    assert "page_no" not in links(sorts["编号"])[0]


def test_chips_say_which_rows_and_take_away_what_was_chosen():
    asked = address(area="b", department="住建")
    chips = classed(draw(ROW, asked=asked), "chip")
    assert [words(chip) for chip in chips] == ["按期办结率✕", "部门：住建✕", "<b>南塘</b>✕"]
    assert [chip.href for chip in chips] == [
        asked.but(rows=None).href,
        asked.but(department=None).href,
        asked.but(area=None).href,
    ]


def test_the_number_of_an_address_that_names_none_cannot_be_taken_away():
    (chip,) = classed(draw(ROW, asked=address(rows=None)), "chip")
    assert words(chip) == "逾期未结"
    assert not links(chip)


def test_a_rate_is_switched_to_what_counts_and_what_does_not():
    drawn = draw(ROW, CLOSED, asked=address(page_no=2), total=4487, numerator=4321)
    assert "4,487 件；分子 4,321 / 分母 4,487；不含个人信息" in words(drawn)
    choices = classed(drawn, "switch-choice")
    assert [words(choice) for choice in choices] == ["全部", "计入分子", "未计入"]
    assert [choice.href for choice in choices] == [
        address().href,
        address(part="in").href,
        address(part="out").href,
    ]
    assert "计入分子" in headings(drawn)


def test_a_count_has_no_parts():
    drawn = draw(ROW, asked=address(rows="overdue_open"))
    assert not classed(drawn, "switch")
    assert "计入分子" not in headings(drawn)


def test_pages_are_links_and_the_ends_are_not():
    drawn = draw(ROW, asked=address(page_no=2), total=50)
    assert "21–21 / 50，按超出时限排序" in words(drawn)
    turns = {words(turn): getattr(turn, "href", None) for turn in classed(drawn, "pager-turn")}
    assert turns == {
        "首页": address().href,
        "上一页": address().href,
        "下一页": address(page_no=3).href,
        "末页": address(page_no=3).href,
    }
    assert not classed(draw(ROW), "pager")
    last = classed(draw(ROW, asked=address(page_no=3), total=50), "is-off")
    assert [words(turn) for turn in last] == ["下一页", "末页"]


def test_columns_of_limits_are_left_out_where_there_are_none():
    drawn = draw(replace(ROW, due_at=None, allowed_hours=None, state="undated"))
    assert not {"时限", "超出（小时）"} & set(headings(drawn))
    assert "无时限，未结案" in words(drawn)


def test_the_csv_is_of_the_same_address():
    (csv,) = [part for part in parts(draw(ROW)) if getattr(part, "download", None) is not None]
    assert csv.href == f"/export/rows.csv{address().search}"


@pytest.mark.parametrize(
    ("traits", "said"),
    [
        ({}, "没有计入这个数的记录"),
        ({"in_all": 9}, "改看全部"),
    ],
)
def test_where_no_row_is_stands_why(traits, said):
    assert said in words(draw(**traits))


def test_what_is_not_recorded_is_told_from_what_did_not_happen():
    drawn = sheet(address(), recorded={"case_volume"})
    assert "来源没有这个数所需的记录" in words(draw_records(drawn, page(drawn)))


def test_it_speaks_english():
    drawn = draw(ROW, asked=address(lang="en"))
    assert "▲ overdue, not closed" in words(drawn)
    assert "1–1 / 1, by time over the limit" in words(drawn)
