"""Headline, cards, tiles, clocks, chronic items and rates of the whistles."""

from __future__ import annotations

from dataclasses import replace

from data.address import Address
from data.analysis.ranking import rank
from data.metrics.steps import OF_A_CALL
from layouts.flow import draw_flow
from layouts.pages.whistles import FORM, PANELS
from layouts.whistle_chronic import draw_chronic
from layouts.whistle_headline import draw_whistle_headline
from layouts.whistle_notices import whistle_notices
from layouts.whistle_rates import draw_whistle_rates
from layouts.whistle_tiles import draw_whistle_tiles
from tests.layouts.made import (
    EMPTY,
    NOT_RECORDED,
    NOVEMBER,
    census,
    classed,
    count,
    links,
    reading,
    words,
)
from tests.layouts.made_whistles import (
    AREAS,
    CHRONIC,
    arrivals,
    stages,
    totals,
    whistles_sheet,
    whistles_view,
    whistling,
)

LATE = arrivals()[:1]
WHOLE = totals()["whistle_rate"]


def headline(found=None, late=LATE, **address):
    asked = Address(page="whistles", period="2026-11").but(**address)
    return words(draw_whistle_headline(whistles_sheet(asked), found or totals(), late))


def rates(level="street", test="95", **areas):
    sheet = whistles_sheet(Address(page="whistles", period="2026-11", test=test))
    found = whistling(**(areas or AREAS))
    return draw_whistle_rates(sheet, found, WHOLE, rank(found, WHOLE, test), level)


def test_the_headline_says_how_many_how_departments_answered_and_who_was_late():
    assert headline() == (
        "2026 年 11 月吹哨 9 次、15 部门次，按时报到 90.4%，三日反馈 88.1%，化解 92.0%；"
        "交通按时报到显著低于示范区。"
    )


def test_of_one_department_only_its_calls_are_named():
    said = headline(late=(), department="交通")
    assert said.startswith("示范区 2026 年 11 月（部门：交通）被吹哨 15 部门次，")


def test_a_rate_that_is_missing_is_left_out_of_the_headline():
    found = totals() | {"three_day_feedback_rate": reading("three_day_feedback_rate", EMPTY)}
    assert "三日反馈" not in headline(found)


def test_a_period_without_whistles_says_so():
    found = totals() | {"whistle_call_volume": reading("whistle_call_volume", count(0))}
    assert headline(found) == "示范区 2026 年 11 月没有吹哨"


def test_who_is_late_what_is_not_fed_back_and_what_comes_back_asks_for_attention():
    found = whistle_notices(whistles_sheet(), totals(), LATE, CHRONIC)
    assert [(card.subject, "，".join(card.details)) for card in found] == [
        ("交通 50.0%", "显著低于示范区，12 部门次未按时报到"),
        ("19 部门次三日内未反馈", "应反馈 160 部门次"),
        ("2 项连续 6 个月都吹哨", "最多的是占道经营，53 哨"),
    ]
    assert "rows=three_day_feedback_rate&part=out" in found[1].href.replace("&by=", "")


def test_where_all_is_well_nothing_asks():
    well = totals() | {"three_day_feedback_rate": reading("three_day_feedback_rate", census(9, 9))}
    assert whistle_notices(whistles_sheet(), well, (), ()) == []


def test_limits_count_from_the_whistle_and_are_named_below():
    drawn = draw_flow(whistles_sheet(), stages(), OF_A_CALL)
    assert len(classed(drawn, "is-of-all")) == 3
    assert words(classed(drawn, "flow-note")) == (
        "时限自吹哨起算：签收 1 小时，联系 24 小时，"
        "报到 3 个工作日（工作推进哨）、5 个工作日（攻坚克难哨），反馈 3 天"
    )


def test_only_the_step_that_alone_passes_its_limit_is_over():
    (row,) = classed(draw_flow(whistles_sheet(), stages(), OF_A_CALL), "is-over")
    assert "签收到联系" in words(row)


def test_a_stage_leads_to_the_calls_that_wait_in_it():
    drawn = draw_flow(whistles_sheet(), stages(), OF_A_CALL)
    row = classed(drawn, "funnel-row")[1]
    assert row.title == "2 部门次停在签收，看这些记录"
    assert links(row)[0].startswith("/whistles?period=2026-11&rows=contacted_share")


def test_the_band_of_the_whistle_rate_is_that_of_whole_months():
    shares = ((80, 4000), (100, 4000), (1, 4000))
    months = [
        reading("whistle_rate", census(*share), f"2026-{9 + i:02}", by="month", is_partial=i == 2)
        for i, share in enumerate(shares)
    ]
    drawn = words(draw_whistle_tiles(whistles_sheet(), totals(), {"whistle_rate": months}))
    assert "近 2 个整月 2.0%–2.5%" in drawn


def test_chronic_items_show_each_month_with_their_block():
    drawn = draw_chronic(whistles_sheet(), CHRONIC, NOVEMBER, reading("whistle_volume", count(9)))
    (table,) = classed(drawn, "chronic-table")
    assert words(table).startswith("小项6 月7 月8 月9 月10 月11 月合计占道经营综合执法911128")
    assert "by=item&key=%E5%8D%A0" in links(table)[0]


def test_that_nothing_is_chronic_is_told_from_that_nothing_was_whistled_for():
    some, none = (reading("whistle_volume", count(n)) for n in (9, 0))
    assert "至少有一个月" in words(draw_chronic(whistles_sheet(), (), NOVEMBER, some))
    assert "没有吹哨" in words(draw_chronic(whistles_sheet(), (), NOVEMBER, none))


def test_areas_that_whistle_too_much_or_too_little_are_told_apart_without_blame():
    drawn = rates()
    groups = classed(drawn, "rank-group")
    assert [words(classed(group, "rank-name")) for group in groups] == [
        "松坪",
        "<b>南塘</b>",
        "东岭",
    ]
    assert all("is-neutral" in group.className for group in groups)


def test_an_area_without_areas_below_has_no_ranking():
    assert "没有下级区域" in words(rates(level=None))


def test_a_place_that_records_no_whistles_says_so_in_every_panel():
    view = whistles_view()
    missing = {key: replace(one, figure=NOT_RECORDED) for key, one in view.totals.items()}
    nothing = {key: replace(one, figure=NOT_RECORDED) for key, one in view.stages.items()}
    bare = replace(
        view, totals=missing, stages=nothing, arrivals=(), cells=(), departments=(), items=(),
        chronic=(), areas=(), points=(),
        ranking=rank((), missing["on_time_arrival_rate"]),
        areas_ranking=rank((), missing["whistle_rate"]),
    )  # fmt: skip
    drawn = FORM.draw(bare)
    assert "没有吹哨" in words(drawn["headline", "children"])
    said = {name: words(drawn[f"panel-{name}", "children"]) for name in PANELS}
    assert [name for name in PANELS if "未记录" not in said[name]] == ["chronic"]
