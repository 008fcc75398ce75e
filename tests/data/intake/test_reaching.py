"""What lies near what follows from the points that are there and the radii of the profile."""

from __future__ import annotations

import pytest

from tests.stores import fill, open_store, query, tiny_profile, write_tiny

NEAR = "SELECT residence_id, facility_id, round(distance_m) FROM residence_reach ORDER BY ALL"
AREAS = ({"level": "grid", "code": "G1", "name": "G1"},)


def at(degrees, **stated):
    return {"longitude": 120.6, "latitude": 27.9 + degrees, **stated}


def test_every_pair_within_the_radius_is_kept_with_its_distance(make_store) -> None:
    homes = [at(0), at(0.002), at(1), {"households": 5}]
    facilities = [at(0), at(0.004), {"kind": "clinic"}]
    store = make_store([], AREAS, residences=homes, facilities=facilities)
    assert query(store, NEAR) == [
        ("residences:00001", "facilities:00001", 0),
        ("residences:00001", "facilities:00002", 443),
        ("residences:00002", "facilities:00001", 222),
        ("residences:00002", "facilities:00002", 222),
    ]


def test_cameras_are_near_sites_by_their_own_radius(make_store) -> None:
    cameras = [at(0.0004), at(0.0006)]
    wide = {"video": {"radius_m": 100}}
    found = [
        len(query(store, "FROM key_site_cameras"))
        for store in (
            make_store([], AREAS, key_sites=[at(0)], cameras=cameras),
            make_store([], AREAS, key_sites=[at(0)], cameras=cameras, profile=wide),
        )
    ]
    assert found == [1, 2]


@pytest.fixture
def import_again(tmp_path):
    """Imports more rows into a store of one home."""
    paths = write_tiny(tmp_path / "0", [], AREAS, residences=[at(0)], facilities=[at(0.001)])
    fill(tmp_path / "home", tiny_profile("2026-10-31"), paths)

    def again(profile=None, **records):
        more = write_tiny(tmp_path / "1", [], AREAS, **records)
        fill(tmp_path / "home", tiny_profile("2026-10-31", **profile or {}), more)
        return query(open_store(tmp_path / "home"), NEAR)

    return again


def test_a_facility_that_moves_away_is_no_longer_near(import_again) -> None:
    assert import_again(facilities=[at(1)]) == []


def test_a_new_radius_finds_other_pairs_without_new_files(import_again) -> None:
    assert len(import_again()) == 1
    assert import_again(profile={"reach": {"radius_m": 100}}) == []
