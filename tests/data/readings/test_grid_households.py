"""Households of grids are those that the readings of the norm of size judge, day by day."""

from __future__ import annotations

import pytest

from data.periods import parse_period
from data.readings.grid_households import grid_households
from data.readings.question import Question
from data.scope import By, Scope
from tests.questions import T

NORM = {
    "what": "grid_households", "low": 300, "high": 500, "source": {"zh": "规", "en": "r"},
    "valid_from": "2026-03-01",
}  # fmt: skip
AREAS = (
    *({"level": "street", "code": code, "name": code} for code in ("S1", "S2")),
    {"level": "grid", "code": "G1", "name": "G1", "parent": "S1", "households": 320},
    {"level": "grid", "code": "G2", "name": "G2", "parent": "S1"},
    {
        "level": "grid", "code": "G3", "name": "G3", "parent": "S2", "households": 0,
        "valid_from": "2026-09-10", "valid_to": "2026-09-30",
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def reader(make_reader):
    return make_reader([], AREAS, norms=[NORM])


@pytest.mark.parametrize("area", [None, "street-S1", "street-S2", "grid-G1"])
@pytest.mark.parametrize("period", ["all", "2026-09", "2026-09-01..2026-09-09", "2026-02", "2027"])
def test_they_are_those_of_the_readings(reader, period, area):
    scope = Scope(T, parse_period(period, T), area)
    (readings,) = reader.read(Question(("size_norm_rate",), scope, By("area", "grid")))
    judged = {row.key for row in readings if row.figure.denominator}
    found = reader.ask(lambda cursor, context: grid_households(cursor, context.place, scope))
    assert found.keys() == judged
    assert all(found[key] == reader.place.areas[key].households for key in found)
