"""What the reader needs to know of a generation before any question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import duckdb
from pydantic import ValidationError

from data.errors import StoreError
from data.place import Area, Place
from data.profile import Profile
from data.readings.planning import Recorded
from data.readings.reporting import Silence, silences


@dataclass(frozen=True, slots=True)
class Context:
    """The place, what its sources record, who lives where, and on which days anything came in."""

    place: Place
    recorded: Recorded
    persons: Mapping[str, int]
    days: frozenset[date]
    silences: tuple[Silence, ...]

    @property
    def first_day(self) -> date:
        return min(self.days, default=self.place.as_of.date())


def load_context(connection: duckdb.DuckDBPyConnection, generation_id: str) -> Context:
    """Read the context of a generation. Raises StoreError where it holds no records yet."""
    profile_json, as_of = connection.execute("SELECT profile, as_of FROM generation").fetchall()[0]
    profile = _profile(profile_json)
    areas = {row[0]: Area(*row) for row in connection.execute(
        "SELECT area_id, name, level, parent_id, persons, households, area_m2 / 1e6 "
        "FROM areas LEFT JOIN area_shapes USING (area_id) ORDER BY area_id"
    ).fetchall()}  # fmt: skip
    days = {row[0] for row in connection.execute(
        "SELECT DISTINCT reported_at::DATE FROM cases WHERE reported_at IS NOT NULL"
    ).fetchall()}  # fmt: skip
    place = Place(generation_id, profile, as_of or _last(days, profile), areas)
    silent = silences(days, place.as_of)
    return Context(place, _recorded(connection), _persons(connection), frozenset(days), silent)


def _profile(stored: str) -> Profile:
    try:
        return Profile.model_validate_json(stored)
    except ValidationError as error:
        raise StoreError(
            f"The profile in the store does not fit this version: {error.error_count()} faults.",
            "a generation published by this version",
            "import a file again with the profile of the place; the records are kept",
        ) from None


def _last(days: set[date], profile: Profile) -> datetime:
    if not days:
        raise StoreError(
            f"The store of {profile.place.key} has areas and no cases yet.",
            "at least one file of cases",
            f"run: python app.py import --profile {profile.place.key} FILE",
        )
    return datetime.combine(max(days), datetime.max.time().replace(microsecond=0))


def _recorded(connection: duckdb.DuckDBPyConnection) -> Recorded:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for record, column, source in connection.execute(
        "SELECT record, column_name, source FROM recorded_columns"
    ).fetchall():
        found[record, column].add(source)
    return {key: frozenset(sources) for key, sources in found.items()}


def _persons(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    rows = connection.execute(
        "SELECT c.ancestor_id, sum(p.persons)::BIGINT FROM area_closure c "
        "JOIN area_population p USING (area_id) WHERE p.persons IS NOT NULL GROUP BY ALL"
    ).fetchall()
    return {area_id: int(persons) for area_id, persons in rows}
