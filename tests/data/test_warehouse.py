"""Readers follow the pointer without a restart, and never mix two generations."""

from __future__ import annotations

import pytest

from data.errors import StoreError
from data.readings.question import Question
from data.scope import Scope
from data.settings import Settings
from data.warehouse import Warehouse
from tests.stores import TINY_AREAS, fill, tiny_profile, write_tiny

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
