"""What is told of the grids in force at T follows T, even where an import brings nothing else."""

from __future__ import annotations

import pytest
import shapely

from data.intake import following
from tests.stores import fill, open_store, query, tiny_profile, write_tiny

WEST, EAST = shapely.box(120.60, 27.90, 120.62, 27.94), shapely.box(120.62, 27.90, 120.64, 27.94)
AREAS = (
    {"level": "street", "code": "S1", "name": "S1"},
    {"level": "grid", "code": "G1", "name": "G1", "parent": "S1", "shape": WEST},
    {
        "level": "grid", "code": "G2", "name": "G2", "parent": "S1", "shape": EAST,
        "valid_from": "2026-09-10",
    },
)  # fmt: skip
OWN = ({"code": "X1", "department": "消防", "name": "X1", "shape": EAST},)
PLACE = {"shape": shapely.union(WEST, EAST)}
KINDS = "SELECT kind FROM map_findings"
MATCHED = "SELECT matched_as FROM department_grids"


def case(number, day):
    return {"source_id": number, "reported_at": f"{day} 08:00:00", "grid": "G1"}


@pytest.fixture
def followed(tmp_path):
    """A store whose T is 5 September, before its second grid; brings T alone to another day."""
    home, profile = tmp_path / "home", tiny_profile(None)
    first = write_tiny(
        tmp_path / "0", [case("1", "2026-09-05")], AREAS, PLACE, department_grids=OWN
    )
    fill(home, profile, first)

    def until(day):
        fill(home, profile, write_tiny(tmp_path / day, [case(day, day)], []))
        return open_store(home)

    store = open_store(home)
    assert (query(store, KINDS), query(store, MATCHED)) == ([("gap",)], [("outside",)])
    return until


def test_when_t_passes_the_first_day_of_a_grid_map_and_matches_are_judged_anew(followed) -> None:
    store = followed("2026-09-10")
    assert (query(store, KINDS), query(store, MATCHED)) == ([], [("one_to_one",)])


def test_when_t_passes_no_such_day_nothing_is_judged_anew(followed, monkeypatch) -> None:
    judged = []
    for name in ("derive_matches", "derive_findings"):
        monkeypatch.setattr(following, name, lambda *_: judged.append(True))
    followed("2026-09-09")
    assert not judged
    followed("2026-09-10")
    assert len(judged) == 2
