from __future__ import annotations

from data.address import Address
from layouts.nav import PAGES, draw_nav, draw_tabs
from layouts.text import WORDS
from tests.layouts.made import classed, links, words


def test_pages_stand_in_their_groups():
    assert words(draw_nav(Address(), "zh", "示范区", None)[1:]).startswith("总览事件案件")


def test_a_page_without_records_is_not_listed():
    assert links(draw_nav(Address(), "zh", "示范区", ())) == ["/"]
    assert "事件" not in words(draw_nav(Address(), "zh", "示范区", ()))
    assert links(draw_tabs(Address(), "zh", ("case_volume",))) == ["/", "/cases", "/profile"]


def test_the_page_shown_is_marked():
    drawn = draw_tabs(Address(page="cases"), "zh", None)
    assert words(classed(drawn, "is-current")) == "案件"


def test_another_page_keeps_the_settings_but_not_the_list_of_records():
    here = Address(
        area="a", period="2026-11", rows="overdue_open", by="age", key="31+", part="in", page_no=3
    )
    assert links(draw_tabs(here, "zh", None))[1] == "/cases?area=a&period=2026-11"


def test_every_page_has_a_name_in_both_languages():
    assert {f"page.{page}" for page in PAGES} <= WORDS["zh"].keys() & WORDS["en"].keys()
