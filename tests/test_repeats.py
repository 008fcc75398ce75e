"""The rule of repeats against a comparison of every case with every earlier one."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from tests.oracle import repeats

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
