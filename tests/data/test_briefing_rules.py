from __future__ import annotations

from datetime import datetime

import pytest
from pydantic import ValidationError

from data.briefing_rules import BriefingRules, Schedule, asked_formats
from data.errors import QuestionError
from data.periods import parse_period

NOW = datetime(2026, 11, 3, 8, 0)


@pytest.mark.parametrize(
    ("when", "latest"),
    [
        ("daily, 08:00", "2026-11-02"),
        ("daily, 08:01", "2026-11-01"),
        ("weekly, 08:00", "2026-W44"),
        ("weekly, day 3, 08:00", "2026-W43"),
        ("monthly, day 1, 08:00", "2026-10"),
        ("monthly, day 3, 08:00", "2026-10"),
        ("monthly, day 4, 08:00", "2026-09"),
        ("quarterly, day 10, 7:30", "2026-Q3"),
        ("yearly, day 20, 08:00", "2025"),
    ],
)
def test_a_schedule_is_due_so_many_days_after_its_period(when, latest):
    assert Schedule(when=when).latest_due(NOW).token == latest


def test_the_first_day_is_the_one_after_the_period():
    october = parse_period("2026-10", NOW)
    assert Schedule(when="monthly, 08:00").due_at(october) == datetime(2026, 11, 1, 8, 0)


@pytest.mark.parametrize(
    "when", ["monthly", "hourly, 08:00", "monthly, day 0, 08:00", "daily, 24:00", "daily, 8:60"]
)
def test_a_schedule_that_cannot_be_read_is_a_fault(when):
    with pytest.raises(ValidationError, match="no schedule like 'monthly, day 1, 08:00'"):
        Schedule(when=when)


def test_no_more_is_made_up_for_than_is_kept():
    with pytest.raises(ValidationError, match="keep 2 is less than catch_up 3"):
        BriefingRules(keep=2)


def test_a_metric_that_there_is_not_is_a_fault():
    family = {"name": {"zh": "办结", "en": "Closing"}, "metrics": ["closing"]}
    with pytest.raises(ValidationError, match="no such metric"):
        BriefingRules.model_validate({"families": [family]})


def test_formats_come_in_their_own_order_and_once():
    assert asked_formats("csv, png,csv") == ("png", "csv")


def test_a_format_that_there_is_not_is_named():
    with pytest.raises(QuestionError, match="'docx'") as error:
        asked_formats("pdf,docx")
    assert error.value.choices == "png, pdf, slide, wechat, csv"
