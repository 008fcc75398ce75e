"""What a person does with the page of the cases, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import expect

WIDTHS = (1920, 1440, 1280, 1024, 390)
PANELS = (
    *("flow", "durations", "departments", "why", "repeats", "ageing", "quality", "expected"),
    "records",
)


def test_the_navigation_leads_to_the_cases_and_back(tab):
    page = tab.go()
    page.locator("#nav .nav-link", has_text="案件").click()
    page.wait_for_url(re.compile("/cases"))
    tab.settle()
    for name in PANELS:
        expect(page.locator(f"#panel-{name} .panel-title")).to_be_visible()
    page.locator("#nav .nav-link", has_text="总览").click()
    tab.settle()
    expect(page.locator("#map")).to_be_visible()


def test_the_address_of_the_page_opens_it_at_once(tab):
    page = tab.go("/cases?period=2026-09&lang=en")
    expect(page.locator("#nav .nav-link.is-current")).to_have_text("Cases")
    expect(page.locator("#panel-flow .panel-title")).not_to_contain_text(re.compile("[一-鿿]"))


def test_each_clock_stands_between_the_rows_of_its_stages(tab):
    page = tab.go("/cases")
    middles = [
        page.locator(each).evaluate_all(
            "all => all.map(e => { const b = e.getBoundingClientRect(); return b.y + b.height / 2 })"
        )
        for each in ("#panel-flow .funnel-row", "#panel-flow .clock")
    ]
    stages, clocks = middles
    assert len(clocks) == len(stages) - 1
    assert all(
        abs((a + b) / 2 - c) < 2 for a, b, c in zip(stages, stages[1:], clocks, strict=False)
    )


def test_a_stage_leads_to_the_cases_that_wait_in_it(tab):
    page = tab.go("/cases")
    page.locator("#panel-flow a.funnel-row").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("rows=.*part=out"))
    tab.settle()
    expect(page.locator("#panel-records .panel-title")).to_be_visible()


def test_every_panel_turns_into_a_table(tab):
    page = tab.go("/cases")
    for name in PANELS[:-1]:
        panel = page.locator(f"#panel-{name}")
        panel.hover()
        panel.locator(".panel-table").click()
        expect(panel.locator("table.rows")).to_be_visible()
        panel.locator(".panel-table").click()


def test_the_menu_offers_every_panel_of_the_page(tab):
    page = tab.go("/cases")
    page.get_by_text("导出", exact=True).click()
    hrefs = page.locator(".menu-link").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert [re.match(r"/export/(\w+)\.csv", href)[1] for href in hrefs] == list(PANELS[:-1])


def test_no_width_scrolls_sideways(tab):
    page = tab.go("/cases")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
