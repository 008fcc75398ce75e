"""A generation that is published under a running wall changes all its numbers at once."""

from __future__ import annotations

import csv
import shutil
from datetime import UTC, datetime

from data.generations import Generations
from data.intake.importing import import_files
from data.profile import PROFILES, load_profile
from tests.browser.walls import open_wall
from tests.stores import SECRET

# In every frame: the generation of each part that tells one, and the whole picture.
_SAMPLE = """() => {
  window.samples = [];
  (function frame() {
    const told = [...document.querySelectorAll("[data-generation]")].map((e) => e.dataset.generation);
    const foot = document.querySelector(".wall-generation").textContent;
    const numbers = [...document.querySelectorAll(".wall-scene")].map((e) => e.innerText).join();
    const last = window.samples.at(-1);
    const now = JSON.stringify([told, foot, numbers]);
    if (last !== now) window.samples.push(now);
    requestAnimationFrame(frame);
  })();
}"""


def publish_unclosed(home, folder):
    """Import the sample's cases once more, those of October without the time of their closing."""
    folder.mkdir()
    with (PROFILES / "sample" / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["上报时间"].startswith("2026-10"):
            row["办结时间"] = ""
    path = folder / "cases.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    now = datetime(2026, 11, 3, tzinfo=UTC)
    import_files(load_profile("sample"), [path], Generations(home), secret=SECRET, now=now)


def test_every_frame_and_every_scene_shows_one_generation_whole(
    sample_home, tmp_path, serve, visit
):
    home = shutil.copytree(sample_home, tmp_path / "home")
    opened = visit(serve(home).url)
    page = open_wall(opened)
    page.emulate_media(reduced_motion="no-preference")
    before = page.evaluate("() => gelanWall.state.answer.generation")
    page.evaluate(_SAMPLE)
    publish_unclosed(home, tmp_path / "changed")
    page.evaluate("() => gelanWall.refresh()")
    page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 500))")
    samples = page.evaluate("() => samples.map((sample) => JSON.parse(sample))")
    (first, foot, numbers), (second, later_foot, later_numbers) = samples
    assert first == [before] != second
    assert before in foot and second[0] in later_foot
    assert numbers != later_numbers
    for scene in page.evaluate("() => gelanWall.state.answer.scenes.map((scene) => scene.name)"):
        shown = page.locator(f".wall-screen[data-scene={scene}]")
        assert shown.get_attribute("data-generation") == second[0]
        assert second[0] in shown.locator(".wall-generation").inner_text()
        page.evaluate("() => gelanWall.next()")
    assert opened.complaints == []
