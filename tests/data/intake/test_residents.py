"""Persons and households stand at the smallest areas that know them, each for itself."""

from __future__ import annotations

from tests.stores import query

AREAS = (
    {"level": "street", "code": "S1", "name": "S1", "households": 900, "persons": 2500},
    {"level": "street", "code": "S2", "name": "S2", "households": 400},
    {"level": "grid", "code": "G1", "name": "G1", "parent": "S1", "households": 300},
    {"level": "grid", "code": "G2", "name": "G2", "parent": "S1"},
    {"level": "grid", "code": "G3", "name": "G3", "parent": "S2"},
)


def residents(store, what):
    rows = query(store, f"SELECT area_id, counted FROM area_residents WHERE what = '{what}'")
    return dict(rows)


def test_households_of_grids_count_before_those_of_their_street(make_store) -> None:
    store = make_store([], AREAS, place={"households": 9999})
    assert residents(store, "households") == {"grid-G1": 300, "street-S2": 400, "grid-G3": None}


def test_persons_are_known_apart_from_households(make_store) -> None:
    store = make_store([], AREAS)
    assert residents(store, "persons") == {"street-S1": 2500, "grid-G1": None, "grid-G2": None}


def test_where_only_the_place_knows_them_all_areas_lie_inside_it(make_store) -> None:
    store = make_store([], ({"level": "grid", "code": "G1", "name": "G1"},), place={"persons": 7})
    assert residents(store, "persons") == {"tiny": 7, "grid-G1": None}
