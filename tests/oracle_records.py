"""The rows from which the oracle computes: the tables of a generation, nothing derived."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pandas as pd

from data.aims import Norm
from data.generations import Generations, open_reading
from data.profile import Profile
from data.settings import Settings
from tests.stores import Store

_TABLES: Final = {
    "cases": "cases",
    "whistles": "whistle_calls",
    "areas": "areas",
    "shapes": "area_shapes",
    "residences": "residences",
    "facilities": "facilities",
    "key_sites": "key_sites",
    "cameras": "cameras",
    "department_grids": "department_grids",
    "posts": "posts",
    "services": "service_records",
    "shifts": "volunteer_shifts",
    "volunteers": "volunteers",
}


@dataclass(frozen=True)
class Records:
    """The tables of a generation, and what its profile says of them.

    ``mapped`` holds the fields that the profile maps for each source, ``kept`` what was computed
    before: many metrics are asked of the same rows.
    """

    cases: pd.DataFrame
    whistles: pd.DataFrame
    areas: pd.DataFrame
    shapes: pd.DataFrame
    residences: pd.DataFrame
    facilities: pd.DataFrame
    key_sites: pd.DataFrame
    cameras: pd.DataFrame
    department_grids: pd.DataFrame
    posts: pd.DataFrame
    services: pd.DataFrame
    shifts: pd.DataFrame
    volunteers: pd.DataFrame
    mapped: Mapping[str, frozenset[str]]
    profile: Profile
    kept: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def once(self, asked: Hashable, compute: Callable[[], Any]) -> Any:
        """What was computed when the same was asked of the same cases before."""
        key = (asked, tuple(self.cases.source.unique()))
        if key not in self.kept:
            self.kept[key] = compute()
        return self.kept[key]

    def norm(self, what: str, on: date) -> Norm | None:
        """The norm in force on a day, both of its days included."""
        known = [norm for norm in self.profile.norms if norm.what == what]
        return next((norm for norm in known if norm.valid_from <= on <= norm.valid_to), None)


def records_of(store: Store) -> Records:
    """The rows of the store's current generation."""
    shelf = Generations(store.home)
    return Records(
        **_tables(shelf.path(str(shelf.current()))),
        mapped=store.mapped,
        profile=store.reader.place.profile,
    )


# The file of a generation never changes, and a hundred questions are asked of it.
@lru_cache(maxsize=1)
def _tables(path: Path) -> dict[str, pd.DataFrame]:
    settings = Settings()
    with open_reading(path, settings.memory_limit, settings.threads) as connection:
        return {name: connection.cursor().table(table).df() for name, table in _TABLES.items()}
