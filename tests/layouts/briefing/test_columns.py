from __future__ import annotations

from dataclasses import replace

import pytest

from layouts.briefing.columns import (
    PAD,
    WIDTH,
    area_columns,
    definitions_left,
    kpi_columns,
)
from layouts.briefing.document import Cell, Notes
from layouts.briefing.fonts import width_of
from layouts.briefing.pictures.svg import COLUMN
from layouts.briefing.typesetting import typeset
from tests.layouts.briefing.made import LONG, english, long_names, october


@pytest.mark.parametrize("make", [october, english, long_names])
def test_the_columns_of_the_key_figures_take_the_page_and_leave_the_families_their_room(make):
    whole = make()
    widths = dict(kpi_columns(whole.kpis, whole.language))
    assert list(widths) == list(range(8))
    assert 12 < WIDTH - sum(widths.values()) - 2 * PAD * len(widths) < 20
    assert widths[3] > 70


def test_names_of_key_figures_stand_on_one_line_where_they_can():
    whole = english()
    widths = dict(kpi_columns(whole.kpis, "en"))
    assert all(
        widths[0] >= 8.6 * width_of(row.name) for group in whole.kpis.groups for row in group.rows
    )


def test_a_column_without_anything_to_say_gives_its_room_to_the_others():
    whole = october()
    groups = tuple(
        replace(group, rows=tuple(replace(row, year=Cell("—")) for row in group.rows))
        for group in whole.kpis.groups
    )
    shown = dict(kpi_columns(replace(whole.kpis, groups=groups), "zh"))
    every = dict(kpi_columns(whole.kpis, "zh"))
    assert list(shown) == [0, 1, 2, 3, 4, 6, 7]
    assert all(shown[place] > every[place] for place in shown)


@pytest.mark.parametrize("make", [october, long_names])
def test_names_take_the_room_of_fractions_where_nothing_rests_on_any(make):
    whole = make()
    groups = tuple(
        replace(group, rows=tuple(replace(row, fraction="—") for row in group.rows))
        for group in whole.kpis.groups
    )
    kpis = replace(whole.kpis, groups=groups)
    widths = dict(kpi_columns(kpis, "zh"))
    assert list(widths) == [0, 1, 2, 4, 5, 6, 7]
    assert 12 < WIDTH - sum(widths.values()) - 2 * PAD * len(widths) < 20
    assert typeset(replace(whole, kpis=kpis), ["pdf"])


def test_the_columns_of_the_areas_take_one_of_the_page():
    whole = october()
    name, *others = area_columns(whole.areas, "zh")
    assert name + sum(others) == pytest.approx(COLUMN)
    assert name >= 9.3 * width_of("石桥")


def test_long_headings_of_areas_break_before_they_take_the_room_of_names():
    whole = english()
    name, _, value, *_ = area_columns(whole.areas, "en")
    assert value < 8.4 * width_of("On-time closure rate")
    assert name >= 8.6 * width_of("Demo City")


def test_definitions_stand_in_two_columns_of_about_the_same_height():
    short, long = ("甲", "短。"), ("乙", LONG * 6)
    assert definitions_left(Notes("口径", False, (short,) * 4)) == 2
    assert definitions_left(Notes("口径", False, (long, short, short, short))) == 1
    assert definitions_left(Notes("口径", False, ())) == 0
