"""Defects of other systems that must not come back (test_golden.py has the first of them)."""

from __future__ import annotations

import pytest
import shapely

from data.analysis.ranking import rank
from data.metrics.catalogue import CATALOGUE
from data.periods import parse_period
from data.readings.batches import answer_batches
from data.readings.question import Question
from data.scope import Scope, parse_by
from layouts.theme import palette_of
from tests.questions import SEPTEMBER, T, figure, figures, parts
from tests.rows import CALL, LATE, ON_TIME, OVERDUE_OPEN, limits


def test_a_day_on_which_nobody_was_called_back_has_no_rate_rather_than_zero(make_reader):
    answered = {**ON_TIME, "called_back_at": "2026-09-03 08:00:00", "satisfaction": "dissatisfied"}
    silent = {**ON_TIME, "called_back_at": "2026-09-04 08:00:00"}
    by_day = figures(make_reader([answered, silent]), "satisfaction_rate", by="day")
    assert by_day["2026-09-03"].value == 0
    assert by_day["2026-09-04"].value is None
    assert "2026-09-02" not in by_day or by_day["2026-09-02"].value is None


def test_the_class_of_a_value_is_not_always_the_best():
    """``90 <= x <= 100`` in SQL is (90 <= x) <= 100: true of everything."""
    palette = palette_of(CATALOGUE["on_time_closure_rate"], "light")
    classes = [palette.class_of(value) for value in (0.1, *palette.breaks)]
    assert classes == list(range(len(palette.colours)))


def test_a_case_is_one_case_however_many_calls_and_pauses_it_has(make_reader):
    """A join over roles must not count a case once for each of them."""
    calls = [
        {**CALL, "whistle": whistle, "department": name} for whistle in "12" for name in "甲乙丙"
    ]
    pause = {"case_number": "00001", "paused_at": "2026-09-01 09:00:00",
             "resumed_at": "2026-09-01 10:00:00"}  # fmt: skip
    reader = make_reader([ON_TIME, LATE], whistles=calls, pauses=[pause] * 3)
    assert figure(reader, "case_volume").value == 2
    assert parts(figure(reader, "on_time_closure_rate")) == (1, 2)
    assert (
        figure(reader, "whistle_volume").value,
        figure(reader, "whistle_call_volume").value,
    ) == (2, 6)
    by_department = figures(reader, "whistle_volume", by="department")
    assert sum(found.value for found in by_department.values()) == 2


ALL_WELL = {
    **ON_TIME, "discovery": "complaint", "contacted_at": "2026-09-01 09:00:00",
    "dispatched_at": "2026-09-01 09:00:00", "called_back_at": "2026-09-03 08:00:00",
    "is_solved": "true", "satisfaction": "fairly",
}  # fmt: skip


def test_a_score_never_exceeds_its_hundred_points(make_reader):
    """Counts times weights grow without bound; rates times weights do not."""
    for many in (1, 500):
        reader = make_reader([ALL_WELL] * many, profile=limits(contacted=24))
        assert figure(reader, "three_rate_score").value == pytest.approx(100)


def test_the_score_weighs_the_rates_of_the_whole_and_sums_no_scores(make_reader):
    unsolved = {
        **ALL_WELL,
        "department": "乙",
        "is_solved": "false",
        "satisfaction": "dissatisfied",
    }
    reader = make_reader(
        [{**ALL_WELL, "department": "甲"}] * 30 + [unsolved] * 10, profile=limits(contacted=24)
    )
    by_department = figures(reader, "three_rate_score", by="department")
    assert [by_department[name].value for name in "甲乙"] == pytest.approx([100, 30])
    assert figure(reader, "three_rate_score").value == pytest.approx(30 + 70 * 0.75)


def test_a_score_with_a_rate_that_has_no_value_has_none_itself(make_reader):
    silent = {**ALL_WELL, "grid": "G2", "satisfaction": ""}
    reader = make_reader([ALL_WELL, silent], profile=limits(contacted=24))
    by_grid = figures(reader, "three_rate_score", by="area:grid")
    assert by_grid["grid-G1"].value == pytest.approx(100)
    assert (by_grid["grid-G2"].value, by_grid["grid-G2"].status) == (None, "empty")


