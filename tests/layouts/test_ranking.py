from __future__ import annotations

from dash import dcc

from data.address import Address
from data.analysis.peers import rank_peers
from data.place import Area
from layouts.ranking import draw_ranking
from tests.layouts.made import (
    EMPTY,
    areas,
    census,
    classed,
    count,
    links,
    parts,
    ranked,
    rate,
    reading,
    sheet,
    words,
)

FEW = rate(4, 5)
WHOLE = reading("on_time_closure_rate", rate(442, 515))


def draw(rows=None, drawn=None, whole=WHOLE):
    return draw_ranking(drawn or sheet(), ranked(rows or areas(), whole), "街道")


def test_three_groups_are_named_worst_first():
    groups = classed(draw(), "rank-group")
    titles = [words(part) for part in parts(groups) if type(part).__name__ == "H3"]
    assert titles == [
        "▼ 显著低于示范区1 个街道",
        "无法区分1 个街道，区间均含示范区的值，不分先后",
        "▲ 显著高于示范区1 个街道",
    ]


def test_a_row_is_a_link_to_its_area_with_its_mark_value_and_fraction():
    row = classed(draw(), "rank-row")[0]
    assert isinstance(row, dcc.Link)
    assert row.href == "/?area=a&period=2026-11"
    assert words(row) == "1东岭70.0%140 / 200"


def test_what_is_not_placed_stands_apart_so_that_all_adds_up():
    assert words(classed(draw(), "rank-not-placed")) == "未落到街道90.0%9 / 10"


def test_areas_with_too_few_cases_are_named_with_their_number():
    assert "不参与排名 1 个：云岗（5 件）" in words(draw())
    assert "云岗（无数据）" in words(draw([*areas()[:2], reading("x", EMPTY, "d")]))


def test_the_parent_is_one_rule_through_all_groups():
    (rule,) = classed(draw(), "rank-rule")
    assert rule.style["left"].endswith("%")
    assert "竖线为示范区 85.8%" in words(draw())


def test_long_groups_fold_and_say_what_is_in_the_fold():
    rows = [reading("on_time_closure_rate", rate(16 + i % 5, 20), f"g{i:02}") for i in range(20)]
    assert len(classed(draw(rows), "rank-row")) == 12
    assert words(classed(draw(rows), "rank-rest")) == "其余 9 个90.0%–100%"


def test_counts_are_bars_from_zero_without_groups_or_rule():
    drawn = sheet(Address(metric="case_volume"))
    rows = [reading("case_volume", count(n), key) for key, n in (("a", 50), ("b", 100))]
    table = draw(rows, drawn, reading("case_volume", count(150)))
    assert [bar.style["width"] for bar in classed(table, "rank-bar")] == ["100.00%", "50.00%"]
    assert not [part for part in parts(table) if type(part).__name__ == "H3"]
    assert not classed(table, "rank-rule")


def test_single_grids_under_a_norm_are_named_where_they_fail_and_counted_where_they_meet_it():
    drawn = sheet(Address(metric="staffing_norm_rate"))
    rows = [
        reading("staffing_norm_rate", census(met, 1), key)
        for key, met in (("a", 1), ("b", 0), ("c", 1))
    ]
    table = draw(rows, drawn, reading("staffing_norm_rate", census(2, 3)))
    titles = [words(part) for part in parts(table) if type(part).__name__ == "H3"]
    assert titles == ["▼ 未达标1 个街道", "达标2 个街道"]
    assert [words(link) for link in classed(table, "judged-link")] == ["<b>南塘</b>"]
    assert "示范区 66.7%" in words(table)


def test_a_reason_that_all_areas_share_is_said_once():
    drawn = sheet(Address(metric="grid_area_coverage"))
    table = draw([reading("grid_area_coverage", EMPTY, key) for key in "ab"], drawn)
    assert words(table) == "—没有可比的基数来源没有给出街道自己的边界"


def test_all_that_miss_a_target_come_before_the_fold():
    aims = [{"metric": "staffing_norm_rate", "value": 0.95, "source": {"zh": "区", "en": "A"}}]
    drawn = sheet(Address(metric="staffing_norm_rate"), targets=aims)
    figures = [census(8, 10)] * 14 + [census(10, 10)] * 9
    rows = [reading("staffing_norm_rate", one, f"g{i}") for i, one in enumerate(figures)]
    table = draw(rows, drawn, reading("staffing_norm_rate", census(202, 230)))
    assert len(classed(table, "is-short")) == 14
    assert words(classed(table, "rank-rest")) == "其余 9 个100%"


def test_what_is_counted_in_full_is_sorted_worst_first_and_claims_no_significance():
    aims = [{"metric": "staffing_norm_rate", "value": 0.95, "source": {"zh": "区", "en": "A"}}]
    drawn = sheet(Address(metric="staffing_norm_rate"), targets=aims)
    rows = [
        reading("staffing_norm_rate", census(met, 10), key) for key, met in (("a", 10), ("b", 0))
    ]
    table = draw(rows, drawn, reading("staffing_norm_rate", census(10, 20)))
    assert [words(row) for row in classed(table, "rank-row")] == [
        "<b>南塘</b>0.0%0 / 10",
        "东岭100.0%10 / 10",
    ]
    assert len(classed(table, "is-short")) == 1
    assert not classed(table, "whisker")
    assert "竖线为示范区 50.0%" in words(table)


def test_where_nothing_can_be_ranked_the_list_says_why():
    rows = [reading("on_time_closure_rate", one, key) for one, key in ((EMPTY, "a"), (FEW, "b"))]
    assert "东岭（无数据）" in words(draw(rows))
    assert len(links(draw(rows))) == 2


def kinds(figures):
    """So many grids of each kind, one of them far below the others."""
    areas = {
        f"{kind}{i:02}": Area(f"{kind}{i:02}", "", "grid", None, kind=kind)
        for kind in figures
        for i in range(10)
    }
    rows = [
        reading(
            "on_time_closure_rate", rate(10 if key[-2:] == "00" else figures[area.kind], 100), key
        )
        for key, area in areas.items()
    ]
    return draw_ranking(sheet(), rank_peers(rows, WHOLE, areas), "网格")


def test_kinds_are_ranked_apart_and_it_says_so():
    drawn = kinds({"专属": 50, "全科": 95})
    assert [words(title) for title in classed(drawn, "rank-peers")] == [
        "专属10 个网格，只在同类之内比较",
        "全科10 个网格，只在同类之内比较",
    ]
    groups = classed(drawn, "rank-group")
    titles = [words(part) for part in parts(groups) if type(part).__name__ == "H3"]
    assert [title for title in titles if title.startswith("▼")] == [
        "▼ 显著低于专属1 个网格",
        "▼ 显著低于全科1 个网格",
    ]
    assert len(classed(drawn, "rank-rule")) == len(classed(drawn, "rank-last")) == 2


def test_marks_run_on_through_the_kinds():
    drawn = kinds({"专属": 35, "全科": 95})
    marks = [words(mark) for mark in classed(drawn, "mark")]
    assert [mark for mark in marks if mark] == ["1", "2", "A", "B"]


def test_kinds_share_the_space():
    assert len(classed(kinds({"专属": 50, "全科": 95}), "rank-row")) <= 14
