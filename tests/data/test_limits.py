"""Calendars, limits and weights say what they mean, and refuse what cannot be meant."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from data.errors import ProfileError
from data.limits import Calendar, Limit, ThreeRates
from data.profile import parse_profile

ORDER = {"zh": "办法", "en": "Order"}
PLACE = """
[place]
key = "trial"
name = { zh = "试验区", en = "Trial" }
time_zone = "Asia/Shanghai"

[[levels]]
key = "grid"
name = { zh = "网格", en = "Grid" }

[[sources]]
key = "cases"
record = "cases"
title = { zh = "案件", en = "Cases" }
files = ["cases.csv"]
columns = { source_id = "编号" }
"""
ARRIVAL = """
[[limits]]
step = "whistle_arrived"
amount = {amount}
unit = "{unit}"
source = {{ zh = "办法", en = "Order" }}
{more}
"""
CLOCK = """
[calendar]
country = "cn"
working_hours = [["09:00", "12:00"], ["13:30", "17:30"]]
"""


def limit(**stated):
    return Limit.model_validate(
        {"source": ORDER, "step": "closed", "amount": 5, "unit": "days", **stated}
    )


def calendar(*working_hours, country="cn"):
    return Calendar.model_validate({"country": country, "working_hours": working_hours})


def weights(**stated):
    return ThreeRates.model_validate(stated)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: limit(step="forgotten"), "step"),
        (lambda: limit(amount=0), "greater than 0"),
        (lambda: limit(amount=1.5), "days are counted whole"),
        (lambda: limit(kinds=["hard"]), "hard is none of appeal"),
        (lambda: limit(step="whistle_signed", kinds=["appeal"]), "appeal is none of routine"),
        (lambda: limit(valid_from="2026-01-02", valid_to="2026-01-01"), "lies before"),
        (calendar, "at least 1"),
        (lambda: calendar(["09:00", "12:00"], ["11:00", "17:30"]), "in their order"),
        (lambda: calendar(["17:30", "09:00"]), "in their order"),
        (lambda: calendar(["09:00", "12:00"], country="atlantis"), "has no calendar"),
        (lambda: weights(response=0.5), "sum to 1.2"),
        (lambda: weights(response=-0.3, solved=0.95), "greater than or equal to 0"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_reason(make, said):
    with pytest.raises(ValidationError, match=said):
        make()


def test_the_first_limit_in_force_that_fits_counts():
    hard = ARRIVAL.format(amount=5, unit="working_days", more='kinds = ["hard"]')
    since = ARRIVAL.format(amount=3, unit="working_days", more="valid_from = 2026-01-01")
    before = ARRIVAL.format(amount=7, unit="days", more="")
    profile = parse_profile(PLACE + CLOCK + hard + since + before, "trial.toml")
    asked = [("hard", 2025), ("routine", 2025), (None, 2025), ("hard", 2026), (None, 2026)]
    found = [profile.limit_of("whistle_arrived", date(year, 5, 1), kind) for kind, year in asked]
    assert [each.amount for each in found] == [5, 7, 7, 5, 3]
    assert profile.limit_of("closed", date(2026, 5, 1)) is None


def test_working_time_needs_a_calendar():
    text = PLACE + ARRIVAL.format(amount=3, unit="working_days", more="")
    with pytest.raises(ProfileError, match=r"limits\.0: working_days needs working_hours under"):
        parse_profile(text, "trial.toml")
    assert parse_profile(text + CLOCK, "trial.toml").working_time is not None


def test_an_item_of_a_whistle_stands_in_one_block():
    block = '[[whistle_items]]\nblock = "{}"\nitems = ["疏通", "{}"]\n'
    text = PLACE + block.format("执法", "整治") + block.format("应急", "排险")
    with pytest.raises(ProfileError, match="whistle_items: the item '疏通' stands twice"):
        parse_profile(text, "trial.toml")


def test_three_rates_weigh_what_they_weigh_by_default():
    rates = parse_profile(PLACE, "trial.toml").three_rates
    assert (rates.response, rates.solved, rates.satisfaction) == (0.30, 0.35, 0.35)
