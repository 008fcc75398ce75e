"""What holds of every page: its ids, its links, its names, its words."""

from __future__ import annotations

from importlib import import_module

import pytest

from data.address import Address, parse_address
from layouts.nav import PAGES
from layouts.page_form import View
from layouts.text import WORDS
from tests.layouts.made import classed, links, parts, sheet, view, words
from tests.layouts.made_cases import cases_view
from tests.layouts.made_coverage import coverage_view
from tests.layouts.made_disputes import disputes_view
from tests.layouts.made_profile import profile_view
from tests.layouts.made_whistles import whistles_view

VIEWS = {
    "overview": view,
    "cases": cases_view,
    "whistles": whistles_view,
    "disputes": disputes_view,
    "coverage": coverage_view,
    "profile": profile_view,
    "briefing": lambda address, **traits: View(sheet(address, **traits)),
}
ADDRESSES = [
    Address(period="2026-11"),
    Address(period="2026-11", lang="en", theme="dark"),
    Address(period="all", area="a", channel="12345", metric="case_volume"),
]

every_page = pytest.mark.parametrize("name", PAGES)
every_address = pytest.mark.parametrize("address", ADDRESSES)


def form(name):
    return import_module(f"layouts.pages.{name}").FORM


def values(name, address=ADDRESSES[0], **traits):
    return form(name).draw(VIEWS[name](address.but(page=name), **traits))


def drawn(name, address=ADDRESSES[0], **traits):
    return list(values(name, address, **traits).values())


@every_page
def test_every_slot_stands_once_in_the_layout_and_gets_a_value(name):
    ids = [part.id for part in parts(form(name).layout()) if getattr(part, "id", None)]
    assert len(ids) == len(set(ids))
    assert {slot for slot, _ in form(name).slots} <= set(ids)
    assert "period-range" in ids
    assert tuple(values(name)) == form(name).slots
    assert len(set(form(name).slots)) == len(form(name).slots)


@every_page
def test_a_graph_is_never_replaced_only_its_figure(name):
    children = [value for (_, prop), value in values(name).items() if prop == "children"]
    assert not [part for part in parts(children) if part._type == "Graph"]


@every_page
@every_address
def test_every_link_is_an_address_that_can_be_read(name, address):
    for href in links(drawn(name, address)):
        assert href.startswith("/")
        path, _, query = href.partition("#")[0].partition("?")
        if not path.startswith("/export/"):
            assert parse_address(path, query).href == href.partition("#")[0]


@every_page
@every_address
def test_every_button_and_picture_has_a_name(name, address):
    for part in parts(drawn(name, address)):
        if part._type == "Button":
            assert words(part) or part.to_plotly_json()["props"].get("aria-label")
        if part._type == "Img":
            assert part.alt


@every_page
def test_every_panel_has_csv_picture_table_and_stamp(name):
    found = {
        each: len(classed(drawn(name), each))
        for each in ("panel-csv", "panel-png", "panel-table", "panel-rows", "panel-stamp")
    }
    assert len(set(found.values())) == 1, found


@every_page
def test_csv_links_keep_the_settings_and_every_panel_offered_has_a_title(name):
    hrefs = [link.href for link in classed(drawn(name, ADDRESSES[1]), "panel-csv")]
    assert all("?period=2026-11&theme=dark&lang=en" in href for href in hrefs)
    panels = {href.partition(".csv")[0].removeprefix("/export/") for href in hrefs}
    assert {f"export.{panel}" for panel in panels} <= WORDS["zh"].keys()


@every_page
def test_demo_data_are_marked_on_the_page_and_in_every_picture(name):
    marked = drawn(name, is_demo=True)
    assert words(classed(marked, "demo")) == "演示数据"
    assert all("演示数据" in words(stamp) for stamp in classed(marked, "panel-stamp"))
    assert "演示数据" not in words(drawn(name))


@every_page
def test_english_leaves_no_chinese_word_of_ours(name):
    said = words(drawn(name, Address(period="2026-11", lang="en")))
    ours = ("数据", "目标", "未记录", "显著", "街道", "件", "按期", "下载", "小时", "天", "逾期")
    assert [word for word in ours if word in said] == []
