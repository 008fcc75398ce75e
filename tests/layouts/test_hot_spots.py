"""Hot spots in words, on the map, in the key and in the menu of categories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.address import Address
from layouts.audit_panel import Shown, draw_audit
from layouts.coverage_ground import judged_hot
from layouts.hot_items import hot_items
from layouts.hot_layer import matter_menu
from tests.layouts import made_coverage as made
from tests.layouts.made import classed, parts, words

ZH = Address(page="coverage", period="2026-11", layer="hot", matter="排水内涝")


def audit(hot, address=ZH):
    view = made.coverage_view(address)
    shown = Shown({}, view.siting, hot)
    drawn = draw_audit(view.sheet, view.findings, view.totals, shown, view.level, view.frame)
    names = ("head", "body", "figure", "note", "key", "listed", "foot")
    return dict(zip(names, drawn, strict=True))


def evidence(spot=None, **more):
    hot = made.hot(**more)
    if spot:
        hot = replace(hot, found=replace(hot.found, spots=(replace(hot.found.spots[0], **spot),)))
    (item,) = hot_items(made.coverage_sheet(ZH), hot)
    return item


def test_a_line_says_where_how_many_how_dense_and_how_likely_by_chance():
    item = evidence()
    assert item.title == "东岭1"
    assert item.detail == (
        "排水内涝 38 件，连同相邻网格每千户 21.3 件，大城市 7.9 件；"
        "偶然出现的可能不超过千分之一，已按多重比较校正"
    ).replace("大城市", made.coverage_sheet().name(made.coverage_sheet().area))


@pytest.mark.parametrize(
    ("q", "words"), [(0.001, "千分之一"), (0.0011, "百分之一"), (0.05, "百分之五")]
)
def test_the_chance_is_never_made_smaller_than_it_is(q, words):
    assert f"不超过{words}" in evidence({"q": q}).detail


def test_of_many_areas_the_first_are_named_and_all_counted():
    assert evidence({"area_ids": ("a1", "a2", "b")}).title == "东岭1、东岭2 等 3 个网格"


def test_where_households_are_unknown_areas_are_compared_and_this_is_said():
    unknown = {"is_by_households": False, "exposure": 50.0}
    assert "平均每个 16.0 件" in evidence({"around_exposure": 4.0}, **unknown).detail
    caption = words(classed(audit(made.hot(**unknown))["head"], "panel-caption"))
    assert "户数不全，按每个网格比" in caption


@pytest.mark.parametrize(
    ("found", "title", "detail"),
    [
        ({"spots": ()}, "排水内涝没有热点", "分布与偶然无异"),
        ({"spots": (), "lack": "areas", "needed": 10}, "网格太少", "至少要 10 个"),
        ({"spots": (), "lack": "cases"}, "排水内涝件数太少", "至少要 50 件"),
    ],
)
def test_that_nothing_gathers_or_cannot_be_told_is_said(found, title, detail):
    drawn = audit(made.hot(**found))
    assert title in words(drawn["listed"]) and detail in words(drawn["listed"])
    assert title in words(drawn["foot"])
    assert classed(drawn["listed"], "audit-row") == []


def test_only_areas_of_a_hot_spot_are_filled_as_one():
    judged = judged_hot(made.coverage_sheet(ZH), made.hot())
    assert [judged[key].verdict for key in ("a1", "a2")] == ["short", "unknown"]
    assert judged["a1"].words == "排水内涝 38 件，每千户 126.7 件<br>热点"
    calm = judged_hot(made.coverage_sheet(ZH), made.hot(spots=()))
    assert calm["a1"].verdict == "plain"


def test_where_it_cannot_be_told_no_area_is_judged():
    drawn = audit(made.hot(spots=(), lack="cases"))
    assert drawn["figure"]["data"][0]["z"] == [0, 0]
    assert "偶然" not in "".join(drawn["figure"]["data"][0]["text"])


def test_what_comes_from_the_address_is_escaped_on_the_map():
    judged = judged_hot(made.coverage_sheet(ZH.but(matter="<b>x")), made.hot())
    assert "<b>x" not in judged["a1"].words


def test_the_map_marks_a_hot_spot_and_the_key_says_what_is_shown():
    drawn = audit(made.hot())
    assert drawn["figure"]["data"][0]["z"] == [2, 3]
    marks = next(trace for trace in drawn["figure"]["data"] if "hovertext" in trace)
    assert marks["marker"]["symbol"] == ["pentagon"]
    assert "热点" in words(drawn["key"]) and "不作判断" in words(drawn["key"])


def test_a_row_leads_to_its_place_and_the_chosen_one_back():
    (row,) = classed(audit(made.hot())["listed"], "audit-row")
    assert "finding=1" in row.href and "layer=hot" in row.href
    (row,) = classed(audit(made.hot(), ZH.but(finding=1))["listed"], "audit-row")
    assert "finding" not in row.href


def test_the_menu_offers_categories_with_cases_enough_the_largest_first():
    links = [
        part
        for part in parts(matter_menu(made.coverage_sheet(ZH), made.hot()))
        if "menu-link" in (getattr(part, "className", None) or "")
    ]
    assert [words(link) for link in links] == [
        "全部类别1,098 件",
        "噪声扰民700 件",
        "排水内涝395 件",
    ]
    assert ["is-chosen" in link.className for link in links] == [False, False, True]
    assert "matter" not in links[0].href


def test_the_csv_of_the_panel_is_that_of_the_hot_spots():
    (link,) = classed(audit(made.hot())["head"], "panel-csv")
    assert link.href.startswith("/export/hotspots.csv?")
