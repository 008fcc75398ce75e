"""What a person does with the page of briefings, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.test_accessibility import faults_of

WIDTHS = (1920, 1440, 1280, 1024, 390)
SMALLEST_PX = 300
ARE_DRAWN = """() => {
    const pages = [...document.querySelectorAll('.desk-page')];
    return pages.length > 1 && pages.every((page) => page.naturalWidth > 1000);
}"""


def see(tab, address):
    page = tab.go(address)
    page.wait_for_function(ARE_DRAWN)
    return page


def test_the_navigation_leads_to_pages_that_follow_the_period(tab):
    page = tab.go("/?period=2026-09")
    page.locator("#nav a[href*='/briefing']").click()
    page.wait_for_function(ARE_DRAWN)
    expect(page.locator("h1")).to_contain_text("2026 年 9 月")
    page.locator(".period-button").click()
    page.locator(".period-card a.square").first.click()
    expect(page.locator(".desk-page").first).to_have_attribute("src", re.compile("2026-08"))
    page.wait_for_function(ARE_DRAWN)
    assert faults_of(page) == {}


def test_a_format_is_taken_home_by_keyboard(tab):
    page = see(tab, "/briefing?period=2026-09")
    link = page.locator(".desk-format[href*='/pdf']")
    page.locator(".desk-format").first.focus()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert started.value.suggested_filename.endswith("2026-09.pdf")
    assert started.value.path().read_bytes().startswith(b"%PDF")


def test_no_width_scrolls_sideways_or_squeezes_the_pages(tab):
    page = see(tab, "/briefing?lang=en")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
        assert page.locator(".desk-page").first.bounding_box()["width"] > SMALLEST_PX


def test_a_period_without_records_keeps_the_page(tab):
    page = tab.go("/briefing?period=1999-01")
    expect(page.locator("#briefing-preview .note")).to_be_visible()
    expect(page.locator("#briefing-formats")).to_be_hidden()
    page.locator("#briefing-preview .button").click()
    page.wait_for_function(ARE_DRAWN)
    expect(page.locator("#briefing-formats")).to_be_visible()
