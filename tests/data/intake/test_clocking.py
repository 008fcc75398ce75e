"""Clocks and limits of a place, through a real import, against the plain reading of the rules."""

from __future__ import annotations

import csv
import random
from datetime import datetime, timedelta

import pytest

from data.clocks.clock import CivilTime, deadline, hours_between
from data.generations import Generations, open_reading
from data.intake.clocking import derive_clocks
from data.intake.importing import import_files
from data.profile import Profile
from tests.stores import IMPORTED_AT, SECRET, Begun

WORDS = {"zh": "试验", "en": "A trial"}
CALENDAR = {"country": "cn", "working_hours": [["09:00", "12:00"], ["13:30", "17:30"]]}
COLUMNS = {
    "cases": ("source_id", "class", "discovery", "reported_at", "accepted_at", "dispatched_at",
              "closed_at", "due_at", "handling_due_at"),
    "case_pauses": ("source_id", "case_number", "paused_at", "resumed_at"),
    "whistle_calls": ("source_id", "case_number", "kind", "blown_at"),
}  # fmt: skip
DUE = ("contact_due_at", "file_due_at", "handle_due_at", "close_due_at")
LIMITED = {
    "contact_due_at": ("contacted", "reported_at"),
    "file_due_at": ("filed", "filing_from"),
    "handle_due_at": ("handled", "dispatched_at"),
    "close_due_at": ("closed", "reported_at"),
}
UNITS = {"hours": (0.5, 24, 100), "days": (1, 5, 15), "working_hours": (0.5, 7, 30),
         "working_days": (1, 3, 15)}  # fmt: skip


def profile_of(*limits, calendar=CALENDAR):
    sources = [
        {"key": record, "record": record, "title": WORDS, "files": [f"{record}.csv"],
         "columns": {field: field for field in fields}}
        | ({} if record == "cases" else {"of": "cases"})
        for record, fields in COLUMNS.items()
    ]  # fmt: skip
    return Profile.model_validate(
        {
            "place": {"key": "trial", "name": WORDS, "time_zone": "Asia/Shanghai"},
            "levels": [{"key": "grid", "name": WORDS}],
            "sources": sources,
            "limits": [{"source": WORDS, **limit} for limit in limits],
        }
        | ({"calendar": calendar} if calendar else {})
    )


def limit(step, amount, unit, **more):
    return {"step": step, "amount": amount, "unit": unit, **more}


@pytest.fixture
def take_in(tmp_path):
    """Import rows of records; returns the id of the generation, None where nothing is new."""

    def taken(profile, **records):
        paths = [tmp_path / f"{record}.csv" for record in records]
        for path, rows in zip(paths, records.values(), strict=True):
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS[path.stem], restval="")
                writer.writeheader()
                writer.writerows(rows)
        store = Begun(tmp_path / "home")
        done = import_files(profile, paths, store, secret=SECRET, now=IMPORTED_AT)
        return done.generation_id

    return taken


@pytest.fixture
def found(tmp_path):
    """Rows of the current generation as dictionaries."""

    def rows(sql):
        store = Generations(tmp_path / "home")
        with open_reading(store.path(str(store.current()))) as connection:
            answer = connection.execute(sql)
            names = [column[0] for column in answer.description]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    return rows


def case(number=1, **fields):
    return {"source_id": str(number), "class": "appeal", **fields}


def random_records(seed):
    """Cases, pauses and whistles through two years, many at the edges of days and shifts."""
    chance = random.Random(seed)

    def edged(at):
        edges = [(0, 0, 0), (9, 0, 0), (12, 0, 0), (17, 30, 0), (23, 59, 59)]
        hour, minute, second = chance.choice([*edges, *[(at.hour, at.minute, at.second)] * 5])
        return at.replace(hour=hour, minute=minute, second=second, microsecond=0)

    def later(at, mean_hours):
        return edged(at + timedelta(hours=chance.expovariate(1 / mean_hours)))

    cases, pauses, calls = [], [], []
    for number in range(250):
        at = edged(datetime(2024, 9, 1) + timedelta(hours=chance.uniform(0, 24 * 760)))
        accepted, closed = later(at, 10), later(at, 150)
        cases.append(
            case(number, reported_at=at, accepted_at=chance.choice([accepted, ""]),
                 dispatched_at=later(max(at, accepted), 10), closed_at=chance.choice([closed, ""]))
        )  # fmt: skip
        for _ in range(chance.choice([0, 0, 1, 2, 4])):
            since = edged(at + timedelta(hours=chance.uniform(-24, 200)))
            pauses.append(
                {"source_id": len(pauses), "case_number": number, "paused_at": since,
                 "resumed_at": later(since, 30) if chance.random() < 0.9 else ""}
            )  # fmt: skip
        kind = chance.choice(["routine", "hard", ""])
        calls.append({"source_id": number, "case_number": number, "kind": kind, "blown_at": at})
    return {"cases": cases, "case_pauses": pauses, "whistle_calls": calls}


