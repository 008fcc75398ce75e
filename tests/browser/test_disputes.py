"""What a person does with the page of disputes, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import expect

WIDTHS = (1920, 1440, 1280, 1024, 390)
PANELS = ("paths", "success", "times", "levels", "agreements", "legacy")


def test_the_navigation_leads_to_the_disputes(tab):
    page = tab.go()
    page.locator("#nav .nav-link", has_text="矛盾与积案").click()
    page.wait_for_url(re.compile("/disputes"))
    tab.settle()
    for name in (*PANELS, "records"):
        expect(page.locator(f"#panel-{name} .panel-title")).to_be_visible()


def test_every_panel_turns_into_a_table(tab):
    page = tab.go("/disputes?period=all")
    for name in PANELS:
        panel = page.locator(f"#panel-{name}")
        panel.hover()
        panel.locator(".panel-table").click()
        expect(panel.locator("table.rows")).to_be_visible()
        panel.locator(".panel-table").click()


def test_each_ribbon_ends_where_its_names_stand(tab):
    page = tab.go("/disputes?period=all")
    middles = [
        page.locator(each).evaluate_all(
            "all => all.map(e => { const b = e.getBoundingClientRect(); return b.y + b.height / 2 })"
        )
        for each in ("#panel-paths .sankey-name", "#panel-paths .sankey-bar")
    ]
    names, bars = middles
    assert names
    assert all(abs(a - b) < 1.5 for a, b in zip(names, bars, strict=True))


def test_a_path_leads_to_its_disputes_on_the_same_page(tab):
    page = tab.go("/disputes?period=all")
    page.locator("#panel-paths .is-left a.sankey-name").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/disputes.*by=path"))
    tab.settle()
    expect(page.locator("#panel-records .records-table tbody tr").first).to_be_visible()


def test_no_width_scrolls_sideways(tab):
    page = tab.go("/disputes?period=all")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
