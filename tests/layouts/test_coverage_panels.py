"""The panels of coverage beside the audit: headline, notices, circles, sites, sizes, staff."""

from __future__ import annotations

import pytest

from data.address import Address
from layouts.coverage_headline import draw_coverage_headline
from layouts.coverage_notices import coverage_notices
from layouts.department_maps import draw_mappings
from layouts.gain_curve import meets_at, shares_of
from layouts.grid_sizes import draw_sizes
from layouts.reach_bars import draw_circles
from layouts.siting_panel import draw_siting
from layouts.size_plot import draw_plot
from layouts.staffing_cells import draw_staffing
from tests.layouts import made_coverage as made
from tests.layouts.made import EMPTY, NOT_RECORDED, census, classed, links, parts, reading, words

ZH = Address(page="coverage", period="2026-11")


def test_the_headline_names_the_kind_that_reaches_fewest():
    sheet = made.coverage_sheet()
    said = words(draw_coverage_headline(sheet, made.totals(), made.kinds()))
    assert said == (
        "2 个网格空间覆盖 100%，卫生站 10 分钟圈只到 54.0% 的住户，户数规模按 300–500 户 50.0% 达标。"
    )


def test_the_headline_leaves_out_what_is_not_known():
    sheet = made.coverage_sheet()
    nothing = made.nothing_recorded()
    assert "没有可说明的网格记录" in words(draw_coverage_headline(sheet, nothing, ()))
    grids = nothing | {"staffing_norm_rate": reading("staffing_norm_rate", census(1, 2))}
    assert words(draw_coverage_headline(sheet, grids, ())) == "2 个网格。"


def test_notices_say_what_is_to_be_mended_filled_and_built():
    sheet, view = made.coverage_sheet(), made.coverage_view()
    found = coverage_notices(sheet, view.totals, view.findings, view.parts, view.siting)
    assert [notice.tag for notice in found] == ["需修图", "需补齐", "可新建", "需对齐"]
    assert [notice.subject for notice in found][:3] == [
        "缝隙 1 处 760 m²",
        "1 个网格 1+2 配备缺员",
        "卫生站先建甲、乙 2 处",
    ]
    assert found[0].details == ("重叠 1 处 320 m²", "共住 12 户")
    assert found[2].details == ("多覆盖 41 户", "到 95.0%")


def test_where_all_is_well_there_are_no_notices():
    full = made.totals(reading("staffing_norm_rate", census(2, 2)))
    assert coverage_notices(made.coverage_sheet(), full, made.PERFECT, (), None) == []


def test_circles_come_best_first_and_all_together_last():
    drawn = draw_circles(made.coverage_sheet(), made.kinds(), made.totals()["life_circle_rate"])
    names = [words(name) for name in classed(drawn, "reach-name")]
    assert names == ["学校", "卫生站", "2 类齐全"]
    said = words(classed(drawn, "reach"))
    assert "▼ 54.0%" in said
    assert "▼ 97.0%" not in said
    assert "直线 500 m" in words(drawn)
    assert [link for link in links(drawn) if "facility=clinic" in link and "layer=circles" in link]


def test_circles_that_are_not_recorded_say_what_to_import():
    joint = reading("life_circle_rate", NOT_RECORDED)
    assert "导入" in words(draw_circles(made.coverage_sheet(), (), joint))


def test_the_curve_tells_where_the_target_is_met():
    shares = shares_of(made.siting())
    target = made.coverage_sheet().place.profile.targets[0]
    assert shares == [0.54, 0.8, 0.95]
    assert meets_at(shares, target) == 2
    assert meets_at(shares[:2], target) is None
    assert meets_at(shares[2:], target) is None


def test_the_first_sites_stand_with_their_gain():
    drawn = draw_siting(made.coverage_sheet(), made.siting())
    assert words(classed(drawn, "small-table")).endswith("甲 东岭1+26 户26.00乙 东岭2+15 户15.00")


