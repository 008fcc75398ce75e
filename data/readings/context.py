"""What the reader needs to know of a generation before any question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

import duckdb
from pydantic import ValidationError

from data.errors import StoreError
from data.metrics.catalogue import CATALOGUE
from data.metrics.metric import Fact as FactName
from data.metrics.metric import Residents
from data.place import Area, Place
from data.profile import Profile
from data.readings.facts.fact import Recorded
from data.readings.facts.registry import FACTS
from data.readings.planning import is_recorded
from data.readings.reporting import Silence, silences


@dataclass(frozen=True, slots=True)
class Context:
    """The place, what its sources record, who lives where, and on which days anything came in.

    ``residents`` are persons and households by area; ``days`` and ``silences`` are by fact. A fact
    that is known at all times has neither.
    """

    place: Place
    recorded: Recorded
    residents: Mapping[Residents, Mapping[str, int]]
    days: Mapping[FactName, frozenset[date]]
    silences: Mapping[FactName, tuple[Silence, ...]]

    @property
    def first_day(self) -> date:
        """The first day on which a case was reported."""
        return min(self.days["cases"], default=self.place.as_of.date())


def load_context(connection: duckdb.DuckDBPyConnection, generation_id: str) -> Context:
    """Read the context of a generation. Raises StoreError where it holds no records yet."""
    profile_json, as_of = connection.execute("SELECT profile, as_of FROM generation").fetchall()[0]
    profile = _profile(profile_json)
    areas = {row[0]: Area(*row) for row in connection.execute(
        "SELECT area_id, name, level, parent_id, persons, households, area_m2 / 1e6, kind "
        "FROM areas LEFT JOIN area_shapes USING (area_id) ORDER BY area_id"
    ).fetchall()}  # fmt: skip
    feeds = {name: (fact.table, fact.fed_on) for name, fact in FACTS.items() if fact.fed_on}
    fed = {feed: _days(connection, *feed) for feed in set(feeds.values())}
    days = {name: fed[feed] for name, feed in feeds.items()}
    recorded = _recorded(connection, profile)
    told = frozenset(key for key, metric in CATALOGUE.items() if is_recorded(metric, recorded))
    place = Place(generation_id, profile, as_of or _last(days["cases"], profile), areas, told)
    return Context(
        place=place,
        recorded=recorded,
        residents={what: _residents(connection, what) for what in get_args(Residents)},
        days=days,
        silences={name: silences(fed, place.as_of) for name, fed in days.items()},
    )


def _days(connection: duckdb.DuckDBPyConnection, table: str, fed_on: str) -> frozenset[date]:
    rows = connection.execute(
        f"SELECT DISTINCT {fed_on} AS day FROM {table} WHERE day IS NOT NULL"
    ).fetchall()
    return frozenset(row[0] for row in rows)


def _profile(stored: str) -> Profile:
    try:
        return Profile.model_validate_json(stored)
    except ValidationError as error:
        raise StoreError(
            f"The profile in the store does not fit this version: {error.error_count()} faults.",
            "a generation published by this version",
            "import a file again with the profile of the place; the records are kept",
            case="store.profile",
            count=error.error_count(),
        ) from None


def _last(days: frozenset[date], profile: Profile) -> datetime:
    if not days:
        raise StoreError(
            f"The store of {profile.place.key} has areas and no cases yet.",
            "at least one file of cases",
            f"run: python app.py import --profile {profile.place.key} FILE",
            case="store.no_cases",
            place=profile.place.key,
        )
    return datetime.combine(max(days), datetime.max.time().replace(microsecond=0))


def _recorded(connection: duckdb.DuckDBPyConnection, profile: Profile) -> Recorded:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for record, column, source in connection.execute(
        "SELECT record, column_name, source FROM recorded_columns "
        "UNION ALL SELECT DISTINCT 'area_cover', unnest(['covered_m2', 'overlap_m2']), 'derived' "
        "FROM area_cover UNION ALL SELECT DISTINCT 'ground', 'area_m2', 'derived' FROM ground"
    ).fetchall():
        found[record, column].add(source)
    for table, column in _stated(profile):
        found[table, column].add("profile")
    return {key: frozenset(sources) for key, sources in found.items()}


def _stated(profile: Profile) -> Iterator[tuple[str, str]]:
    """What metrics may need of a profile, named like columns."""
    yield from (("norms", norm.what) for norm in profile.norms)
    if profile.reach.kinds:
        yield "reach", "kinds"
    if profile.reach.station_kinds:
        yield "reach", "station_kinds"


def _residents(connection: duckdb.DuckDBPyConnection, what: Residents) -> dict[str, int]:
    rows = connection.execute(
        "SELECT c.ancestor_id, sum(r.counted)::BIGINT FROM area_closure c "
        "JOIN area_residents r USING (area_id) WHERE r.counted IS NOT NULL AND r.what = ? "
        "GROUP BY ALL",
        [what],
    ).fetchall()
    return {area_id: int(counted) for area_id, counted in rows}
