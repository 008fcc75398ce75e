from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from callbacks.pages.whistles import PANELS, questions
from callbacks.records import listing_of
from data.address import Address
from data.errors import QuestionError
from data.metrics.catalogue import CATALOGUE
from data.scope import By
from layouts.controls import EXPORTS
from layouts.pages import whistles


def asked(place, **settings):
    return questions(Address(page="whistles", **settings), place)


def test_every_panel_shows_what_the_page_asks(place):
    assert {name for names in PANELS.values() for name in names} <= asked(place).keys()


def test_every_panel_can_be_taken_home():
    assert set(PANELS) == set(EXPORTS["whistles"]) == set(whistles.PANELS)


def test_every_metric_asked_is_in_the_catalogue(place):
    keys = {key for question in asked(place).values() for key in question.metrics}
    assert keys <= CATALOGUE.keys()


def test_what_keeps_coming_back_is_looked_for_in_six_months(place):
    recent = asked(place, period="2026-Q2")["recent"]
    assert (recent.lookback, recent.scope.period.start) == (5, date(2026, 6, 1))


def test_of_one_department_its_calls_are_looked_at(place):
    assert asked(place)["recent"].metrics == ("whistle_volume",)
    assert asked(place, department="水务局")["recent"].metrics == ("whistle_call_volume",)


def test_a_month_cut_short_is_no_month_of_six(place):
    cut = replace(place, as_of=datetime(2026, 10, 17, 12))
    assert asked(cut, period="2026-10")["recent"].scope.period.start == date(2026, 9, 1)


def test_an_area_without_areas_below_asks_for_none(place):
    assert asked(place)["areas"].by == By("area", "street")
    assert "areas" not in asked(place, area="grid:1")


def test_the_page_lists_calls_unless_another_number_is_chosen(place):
    assert listing_of(Address(page="whistles"), place).metric == "whistle_call_volume"


def test_the_listing_is_limited_to_the_group_of_the_address(place):
    listing = listing_of(Address(rows="whistle_call_volume", by="item", key="油烟"), place)
    assert (listing.by, listing.key) == (By("item"), "油烟")


def test_only_filters_that_calls_know_hold(place):
    found = asked(place, department="水务局", channel="热线", kind="dispute")
    assert {question.scope.filters for question in found.values()} == {(("department", "水务局"),)}


@pytest.mark.parametrize("wrong", [{"area": "nowhere"}, {"level": "village"}, {"period": "soon"}])
def test_what_the_place_does_not_have_is_refused(place, wrong):
    with pytest.raises(QuestionError):
        asked(place, **wrong)
