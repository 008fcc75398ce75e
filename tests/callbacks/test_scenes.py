from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from callbacks.pages.disputes import LEGACY, legacy_scope
from callbacks.scenes import stage, views
from callbacks.wall_maps import compared_level, map_view
from data.readings.question import Question
from data.scope import By
from data.walls import SceneName, Wall
from layouts.wall.scenes import SCENES, scenes_of


class Counting:
    """A reader that counts how often it is asked."""

    def __init__(self, reader):
        self._reader, self.asked = reader, 0

    def __getattr__(self, name):
        return getattr(self._reader, name)

    def read(self, *questions):
        self.asked += 1
        return self._reader.read(*questions)


def views_of(reader, **stated):
    wall = Wall(**stated)
    return views(stage(scenes_of(reader.place.recorded), wall, reader), reader)


@pytest.fixture(scope="module")
def seen(sample_reader):
    return {view.scene.name: view for view in views_of(sample_reader, period="2026-10")}


@pytest.fixture(scope="module")
def late_store(make_store):
    """Three grids of forty cases each; those of the first are late."""
    cases = [
        {
            "reported_at": f"2026-10-{day:02} 08:00:00",
            "due_at": f"2026-10-{day:02} 18:00:00",
            "closed_at": f"2026-10-{day:02} {hour}:00:00",
            "grid": grid,
        }
        for grid, hour in (("G1", 20), ("G2", 12), ("G3", 12))
        for day in range(1, 21)
        for _ in range(2)
    ]
    return make_store(cases)


def test_the_profile_knows_the_names_of_all_scenes():
    assert {scene.name for scene in SCENES} == set(get_args(SceneName))


def test_all_scenes_come_from_one_reading(sample_reader):
    counting = Counting(sample_reader)
    assert len(views_of(counting)) > 1
    assert counting.asked == 1


def test_a_scene_shows_the_readings_of_its_scope(sample_reader, seen):
    for view in seen.values():
        scope = view.sheet.scope
        year = legacy_scope(view.sheet.address, view.sheet.place)
        alone = {
            key: sample_reader.read(Question((key,), year if key in LEGACY else scope))[0][0]
            for key in view.scene.asked
        }
        assert view.totals == alone
        if view.scene.lead is not None:
            areas = Question(
                (view.scene.lead,), replace(scope, compare=None), By("area", view.level)
            )
            assert view.areas == sample_reader.read(areas)[0]


def test_a_wall_of_an_area_shows_that_area(sample_reader):
    street = next(area for area in sample_reader.place.areas.values() if area.level == "street")
    for view in views_of(sample_reader, area=street.area_id):
        assert view.sheet.area == street
        assert {reading.area for reading in view.totals.values()} <= {street.area_id}
        inside = {area.area_id for area in sample_reader.place.below(street.area_id)}
        assert {reading.key for reading in view.areas} - {None} <= inside


def test_a_wall_of_a_smallest_area_compares_it_with_itself(sample_reader):
    grid = next(area for area in sample_reader.place.areas.values() if area.level == "grid")
    for view in views_of(sample_reader, area=grid.area_id):
        assert {reading.key for reading in view.areas} <= {grid.area_id}
        assert view.flagged == ()


def test_an_area_beyond_chance_below_the_whole_is_flagged_with_its_facts(late_store):
    view = views_of(late_store.reader)[0]
    assert view.scene.lead == "on_time_closure_rate"
    assert [row.reading.name for row in view.flagged] == ["东一格"]
    assert view.flagged_in_all == 1
    (told,) = view.facts.values()
    assert told["case_volume"].value == 40


def test_what_no_record_speaks_of_is_no_scene(late_store):
    names = [view.scene.name for view in views_of(late_store.reader)]
    assert names == ["overview", "cases", "attention"]


def test_places_without_shapes_have_no_map(late_store):
    assert all(view.map is None for view in views_of(late_store.reader))


def test_the_period_before_is_the_ghost_of_a_trend(seen):
    view = seen["overview"]
    assert {reading.period.token for reading in view.ghost} == {"2026-09"}
    assert {reading.by for reading in (*view.figure, *view.ghost)} == {"day"}


def test_a_map_holds_the_shapes_of_its_level_and_names_the_one_above(sample_reader):
    place, atlas = sample_reader.place, sample_reader.atlas
    level = compared_level("finest", place.root, place, atlas)
    drawn = map_view(level, place.root, place, atlas)
    assert (level, drawn.level) == ("grid", "grid")
    assert drawn.shapes.keys() == drawn.points.keys() == atlas.shapes("grid").keys()
    assert drawn.above.keys() == drawn.above_points.keys() == atlas.shapes("street").keys()


def test_few_parts_are_those_of_the_largest_level(sample_reader):
    place, atlas = sample_reader.place, sample_reader.atlas
    assert compared_level("largest", place.root, place, atlas) == place.levels[0].key
