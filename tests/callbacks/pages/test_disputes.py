from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from callbacks.pages.disputes import LEGACY, PANELS, legacy_scope, listing, questions
from data.address import Address
from data.errors import QuestionError
from data.metrics.catalogue import CATALOGUE
from data.periods import parse_period
from data.scope import By
from layouts.controls import EXPORTS
from layouts.pages import disputes

KIND = ("kind", "dispute")


def asked(place, **settings):
    return questions(Address(page="disputes", **settings), place)


def test_every_panel_shows_what_the_page_asks(place):
    assert {name for names in PANELS.values() for name in names} <= asked(place).keys()


def test_every_panel_can_be_taken_home():
    assert tuple(PANELS) == EXPORTS["disputes"] == (disputes.EXPORT, *disputes.PANELS)


def test_every_metric_asked_is_in_the_catalogue(place):
    keys = {key for question in asked(place).values() for key in question.metrics}
    assert keys <= CATALOGUE.keys()


@pytest.mark.parametrize("kind", [None, "appeal"])
def test_the_page_is_about_disputes_whatever_kind_is_chosen_elsewhere(place, kind):
    for name, question in asked(place, channel="热线", kind=kind).items():
        filters = question.scope.filters
        assert ("channel", "热线") in filters
        assert (KIND in filters) == (name not in ("legacy", "earlier"))


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2026-10", "2026"),
        ("2026-10-05", "2026"),
        ("2025-Q4", "2025"),
        ("2026", "2026"),
        ("all", "all"),
        ("2024-01-01..2026-06-30", "2024-01-01..2026-06-30"),
    ],
)
def test_old_matters_are_those_of_the_year_unless_more_is_asked(place, period, year):
    address = Address(page="disputes", period=period)
    assert legacy_scope(address, place).period.token == year


def test_what_was_handed_over_before_ends_where_the_year_begins(place):
    before = asked(place, period="2026-10")["earlier"].scope.period
    assert before.token == "1900-01-01..2025-12-31"
    assert "earlier" not in asked(place, period="all")


def test_the_records_are_the_disputes_or_the_old_matters_of_the_year(place):
    def found(**settings):
        return listing(Address(page="disputes", period="2026-10", **settings), place)

    assert found().metric == "mediation_success_rate"
    assert found(rows="median_hours_to_close").scope.filters == (KIND,)
    for key in LEGACY:
        scope = found(rows=key, kind="appeal").scope
        assert (scope.filters, scope.period.token) == ((), "2026")
    assert found(rows="mediation_success_rate", by="path", key="people").by == By("path")


def test_areas_are_asked_where_there_are_any(place):
    assert asked(place)["areas"].by == By("area", "street")
    assert "areas" not in asked(place, area="grid:1")


def test_a_period_ahead_asks_of_its_own_year(place):
    late = replace(place, as_of=datetime(2026, 10, 31, 23, 59, 59))
    period = asked(late, period="2031-05")["legacy"].scope.period
    assert period == parse_period("2031", late.as_of)


@pytest.mark.parametrize("wrong", [{"area": "nowhere"}, {"level": "village"}, {"period": "soon"}])
def test_what_the_place_does_not_have_is_refused(place, wrong):
    with pytest.raises(QuestionError):
        asked(place, **wrong)
