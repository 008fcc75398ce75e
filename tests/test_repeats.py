"""The rule of repeats against a comparison of every case with every earlier one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pyproj import Geod

START = datetime(2026, 1, 1)


def found(cases):
    repeating = cases[cases.repeat_of.notna()]
    return dict(zip(repeating.case_id, repeating.repeat_of, strict=True))


def test_the_sample_repeats_what_the_rule_says(sample):
    rule = sample.reader.place.profile.repeats
    assert found(sample.cases) == repeats(sample.cases, rule.distance_m, rule.days)


@pytest.mark.parametrize("seed", range(3))
def test_any_rows_repeat_what_the_rule_says(make_store, seed):
    draw = random.Random(seed)
    store = make_store([a_case(draw) for _ in range(250)], as_of="2027-12-31 23:59:59")
    assert found(store.cases) == repeats(store.cases, 50, 90)
    assert len(found(store.cases)) > 50
    known = store.cases[store.cases.repeat_gap_days.notna()]
    gaps = dict(zip(known.case_id, known.repeat_gap_days, strict=True))
    assert gaps == fewest_days(store.cases, 50, 180)
    assert {case for case, days in gaps.items() if days <= 90} == found(store.cases).keys()
    assert 0 in gaps.values()
    assert max(gaps.values()) > 0


def a_case(draw):
    """Few persons, corners and kinds; many ties, gaps and cases without an end."""
    reported = START + timedelta(days=draw.randrange(300), hours=draw.choice([0, 8]))
    closed = reported + timedelta(days=draw.choice([0, 1, 30, 120]))
    corner = draw.randrange(6)
    point = {"longitude": f"{120.6 + corner * 0.0003:.5f}", "latitude": "27.9"}
    return {
        "reported_at": str(reported),
        "closed_at": draw.choice([str(closed), str(closed), ""]),
        "outcome": draw.choice(["", "", "overdue"]),
        "category_small": draw.choice(["噪声", "油烟", ""]),
        "category_medium": draw.choice(["扰民", ""]),
        "category_large": draw.choice(["环境", ""]),
        "reporter": draw.choice(["甲", "乙", "丙", "", "", ""]),
        "is_void": draw.choice(["true", *["false"] * 9]),
        "grid": "G1",
        **(point if draw.random() < 0.6 else {}),
    }


def repeats(cases: pd.DataFrame, distance_m: float, days: int) -> dict[str, str]:
    """Which earlier case each case repeats, by comparing every case with every earlier one."""
    return {b.case_id: like.case_id.iloc[-1] for b, like in alike(cases, distance_m, days)}


def fewest_days(cases: pd.DataFrame, distance_m: float, days: int) -> dict[str, int]:
    """How many days begun lie between each case and the nearest end of an earlier one."""
    return {
        b.case_id: max(0, -((ended_at(like).fillna(b.reported_at).max() - b.reported_at).days))
        for b, like in alike(cases, distance_m, days)
    }


def ended_at(rows: pd.DataFrame) -> pd.Series:
    """When cases were closed; one that is closed by its flag alone, when it was reported."""
    return rows.closed_at.where(rows.closed_at.notna() | rows.outcome.isna(), rows.reported_at)


def alike(cases: pd.DataFrame, distance_m: float, days: int) -> Iterator[tuple[Any, pd.DataFrame]]:
    """Each case with the earlier ones of its kind, person or place inside the window."""
    rows = cases[~cases.is_void].sort_values(["reported_at", "case_id"]).reset_index(drop=True)
    kind = rows.category_small.fillna(rows.category_medium).fillna(rows.category_large)
    until = ended_at(rows) + pd.Timedelta(days=days)
    for later in range(1, len(rows)):
        b = rows.iloc[later]
        earlier = rows.iloc[:later]
        fits = (kind[:later] == kind[later]) & ~(until[:later] < b.reported_at)
        same = fits & (
            (earlier.reporter_hash == b.reporter_hash) | _is_near(earlier, b, distance_m)
        )
        if same.any():
            yield b, earlier[same]


def _is_near(earlier: pd.DataFrame, b: pd.Series, distance_m: float) -> pd.Series:
    count = len(earlier)
    if pd.isna(b.longitude):
        return pd.Series(data=False, index=earlier.index)
    here = np.full(count, b.longitude), np.full(count, b.latitude)
    _, _, metres = Geod(ellps="WGS84").inv(
        earlier.longitude.to_numpy(float), earlier.latitude.to_numpy(float), *here
    )
    return pd.Series(metres, index=earlier.index).le(distance_m).fillna(value=False)


@pytest.mark.parametrize(
    ("hours", "gap"), [(24, 1), (25, 2), (180 * 24, 180), (180 * 24 + 1, None)]
)
def test_days_begun_are_told_up_to_twice_the_window(make_store, hours, gap):
    point = {"longitude": "120.6", "latitude": "27.9", "category_small": "噪声"}
    first = {**point, "reported_at": str(START), "closed_at": str(START)}
    again = {**point, "reported_at": str(START + timedelta(hours=hours))}
    told = make_store([first, again], as_of="2027-12-31 23:59:59").cases.repeat_gap_days
    assert [None if pd.isna(days) else days for days in told] == [None, gap]


def test_ten_thousand_cases_at_one_point_each_repeat_the_one_before(make_store):
    point = {"longitude": "120.6", "latitude": "27.9", "category_small": "噪声"}
    store = make_store(
        [{**point, "reported_at": str(START + timedelta(minutes=i))} for i in range(10_000)]
    )
    ids = sorted(store.cases.case_id)
    assert found(store.cases) == dict(zip(ids[1:], ids[:-1], strict=True))
