"""A wall that is left alone for weeks holds no more than on its first day."""

from __future__ import annotations

from tests.browser.walls import open_wall

REFRESHES, EVERY = 500, 50
MOST_DEVIATION = 0.02
# Each answer brings the whole picture, as if every refresh had news.
_ALL_IS_NEWS = """() => {
  const { fetch } = window;
  window.fetch = (asked, options) => {
    const url = new URL(asked, location.href);
    url.searchParams.delete("have");
    return fetch(url, options);
  };
}"""
_LIVE = """async (refreshes) => {
  const before = gelanWall.state.refreshes;
  for (let each = 0; each < refreshes; each += 1) {
    await gelanWall.refresh();
    if (each % 3 === 2) await gelanWall.next();
    else gelanWall.step();
  }
  return gelanWall.state.refreshes - before;
}"""
# The first scene at its first step, with no change of scenes still under way.
_COME_TO_REST = """async () => {
  const { state, next, step } = gelanWall;
  while (state.scene !== state.answer.scenes[0].name) await next();
  while (state.step !== 1) step();
  await new Promise((resolve) => setTimeout(resolve, 700));
}"""


def held(page, meter):
    """Nodes and listeners that the page holds at rest, once garbage is collected."""
    page.evaluate(_COME_TO_REST)
    for _ in range(2):
        meter.send("HeapProfiler.collectGarbage")
    told = {each["name"]: each["value"] for each in meter.send("Performance.getMetrics")["metrics"]}
    return told["Nodes"], told["JSEventListeners"]


def test_five_hundred_refreshes_leave_nothing_behind(tab):
    page = open_wall(tab)
    # What is drawn does not matter here, and costs less so.
    page.set_viewport_size({"width": 640, "height": 360})
    page.emulate_media(reduced_motion="no-preference")
    page.evaluate(_ALL_IS_NEWS)
    meter = page.context.new_cdp_session(page)
    meter.send("Performance.enable")
    samples = []
    for _ in range(REFRESHES // EVERY):
        assert page.evaluate(_LIVE, EVERY) == EVERY
        samples.append(held(page, meter))
    first = samples[0]
    assert all(count > 0 for count in first)
    for sample in samples:
        for count, at_first in zip(sample, first, strict=True):
            assert abs(count - at_first) <= MOST_DEVIATION * at_first
