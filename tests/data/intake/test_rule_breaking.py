"""Grids are held to the rules of the profile: the form of their codes, and one community each."""

from __future__ import annotations

import pytest
import shapely

from tests.stores import fill, open_store, query, tiny_profile, write_tiny

WEST, EAST = shapely.box(120.60, 27.90, 120.62, 27.94), shapely.box(120.62, 27.90, 120.64, 27.94)
SQUARE = shapely.union(WEST, EAST)
FOUND = """
SELECT kind, area_ids, list_transform(shares, lambda each: round(each, 2)), round(area_m2 / whole, 2),
    households
FROM map_findings, (SELECT sum(area_m2) AS whole FROM area_shapes WHERE NOT is_derived
                    AND area_id LIKE 'grid-%') ORDER BY ALL
"""


def street(code, shape=None, **stated):
    drawn = {} if shape is None else {"shape": shape}
    return {"level": "street", "code": code, "name": code, **drawn, **stated}


def grid(code, shape, **stated):
    return {"level": "grid", "code": code, "name": code, "shape": shape, **stated}


@pytest.fixture
def found(tmp_path):
    """The findings of a store of these areas, by the rules of a profile."""

    def audited(areas, rules=None, **records):
        paths = write_tiny(tmp_path / "files", [], areas, **records)
        profile = tiny_profile("2026-10-31", **({"grids": rules} if rules else {}))
        fill(tmp_path / "home", profile, paths)
        return query(open_store(tmp_path / "home"), FOUND)

    return audited


def test_a_code_that_no_mask_fits_is_found_with_its_grid(found) -> None:
    areas = [street("S1"), grid("G1", WEST, parent="S1"), grid("G01", EAST, parent="S1")]
    home = {"longitude": 120.63, "latitude": 27.92, "households": 4}
    wrong = found(areas, {"code_masks": ["G#", "S#"]}, residences=[home])
    assert wrong == [("code", ["grid-G01"], [], 0.5, 4)]


@pytest.mark.parametrize("rules", [None, {"code_masks": ["G#"]}, {"code_masks": ["G?", "##"]}])
def test_right_codes_are_not_found(found, rules) -> None:
    areas = [street("S1"), grid("G1", WEST, parent="S1"), grid("G2", EAST, parent="S1")]
    assert found(areas, rules) == []


ACROSS = (
    street("S1", WEST),
    street("S2", EAST),
    grid("G1", shapely.box(120.60, 27.90, 120.63, 27.94), parent="S1"),
    grid("G2", shapely.box(120.63, 27.90, 120.64, 27.94), parent="S2"),
)


def test_a_grid_in_several_communities_is_found_with_its_shares(found) -> None:
    shares, wrong_share = [0.67, 0.33], 0.25
    assert found(ACROSS) == [
        ("communities", ["grid-G1", "street-S1", "street-S2"], shares, wrong_share, None)
    ]
    assert found(ACROSS, {"may_lack_community": True}) != []


def test_a_grid_in_several_communities_is_legal_where_the_profile_says_so(found) -> None:
    assert found(ACROSS, {"may_span_communities": True}) == []


LACKING = (street("S1", WEST), grid("G1", WEST, parent="S1"), grid("G2", EAST, parent="S1"))


def test_a_grid_in_no_community_by_its_ground_is_found_whatever_its_source_says(found) -> None:
    assert found(LACKING) == [("communities", ["grid-G2"], [], 0.5, None)]
    assert found(LACKING, {"may_span_communities": True}) != []


def test_a_grid_in_no_community_is_legal_where_the_profile_says_so(found) -> None:
    assert found(LACKING, {"may_lack_community": True}) == []


def test_where_communities_have_no_boundaries_the_source_of_the_grid_decides(found) -> None:
    areas = [street("S1"), grid("G1", WEST, parent="S1"), grid("G2", EAST)]
    assert found(areas) == [("communities", ["grid-G2"], [], 0.5, None)]


@pytest.mark.parametrize(("west", "east"), [(WEST, EAST), (None, None)], ids=["drawn", "named"])
def test_a_community_that_is_no_more_holds_no_grid(found, west, east) -> None:
    streets = [street("S1", west), street("S2", east, valid_to="2026-01-01")]
    areas = [*streets, grid("G1", WEST, parent="S1"), grid("G2", EAST, parent="S2")]
    assert found(areas) == [("communities", ["grid-G2"], [], 0.5, None)]


def test_where_no_communities_are_known_none_is_lacking(found) -> None:
    assert found([grid("G1", WEST), grid("G2", EAST)]) == []