@pytest.mark.parametrize("metric", ["clearance_ratio", "bounce_rate", "overdue_open_share"])
def test_what_has_nothing_to_divide_by_is_neither_infinite_nor_zero(make_reader, metric):
    """Closed in a month that reported nothing; dispatched to nobody; nothing open."""
    row = {**ON_TIME, "closed_at": "2026-10-02 08:00:00", "bounce_count": "1",
           "dispatched_at": "2026-09-01 09:00:00"}  # fmt: skip
    found = figure(make_reader([row]), metric, period=parse_period("2026-10", T))
    assert (found.value, found.status, found.denominator) == (None, "empty", 0)


def test_none_overdue_is_the_best_there_is_where_less_is_better(make_reader):
    """A score of value ÷ target calls a zero the worst, whichever way is good."""
    good = [{**OVERDUE_OPEN, "due_at": "2026-12-01 08:00:00", "grid": "G2"}] * 30
    reader = make_reader([*good, *[OVERDUE_OPEN] * 30])
    scope = Scope(T, SEPTEMBER)
    (whole,), grids = reader.read(
        Question(("overdue_open_share",), scope),
        Question(("overdue_open_share",), scope, parse_by("area:grid")),
    )
    ranking = rank(grids, whole)
    assert [row.reading.key for row in ranking.better] == ["grid-G2"]
    assert [row.reading.key for row in ranking.worse] == ["grid-G1"]


def test_a_rate_per_person_does_not_depend_on_the_size_of_the_area(make_reader):
    """Divided by km² times persons, small areas are punished for being small."""
    sizes = {
        "G1": shapely.box(120.60, 27.9, 120.61, 27.91),
        "G2": shapely.box(120.7, 27.9, 120.8, 28),
    }
    grids = [
        {"level": "grid", "code": code, "name": code, "persons": 1000, "shape": shape}
        for code, shape in sizes.items()
    ]
    reader = make_reader([{**ON_TIME, "grid": code} for code in sizes] * 10, grids)
    by_grid = figures(reader, "cases_per_10k", by="area:grid")
    assert by_grid["grid-G1"].value == by_grid["grid-G2"].value == 100


def test_a_call_of_nobody_known_and_of_no_case_is_counted_all_the_same(make_reader):
    """Movements of an account that was left out never add up again."""
    stray = {"whistle": "2", "blown_at": "2026-09-02 08:00:00", "points": "2"}
    reader = make_reader([ON_TIME], whistles=[{**CALL, "points": "1"}, stray])
    by_department = figures(reader, "whistle_points", by="department")
    assert {key: found.value for key, found in by_department.items()} == {"城管局": 1, None: 2}
    assert figure(reader, "whistle_points").value == 3
    by_grid = figures(reader, "whistle_points", by="area:grid")
    assert (by_grid["grid-G1"].value, by_grid[None].value) == (1, 2)


class Counted:
    """A cursor that counts its statements."""

    def __init__(self, cursor, counts):
        self._cursor, self._counts = cursor, counts

    def execute(self, *asked):
        self._counts.append(asked[0])
        return self._cursor.execute(*asked)

    def __getattr__(self, name):
        return getattr(self._cursor, name)


def test_many_areas_take_no_more_statements_than_few(make_reader, monkeypatch):
    """A statement for each member and each month is a loop that grows with the place."""
    street = {"level": "street", "code": "S1", "name": "东街道"}
    asked = Question(tuple(CATALOGUE), Scope(T, SEPTEMBER, compare="prev"), parse_by("area:grid"))
    counts = []
    for many in (2, 40):
        grids = [
            {"level": "grid", "code": f"G{n}", "name": f"{n}格", "parent": "S1"}
            for n in range(many)
        ]
        reader = make_reader(
            [{**ON_TIME, "grid": grid["code"]} for grid in grids], [street, *grids]
        )
        statements = []
        monkeypatch.setattr(
            "data.readings.reader.answer_batches",
            lambda cursor, *rest, said=statements: answer_batches(Counted(cursor, said), *rest),
        )
        reader.read(asked)
        counts.append(len(statements))
    assert counts[0] == counts[1] > 0


def test_no_name_on_a_screen_holds_a_code(sample_reader):
    names = [area.name for area in sample_reader.place.areas.values()]
    assert not [name for name in names if any(sign.isdigit() for sign in name)]


@pytest.mark.parametrize("metric", CATALOGUE.values(), ids=CATALOGUE)
def test_no_denominator_waits_to_be_settled(metric):
    """“待现场确认分母” stands in a vendor's own document, nine times."""
    for text in (metric.meaning.numerator, metric.meaning.denominator, metric.meaning.definition):
        assert "待" not in text.zh.replace("待办", "")
        assert "confirmed" not in text.en
