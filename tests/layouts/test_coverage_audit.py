"""The audit of coverage in words and pictures, in the list and on the map."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest

from data.address import Address
from data.findings import Finding
from layouts.audit_head import layers_of
from layouts.audit_items import items_of
from layouts.audit_list import draw_audit_list
from layouts.audit_panel import Shown, draw_audit
from layouts.coverage_ground import judged_by
from layouts.coverage_map import draw_coverage_map
from tests.layouts import made_coverage as made
from tests.layouts.made import NOT_RECORDED, classed, parts, reading, words

ZH = Address(page="coverage", period="2026-11")


def listed(findings, sheet=None, **changed):
    drawn, totals = sheet or made.coverage_sheet(), made.totals()
    items = items_of(drawn, findings)
    cover = changed.get("cover", totals["grid_area_coverage"])
    legal = changed.get("legal", totals["mapping_legality"])
    return draw_audit_list(drawn, findings, items, cover, legal)


def figure(address=ZH, findings=None, siting=None, grids=None):
    sheet = made.coverage_sheet(address)
    items = items_of(sheet, findings or made.findings())
    judged = judged_by(sheet, grids or {})
    return draw_coverage_map(sheet, "grid", made.FRAME, items, judged, siting)


def marked(drawn):
    return next(
        (t for t in drawn["data"] if t.get("hovertemplate", "").startswith("%{hover")), None
    )


def test_gaps_come_before_overlaps_and_department_grids_whatever_their_order():
    found = made.findings(faults=(made.overlap(), made.gap()))
    items = items_of(made.coverage_sheet(), found)
    assert [(item.number, item.group) for item in items] == [
        (1, "gap"),
        (2, "overlap"),
        (3, "department"),
    ]


def test_a_sliver_stands_where_it_belongs_and_says_so():
    sliver = made.gap(kind="sliver", holders=2, width_m=0.3, area_m2=5.0)
    (item,) = items_of(made.coverage_sheet(), made.findings(faults=(sliver,), offenders=()))
    assert item.group == "overlap"
    assert item.detail == "5.0 m²，细缝，宽 0.3 m，无住户"


@pytest.mark.parametrize(
    ("fault", "title", "detail"),
    [
        (made.gap(), "东岭1 与 东岭2 之间", "760 m²，无住户"),
        (made.gap(area_ids=("a1",)), "东岭1 边缘", "760 m²，无住户"),
        (made.gap(area_ids=()), "不与任何网格相邻", "760 m²，无住户"),
        (made.gap(households=None), "东岭1 与 东岭2 之间", "760 m²，住户未知"),
        (made.gap(households=3), "东岭1 与 东岭2 之间", "760 m²，住 3 户，不属任何网格"),
        (made.overlap(), "东岭1 与 东岭2", "320 m²，涉 12 户，计入 东岭1"),
        (made.gap(kind="stray", area_ids=("a1",)), "东岭1 的离散部分", "760 m²，无住户"),
        (made.gap(kind="multipart", area_m2=2.5e6, area_ids=("a1",)), "东岭1 的另一部分", None),
    ],
)
def test_a_fault_says_where_it_is_how_large_and_who_lives_there(fault: Finding, title, detail):
    (item,) = items_of(made.coverage_sheet(), made.findings(faults=(fault,), offenders=()))
    assert item.title == title
    assert item.detail == (detail or "2.50 km²，无住户")


@pytest.mark.parametrize(
    ("offender", "title", "detail"),
    [
        (made.offender(), "消防 XF-3 切入 东岭2", "占该网格 37.0%，0.14 km²"),
        (made.offender(kind="many_to_one"), "消防 XF-3 只是 东岭2 的一部分", None),
        (made.offender(kind="outside", cuts=()), "消防 XF-3 不在任何网格上", "没有对应的网格"),
    ],
)
def test_an_offender_says_what_it_does_wrong(offender, title, detail):
    (item,) = items_of(made.coverage_sheet(), made.findings(faults=(), offenders=(offender,)))
    assert item.title == title
    assert item.detail == (detail or "占该网格 37.0%，0.14 km²")


def test_the_list_counts_and_adds_up_each_group():
    heads = [words(head) for head in classed(listed(made.findings()), "audit-group")]
    assert heads == [
        "缝隙 1 处 760 m²占全域 0.00046%",
        "重叠 1 处 320 m²",
        "部门网格不合规 1 处合规 9 / 10 个部门网格，90.0%",
    ]


def test_that_nothing_is_wrong_is_a_result():
    heads = [words(head) for head in classed(listed(made.PERFECT), "audit-group")]
    assert heads == ["没有缝隙", "没有重叠", "部门网格全部合规合规 9 / 10 个部门网格，90.0%"]


def test_department_grids_are_not_spoken_of_where_none_are_recorded():
    legal = reading("mapping_legality", NOT_RECORDED)
    assert "部门" not in words(listed(made.PERFECT, legal=legal))


def test_findings_without_a_picture_or_too_small_are_told_by_their_number():
    found = replace(made.PERFECT, faults=(made.gap(), made.gap(close_up=None)))
    said = words(listed(replace(found, unlisted=made.SMALL)))
    assert "其余 1 处见 CSV" in said
    assert "小于 1 m² 的不逐一列出：缝隙 3 处共 1.2 m²" in said


def test_every_finding_leads_to_itself_and_the_chosen_one_back():
    hrefs = [link.href for link in classed(listed(made.findings()), "audit-row")]
    assert [href.partition("finding=")[2] for href in hrefs] == ["1", "2", "3"]
    chosen = made.coverage_sheet(ZH.but(finding=2))
    hrefs = [link.href for link in classed(listed(made.findings(), chosen), "audit-row")]
    assert ["finding" in href for href in hrefs] == [True, False, True]


def test_a_finding_that_the_layer_does_not_mark_leads_to_one_that_does():
    sheet = made.coverage_sheet(ZH.but(layer="departments", finding=3))
    first, _, chosen = classed(listed(made.findings(), sheet), "audit-row")
    assert "layer" not in first.href
    assert "layer=departments" in chosen.href
    assert "is-chosen" in chosen.className


def test_a_picture_hatches_what_is_cut_off_and_has_a_scale():
    pictures = [unquote(p.src) for p in parts(listed(made.findings())) if p._type == "Img"]
    assert ["url(#h)" in picture for picture in pictures] == [False, False, True]
    assert all("标尺 1 km" in p.alt for p in parts(listed(made.findings())) if p._type == "Img")


def test_the_map_shows_each_kind_by_its_shape():
    marks = marked(figure())
    assert marks["marker"]["symbol"] == ["circle", "square", "diamond"]
    assert marks["text"] == ["1", "2", "3"]
    assert marks["customdata"][2].endswith("finding=3")


def test_the_map_of_a_chosen_finding_is_that_of_its_surroundings():
    whole, close = figure(), figure(ZH.but(finding=1))
    wide, narrow = (
        each["layout"]["geo"]["lonaxis"]["range"][1] - each["layout"]["geo"]["lonaxis"]["range"][0]
        for each in (whole, close)
    )
    assert narrow < wide / 5
    assert whole["layout"]["uirevision"] != close["layout"]["uirevision"]
    names = [trace["text"] for trace in close["data"] if trace.get("mode") == "text"]
    assert names == [["东岭1", "东岭2"]]


def test_a_finding_that_is_no_longer_there_shows_the_whole_map():
    ranges = [figure(ZH.but(finding=n))["layout"]["geo"]["lonaxis"] for n in (None, 99)]
    assert ranges[0] == ranges[1]


def test_the_layer_of_circles_shows_what_is_reached_and_what_is_not():
    drawn = figure(ZH.but(layer="circles"), made.PERFECT, made.siting())
    dots = [t for t in drawn["data"] if t.get("mode") == "markers"]
    assert [len(trace["lon"]) for trace in dots] == [2, 1]
    letters = [t["text"] for t in drawn["data"] if t.get("mode") == "markers+text"]
    assert letters == [["甲", "乙"]]
    assert marked(drawn) is None


def test_the_address_says_how_many_sites_the_map_shows():
    drawn = figure(ZH.but(layer="circles", sites=1), made.PERFECT, made.siting())
    assert [t["text"] for t in drawn["data"] if t.get("mode") == "markers+text"] == [["甲"]]


def test_the_layer_of_circles_says_how_many_they_reach():
    view = made.coverage_view(ZH.but(layer="circles"))
    caption = classed(audit(view)[0], "panel-caption")
    assert words(caption) == "卫生站 500 m 圈到 54 / 100 户，54.0%"


def test_of_very_many_homes_outside_some_are_drawn_and_the_key_says_so():
    many = made.siting(beyond=((114.0, 22.6),) * 4500, plans=())
    view = replace(made.coverage_view(ZH.but(layer="circles")), siting=many)
    drawn = audit(view)
    (dots,) = [t for t in drawn[2]["data"] if t.get("mode") == "markers" and len(t["lon"]) > 1]
    assert len(dots["lon"]) == 1500
    assert "每 3 处画 1 处" in words(drawn[4])


def test_single_grids_are_judged_on_their_layer():
    drawn = figure(ZH.but(layer="grids"), made.PERFECT, grids=made.grids("staffing_norm_rate"))
    ground = drawn["data"][0]
    assert ground["z"] == [1, 2]
    assert "1+2 配备缺员" in ground["text"][1]
    assert ground["customdata"][0].startswith("/profile?area=a1")


def audit(view):
    shown = Shown({}, view.siting, view.hot)
    return draw_audit(view.sheet, view.findings, view.totals, shown, view.level, view.frame)


@pytest.mark.parametrize(
    ("layer", "numbers"),
    [("findings", ["1", "2", "3"]), ("departments", ["3"]), ("grids", None), ("circles", None)],
)
def test_a_layer_marks_what_it_is_about(layer, numbers):
    drawn = audit(made.coverage_view(ZH.but(layer=layer)))
    marks = marked(drawn[2])
    assert (marks and marks["text"]) == numbers
    assert len(classed(drawn[5], "audit-row")) == 3


def test_a_gap_within_the_tolerance_is_printed_beside_the_whole():
    caption = classed(audit(made.coverage_view())[0], "panel-caption")
    assert words(caption) == ("空间覆盖 165.0 / 165.0 km²，100%，缝隙 0.00046% 在容差 0.001% 内")


def test_without_shapes_there_is_no_map_but_a_word():
    view = made.coverage_view()
    _, body, _, note, key, found, _ = audit(replace(view, level=None, frame=None))
    assert "is-without-map" in body
    assert "没有网格图形" in words(note)
    assert key is found is None


def test_layers_without_records_are_not_offered():
    everything = made.coverage_sheet()
    assert layers_of(everything) == ("grids", "findings", "circles", "departments", "hot")
    alone = made.coverage_sheet(recorded={"grid_area_coverage"})
    assert layers_of(alone) == ("grids", "findings")
