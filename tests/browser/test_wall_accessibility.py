"""No serious fault of the wall that a machine can find: contrast, names, roles."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.walls import open_wall

GRAVE = ("serious", "critical")


def grave_faults(page):
    """What is wrong, and where, for each rule that is broken gravely."""
    found = Axe().run(page).response["violations"]
    return {
        fault["id"]: [node["html"][:160] for node in fault["nodes"]]
        for fault in found
        if fault["impact"] in GRAVE
    }


@pytest.mark.parametrize(("language", "theme"), [("zh", "dark"), ("en", "light")])
def test_scenes_have_no_grave_fault(tab, language, theme):
    page = open_wall(tab, f"/wall?lang={language}&theme={theme}&scenes=overview,coverage,attention")
    for _ in range(3):
        assert grave_faults(page) == {}
        page.evaluate("() => gelanWall.next()")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_words_in_place_of_a_picture_have_no_grave_fault(server, visit, theme):
    page = visit(server.url).page
    page.goto(f"{server.url}/wall?scenes=weather&theme={theme}")
    assert grave_faults(page) == {}
