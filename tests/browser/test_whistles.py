"""What a person does with the page of the whistles, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from layouts.pages.whistles import PANELS

WIDTHS = (1920, 1440, 1280, 1024, 390)


def cell(page):
    """The first count of the heat map, and what it says."""
    link = page.locator(".heat-table td.heat-cell a").first
    return link, int(link.inner_text())


def test_the_navigation_leads_to_the_page(tab):
    page = tab.go()
    page.locator("#nav .nav-link", has_text="吹哨").click()
    tab.settle()
    for name in (*PANELS, "records"):
        expect(page.locator(f"#panel-{name} .panel-title")).to_be_visible()


def test_a_cell_leads_to_as_many_calls_as_it_counts(tab):
    page = tab.go("/whistles?period=all")
    link, count = cell(page)
    link.click()
    page.wait_for_url(re.compile("by=department_item"))
    tab.settle()
    assert page.locator(".records-table tbody tr").count() == min(count, 20)
    expect(page.locator(".records-head")).to_contain_text(f"{count} 部门次")
    expect(page.locator(".heat-table td.is-here")).to_have_count(1)


def test_the_heat_map_is_one_stop_of_the_tab_key_and_arrows_move_in_it(tab):
    page = tab.go("/whistles?period=all")
    stops = page.locator(".heat-table td a[tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    before = page.evaluate("document.activeElement.title")
    page.keyboard.press("ArrowDown")
    expect(stops).to_have_count(1)
    assert page.evaluate("document.activeElement.title") != before
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("by="))


def test_every_panel_turns_into_a_table(tab):
    page = tab.go("/whistles?period=all")
    for name in PANELS:
        panel = page.locator(f"#panel-{name}")
        panel.hover()
        panel.locator(".panel-table").click()
        expect(panel.locator("table.rows")).to_be_visible()


def test_no_width_scrolls_sideways(tab):
    page = tab.go("/whistles?period=all")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
