"""Cases find their areas through what their rows say."""

from __future__ import annotations

from tests.stores import TINY_AREAS, fill, tiny_profile, write_tiny


def test_areas_imported_later_place_the_cases_that_waited(tmp_path) -> None:
    profile = tiny_profile("2026-10-31 23:59:59")
    waiting = [{"source_id": "1", "reported_at": "2026-10-01 08:00:00", "grid": "G1"}]
    before = fill(tmp_path / "home", profile, write_tiny(tmp_path, waiting, ()))
    assert before.cases["area_id"].isna().all()
    after = fill(tmp_path / "home", profile, write_tiny(tmp_path, (), TINY_AREAS))
    assert list(after.cases["area_id"]) == ["grid-G1"]


def test_a_separator_inside_a_cell_makes_no_second_way(tmp_path) -> None:
    row = {"source_id": "1", "reported_at": "2026-10-01 08:00:00", "grid": "G9\x1egrid:code:G1"}
    profile = tiny_profile("2026-10-31 23:59:59")
    store = fill(tmp_path / "home", profile, write_tiny(tmp_path, [row], TINY_AREAS))
    assert store.cases["area_id"].isna().all()
