"""The rows from which the oracle computes: the tables of a generation, nothing derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

import pandas as pd

from data.aims import Norm
from data.generations import Generations, open_reading
from data.profile import Profile
from data.settings import Settings
from tests.stores import Store

_TABLES: Final = {
    "cases": "cases",
    "areas": "areas",
    "shapes": "area_shapes",
    "posts": "posts",
    "services": "service_records",
    "shifts": "volunteer_shifts",
    "volunteers": "volunteers",
}


@dataclass(frozen=True)
class Records:
    """The tables of a generation, and what its profile says of them.

    ``mapped`` holds the fields that the profile maps for each source.
    """

    cases: pd.DataFrame
    areas: pd.DataFrame
    shapes: pd.DataFrame
    posts: pd.DataFrame
    services: pd.DataFrame
    shifts: pd.DataFrame
    volunteers: pd.DataFrame
    mapped: Mapping[str, frozenset[str]]
    profile: Profile

    def norm(self, what: str, on: date) -> Norm | None:
        """The norm in force on a day, both of its days included."""
        known = [norm for norm in self.profile.norms if norm.what == what]
        return next((norm for norm in known if norm.valid_from <= on <= norm.valid_to), None)


def records_of(store: Store) -> Records:
    """The rows of the store's current generation."""
    shelf = Generations(store.home)
    return _read(shelf.path(str(shelf.current())), store)


# The file of a generation never changes, and a hundred questions are asked of it.
@lru_cache(maxsize=1)
def _tables(path: Path) -> dict[str, pd.DataFrame]:
    settings = Settings()
    with open_reading(path, settings.memory_limit, settings.threads) as connection:
        return {name: connection.cursor().table(table).df() for name, table in _TABLES.items()}


def _read(path: Path, store: Store) -> Records:
    return Records(**_tables(path), mapped=store.mapped, profile=store.reader.place.profile)
