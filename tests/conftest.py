"""What the tests share: the sample district, and tiny stores made from rows in a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from data.profile import PROFILES, load_profile
from tests.stores import TINY_AREAS, Row, Store, fill, tiny_profile, write_tiny

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.readings.reader import Reader

settings.register_profile(
    "gelan",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("gelan")


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Store:
    """The sample district, imported as `make run` does."""
    files = sorted((PROFILES / "sample").iterdir())
    return fill(tmp_path_factory.mktemp("sample"), load_profile("sample"), files)


@pytest.fixture(scope="session")
def sample_home(sample) -> Path:
    return sample.home


@pytest.fixture(scope="session")
def sample_reader(sample) -> Reader:
    return sample.reader


@pytest.fixture(scope="session")
def make_store(tmp_path_factory) -> Callable[..., Store]:
    """Makes a store from rows: ``make_store(cases, areas=…, as_of=…, norms=…, posts=…)``.

    ``profile`` are further tables of the profile: ``profile={"limits": …, "calendar": …}``.
    A store takes half a second: examples that leave each other alone share one.
    """

    def make(
        cases: Sequence[Row],
        areas: Sequence[Row] = TINY_AREAS,
        as_of: str = "2026-10-31 23:59:59",
        norms: Sequence[Row] = (),
        profile: Mapping[str, Any] = MappingProxyType({}),
        **records: Sequence[Row],
    ) -> Store:
        folder = tmp_path_factory.mktemp("store")
        paths = write_tiny(folder, cases, areas, **records)
        return fill(folder / "home", tiny_profile(as_of, norms=norms, **profile), paths)

    return make


@pytest.fixture(scope="session")
def make_reader(make_store) -> Callable[..., Reader]:
    """As ``make_store``, for tests that only ask."""
    return lambda *args, **stated: make_store(*args, **stated).reader
