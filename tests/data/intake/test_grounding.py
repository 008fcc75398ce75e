"""Ground is cut by the service circles for as long as nobody's home is known."""

from __future__ import annotations

import pytest
import shapely

from geo.measures import area_m2
from tests.stores import fill, open_store, query, tiny_profile, write_tiny

AT = {"longitude": 120.61, "latitude": 27.92}
GRID = {
    "level": "grid", "code": "G1", "name": "G1", "shape": shapely.box(120.60, 27.90, 120.62, 27.94)
}  # fmt: skip
KINDS = [{"key": "clinic", "zh": "卫生站", "en": "Clinic", "mark": "卫"}]
GROUND = """
SELECT kind, count(*), sum(area_m2) FROM ground LEFT JOIN ground_reach USING (ground_id)
GROUP BY kind ORDER BY kind NULLS FIRST
"""


@pytest.fixture
def grow(tmp_path):
    """Imports rows into a store that begins with one grid and one clinic."""
    home, profile = tmp_path / "home", tiny_profile("2026-10-31", reach={"kinds": KINDS})

    def more(areas=(), **records):
        paths = write_tiny(tmp_path / f"{len(list(tmp_path.iterdir()))}", [], areas, **records)
        fill(home, profile, paths)
        return query(open_store(home), GROUND)

    more([GRID], facilities=[{**AT, "kind": "clinic"}])
    return more


def test_pieces_of_a_grid_have_its_area_and_those_in_a_circle_its_kind(grow) -> None:
    school = {"source_id": "9", **AT, "kind": "school"}
    (_, one, rest_m2), (kind, other, reached_m2) = grow(facilities=[school])
    assert (one, kind, other) == (1, "clinic", 1)
    assert rest_m2 + reached_m2 == pytest.approx(area_m2([GRID["shape"]])[0])
    assert reached_m2 == pytest.approx(3.14159 * 500**2, rel=3e-3)


def test_another_facility_cuts_the_ground_anew(grow) -> None:
    second = {"source_id": "2", **AT, "latitude": 27.93, "kind": "clinic"}
    _, (_, _, reached_m2) = grow(facilities=[second])
    assert reached_m2 == pytest.approx(2 * 3.14159 * 500**2, rel=3e-3)


def test_another_shape_of_a_grid_cuts_the_ground_anew(grow) -> None:
    ((kind, _, m2),) = grow([{**GRID, "shape": shapely.box(120.61, 27.919, 120.611, 27.92)}])
    assert kind == "clinic"
    assert m2 < 12_000


def test_a_home_that_can_be_counted_ends_it(grow) -> None:
    assert len(grow(residences=[{**AT}])) == 2
    assert grow(residences=[{**AT, "households": 3}]) == []
