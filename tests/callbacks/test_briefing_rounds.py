"""The areas that a round of briefings is meant for."""

from __future__ import annotations

import pytest

from callbacks.briefing_rounds import areas_asked
from data.errors import QuestionError


def test_a_level_stands_for_all_its_areas(sample_reader):
    place = sample_reader.place
    level = place.levels[0].key
    asked = areas_asked(place, [level])
    assert len(asked) == sum(area.level == level for area in place.areas.values())


def test_an_area_that_there_is_not_is_named_with_the_levels_that_there_are(sample_reader):
    with pytest.raises(QuestionError, match=r"'不存在'(?s:.)*or a level: street"):
        areas_asked(sample_reader.place, ["不存在"])
