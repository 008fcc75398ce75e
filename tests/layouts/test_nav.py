from __future__ import annotations

import pytest
from dash import dcc

from data.address import Address
from layouts.nav import PAGES, draw_nav, draw_tabs
from layouts.text import WORDS
from tests.layouts.made import classed, links, words


def test_pages_stand_in_their_groups():
    assert words(draw_nav(Address(), "zh", "示范区", None)[1:]).startswith("总览事件案件")


def test_a_page_without_records_is_not_listed():
    assert links(draw_nav(Address(), "zh", "示范区", ())) == ["/", "/briefing", "/wall"]
    assert "事件" not in words(draw_nav(Address(), "zh", "示范区", ()))
    tabs = draw_tabs(Address(), "zh", ("case_volume",))
    assert links(tabs) == ["/", "/cases", "/profile", "/briefing"]


def test_the_wall_keeps_area_and_language_and_goes_on_in_time():
    here = Address(page="cases", area="a", period="2026-11", theme="light", lang="en")
    drawn = draw_nav(here, "en", "place", None)
    assert links(classed(drawn, "nav-apart"))[-1] == "/wall?area=a&lang=en"


def test_briefings_stand_beside_the_wall():
    assert words(classed(draw_nav(Address(), "zh", "示范区", None), "nav-apart")) == "简报大屏"


def test_the_page_shown_is_marked():
    drawn = draw_tabs(Address(page="cases"), "zh", None)
    assert words(classed(drawn, "is-current")) == "案件"


def test_no_more_than_five_tabs_stand_side_by_side_and_none_is_lost():
    shown = [tab for tab in draw_tabs(Address(), "zh", None) if isinstance(tab, dcc.Link)]
    assert len(shown) == 4
    assert words(draw_tabs(Address(), "zh", None)[4].children[0]) == "更多"
    assert len(links(draw_tabs(Address(), "zh", None))) == len(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_shown_always_has_a_tab(page):
    shown = [tab for tab in draw_tabs(Address(page=page), "zh", None) if isinstance(tab, dcc.Link)]
    assert len(classed(shown, "is-current")) == 1


def test_where_five_pages_are_listed_none_waits_behind_another():
    recorded = ("case_volume", "whistle_call_volume")
    assert all(isinstance(tab, dcc.Link) for tab in draw_tabs(Address(), "zh", recorded))


def test_another_page_keeps_the_settings_but_not_the_list_of_records():
    here = Address(
        area="a", period="2026-11", rows="overdue_open", by="age", key="31+", part="in", page_no=3
    )
    assert links(draw_tabs(here, "zh", None))[1] == "/cases?area=a&period=2026-11"


def test_every_page_has_a_name_in_both_languages():
    assert {f"page.{page}" for page in PAGES} <= WORDS["zh"].keys() & WORDS["en"].keys()
