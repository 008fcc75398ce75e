"""The repeat rate under other windows."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pandas as pd
import pytest

from data.analysis.sensitivity import sensitivity, windows_days
from data.profile import RepeatRule
from data.readings.question import Question
from data.scope import Scope, parse_by
from tests.data.analysis.made import rate
from tests.questions import SEPTEMBER, T

RULE = RepeatRule(distance_m=50, days=90)
REPEATS = "repeat_rate"


def by_gap(now, before=None):
    """Readings from (known cases by gap); the rule in force counts a gap of up to 90 days."""
    return [
        rate(
            _counted(gap, now),
            before and _counted(gap, before),
            by="repeat_gap",
            key=gap,
            metric=REPEATS,
        )
        for gap in now
    ]


def _counted(gap, cases):
    return (cases[gap] if gap is not None and int(gap) <= 90 else 0, cases[gap])


def whole(now, before=None):
    def sums(cases):
        counted = [_counted(gap, cases) for gap in cases]
        return tuple(map(sum, zip(*counted, strict=True)))

    return rate(sums(now), before and sums(before), by="", metric=REPEATS)


def found(now, before=None, rule=RULE):
    return sensitivity(by_gap(now, before), whole(now, before), rule)


@pytest.mark.parametrize(
    ("days", "windows"),
    [
        (90, (30, 60, 90, 120, 150, 180)),
        (30, (30, 60)),
        (45, (30, 45, 60, 90)),
        (7, (7, 14)),
        (0, (0,)),
    ],
)
def test_windows_are_every_thirty_days_and_the_rule(days, windows):
    assert windows_days(RepeatRule(days=days)) == windows


def test_a_case_repeats_where_its_gap_is_no_longer_than_the_window():
    now = {"0": 5, "30": 10, "31": 20, "90": 1, "91": 2, None: 62}
    rates = found(now).rates
    assert [(r.days, r.reading.figure.numerator) for r in rates] == [
        (30, 15), (60, 35), (90, 36), (120, 38), (150, 38), (180, 38),
    ]  # fmt: skip
    assert {r.reading.figure.denominator for r in rates} == {100}


def test_the_rule_in_force_gives_the_reading_itself():
    now, before = {"10": 7, "100": 20, None: 73}, {"10": 8, "100": 3, None: 90}
    (in_force,) = [r.reading for r in found(now, before).rates if r.is_in_force]
    total = whole(now, before)
    assert (in_force.figure, in_force.previous) == (total.figure, total.previous)


def test_a_direction_that_every_window_shares_is_robust():
    assert found({"10": 5, None: 95}, {"10": 8, None: 92}).is_robust is True
    turned = found({"10": 5, "100": 9, None: 86}, {"10": 8, "100": 0, None: 92})
    assert turned.is_robust is False


def test_without_a_comparison_there_is_no_direction():
    assert found({"10": 5, None: 95}).is_robust is None
    assert found({"10": 5, None: 95}, {"10": 0, None: 0}).is_robust is None


def test_windows_of_a_store_are_those_of_its_cases(make_store):
    draw, start = random.Random(5), datetime(2026, 3, 1)
    store = make_store([a_case(draw, start) for _ in range(400)])
    reader = store.reader
    scope = Scope(T, SEPTEMBER, compare="prev")
    (total,), parts = reader.read(
        Question((REPEATS,), scope), Question((REPEATS,), scope, parse_by("repeat_gap"))
    )
    told = sensitivity(parts, total, reader.place.profile.repeats)
    in_force = next(r.reading for r in told.rates if r.is_in_force)
    assert (in_force.figure, in_force.previous) == (total.figure, total.previous)
    for each in told.rates:
        for figure, month in ((each.reading.figure, 9), (each.reading.previous, 8)):
            assert (figure.numerator, figure.denominator) == recounted(
                store.cases, month, each.days
            )


def a_case(draw, start):
    reported = start + timedelta(days=draw.randrange(240), hours=draw.randrange(24))
    return {
        "reported_at": str(reported),
        "closed_at": str(reported + timedelta(days=draw.choice([0, 1, 5]))),
        "category_small": draw.choice(["噪声", "油烟"]),
        "reporter": draw.choice(["", *(f"p{n}" for n in range(40))]),
        "grid": "G1",
    }


def recounted(cases: pd.DataFrame, month: int, days: int):
    known = cases[cases.is_repeat_known & (cases.reported_at.dt.month == month)]
    return int((known.repeat_gap_days <= days).sum()), len(known)
