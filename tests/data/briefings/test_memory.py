from __future__ import annotations

import duckdb
import pytest

from data.briefings import memory
from data.briefings.memory import with_little_memory
from data.errors import StoreError
from data.settings import Settings


def fault(cause):
    error = StoreError("too much", "less", "wait")
    error.__cause__ = cause
    return error


@pytest.fixture
def granted(monkeypatch):
    """Work is handed the limit it has instead of a store."""
    monkeypatch.setattr(memory, "Warehouse", lambda settings: settings.memory_limit)
    return []


def test_what_needs_little_memory_is_granted_little(granted):
    assert with_little_memory(Settings(memory_limit="1GB"), lambda limit: limit) == memory.LEAN


def test_what_needs_more_is_granted_all(granted):
    def work(limit):
        granted.append(limit)
        if limit == memory.LEAN:
            raise fault(duckdb.OutOfMemoryException("full"))
        return "done"

    assert with_little_memory(Settings(memory_limit="1 GiB"), work) == "done"
    assert granted == [memory.LEAN, "1 GiB"]


@pytest.mark.parametrize("limit", ["100MB", "128 MiB", "90000KB"])
def test_nobody_is_granted_more_than_the_settings_say(limit, granted):
    assert with_little_memory(Settings(memory_limit=limit), lambda granted: granted) == limit


def test_other_faults_of_the_store_are_told_at_once(granted):
    def work(limit):
        granted.append(limit)
        raise fault(duckdb.IOException("gone"))

    with pytest.raises(StoreError, match="too much"):
        with_little_memory(Settings(memory_limit="1GB"), work)
    assert granted == [memory.LEAN]
