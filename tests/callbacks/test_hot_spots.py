"""The layer of hot spots shows what the statistic finds in cases counted on their own."""

from __future__ import annotations

import numpy as np
import pytest

from callbacks.hot_spots import hot_layer_at
from callbacks.smallest_map import smallest_map
from data.address import Address
from data.readings.counting import count
from geo.clusters import hot_spots
from tests.geo.places import squares

COUNT = 66
CORE = (24, 25, 26, 35, 36, 37)
SHAPES = squares(COUNT)
HOUSEHOLDS = np.random.default_rng(3).integers(200, 600, COUNT)
UNKNOWN = (0, 65)
MARCH = {"period": "2026-03", "layer": "hot"}


def cases():
    """Drainage floods the core; of noise there is as much everywhere, of theft hardly any."""
    random = np.random.default_rng(5)
    wet = np.where(np.isin(np.arange(COUNT), CORE), 4.0, 1.0) * HOUSEHOLDS / 130
    counts = {"drainage": random.poisson(wet), "noise": random.poisson(HOUSEHOLDS / 100)}
    rows = [
        {"grid": f"G{grid:02}", "category_large": category, "reported_at": "2026-03-05 09:00:00"}
        for category, by_grid in counts.items()
        for grid, count in enumerate(by_grid.tolist())
        for _ in range(count)
    ]
    theft = {"grid": "G01", "category_large": "theft", "reported_at": "2026-03-06 09:00:00"}
    earlier = {"grid": "G01", "category_large": "drainage", "reported_at": "2026-02-06 09:00:00"}
    return [*rows, *[theft] * 3, *[earlier] * 90]


def areas(unknown=UNKNOWN):
    return [
        {
            "level": "grid", "code": f"G{grid:02}", "name": f"G{grid:02}", "shape": shape,
            "households": None if grid in unknown else int(HOUSEHOLDS[grid]),
        }
        for grid, shape in enumerate(SHAPES)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def store(make_store):
    return make_store(cases(), areas())


def layer(store, **settings):
    address = Address(page="coverage", **(MARCH | settings))
    return hot_layer_at(address, store.reader, smallest_map(address, store.reader)[0])


def counted(store, category=None):
    """Cases of March by grid, as pandas counts them."""
    rows = store.cases[store.cases["reported_at"].dt.strftime("%Y-%m") == "2026-03"]
    rows = rows if category is None else rows[rows["category_large"] == category]
    ids = [f"grid-G{grid:02}" for grid in range(COUNT)]
    return rows["area_id"].value_counts().reindex(ids, fill_value=0), ids


@pytest.mark.parametrize("matter", [None, "drainage", "noise"])
def test_what_is_shown_is_what_the_statistic_finds_in_counts_of_ones_own(store, matter):
    counts, ids = counted(store, matter)
    exposure = HOUSEHOLDS.astype(float)
    exposure[list(UNKNOWN)] = np.nan
    expected = hot_spots(SHAPES, counts.to_numpy(float), exposure)
    shown = layer(store, matter=matter).found
    assert shown.area_ids == {ids[area] for area in expected.areas}
    assert (shown.cases, shown.exposure) == (expected.events, expected.exposure)
    high = [each for each in expected.clusters if each.direction == "high"]
    assert [set(each.area_ids) for each in shown.spots] == [
        {ids[area] for area in each.members} for each in high
    ]
    told = [(each.around_cases, each.z, each.q) for each in shown.spots]
    assert np.array(told) == pytest.approx(
        np.array([(each.observed, each.z, each.q) for each in high])
    )


def test_a_planted_cluster_is_found_and_nothing_where_there_is_none(store):
    (spot,) = layer(store, matter="drainage").found.spots
    assert {int(key[-2:]) for key in spot.area_ids} <= set(CORE)
    assert spot.cases == counted(store, "drainage")[0].loc[list(spot.area_ids)].sum()
    assert spot.q <= 0.05 and spot.expected < spot.around_cases
    assert layer(store, matter="noise").found.spots == ()


def test_cold_spots_are_no_problems(make_store):
    dry = [case for case in cases() if int(case["grid"][1:]) not in CORE]
    assert layer(make_store(dry, areas())).found.spots == ()


def test_too_few_cases_or_areas_are_said_with_what_is_needed(store):
    few = layer(store, matter="theft").found
    assert (few.lack, few.cases, few.needed, few.spots) == ("cases", 3, 32, ())
    one = layer(store, area="grid-G05").found
    assert (one.lack, one.needed) == ("areas", 10)


def test_where_many_households_are_unknown_counts_are_compared(make_store):
    found = layer(make_store(cases(), areas(range(10)))).found
    assert not found.is_by_households
    assert found.exposure == len(found.area_ids) == COUNT


def test_the_layer_costs_one_statement_and_another_category_one_more(store, monkeypatch):
    statements = []
    monkeypatch.setattr(
        "data.readings.batches.count", lambda *asked: statements.append(asked) or count(*asked)
    )
    for matter, total in ((None, 1), ("drainage", 2), ("noise", 3), ("drainage", 3)):
        layer(store, matter=matter, period="2026")
        assert len(statements) == total


def test_without_cases_or_shapes_there_is_no_such_layer(make_reader):
    reader = make_reader([{"grid": "G1"}])
    address = Address(page="coverage", layer="hot")
    assert hot_layer_at(address, reader, smallest_map(address, reader)[0]) is None
