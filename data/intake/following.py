"""What follows from records, derived anew where they have changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from data.intake.auditing import derive_findings
from data.intake.clocking import CLOCKED, derive_clocks
from data.intake.grounding import derive_ground
from data.intake.leading import derive_leads
from data.intake.matching import derive_matches
from data.intake.placing import place_by_case
from data.intake.reaching import REACHED, derive_reach
from data.intake.recording import derive_recorded
from data.intake.repeats import derive_repeats
from data.intake.validity import differ
from data.profile import Profile
from data.records import RECORDS


@dataclass(frozen=True, slots=True)
class News:
    """What an import brings: the records that changed, whether areas did, and the day of T.

    ``day_before`` is the day of T of the generation that it starts from.
    """

    records: frozenset[str]
    is_of_areas: bool
    day: date
    day_before: date


def derive_all(connection: duckdb.DuckDBPyConnection, profile: Profile, news: News) -> None:
    """Everything that follows from records, once their rows are placed."""
    for table in (name for name, record in RECORDS.items() if record.is_of_a_case):
        place_by_case(connection, table)
    if "cases" in news.records:
        derive_repeats(connection, profile.repeats)
    if "whistle_calls" in news.records:
        derive_leads(connection)
    if news.records & CLOCKED:
        derive_clocks(connection, profile)
    _derive_places(connection, profile, news)
    derive_recorded(connection)


def _derive_places(connection: duckdb.DuckDBPyConnection, profile: Profile, news: News) -> None:
    """What follows from where things lie."""
    if news.records & REACHED:
        derive_reach(connection, profile)
    if news.is_of_areas or news.records & REACHED:
        derive_ground(connection, profile)
    # What is told of the grids in force at T changes when T alone passes a day of theirs.
    is_other_map = news.is_of_areas or differ(connection, news.day_before, news.day)
    if is_other_map or "department_grids" in news.records:
        derive_matches(connection, profile, news.day)
    if is_other_map or "residences" in news.records:
        derive_findings(connection, profile, news.day)
