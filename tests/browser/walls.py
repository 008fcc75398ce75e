"""What the tests of the wall share: how it is opened, and what is wrong with the picture it shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

Size = tuple[int, int]
SIZES: Final[tuple[Size, ...]] = ((1920, 1080), (3840, 2160), (3840, 1080), (1080, 1920))
DENSITIES: Final = {
    "near": {"letters": 1.0, "mostNumbers": 9},
    "far": {"letters": 1.5, "mostNumbers": 5},
}
_IS_GOING: Final = "() => window.gelanWall?.state.answer && document.querySelector('.wall-screen')"
_FAULTS_NOW: Final = (Path(__file__).parent / "fitting.js").read_text("utf-8")
# Scene by scene and step by step, as the wall would show them by itself.
_FAULTS: Final = f"""async (rules) => {{
  const faultsNow = {_FAULTS_NOW.rstrip()};
  const {{ state, next, step }} = gelanWall;
  const found = {{}};
  for (const {{ name, steps }} of state.answer.scenes) {{
    while (state.scene !== name) await next();
    for (let each = 1; each <= Math.max(1, steps); each += 1) {{
      const faults = faultsNow(rules);
      if (faults.length > 0) found[`${{name}} ${{state.step}}`] = faults;
      step();
    }}
  }}
  return found;
}}"""


def open_wall(opened: Visit, address: str = "/wall") -> Page:
    """A wall that has had its first answer, without motion and without turning by itself."""
    opened.page.emulate_media(reduced_motion="reduce")
    opened.page.goto(opened.url + address)
    opened.page.wait_for_function(_IS_GOING)
    opened.page.evaluate("() => gelanWall.pause()")
    return opened.page


def faults_by_size(page: Page, density: str = "near") -> dict[Size, dict[str, list[str]]]:
    """What is wrong with the pictures of a wall, by size of the screen, scene and step."""
    found = {size: _faults_at(page, size, density) for size in SIZES}
    return {size: faults for size, faults in found.items() if faults}


def _faults_at(page: Page, size: Size, density: str) -> dict[str, list[str]]:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    rules = {"scale": min(size) / 1080, **DENSITIES[density]}
    found: dict[str, list[str]] = page.evaluate(_FAULTS, rules)
    return found
