"""What a person does with the page of one area, in a real browser, and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from layouts.pages.profile import PANELS

WIDTHS = (1920, 1440, 1280, 1024, 390)
A4_PX = {"width": 726, "height": 1055}


def grid_of(page):
    """The address of the first grid in the ranking."""
    return page.locator(".rank-row[href*='area=']").first


def test_a_grid_in_a_ranking_leads_to_its_page(tab):
    page = tab.go("/?level=grid")
    name = grid_of(page).locator(".rank-name").inner_text()
    grid_of(page).click()
    page.wait_for_url(re.compile("/profile"))
    tab.settle()
    expect(page.locator("h1")).to_contain_text(name)
    for panel in ("circle", *PANELS):
        expect(page.locator(f"#panel-{panel} .panel-title")).to_be_visible()


def test_every_panel_turns_into_a_table(tab):
    page = tab.go("/profile")
    for name in ("circle", *PANELS):
        panel = page.locator(f"#panel-{name}")
        panel.hover()
        panel.locator(".panel-table").click()
        expect(panel.locator("table.rows")).to_be_visible()


def test_no_width_scrolls_sideways(tab):
    page = tab.go("/profile")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)


@pytest.mark.parametrize("settings", ["lang=zh", "lang=en&theme=dark"])
def test_every_level_prints_on_one_sheet_of_a4(tab, settings):
    page = tab.go(f"/profile?{settings}")
    pages = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 1
    page.emulate_media(media="print")
    page.set_viewport_size(A4_PX)
    # What does not fit into two columns would open a third beside the sheet.
    page.wait_for_function(
        "width => document.documentElement.scrollWidth <= width", arg=A4_PX["width"]
    )
    hidden = page.locator(".header").is_visible()
    assert not hidden
