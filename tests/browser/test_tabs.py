"""The bar at the foot of a phone, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

SHEET = ".mantine-Popover-dropdown"


@pytest.fixture
def phone(tab):
    tab.page.set_viewport_size({"width": 390, "height": 844})
    return tab


def test_the_sheet_opens_upwards_by_keyboard_and_escape_gives_the_focus_back(phone):
    page = phone.go()
    button = page.locator(".tabbar button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{SHEET} a").first).to_be_focused()
    sheet, bar = page.locator(SHEET).bounding_box(), page.locator(".tabbar").bounding_box()
    assert sheet["y"] > 0
    assert sheet["y"] + sheet["height"] <= bar["y"] + 1
    page.keyboard.press("Escape")
    expect(page.locator(SHEET)).to_have_count(0)
    expect(button).to_be_focused()


def test_a_page_of_the_sheet_is_gone_to_and_then_has_a_tab(phone):
    page = phone.go("/?lang=en")
    page.locator(".tabbar button").click()
    page.locator(f"{SHEET} a").last.click()
    page.wait_for_url(re.compile(r"/\w+\?lang=en"))
    phone.settle()
    expect(page.locator(".tabbar > .is-current")).to_be_visible()
    expect(page.locator(SHEET)).to_have_count(0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_tabs_fit_a_small_phone(phone, language):
    phone.page.set_viewport_size({"width": 320, "height": 640})
    page = phone.go(f"/profile?lang={language}")
    for name in page.locator(".tabbar .nav-link > span:last-child").all():
        box = name.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
