from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from callbacks.pictures import draw_picture, mark_of
from data.errors import QuestionError
from data.walls import Wall

EVIL = "<script>alert(1)</script>"
REPORTER = "王小明 13800138000"


@pytest.fixture(scope="module")
def evil_reader(make_reader):
    """A grid with a name that is no name, late in everything that one person reported."""
    areas = [
        {"level": "street", "code": "S1", "name": f"东{EVIL}"},
        {"level": "grid", "code": "G1", "name": EVIL, "parent": "S1"},
        {"level": "grid", "code": "G2", "name": "西一格", "parent": "S1"},
    ]
    cases = [
        {
            "reported_at": "2026-10-08 08:00:00",
            "due_at": "2026-10-08 18:00:00",
            "closed_at": f"2026-10-08 {hour}:00:00",
            "grid": grid,
            "reporter": REPORTER,
            "department": EVIL,
            "category_large": EVIL,
        }
        for grid, hour in (("G1", 20), ("G2", 12))
        for _ in range(40)
    ]
    return make_reader(cases, areas)


def test_a_picture_is_of_one_generation(sample_reader):
    picture = draw_picture(sample_reader, Wall())
    assert picture.generation == sample_reader.place.generation_id
    assert picture.mark.startswith(picture.generation)
    assert len(picture.scenes) > 1
    told = json.loads(f"{{{picture.text}}}")
    assert [scene["name"] for scene in told["scenes"]] == [s.name for s in picture.scenes]


def test_t_is_told_as_an_instant_of_the_place(sample_reader):
    picture = draw_picture(sample_reader, Wall())
    as_of = datetime.fromtimestamp(picture.as_of / 1000, UTC)
    assert as_of == datetime(2026, 10, 31, 15, 59, 59, tzinfo=UTC)
    assert picture.time_zone == "Asia/Shanghai"


def test_data_whose_end_the_profile_states_do_not_grow_old(sample_reader, evil_reader):
    names = sample_reader.place.profile.place
    stated = draw_picture(sample_reader, Wall()).stale_after_days
    assert stated == (names.stale_after_days if names.as_of is None else None)
    assert draw_picture(evil_reader, Wall()).stale_after_days is None


def test_the_mark_tells_all_that_decides_the_picture(sample_reader, evil_reader):
    walls = [Wall(), Wall(theme="light"), Wall(scenes=("cases",)), Wall(period="2026-09")]
    marks = {mark_of(r.place, wall) for r in (sample_reader, evil_reader) for wall in walls}
    assert len(marks) == 8
    assert mark_of(sample_reader.place, Wall()) == mark_of(sample_reader.place, Wall())


def test_scenes_stand_in_the_order_of_the_wall(sample_reader):
    picture = draw_picture(sample_reader, Wall(scenes=("attention", "cases", "overview")))
    assert [scene.name for scene in picture.scenes] == ["attention", "cases", "overview"]


def test_a_scene_without_records_is_left_out(evil_reader):
    picture = draw_picture(evil_reader, Wall(scenes=("whistles", "cases")))
    assert [scene.name for scene in picture.scenes] == ["cases"]


def test_where_nothing_is_left_the_scenes_of_the_place_are_named(evil_reader):
    with pytest.raises(QuestionError) as refused:
        draw_picture(evil_reader, Wall(scenes=("whistles", "volunteers")))
    assert refused.value.choices == "overview, cases, attention"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_of_files_are_escaped_and_persons_not_named(evil_reader, lang):
    picture = draw_picture(evil_reader, Wall(lang=lang))
    drawn = "".join((picture.head, picture.foot, *(scene.html for scene in picture.scenes)))
    assert "&lt;script&gt;alert(1)" in drawn
    assert "<script" not in drawn
    assert picture.scenes[0].steps == 1
    assert not any(part in drawn for part in REPORTER.split())