def expected(profile, step, start, kind, pauses=()):
    ruling = start and profile.limit_of(step, start.date(), kind)
    if not ruling:
        return None
    running = profile.working_time if ruling.is_of_working_time else CivilTime()
    return deadline(start, ruling.amount, ruling.unit, running, pauses)


def mixed_limits(seed):
    chance = random.Random(seed)

    def any_limit(step, **more):
        unit = chance.choice(list(UNITS))
        return limit(step, chance.choice(UNITS[unit]), unit, **more)

    return [
        any_limit("contacted"),
        any_limit("filed", kinds=["appeal"]),
        any_limit("handled"),
        any_limit("closed", valid_to="2025-06-30"),
        any_limit("closed", valid_from="2025-08-01"),
        any_limit("whistle_arrived", kinds=["hard"]),
        any_limit("whistle_arrived"),
        any_limit("whistle_resolved", kinds=["routine"]),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_deadlines_and_hours_equal_the_plain_reading_of_the_rules(take_in, found, seed):
    profile = profile_of(*mixed_limits(seed))
    take_in(profile, **random_records(seed))
    pauses = {}
    for row in found("SELECT case_id, paused_at, resumed_at FROM case_pauses"):
        pauses.setdefault(row["case_id"], []).append((row["paused_at"], row["resumed_at"]))
    for row in found("SELECT *, coalesce(accepted_at, reported_at) AS filing_from FROM cases"):
        of_case = pauses.get(row["case_id"], [])
        assert {column: row[column] for column in DUE} == {
            column: expected(profile, step, row[start], "appeal", of_case)
            for column, (step, start) in LIMITED.items()
        }
        hours = row["closed_at"] and hours_between(
            row["reported_at"], row["closed_at"], profile.working_time, of_case
        )
        assert row["working_hours"] == (hours if hours is None else pytest.approx(hours, abs=1e-6))
    for row in found("FROM whistle_calls"):
        for column, step in (("arrive_due_at", "arrived"), ("resolve_due_at", "resolved")):
            due_at = expected(profile, f"whistle_{step}", row["blown_at"], row["kind"])
            assert row[column] == due_at


def test_an_older_case_keeps_the_older_limit(take_in, found):
    profile = profile_of(
        limit("closed", 10, "days", valid_to="2025-12-31"),
        limit("closed", 5, "days", valid_from="2026-01-01"),
    )
    times = ["2025-12-31 23:00:00", "2026-01-01 00:00:00"]
    take_in(profile, cases=[case(number, reported_at=at) for number, at in enumerate(times)])
    assert [row["close_due_at"].day for row in found("FROM cases ORDER BY case_id")] == [10, 6]


def test_what_the_source_states_comes_before_the_limit(take_in, found):
    stated = {"due_at": "2026-03-09 12:00:00", "handling_due_at": "2026-03-03 12:00:00"}
    row = case(reported_at="2026-03-02 10:00:00", dispatched_at="2026-03-02 11:00:00", **stated)
    limits = (limit("closed", 15, "days"), limit("handled", 3, "working_days"))
    take_in(profile_of(*limits), cases=[row])
    [held] = found("SELECT close_due_at, handle_due_at FROM cases")
    assert [str(at) for at in held.values()] == [*stated.values()]


def test_nobody_is_to_be_contacted_where_nobody_complained(take_in, found):
    rows = [
        case(number, reported_at="2026-03-02 10:00:00", discovery=discovery)
        for number, discovery in enumerate(["complaint", "found", ""])
    ]
    take_in(profile_of(limit("contacted", 24, "hours")), cases=rows)
    due = [row["contact_due_at"] for row in found("FROM cases ORDER BY case_id")]
    assert due == [datetime(2026, 3, 3, 10), None, datetime(2026, 3, 3, 10)]


def test_a_limit_for_some_kinds_leaves_the_others_alone(take_in, found):
    rows = [case(kind, reported_at="2026-03-02 10:00:00") for kind in (1, 2)]
    rows[1]["class"] = "hazard"
    take_in(profile_of(limit("closed", 1, "hours", kinds=["hazard"])), cases=rows)
    due = [row["close_due_at"] for row in found("FROM cases ORDER BY case_id")]
    assert due == [None, datetime(2026, 3, 2, 11)]


def test_a_place_without_calendar_and_limits_has_no_clock_of_its_own(take_in, found):
    times = {"reported_at": "2026-03-02 10:00:00", "closed_at": "2026-03-03 10:00:00"}
    take_in(profile_of(calendar=None), cases=[case(**times, due_at="2026-03-09 12:00:00")])
    [row] = found("SELECT working_hours, COLUMNS('(contact|file|handle|close)_due_at') FROM cases")
    assert [*row.values()] == [None] * 5


def test_a_clock_without_any_time_to_read_stands(take_in, found):
    profile = profile_of(limit("closed", 3, "working_days"))
    take_in(profile, cases=[case(due_at="2026-03-09 12:00:00")])
    [row] = found("SELECT close_due_at, working_hours FROM cases")
    assert [*row.values()] == [datetime(2026, 3, 9, 12), None]


def test_a_pause_that_comes_later_moves_the_deadline_and_the_same_again_is_no_news(take_in, found):
    profile = profile_of(limit("closed", 2, "hours"))
    take_in(profile, cases=[case(reported_at="2026-03-02 10:00:00")])
    pause = {"source_id": "1", "case_number": "1", "paused_at": "2026-03-02 11:00:00"}
    lasting = take_in(profile, case_pauses=[pause])
    assert found("SELECT close_due_at FROM cases") == [{"close_due_at": None}]
    assert take_in(profile, case_pauses=[pause]) is None
    ended = [pause | {"resumed_at": "2026-03-03 11:00:00"}]
    assert take_in(profile, case_pauses=ended) not in {lasting, None}
    assert found("SELECT close_due_at FROM cases") == [{"close_due_at": datetime(2026, 3, 3, 12)}]


def test_a_changed_profile_is_news_and_given_up_limits_leave_nothing(take_in, found):
    rows = [case(reported_at="2026-03-02 10:00:00", closed_at="2026-03-02 11:00:00")]
    take_in(profile_of(limit("closed", 2, "hours")), cases=rows)
    [before] = found("SELECT close_due_at, working_hours FROM cases")
    assert [*before.values()] == [datetime(2026, 3, 2, 12), 1.0]
    assert take_in(profile_of(calendar=None), cases=rows) is not None
    [after] = found("SELECT close_due_at, working_hours FROM cases")
    assert [*after.values()] == [None, None]


def test_only_rows_whose_value_changes_are_written(take_in, tmp_path):
    profile = profile_of(*mixed_limits(7))
    take_in(profile, **random_records(7))
    with Generations(tmp_path / "home").draft() as draft:
        counting = CountingWrites(draft.connection)
        derive_clocks(counting, profile)
        assert counting.written == 0
        draft.connection.execute("UPDATE cases SET working_hours = -1 WHERE source_id = '3'")
        derive_clocks(counting, profile)
        assert counting.written == 1


class CountingWrites:
    """A connection that counts the rows that UPDATE writes."""

    def __init__(self, connection):
        self.connection, self.written = connection, 0

    def execute(self, sql, *bound):
        done = self.connection.execute(sql, *bound)
        if sql.strip().startswith("UPDATE"):
            self.written += done.fetchall()[0][0]
        return done

    def __getattr__(self, name):
        return getattr(self.connection, name)
