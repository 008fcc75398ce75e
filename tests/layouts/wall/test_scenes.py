from __future__ import annotations

import pytest

from data.metrics.catalogue import CATALOGUE
from layouts.text import WORDS
from layouts.wall.scenes import SCENES, scenes_of
from layouts.wall.view import MOST_NUMBERS

EVERYTHING = scenes_of(CATALOGUE)


@pytest.mark.parametrize("scene", EVERYTHING, ids=lambda scene: scene.name)
def test_a_scene_has_at_most_nine_numbers_none_of_them_twice(scene):
    assert len(set(scene.metrics)) == len(scene.metrics) <= MOST_NUMBERS
    assert all(len(family.metrics) <= 3 for family in scene.families)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_that_a_scene_names_has_words(language):
    wanted = {f"wall.scene.{scene.name}" for scene in SCENES}
    for scene in (scene for scene in SCENES if scene.lead is not None):
        wanted |= {f"wall.lead.{scene.name}", *(f"wall.fact.{fact}" for fact in scene.facts)}
        wanted |= {f"wall.family.{family.name}" for family in scene.families}
        if scene.figure is not None and scene.figure.kind == "bars":
            wanted.add(f"wall.bars.{scene.figure.by}")
    assert wanted <= WORDS[language].keys()


def test_everything_a_scene_names_is_in_the_catalogue():
    for scene in SCENES:
        figure = scene.figure.metrics if scene.figure else ()
        assert {*scene.metrics, *scene.facts, *figure} <= CATALOGUE.keys()


def test_a_place_that_records_everything_has_every_scene():
    assert [scene.name for scene in EVERYTHING] == [scene.name for scene in SCENES]


def test_a_scene_without_records_is_left_out():
    names = [scene.name for scene in scenes_of({"on_time_closure_rate", "case_volume"})]
    assert names == ["overview", "cases", "attention"]


def test_what_is_not_recorded_gives_its_place_to_the_next():
    recorded = {"resolution_rate", "median_hours_to_close", "overdue_open", "case_volume"}
    overview = scenes_of(recorded)[0]
    assert overview.lead == "resolution_rate"
    assert overview.beside == ("median_hours_to_close",)
    assert [family.name for family in overview.families] == ["backlog", "intake"]


def test_a_figure_without_records_is_left_out():
    assert scenes_of({"on_time_closure_rate"})[0].figure is None


def test_a_trend_is_asked_what_it_amounts_to():
    overview = EVERYTHING[0]
    assert "case_volume" not in overview.metrics
    assert overview.asked == (*overview.metrics, "case_volume")
