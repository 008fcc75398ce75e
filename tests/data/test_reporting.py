"""A silent feed has not said zero: thinly reported periods claim no change."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from data.periods import parse_period
from data.readings.question import Question
from data.readings.reporting import is_cut_short, is_thin, silences
from data.scope import Scope

AS_OF = datetime(2026, 10, 31, 23, 59, 59)


def days(first: date, last: date) -> set[date]:
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


def thin(token: str, fed: set[date]) -> bool:
    return is_thin(parse_period(token, AS_OF), AS_OF, silences(fed, AS_OF))


def test_a_quiet_week_end_is_no_silence() -> None:
    fed = {day for day in days(date(2026, 8, 1), date(2026, 10, 31)) if day.weekday() < 5}
    assert not thin("2026-09", fed)


def test_seven_days_without_a_record_are_a_silence() -> None:
    fed = days(date(2026, 8, 1), date(2026, 10, 31)) - days(date(2026, 9, 8), date(2026, 9, 14))
    assert thin("2026-09", fed)
    assert not thin("2026-10", fed)


def test_the_time_before_the_first_record_is_silent() -> None:
    fed = days(date(2026, 9, 10), date(2026, 10, 31))
    assert thin("2026-09", fed)
    assert thin("2025", fed)


def test_a_feed_that_stopped_is_silent_up_to_t() -> None:
    assert thin("2026-10", days(date(2026, 9, 1), date(2026, 10, 20)))
    assert not thin("2026-10", days(date(2026, 9, 1), date(2026, 10, 28)))


def test_no_change_is_claimed_against_a_period_that_was_hardly_reported(sample_reader) -> None:
    scope = Scope(AS_OF, parse_period("2026", AS_OF), compare="year")
    ((reading,),) = sample_reader.read(Question(("case_volume",), scope))
    assert reading.is_thin
    assert reading.previous is not None
    assert reading.change is None


def test_volunteers_have_no_days_of_their_own_their_shifts_tell(make_reader) -> None:
    people = [{"volunteer": name, "registered_on": "2025-01-01", "grid": "G1"} for name in "甲乙"]
    served = sorted(days(date(2026, 10, 1), date(2026, 10, 31)))
    shifts = [
        {
            "volunteer": "甲",
            "served_on": str(day),
            "hours": "1",
            "grid": "G1",
            "is_attended": "true",
        }
        for day in served
    ]
    scope = Scope(AS_OF, parse_period("2026-10", AS_OF), compare="prev")
    reader = make_reader([], volunteers=people, shifts=shifts)
    ((reading,),) = reader.read(Question(("active_volunteer_rate",), scope))
    assert (reading.value, reading.is_thin, reading.change) == (0.5, True, None)


def partial(month: str, period: str, fed: set[date], as_of: datetime = AS_OF) -> bool:
    found = parse_period(period, as_of)
    return is_cut_short(parse_period(month, as_of), found, as_of, silences(fed, as_of))


def test_a_month_that_the_period_or_t_cuts_is_no_point_of_a_trend() -> None:
    fed = days(date(2026, 1, 1), date(2026, 10, 31))
    assert not partial("2026-09", "2026", fed)
    assert not partial("2026-10", "2026", fed)
    assert partial("2026-09", "2026-09-05..2026-10-31", fed)
    assert partial("2026-10", "2026", fed, datetime(2026, 10, 20, 12))


def test_a_month_thinly_reported_is_no_point_of_a_trend() -> None:
    fed = days(date(2026, 1, 1), date(2026, 10, 31)) - days(date(2026, 9, 8), date(2026, 9, 20))
    assert partial("2026-09", "2026", fed)
    assert not partial("2026-08", "2026", fed)
