"""Worked examples from the field, and defects of other systems that must not come back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from data.analysis.ranking import rank
from data.periods import between, parse_period
from data.readings.question import Question
from data.scope import Scope, parse_by
from tests.questions import SEPTEMBER, T, figure, figures, grids, parts

NEVER = ""


def case(reported="2026-09-01 08:00:00", due=None, closed=None, **stated):
    """A row in which hours stand for times: so many hours after the report."""
    at = datetime.fromisoformat(reported)
    times = {"due_at": due, "closed_at": closed}
    later = {
        name: str(at + timedelta(hours=hours)) for name, hours in times.items() if hours is not None
    }
    return {"reported_at": reported, "grid": "G1", **later, **stated}


ON_TIME = case(due=24, closed=10)
LATE = case(due=24, closed=30)
OVERDUE_OPEN = case(due=24)
NOT_YET_DUE = case("2026-10-31 12:00:00", due=240)


def percent(found):
    return round(found.value * 100, 2)


STAGES = ("accepted", "dispatched", "handled", "finished", "called_back")
ACCEPTED = case(accepted_at="2026-09-01 09:00:00")
DISPATCHED = {**ACCEPTED, "dispatched_at": "2026-09-01 10:00:00"}
HANDLED = case(handled_at="2026-09-02 09:00:00")
CALLED_BACK = case(closed=40, called_back_at="2026-09-04 09:00:00")
CLOSED = [case(closed=hours) for hours in (2, 4, 6, 8)]

EXAMPLES = {
    "tianmen": [ON_TIME] * 737 + [LATE] * (911 - 737) + [OVERDUE_OPEN] * (972 - 911),
    "daguan": [ON_TIME] * 323 + [OVERDUE_OPEN] * (508 - 323),
    "not yet due": [NOT_YET_DUE] * 20,
    "half": [ON_TIME] * 5 + [OVERDUE_OPEN] * 5,
    "a quarter": [ON_TIME] * 3 + [LATE] * 9,
    "before a backlog": [ON_TIME] * 10,
    "with a backlog": [ON_TIME] * 10 + [OVERDUE_OPEN] * 30,
    "one is open": [case(closed=10)] * 9 + [case()],
    "short of one": [ON_TIME] * 999 + [LATE],
    "one closed early": [NOT_YET_DUE, {**NOT_YET_DUE, "closed_at": "2026-10-31 13:00:00"}],
    "after t": [ON_TIME, case("2026-09-02 08:00:00", due=24, closed=10)],
    "closed in october": [case("2026-09-29 00:00:00", due=24, closed=24 * 20)],
    "suspended": [{**OVERDUE_OPEN, "is_suspended": "true"}, OVERDUE_OPEN, case(closed=1)],
    "closed before": [case(closed=-1), case(closed=8)],
    "a fifth open": [*CLOSED, case()],
    "a third open": [*CLOSED, case(), case()],
    "half open": [case(closed=2)] * 6 + [case()] * 6,
    "a tenth survives": [
        *(case("2026-10-01 00:00:00", closed=hours) for hours in range(1, 11)),
        *(case(str(T - timedelta(minutes=n))) for n in range(1, 4)),
    ],
    "stages": [case(), ACCEPTED, ACCEPTED, DISPATCHED, DISPATCHED, DISPATCHED],
    "skipped": [case(), DISPATCHED, HANDLED, case(closed=30), CALLED_BACK],
    "flagged": [case(closed=30, outcome="on_time"), case(outcome="overdue"), HANDLED, case()],
    "called back after t": [DISPATCHED, CALLED_BACK],
}


@pytest.fixture(scope="module")
def example(make_reader):
    """Asks for a figure of an example: each has a grid of its own."""
    rows = [{**row, "grid": name} for name, rows in EXAMPLES.items() for row in rows]
    reader = make_reader(rows, grids(EXAMPLES))
    return lambda name, metric, **stated: figure(reader, metric, area=f"grid-{name}", **stated)


# --- worked examples ----------------------------------------------------------------------------


def test_tianmen_closed_911_of_972_and_737_of_them_in_time(example):
    assert percent(example("tianmen", "resolution_rate")) == 93.72
    on_time = example("tianmen", "on_time_closure_rate")
    assert (on_time.numerator, on_time.denominator) == (737, 972)
    assert percent(on_time) == 75.82


def test_daguan_resolved_323_of_508(example):
    assert percent(example("daguan", "resolution_rate")) == 63.58


def test_where_all_is_open_and_nothing_due_no_rate_of_due_cases_exists(example):
    found = example("not yet due", "on_time_closure_rate", period="all")
    assert (found.value, found.status, found.denominator) == (None, "empty", 0)


def test_five_closed_in_time_and_five_overdue_open_are_half(example):
    found = example("half", "on_time_closure_rate")
    assert (found.value, found.n) == (0.5, 10)


# --- defects of other systems -------------------------------------------------------------------


def test_a_share_is_a_share_and_not_always_one(example):
    assert example("a quarter", "on_time_closure_rate").value == 0.25


def test_a_day_without_closures_has_no_median_rather_than_zero(make_reader):
    reader = make_reader(
        [case("2026-09-01 08:00:00", closed=5), case("2026-09-02 08:00:00", closed=90)]
    )
    by_day = figures(reader, "median_hours_to_close", by="day")
    assert by_day["2026-09-01"].value == 5
    assert "2026-09-02" not in by_day or by_day["2026-09-02"].value is None


def test_a_growing_backlog_lowers_the_rate(example):
    before = example("before a backlog", "on_time_closure_rate")
    after = example("with a backlog", "on_time_closure_rate")
    assert (before.value, after.value) == (1.0, 0.25)


def test_an_area_without_cases_has_no_rate_rather_than_zero(make_reader):
    by_grid = figures(make_reader([ON_TIME] * 12), "on_time_closure_rate", by="area:grid")
    assert by_grid["grid-G1"].value == 1.0
    assert (by_grid["grid-G2"].value, by_grid["grid-G2"].status) == (None, "empty")


def test_a_period_across_months_has_the_days_it_has():
    assert between(date(2026, 9, 25), date(2026, 10, 5)).days == 11


def test_an_open_case_is_not_closed_instantly(example):
    median = example("one is open", "median_hours_to_close")
    assert (median.value, median.n, median.method) == (10, 9, "observed")


def test_rates_are_pooled_and_no_mean_of_means(make_reader):
    reader = make_reader([ON_TIME] + [{**LATE, "grid": "G2"}] * 9)
    by_grid = figures(reader, "on_time_closure_rate", by="area:grid")
    assert (by_grid["grid-G1"].value, by_grid["grid-G2"].value) == (1.0, 0.0)
    by_street = figures(reader, "on_time_closure_rate", by="area:street")
    assert by_street["street-S1"].value == 0.1


def test_a_value_just_short_of_one_stays_short_of_one(example):
    assert example("short of one", "on_time_closure_rate").value == 0.999


def test_a_small_group_is_shown_with_its_n_and_ranks_nowhere(make_reader):
    reader = make_reader([ON_TIME] * 9 + [{**LATE, "grid": "G2"}] * 40)
    asked = Question(("on_time_closure_rate",), Scope(T, SEPTEMBER), parse_by("area:grid"))
    small = next(x for x in reader.read(asked)[0] if x.key == "grid-G1")
    assert (small.figure.value, small.figure.n, small.figure.status) == (1.0, 9, "too_small")
    (whole,) = reader.read(Question(asked.metrics, asked.scope))[0]
    assert small in rank(reader.read(asked)[0], whole).left_out


# --- the due set --------------------------------------------------------------------------------


DUE = {
    "in time": (ON_TIME, (1, 1)),
    "late": (LATE, (0, 1)),
    "overdue and open": (OVERDUE_OPEN, (0, 1)),
    "closed at the very deadline": (case(due=24, closed=24), (1, 1)),
    "due after the period": (case("2026-09-30 20:00:00", due=24, closed=1), (0, 0)),
    "due at its first moment": (case("2026-08-31 20:00:00", due=4, closed=1), (1, 1)),
    "suspended": ({**LATE, "is_suspended": "true"}, (0, 0)),
    "void": ({**LATE, "is_void": "true"}, (0, 0)),
    "without deadline": (case(closed=10), (0, 0)),
    "flag: in time": (case(outcome="on_time"), (1, 1)),
    "flag: overdue": (case(outcome="overdue"), (0, 1)),
    "times outweigh the flag": (case(due=24, closed=30, outcome="on_time"), (0, 1)),
}


@pytest.fixture(scope="module")
def due(make_reader):
    """Who is due and in time in the grid of each example."""
    rows = [{**row, "grid": name} for name, (row, _) in DUE.items()]
    return figures(make_reader(rows, grids(DUE)), "on_time_closure_rate", by="area:grid")


@pytest.mark.parametrize("name", DUE)
def test_who_is_due_and_who_is_in_time(due, name):
    assert parts(due[f"grid-{name}"]) == DUE[name][1]


def test_a_case_not_yet_due_counts_once_it_is_closed(example):
    found = example("one closed early", "on_time_closure_rate", period="all")
    assert (found.numerator, found.denominator) == (1, 1)


def test_what_happens_after_t_has_not_happened(example):
    before = datetime(2026, 9, 2, 9, 0)
    assert example("after t", "resolution_rate", as_of=before).numerator == 1
    assert example("after t", "case_volume", as_of=before).value == 2
    assert example("after t", "case_volume", as_of=datetime(2026, 9, 2, 7, 0)).value == 1
    assert example("after t", "backlog_ageing", as_of=before).value == 1


# --- states -------------------------------------------------------------------------------------


def test_a_state_is_that_of_the_end_of_the_period(example):
    assert example("closed in october", "overdue_open").value == 1
    assert example("closed in october", "backlog_ageing").value == 1
    assert example("closed in october", "overdue_open", period="2026-10").value == 0


def test_a_suspended_case_is_open_but_never_overdue(example):
    assert example("suspended", "overdue_open").value == 1
    assert example("suspended", "backlog_ageing").value == 2


AGES = {
    3: "0-3", 4: "4-7", 7: "4-7", 8: "8-15", 15: "8-15", 16: "16-30", 30: "16-30", 31: "31+"
}  # fmt: skip


@pytest.fixture(scope="module")
def ages(make_reader):
    """One case of each age, in a grid of its own."""
    reported = {days: str(T - timedelta(days=days, hours=5)) for days in AGES}
    rows = [case(at, grid=f"{days}") for days, at in reported.items()]
    return make_reader([*rows, case(closed=1, grid="3")], grids(AGES))


@pytest.mark.parametrize("days", AGES)
def test_age_counts_whole_days_up_to_t(ages, days):
    stated = {"period": parse_period("all", T), "area": f"grid-{days}"}
    by_age = figures(ages, "backlog_ageing", by="age", **stated)
    assert [key for key, found in by_age.items() if found.value] == [AGES[days]]


def test_a_bare_flag_says_closed_but_not_how_long_it_took(make_reader):
    reader = make_reader([case(outcome="on_time", source="flags")] * 12)
    assert figure(reader, "resolution_rate").value == 1.0
    for metric in ("overdue_open", "median_hours_to_close", "p90_hours_to_close", "backlog_ageing"):
        found = figure(reader, metric)
        assert (found.value, found.status) == (None, "not_recorded")


# --- durations ----------------------------------------------------------------------------------


def test_a_closing_before_the_report_is_nulled_and_leaves_the_case_open(example):
    assert example("closed before", "resolution_rate").numerator == 1
    assert example("closed before", "backlog_ageing").value == 1


def test_a_fifth_open_is_still_observed_and_more_is_estimated(example):
    assert example("a fifth open", "median_hours_to_close").method == "observed"
    found = example("a third open", "median_hours_to_close")
    assert (found.method, found.n, found.value) == ("kaplan_meier", 6, 6)


def test_a_quantile_that_is_never_reached_has_no_value(example):
    found = example("half open", "p90_hours_to_close")
    assert (found.method, found.value, found.status) == ("kaplan_meier", None, "not_reached")


def test_a_group_closed_only_after_the_period_still_has_its_estimate(make_reader):
    rows = [case("2026-09-30 08:00:00", closed=hours, channel="热线") for hours in (48, 50)]
    reader = make_reader([*rows, case("2026-09-30 08:00:00", channel="热线"), case(closed=1)])
    by_channel = figures(reader, "median_hours_to_close", by="channel")
    assert (by_channel["热线"].method, by_channel["热线"].value) == ("kaplan_meier", 50)


def test_a_survival_of_exactly_a_tenth_reaches_the_ninth_decile(example):
    found = example("a tenth survives", "p90_hours_to_close", period="2026-10")
    assert (found.method, found.n, found.value) == ("kaplan_meier", 13, 9)


# --- stages -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shares(example):
    """The numerators and denominators of all stages of an example."""
    return lambda name, **stated: [
        parts(example(name, f"{stage}_share", **stated)) for stage in STAGES
    ]


def test_each_stage_is_a_share_of_the_one_before(shares, example):
    assert shares("stages")[:3] == [(5, 6), (3, 5), (0, 3)]
    found = example("stages", "finished_share")
    assert (found.value, found.status) == (None, "empty")


def test_a_skipped_stage_is_reached_with_the_next_one(shares):
    assert shares("skipped") == [(4, 5), (4, 4), (3, 4), (2, 3), (1, 2)]


def test_a_bare_flag_is_the_stage_of_closing(example):
    assert parts(example("flagged", "finished_share")) == (2, 3)


def test_a_stage_that_comes_after_t_is_not_reached(shares):
    found = shares("called back after t", as_of=datetime(2026, 9, 1, 9, 30))
    assert found == [(1, 2), (0, 1), (0, 0), (0, 0), (0, 0)]


def test_a_stage_that_no_source_tells_is_not_recorded(make_reader):
    flags = case(outcome="on_time", source="flags")
    reader = make_reader([flags])
    assert figure(reader, "called_back_share").status == "not_recorded"
    assert parts(figure(make_reader([flags, CALLED_BACK]), "called_back_share")) == (1, 1)


# --- persons ------------------------------------------------------------------------------------


def test_cases_are_counted_only_where_persons_are(make_reader):
    reader = make_reader(
        [case()] * 3 + [case(grid="G2")] * 2 + [case(grid="", street="S1"), case(grid="")]
    )
    total = figure(reader, "cases_per_10k")
    assert (total.numerator, total.denominator, total.value) == (3, 1500, 20)
    by_grid = figures(reader, "cases_per_10k", by="area:grid")
    assert by_grid["grid-G1"].value == 30
    assert by_grid["grid-G2"].value is None
    assert by_grid["grid-G3"].value == 0


def test_persons_of_a_street_serve_the_grids_that_know_none(make_reader):
    areas = [
        {"level": "street", "code": "S1", "name": "东街道", "persons": 400},
        {"level": "grid", "code": "G1", "name": "东一格", "parent": "S1"},
        {"level": "street", "code": "S2", "name": "西街道", "persons": 9999},
        {"level": "grid", "code": "G3", "name": "西一格", "parent": "S2", "persons": 600},
    ]
    reader = make_reader([case()] * 4 + [case(grid="G3")] * 6, areas)
    assert figure(reader, "cases_per_10k").denominator == 1000
    by_street = figures(reader, "cases_per_10k", by="area:street")
    assert [found.denominator for found in by_street.values()] == [400, 600]


# --- repeats ------------------------------------------------------------------------------------

FIRST = case(closed=24, category_small="噪声", reporter="甲")
LATER = "2026-09-05 08:00:00"


AT_A_POINT = {**FIRST, "longitude": "120.6", "latitude": "27.9"}
PAIRS = {
    "same person": (FIRST, {"reporter": "甲"}, True),
    "another person": (FIRST, {"reporter": "乙"}, False),
    "another small category": (FIRST, {"reporter": "甲", "category_small": "油烟"}, False),
    "last moment of the window": (
        FIRST, {"reporter": "甲", "reported_at": "2026-12-01 08:00:00"}, True
    ),
    "after the window": (FIRST, {"reporter": "甲", "reported_at": "2026-12-01 08:00:01"}, False),
    "still open": (
        {**FIRST, "closed_at": NEVER}, {"reporter": "甲", "reported_at": "2026-12-30 08:00:00"}, True
    ),
    "the first is void": ({**FIRST, "is_void": "true"}, {"reporter": "甲"}, False),
    "a flag's window runs from its report": (
        {**FIRST, "closed_at": NEVER, "outcome": "on_time"},
        {"reporter": "甲", "reported_at": "2026-12-01 08:00:00"}, False,
    ),
    "39 m away": (AT_A_POINT, {"longitude": "120.6004", "latitude": "27.9"}, True),
    "59 m away": (AT_A_POINT, {"longitude": "120.6006", "latitude": "27.9"}, False),
}  # fmt: skip


@pytest.fixture(scope="module")
def repeating(make_store):
    """The numbers of the cases that repeat others; no pair has a category of another one."""
    rows = []
    for name, (first, second, _) in PAIRS.items():
        pair = first, {"reported_at": LATER, "category_small": "噪声", "grid": "G1", **second}
        rows += [
            {**row, "source_id": f"{name} {number}", "category_small": name + row["category_small"]}
            for number, row in enumerate(pair)
        ]
    cases = make_store(rows, as_of="2026-12-31 23:59:59").cases
    return set(cases.source_id[cases.repeat_of.notna()])


@pytest.mark.parametrize("name", PAIRS)
def test_what_repeats_what(repeating, name):
    is_repeat = PAIRS[name][2]
    assert {f"{name} 0", f"{name} 1"} & repeating == ({f"{name} 1"} if is_repeat else set())


def test_a_period_that_t_has_not_reached_has_no_value_not_zero(example):
    for metric in ("case_volume", "resolution_rate", "on_time_closure_rate", "overdue_open"):
        found = example("with a backlog", metric, period="2031")
        assert (found.value, found.numerator, found.status) == (None, None, "empty")
