from __future__ import annotations

from dataclasses import replace

import pytest

from callbacks.pages.profile import PAGE, PANELS, questions
from data.address import Address
from data.errors import QuestionError
from data.metrics.catalogue import CATALOGUE
from data.scope import By
from layouts.controls import EXPORTS
from layouts.pages import profile
from tests.callbacks.conftest import NOW

ELSEWHERE = ("staff", "ageing")
"""Taken home by a route of its own, and as on the page of cases."""


def asked(place, **settings):
    return questions(Address(page="profile", **settings), place)


def test_every_panel_shows_what_the_page_asks(place):
    assert {name for names in PANELS.values() for name in names} <= asked(place).keys()


def test_every_panel_can_be_taken_home():
    assert {*PANELS, *ELSEWHERE} == set(EXPORTS["profile"]) == {"circle", *profile.PANELS}


def test_every_metric_asked_is_in_the_catalogue(place):
    keys = {key for question in asked(place).values() for key in question.metrics}
    assert keys <= CATALOGUE.keys()


def test_an_area_is_compared_with_all_of_its_level_in_the_place(place):
    alike = asked(place, area="grid:1")["alike"]
    assert (alike.by, alike.scope.area) == (By("area", "grid"), None)


def test_the_place_is_compared_with_its_parts(place):
    found = asked(place)
    assert found["alike"].by == By("area", "street")
    assert found["whole"].metrics == found["alike"].metrics


def test_a_place_without_areas_compares_nothing(place):
    alone = replace(place, areas={"place": place.areas["place"]})
    assert asked(alone).keys().isdisjoint({"alike", "whole"})


def test_of_a_single_grid_its_staff_says_whether_its_households_are_covered(place):
    assert "covered_household_rate" in asked(place, area="street:1")["alike"].metrics
    assert "covered_household_rate" not in asked(place, area="grid:1")["alike"].metrics


@pytest.mark.parametrize("wrong", [{"area": "nowhere"}, {"period": "soon"}])
def test_what_the_place_does_not_have_is_refused(place, wrong):
    with pytest.raises(QuestionError):
        asked(place, **wrong)


def test_every_area_of_the_sample_district_has_a_page(sample_reader):
    now = NOW.replace(tzinfo=None)
    for area_id in sample_reader.place.areas:
        drawn = PAGE.draw(Address(page="profile", area=area_id), sample_reader, now)
        assert tuple(drawn) == PAGE.form.slots


def test_the_posts_can_be_taken_home(client):
    got = client.get("/export/staff.csv")
    assert got.status_code == 200
    head = got.data.decode("utf-8-sig").splitlines()[0]
    assert head.startswith("tier,kind,held,lacking,norm,day,area_name")
