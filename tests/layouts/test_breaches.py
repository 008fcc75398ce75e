"""Grids beyond the boundary or against a rule of the place say what is wrong with them."""

from __future__ import annotations

import pytest

from layouts.audit_items import items_of
from layouts.audit_list import draw_audit_list
from tests.layouts import made_coverage as made
from tests.layouts.made import words

RULED = {"grids": {"code_masks": ["### ###", "A#"]}}


@pytest.mark.parametrize(
    ("fault", "title", "detail"),
    [
        (
            made.gap(kind="code", area_ids=("a1",), holders=1, code="12345"),
            "东岭1",
            "编码 12345 不合规定的 2 种格式，改正来源后重新导入",
        ),
        (
            made.gap(
                kind="communities", area_ids=("a1", "a2", "a"), holders=1, shares=(0.75, 0.25),
                households=3,
            ),
            "东岭1 跨 东岭2、东岭",
            "东岭2 75.0%，东岭 25.0%，760 m²，涉 3 户",
        ),
        (
            made.gap(kind="communities", area_ids=("a1",), holders=1),
            "东岭1 不在任何上级区域内",
            "760 m²，无住户",
        ),
        (made.gap(kind="beyond", area_ids=("a1",), holders=1), "东岭1 越出边界", "760 m²，无住户"),
    ],
)  # fmt: skip
def test_a_grid_beyond_the_boundary_or_against_a_rule_says_what_is_wrong(fault, title, detail):
    sheet = made.coverage_sheet(**RULED)
    found, totals = made.findings(faults=(fault,), offenders=()), made.totals()
    (item,) = items = items_of(sheet, found)
    assert (item.title, item.detail) == (title, detail)
    legal = totals["mapping_legality"]
    listed = draw_audit_list(sheet, found, items, totals["grid_area_coverage"], legal)
    assert title in words(listed)


def test_a_thin_strip_beyond_the_boundary_stands_with_ground_beyond():
    sliver = made.gap(kind="sliver", area_ids=("a1",), holders=1, width_m=0.3)
    (item,) = items_of(made.coverage_sheet(), made.findings(faults=(sliver,), offenders=()))
    assert (item.group, item.title) == ("beyond", "东岭1 越出边界")


def test_a_single_form_of_codes_is_told():
    sheet = made.coverage_sheet(grids={"code_masks": ["### ###"]})
    wrong = made.gap(kind="code", area_ids=("a1",), holders=1, code="12345")
    (item,) = items_of(sheet, made.findings(faults=(wrong,), offenders=()))
    assert item.detail == "编码 12345 不合格式 ### ###，改正来源后重新导入"
