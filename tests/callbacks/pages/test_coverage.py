from __future__ import annotations

from dataclasses import replace

import pytest

from callbacks.pages.coverage import PAGE, PANELS, questions
from callbacks.siting import chosen_kind, siting_asked
from data.address import Address
from data.analysis.sizing import judge_sizes
from data.errors import QuestionError
from data.metrics.catalogue import CATALOGUE
from data.profile import load_profile
from data.scope import By
from layouts.controls import EXPORTS
from tests.callbacks.conftest import NOW

# What a file of their own says: no readings.
OWN_FILES = {"findings", "hotspots", "sites"}


@pytest.fixture(scope="module")
def bare_reader(make_reader):
    """A place of areas and one case: no shapes, no staff, no facilities."""
    return make_reader([{"grid": "G1"}])


def asked(place, **settings):
    return questions(Address(page="coverage", **settings), place)


def test_every_panel_shows_what_the_page_asks(place):
    assert {name for names in PANELS.values() for name in names} <= asked(place).keys()


def test_every_panel_can_be_taken_home():
    assert set(PANELS) | OWN_FILES == set(EXPORTS["coverage"])


def test_every_metric_asked_is_in_the_catalogue(place):
    keys = {key for question in asked(place).values() for key in question.metrics}
    assert keys <= CATALOGUE.keys()


def test_staff_are_parted_by_the_level_below_and_judged_by_grid(place):
    assert asked(place)["parts"].by == By("area", "street")
    assert asked(place, area="street:1")["parts"].by == By("area", "grid")
    assert asked(place, area="street:1")["staffed"].scope.area == "street:1"
    assert "parts" not in asked(place, area="grid:1")


def test_a_kind_of_facility_that_no_circle_has_is_an_error_that_names_those_it_has(place):
    place = replace(place, profile=load_profile("demo"))
    assert chosen_kind(Address(facility="park"), place) == "park"
    with pytest.raises(QuestionError, match="eldercare"):
        chosen_kind(Address(facility="casino"), place)


@pytest.mark.parametrize("layer", ["grids", "findings", "circles", "departments", "hot"])
def test_every_layer_is_drawn_with_or_without_its_records(sample_reader, bare_reader, layer):
    for reader in (sample_reader, bare_reader):
        drawn = PAGE.draw(Address(page="coverage", layer=layer, finding=1), reader, NOW)
        assert tuple(drawn) == PAGE.form.slots


def test_where_no_residence_is_recorded_there_are_no_sites(bare_reader):
    assert siting_asked(Address(page="coverage"), bare_reader) is None


def test_the_sites_are_those_of_the_kind_that_reaches_fewest_unless_one_is_chosen(sample_reader):
    (kinds,) = sample_reader.read(asked(sample_reader.place)["kinds"])
    rates = {row.key: row.value for row in kinds}
    assert siting_asked(Address(), sample_reader).kind == min(rates, key=rates.get)
    assert siting_asked(Address(facility="bus_stop"), sample_reader).kind == "bus_stop"


def test_the_norm_of_the_day_counts_as_the_reading_does(sample_reader):
    place = sample_reader.place
    address = Address(page="coverage")
    whole, grids = sample_reader.read(asked(place)["totals"], asked(place)["sizes"])
    figure = next(row.figure for row in whole if row.metric == "size_norm_rate")
    norm = place.profile.norm_of("grid_households", address.scope(place).as_of.date())
    known = [place.areas[row.key].households for row in grids if row.figure.denominator]
    if norm is None:
        assert figure.denominator is None
    else:
        sizing = judge_sizes(known, norm)
        assert (sizing.within, sizing.grids) == (figure.numerator, figure.denominator)
