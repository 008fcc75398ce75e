"""A place with areas alone, the sample district's app, and warehouses that fail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from callbacks.server import make_app
from data.errors import EmptyStoreError
from data.metrics.catalogue import CATALOGUE
from data.place import Area, Place
from data.profile import load_profile
from data.settings import Settings
from data.warehouse import Warehouse

NOW = datetime(2026, 11, 1, 1, 0, tzinfo=UTC)
AREAS = (
    Area("place", "四方区", "place", None),
    Area("street:1", "东街道", "street", "place"),
    Area("street:2", "西街道", "street", "place"),
    Area("grid:1", "东一格", "grid", "street:1"),
    Area("grid:2", "东二格", "grid", "street:1"),
)


@dataclass(frozen=True)
class FailingWarehouse:
    """A warehouse that raises instead of reading."""

    fault: Exception

    def reader(self) -> Any:
        raise self.fault


@pytest.fixture
def place() -> Place:
    areas = {area.area_id: area for area in AREAS}
    return Place(
        "000007-0a1b2c3d",
        load_profile("sample"),
        datetime(2026, 10, 31, 23, 59, 59),
        areas,
        frozenset(CATALOGUE),
    )


@pytest.fixture(scope="session")
def warehouse(sample_home) -> Warehouse:
    return Warehouse(Settings(home=sample_home))


@pytest.fixture(scope="session")
def app(warehouse, clock):
    return make_app(warehouse, clock)


@pytest.fixture(scope="session")
def client(app):
    return app.server.test_client()


@pytest.fixture(scope="session")
def clock():
    return lambda: NOW


@pytest.fixture
def failing():
    """Makes a warehouse that raises a fault."""
    return FailingWarehouse


@pytest.fixture
def empty_store() -> EmptyStoreError:
    return EmptyStoreError("The store is empty.", "a generation", "python app.py import FILES")
