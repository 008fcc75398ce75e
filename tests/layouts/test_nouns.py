from __future__ import annotations

import pytest

from layouts.nouns import numbered, opened, within


@pytest.mark.parametrize(
    ("name", "said"),
    [("On-time closure rate", "on-time closure rate"), ("GDP per head", "GDP per head"),
     ("1+2 staffing", "1+2 staffing"), ("hours", "hours")],
)  # fmt: skip
def test_names_within_an_english_sentence_begin_in_lower_case(name, said):
    assert within(name, "en") == said


@pytest.mark.parametrize(
    ("name", "many"),
    [("Grid", "grids"), ("Community", "communities"), ("Ward", "wards"), ("Big grid", "big grids"),
     ("Parish", "parishes"), ("Alley", "alleys")],
)  # fmt: skip
def test_several_english_areas_are_named_in_the_plural(name, many):
    assert numbered(name, 2, "en") == many
    assert numbered(name, 1, "en") == within(name, "en")


def test_chinese_names_stay_as_they_are():
    assert numbered("网格", 108, "zh") == within("网格", "zh") == "网格"


def test_a_sentence_begins_with_a_capital():
    assert [opened(said) for said in ("on target", "", "10 月")] == ["On target", "", "10 月"]
