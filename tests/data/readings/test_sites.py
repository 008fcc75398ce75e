"""Proposed sites rest on the same households as the reading of what is reached."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.address import Address
from data.readings.question import Question
from data.readings.sites import siting_of
from data.scope import By

AREAS = tuple({"level": "grid", "code": code, "name": code} for code in ("G1", "G2"))
KINDS = [{"key": "clinic", "zh": "卫生站", "en": "Clinic", "mark": "卫"}]


def home(degrees, households, grid="G1"):
    return {"longitude": 120.6, "latitude": 27.9 + degrees, "households": households, "grid": grid}


@pytest.fixture(scope="module")
def reader(make_reader):
    """A clinic that reaches 50 households; 40 live at one place far from it, 10 at another."""
    homes = [home(0, 50), home(0.1, 30), home(0.1001, 10), home(0.2, 10, "G2")]
    clinic = {"kind": "clinic", "longitude": 120.6, "latitude": 27.9}
    closed = clinic | {"latitude": 28.0, "closed_on": "2026-01-31"}
    return make_reader(
        [],
        AREAS,
        residences=homes,
        facilities=[clinic, closed],
        profile={"reach": {"kinds": KINDS}},
    )


def sited(reader, area=None, day=None):
    place = reader.place
    on = day or place.as_of.date()
    return reader.ask(lambda cursor, _: siting_of(cursor, place, "clinic", on, area))


def test_each_plan_adds_the_site_that_brings_most(reader) -> None:
    found = sited(reader)
    assert (found.households, found.covered_households) == (100, 50)
    assert [found.covered_by(number) for number in range(3)] == [50, 90, 100]
    assert [site.gain_households for site in found.plans[1]] == [40, 10]
    assert {site.area_id for site in found.plans[1]} == {"grid-G1", "grid-G2"}


def test_what_is_covered_now_is_the_reading(reader) -> None:
    scope = Address(period="all").scope(reader.place)
    ((reading,),) = reader.read(
        Question(("facility_reach_rate",), replace(scope, compare=None), By("facility_kind"))
    )
    found = sited(reader)
    assert (found.covered_households, found.households) == (
        reading.figure.numerator,
        reading.figure.denominator,
    )


def test_an_area_counts_its_own_households(reader) -> None:
    found = sited(reader, "grid-G2")
    assert (found.households, found.covered_households) == (10, 0)
    assert [len(plan) for plan in found.plans] == [1]


def test_only_facilities_open_on_the_day_stand(reader) -> None:
    earlier = sited(reader, day=reader.place.as_of.date().replace(month=1))
    assert [len(earlier.facilities), earlier.covered_households] == [2, 90]
    assert len(sited(reader).facilities) == 1
    assert len(sited(reader).beyond) == 3
