"""Readers follow the pointer without a restart, and never mix two generations."""

from __future__ import annotations

import pytest

from data.errors import StoreError
from data.generations import Generations
from data.intake.importing import import_files
from data.readings.question import Question
from data.scope import Scope
from data.settings import Settings
from data.warehouse import Warehouse
from tests.damage import DAMAGE, UNREADABLE, damage_records
from tests.stores import IMPORTED_AT, SECRET, TINY_AREAS, fill, tiny_profile, write_tiny

CASES = [{"source_id": str(n), "reported_at": "2026-10-01 08:00:00"} for n in range(5)]


def volume(reader) -> float | None:
    scope = Scope(reader.place.as_of)
    ((reading,),) = reader.read(Question(("case_volume",), scope))
    return reading.value


def test_a_new_generation_shows_at_the_next_call_and_old_readers_keep_theirs(tmp_path) -> None:
    home, profile = tmp_path / "home", tiny_profile("2026-10-31 23:59:59")
    fill(home, profile, write_tiny(tmp_path / "1", CASES[:3], TINY_AREAS))
    warehouse = Warehouse(Settings(home=home))
    old = warehouse.reader()
    assert warehouse.reader() is old
    fill(home, profile, write_tiny(tmp_path / "2", CASES, ()))
    assert volume(warehouse.reader()) == 5
    assert volume(old) == 3


def test_an_empty_store_says_what_to_import(tmp_path) -> None:
    with pytest.raises(StoreError, match=r"app\.py import"):
        Warehouse(Settings(home=tmp_path)).reader()


@pytest.fixture
def generations(tmp_path) -> Generations:
    store, paths = Generations(tmp_path), write_tiny(tmp_path, CASES, TINY_AREAS)
    import_files(tiny_profile("2026-10-31 23:59:59"), paths, store, secret=SECRET, now=IMPORTED_AT)
    return store


@pytest.mark.parametrize("damage", UNREADABLE)
def test_a_generation_that_cannot_be_opened_is_an_error_of_the_store(generations, damage) -> None:
    DAMAGE[damage](generations.path(str(generations.current())))
    with pytest.raises(StoreError, match="snapshots rollback"):
        Warehouse(Settings(home=generations.home)).reader()


@pytest.mark.parametrize("table", ["areas", "area_closure"])
def test_damaged_records_are_an_error_of_the_store(generations, table) -> None:
    damage_records(generations.path(str(generations.current())), table)
    with pytest.raises(StoreError, match="snapshots rollback"):
        Warehouse(Settings(home=generations.home)).reader()


def test_a_pointer_that_is_no_text_is_an_error_of_the_store(generations) -> None:
    (generations.home / "current").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreError, match="snapshots rollback"):
        Warehouse(Settings(home=generations.home)).reader()


def test_too_little_memory_is_said_to_be_that(generations) -> None:
    with pytest.raises(StoreError) as caught:
        Warehouse(Settings(home=generations.home, memory_limit="1KB")).reader()
    assert "GELAN_MEMORY_LIMIT" in caught.value.remedy
