"""A wall that cannot show what it is asked for says why and what to do, and never stays empty."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.walls import SIZES

FAULTS = {
    "/wall?scenes=overview,weather": ("weather", "whistles"),
    "/wall?area=Atlantis": ("Atlantis", ""),
    "/wall?rotate=5": ("rotate=5", "10–60"),
    "/wall/lobby": ("lobby", "[walls."),
}
REMEDIES = {"zh": "怎么办", "en": "What to do"}


@pytest.mark.parametrize("language", REMEDIES)
def test_a_wrong_address_is_told_with_what_is_expected_and_its_remedy(server, visit, language):
    page = visit(server.url).page
    for address, (given, expected) in FAULTS.items():
        sign = "&" if "?" in address else "?"
        response = page.goto(f"{server.url}{address}{sign}lang={language}")
        assert response.status in (400, 404)
        told = page.locator(".wall-trouble")
        for words in (given, expected, REMEDIES[language]):
            expect(told).to_contain_text(words)


def test_the_words_stand_on_every_screen(server, visit):
    page = visit(server.url).page
    page.goto(f"{server.url}/wall?scenes=weather&density=far&lang=en")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        box = page.locator(".wall-trouble").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= height


def test_an_empty_store_says_what_to_do_and_comes_alive_with_its_first_data(
    sample_home, tmp_path, serve, visit
):
    server = serve(tmp_path / "home")
    page = visit(server.url).page
    assert page.goto(f"{server.url}/wall").status == 503
    expect(page.locator(".wall-trouble")).to_contain_text("app.py import")
    shutil.copytree(sample_home / "generations", server.home / "generations", dirs_exist_ok=True)
    shutil.copy(sample_home / "current", server.home / "current")
    page.evaluate("() => gelanWall.refresh()")
    expect(page.locator(".wall-value").first).to_be_visible()
    expect(page.locator(".wall-trouble")).to_have_count(0)
