from __future__ import annotations

from data.address import Address
from layouts.crumbs import draw_crumbs
from tests.layouts.made import classed, sheet, words


def crumbs(**traits):
    return draw_crumbs(sheet(Address(area="a1", period="2026-11"), **traits))


def test_the_way_down_and_the_mark_of_made_up_data_stand_on_one_line():
    (line,) = classed(crumbs(is_demo=True), "crumb-line")
    assert words(classed(line, "demo")) == "演示数据"
    assert words(classed(line, "crumb-here")) != ""


def test_an_area_whose_name_gives_way_has_it_in_full_on_hovering():
    links = classed(crumbs(), "crumb")
    assert [link.title for link in links] == [words(link) for link in links] == ["示范区", "东岭"]