def test_each_point_of_the_curve_leads_to_so_many_sites_on_the_map():
    drawn = draw_siting(made.coverage_sheet(ZH.but(sites=1)), made.siting())
    points = classed(drawn, "siting-point")
    assert [point.href.partition("?")[2] for point in points] == [
        "period=2026-11&layer=circles&sites=1",
        "period=2026-11&layer=circles&sites=2",
    ]
    assert ["is-chosen" in point.className for point in points] == [True, False]
    assert words(points[1]) == "再建 2 处：95.0%，在图上看"


def test_as_many_sites_stand_as_the_address_names_or_as_there_are():
    for sites, marks in ((1, "甲"), (2, "甲乙"), (9, "甲乙"), (None, "甲乙")):
        drawn = draw_siting(made.coverage_sheet(ZH.but(sites=sites)), made.siting())
        assert words(classed(drawn, "small-table")).count("户") == len(marks)


@pytest.mark.parametrize(
    ("siting", "said"),
    [
        (None, "导入住宅点位和设施后推算"),
        (made.siting(households=0, plans=()), "导入住宅点位和设施后推算"),
        (made.siting(covered_households=100, plans=()), "卫生站已到所有住户"),
    ],
)
def test_without_a_plan_the_panel_says_why(siting, said):
    assert said in words(draw_siting(made.coverage_sheet(), siting))


def sizes(address=ZH, households=None, whole=None):
    view = made.coverage_view(address)
    counted = view.households if households is None else households
    return draw_sizes(view.sheet, counted, whole or view.totals["size_norm_rate"], view.sizings)


def test_each_grid_is_a_dot_filled_where_it_meets_the_chosen_norm():
    dots = {
        norm: [dot.className for dot in classed(sizes(ZH.but(norm=norm)), "size-dot")]
        for norm in (None, "2020-01-01")
    }
    assert dots[None] == ["size-dot is-met", "size-dot is-short"]
    assert dots["2020-01-01"] == ["size-dot is-met", "size-dot is-met"]


def test_both_norms_stay_with_their_figures_and_their_days():
    said = words(sizes())
    assert "甲 50.0% 1 / 2，1 个超 500 户" in said
    assert "乙 100% 2 / 2" in said
    assert "2024-12-31" in said


def test_many_grids_are_bars():
    many = {f"g{number}": 290 + number % 30 for number in range(400)}
    view = made.coverage_view()
    drawn = draw_plot(view.sheet, many, view.sizings[0])
    assert not classed(drawn, "size-dot")
    assert {bar.className for bar in classed(drawn, "size-bar")} == {
        "size-bar is-met",
        "size-bar is-short",
    }


def test_sizes_that_are_not_known_say_so():
    empty = reading("size_norm_rate", EMPTY)
    assert not classed(sizes(households={}, whole=empty), "size-plot")


def test_the_area_with_most_grids_short_of_staff_comes_first():
    sheet = made.coverage_sheet()
    rows = [
        reading("staffing_norm_rate", census(9, 10), "b", by="area:street"),
        reading("staffing_norm_rate", census(1, 2), "a", by="area:street"),
    ]
    whole, grids = made.totals()["staffing_norm_rate"], made.grids("staffing_norm_rate")
    drawn = draw_staffing(sheet, whole, rows, grids, "街道")
    assert [words(name) for name in classed(drawn, "cell-name")] == ["东岭", "<b>南塘</b>"]
    cells = [cell for cell in parts(drawn) if cell._type == "Link" and "cell is-" in cell.className]
    assert [cell.className for cell in cells] == ["cell is-short", "cell is-met"]
    assert "差 45.0" in words(drawn)


def test_each_department_has_both_rates_and_its_offenders():
    drawn = draw_mappings(made.coverage_sheet(), made.totals(), made.departments(), made.findings())
    assert "消防99.0% 99 / 10099.0% 99 / 1001 处" in words(classed(drawn, "small-table"))
