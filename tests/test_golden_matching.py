"""Worked examples of department grids against the grids of a place."""

from __future__ import annotations

import pytest
import shapely

from tests.questions import figure, figures, parts

STEP_DEG = 0.01


def box(west, east, south=0.0, north=1.0):
    """A rectangle in units of some kilometre; the grids lie side by side, each one wide."""
    ring = shapely.box(west, south, east, north)
    return shapely.transform(ring, lambda xy: xy * STEP_DEG + [120.6, 27.9])


AREAS = (
    {"level": "street", "code": "S1", "name": "东街道"},
    {"level": "street", "code": "S2", "name": "西街道"},
    *(
        {
            "level": "grid", "code": f"G{n}", "name": f"{n}格", "shape": box(n, n + 1),
            "parent": "S1" if n < 3 else "S2",
        }
        for n in range(1, 5)
    ),
)  # fmt: skip


def own(code, shape, department="消防"):
    return {"code": code, "department": department, "shape": shape}


@pytest.fixture(scope="module")
def store(make_store):
    """Fire: a legal map of all four. Market: two grids as one, a half, one too wide, one far off."""
    market = [box(1, 3), box(3, 3.5), box(3.6, 5), box(20, 21)]
    rows = [own(f"X{n}", box(n, n + 1)) for n in range(1, 5)]
    rows += [own(f"S{n}", shape, "市监") for n, shape in enumerate(market, start=1)]
    return make_store([], AREAS, department_grids=rows)


def test_one_to_one_and_one_to_many_are_legal(store):
    by_department = figures(store.reader, "mapping_legality", by="department")
    assert {key: parts(found) for key, found in by_department.items()} == {
        "消防": (4, 4),
        "市监": (1, 4),
    }
    assert parts(figure(store.reader, "mapping_legality")) == (5, 8)


def test_what_lies_in_one_area_is_legal_or_not_there(store):
    # Half a grid lies in it, what straddles two grids of a street in that, what lies off in none.
    by_street = figures(store.reader, "mapping_legality", by="area:street")
    assert {key: parts(found) for key, found in by_street.items()} == {
        "street-S1": (3, 3),
        "street-S2": (2, 4),
        None: (0, 1),
    }


def test_a_map_is_complete_where_every_grid_has_a_counterpart(make_reader):
    rows = [own("X1", box(1, 2)), own("X2", box(2, 3.01)), own("X4", box(4, 5))]
    areas = [*AREAS[:-1], {**AREAS[-1], "valid_from": "2026-09-15"}]
    reader = make_reader([], areas, department_grids=rows)
    # What reaches a hundredth into G3 does not stand for it.
    assert parts(figure(reader, "mapping_completeness")) == (3, 4)
    earlier = figures(reader, "mapping_completeness", by="day", period="2026-09-14..2026-09-15")
    assert [parts(found) for found in earlier.values()] == [(2, 3), (3, 4)]
    by_department = figures(reader, "mapping_completeness", by="department")
    assert parts(by_department["消防"]) == (3, 4)


@pytest.mark.parametrize(("tolerance", "legal"), [(0.02, 1), (0.005, 0)])
def test_how_much_may_be_missing_is_for_the_place_to_say(make_reader, tolerance, legal):
    rows = [own("X1", box(1, 1.99))]
    profile = {"matching": {"tolerance": tolerance}}
    reader = make_reader([], AREAS, department_grids=rows, profile=profile)
    assert parts(figure(reader, "mapping_legality")) == (legal, 1)


def test_without_department_grids_nothing_is_recorded(make_reader):
    reader = make_reader([], AREAS)
    for metric in ("mapping_legality", "mapping_completeness"):
        assert figure(reader, metric).status == "not_recorded"
