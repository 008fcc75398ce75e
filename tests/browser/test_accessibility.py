"""No serious fault that a machine can find: contrast, names, roles, targets."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

SIZES = {1440: 900, 390: 844}
# Every page in any two of these ways together, if not in all three.
WAYS = (("zh", "light", 1440), ("en", "dark", 1440), ("zh", "dark", 390), ("en", "light", 390))
VISITS = [
    (f"{page}?lang={language}&theme={theme}", width)
    for page in ("/", "/cases", "/whistles", "/disputes", "/coverage", "/profile", "/briefing")
    for language, theme, width in WAYS
]
GRAVE = ("serious", "critical")


def faults_of(page):
    """What is wrong, and where, for each rule that is broken gravely."""
    found = Axe().run(page).response["violations"]
    return {
        fault["id"]: [node["html"][:160] for node in fault["nodes"]]
        for fault in found
        if fault["impact"] in GRAVE
    }


@pytest.mark.parametrize(("address", "width"), VISITS)
def test_no_page_has_a_grave_fault(tab, address, width):
    tab.page.set_viewport_size({"width": width, "height": SIZES[width]})
    assert faults_of(tab.go(address)) == {}


def test_an_open_definition_and_an_open_menu_have_no_grave_fault(tab):
    page = tab.go()
    for button in (".tile .info", ".select-button", ".period-button"):
        page.locator(button).first.click()
        page.locator(".mantine-Popover-dropdown").first.wait_for()
        assert faults_of(page) == {}
        page.keyboard.press("Escape")
        page.locator(".mantine-Popover-dropdown").first.wait_for(state="detached")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sheet_of_further_pages_has_no_grave_fault(tab, theme):
    tab.page.set_viewport_size({"width": 390, "height": 844})
    page = tab.go(f"/?theme={theme}")
    page.locator(".tabbar button").click()
    page.locator(".mantine-Popover-dropdown").wait_for()
    assert faults_of(page) == {}
