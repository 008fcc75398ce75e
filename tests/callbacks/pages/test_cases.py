from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from callbacks.pages.cases import PANELS, questions
from data.address import Address, Why
from data.errors import QuestionError
from data.metrics.catalogue import CATALOGUE
from data.scope import By
from layouts.controls import EXPORTS
from layouts.pages import cases


def asked(place, **settings):
    return questions(Address(page="cases", **settings), place)


def test_every_panel_shows_what_the_page_asks(place):
    found = {name for why in get_args(Why) for name in asked(place, why=why)}
    assert {name for names in PANELS.values() for name in names} <= found


def test_every_panel_can_be_taken_home():
    # Expected times are no readings: they have a file of their own.
    assert (*PANELS, "expected") == EXPORTS["cases"] == tuple(cases.PANELS)


def test_every_metric_asked_is_in_the_catalogue(place):
    keys = {key for question in asked(place).values() for key in question.metrics}
    assert keys <= CATALOGUE.keys()


def test_filters_hold_for_every_question(place):
    found = asked(place, kind="dispute", channel="热线")
    assert {question.scope.filters for question in found.values()} == {
        (("channel", "热线"), ("kind", "dispute"))
    }


@pytest.mark.parametrize(
    ("why", "grains"),
    [("area", ("area", "category")), ("channel", ("channel", "department"))],
)
def test_why_is_asked_by_the_chosen_breakdown_and_its_fellow(place, why, grains):
    found = asked(place, why=why)
    assert tuple(found[f"why.{grain}"].by.grain for grain in grains) == grains


def test_areas_are_those_just_below_unless_a_level_is_chosen(place):
    assert asked(place)["why.area"].by == By("area", "street")
    assert asked(place, level="grid")["why.area"].by == By("area", "grid")
    assert asked(place, area="street:1")["why.area"].by == By("area", "grid")


def test_an_area_without_areas_below_is_explained_by_the_other_breakdown_alone(place):
    found = asked(place, area="grid:1")
    assert [name for name in found if name.startswith("why.")] == ["why.category"]


def test_a_metric_without_records_is_asked_all_the_same(place):
    poor = replace(place, recorded=frozenset())
    assert asked(poor).keys() == asked(place).keys()


@pytest.mark.parametrize("wrong", [{"area": "nowhere"}, {"level": "village"}, {"period": "soon"}])
def test_what_the_place_does_not_have_is_refused(place, wrong):
    with pytest.raises(QuestionError):
        asked(place, **wrong)
