from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from callbacks.pages import PAGES, page_of
from callbacks.pages.overview import PAGE, PANELS, questions
from data.address import Address
from data.errors import QuestionError
from data.metrics.catalogue import CATALOGUE
from data.scope import By
from layouts.controls import EXPORTS
from tests.layouts.made import classed, parts


def test_every_panel_shows_what_the_page_asks(place):
    asked = questions(Address(), place)
    assert {name for names in PANELS.values() for name in names} <= set(asked)


def test_every_offered_export_exists():
    assert tuple(PANELS) == EXPORTS["overview"]


def test_areas_and_their_reference_rest_on_the_same_records(place):
    asked = questions(Address(area="grid:1", metric="repeat_rate"), place)
    assert asked["areas"].scope == asked["reference"].scope
    assert asked["areas"].scope.area == "street:1"
    assert asked["areas"].metrics == asked["reference"].metrics == ("repeat_rate",)
    assert asked["totals"].scope.area == "grid:1"


@pytest.mark.parametrize(
    ("period", "grain"),
    [("2026-10", "day"), ("2026-Q3", "day"), ("2026", "month"), ("all", "month")],
)
def test_a_trend_is_daily_up_to_a_quarter(place, period, grain):
    assert questions(Address(period=period), place)["trend"].by == By(grain)


def test_the_ghost_is_the_comparison_by_the_same_grain(place):
    asked = questions(Address(period="2026-10", compare="year"), place)
    assert asked["ghost"].by == asked["trend"].by
    assert asked["ghost"].scope.period.token == "2025-10"


def test_all_time_has_no_ghost(place):
    assert "ghost" not in questions(Address(period="all"), place)


def test_filters_hold_for_every_question(place):
    asked = questions(Address(channel="热线", category="市容"), place)
    assert {q.scope.filters for q in asked.values()} == {
        (("channel", "热线"), ("category", "市容"))
    }


@pytest.mark.parametrize("period", ["2026-10", "2026", "all"])
def test_sparklines_end_with_the_last_month_reached(place, period):
    months = questions(Address(period=period), place)["months"].scope.period
    assert months.end == date(2026, 11, 1)
    assert months.start <= date(2025, 11, 1)


def test_three_families_are_asked_for_those_recorded_first(place):
    asked = questions(Address(), place)["totals"].metrics
    assert {"on_time_closure_rate", "covered_household_rate", "volunteer_hours"} <= set(asked)
    poor = replace(
        place,
        recorded=frozenset(key for key, metric in CATALOGUE.items() if metric.fact == "cases"),
    )
    asked = questions(Address(), poor)["totals"].metrics
    assert {"on_time_closure_rate", "overdue_open", "repeat_rate"} <= set(asked)
    assert "covered_household_rate" not in asked


def test_stages_are_asked_for_only_where_they_are_recorded(place):
    poor = replace(place, recorded=frozenset(["finished_share"]))
    assert "stages" in questions(Address(), place)
    assert "stages" not in questions(Address(), poor)


@pytest.mark.parametrize("wrong", [{"area": "nowhere"}, {"level": "village"}, {"period": "soon"}])
def test_what_the_place_does_not_have_is_refused(place, wrong):
    with pytest.raises(QuestionError):
        questions(Address(**wrong), place)


@pytest.mark.parametrize("name", PAGES)
def test_every_registered_page_can_be_found(name):
    assert page_of(name).form.slots


def test_an_unknown_page_is_refused():
    with pytest.raises(QuestionError, match="weather"):
        page_of("weather")


@pytest.mark.parametrize("rule", ["95", "998", "fdr"])
def test_list_map_and_file_tell_the_same_areas_apart(client, sample_reader, rule):
    address = Address(period="2026-10", level="grid", test=rule)
    drawn = PAGE.draw(address, sample_reader, sample_reader.place.as_of)
    slots = {name: value for (name, _), value in drawn.items()}
    listed = {
        side: {
            link.href for link in parts(classed(slots["ranking"], side)) if hasattr(link, "href")
        }
        for side in ("worse", "better")
    }
    file = client.get(f"/export/ranking.csv{address.search}").data.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(file, newline="")) if row["standing"]]
    assert {row["standing_rule"] for row in rows} == {rule}
    outlined = {
        key
        for trace in slots["map"]["data"]
        if trace["type"] == "choropleth" and "customdata" not in trace
        for key in trace["locations"]
    }
    for side, standing in (("worse", "low"), ("better", "high")):
        told = {row["area_id"] for row in rows if row["standing"] == standing}
        assert listed[side] == {
            address.but(page="profile", area=key, level=None).href for key in told
        }
        outlined -= told
    assert not outlined


def test_the_rule_of_the_address_decides_who_stands_out(sample_reader):
    def better(rule):
        address = Address(period="2026-10", level="grid", test=rule)
        drawn = PAGE.draw(address, sample_reader, sample_reader.place.as_of)
        return classed(classed(list(drawn.values()), "better"), "rank-row")

    assert [len(better(rule)) for rule in ("95", "998")] == [1, 0]
