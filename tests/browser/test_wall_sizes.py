"""The wall fits its screen: nothing scrolls, is cut, overlaps or is too small, whatever it shows."""

from __future__ import annotations

import pytest
from shapely.geometry import box

from tests.browser.walls import faults_by_size, open_wall

LOOKS = [
    *((language, theme, "near") for language in ("zh", "en") for theme in ("light", "dark")),
    *(("zh", "dark", "far"), ("en", "light", "far")),
]
_WITHOUT_WEBGL = """
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, ...options) {
    return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...options);
  };
"""
LONG_NAMES = ("滨江花园东区第十二综合网格", "Saint-Bartholomew-upon-Avon Residents' Grid")


def areas(*, has_map, name="第 {} 网格"):
    """Six grids of one street in two rows, with their shapes or without."""
    for number in range(6):
        west, south = 120.6 + 0.01 * (number % 3), 27.9 + 0.01 * (number // 3)
        shape = {"shape": box(west, south, west + 0.01, south + 0.01)} if has_map else {}
        named = {"code": f"G{number}", "name": name.format(number), "parent": "S"}
        yield {"level": "grid", **named, **shape}
    yield {"level": "street", "code": "S", "name": "东街道"}


def case(number):
    """One of three hundred cases of October; in the last grid every second one is late."""
    grid, day = number % 6, 1 + number % 28
    is_late = grid == 5 and number % 12 == 5
    return {
        "grid": f"G{grid}",
        "reported_at": f"2026-10-{day:02} 08:00:00",
        "due_at": f"2026-10-{day:02} 20:00:00",
        "closed_at": f"2026-10-{day + is_late:02} 18:00:00",
    }


@pytest.mark.parametrize(("language", "theme", "density"), LOOKS)
def test_every_scene_and_step_fits_each_size_without_webgl(tab, language, theme, density):
    tab.page.add_init_script(_WITHOUT_WEBGL)
    page = open_wall(tab, f"/wall?lang={language}&theme={theme}&density={density}")
    assert page.locator("html").get_attribute("data-theme") == theme
    assert faults_by_size(page, density) == {}


@pytest.mark.parametrize("has_map", [True, False])
def test_a_place_of_six_areas_fits_with_a_map_and_without(make_store, serve, visit, has_map):
    store = make_store([case(number) for number in range(300)], list(areas(has_map=has_map)))
    page = open_wall(visit(serve(store.home).url))
    assert page.locator(".wall-callout").count() == 1
    assert (page.locator(".wall-map svg path").count() > 0) is has_map
    assert faults_by_size(page) == {}


@pytest.mark.parametrize("name", LONG_NAMES)
def test_long_names_fit(make_store, serve, visit, name):
    named = list(areas(has_map=True, name=name + " {}"))
    store = make_store([case(number) for number in range(300)], named)
    page = open_wall(visit(serve(store.home).url))
    assert name in page.locator(".wall-callout").first.inner_text()
    assert faults_by_size(page) == {}
