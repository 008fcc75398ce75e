"""Clocks against a table counted by hand, around National Day and Spring Festival.

Days are worked from 9:00 to 12:00 and from 13:30 to 17:30, seven hours. Around the holidays:
2024 off 10–17 February, worked Sunday 4 and Sunday 18; off 1–7 October, worked Sunday 29 September
and Saturday 12 October. 2025 off 28 January – 4 February, worked Sunday 26 January and Saturday
8 February; off 1–8 October, worked Sunday 28 September and Saturday 11 October. 2026 off
15–23 February, worked Saturday 14 and Saturday 28; off 1–7 October, worked Saturday 10.
"""

from __future__ import annotations

from datetime import datetime, time

import pytest

from data.clocks.calendar import work_calendar
from data.clocks.clock import CivilTime, WorkingTime, deadline, hours_between

SHIFTS = ((time(9), time(12)), (time(13, 30), time(17, 30)))
WORKING = WorkingTime(work_calendar("cn"), SHIFTS)
CIVIL = CivilTime()


def at(text):
    return datetime.fromisoformat(text)


def until(start, amount, unit, *pauses):
    running = WORKING if unit.startswith("working") else CIVIL
    stood = [(at(began), ended and at(ended)) for began, ended in pauses]
    found = deadline(at(start), amount, unit, running, stood)
    return found and str(found)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        # Tue 8 (1), Wed 9 (2), Thu 10 (3)
        ("2024-09-30 10:00:00", 3, "2024-10-10 23:59:59"),
        # Sat 28 is off; Sun 29 (1), Mon 30 (2), Tue 8 October (3)
        ("2024-09-27 16:00:00", 3, "2024-10-08 23:59:59"),
        # a start on the holiday itself: Tue 8 (1)
        ("2024-10-03 11:00:00", 1, "2024-10-08 23:59:59"),
        # Sat 12 is worked (1), Mon 14 (2)
        ("2024-10-11 09:00:00", 2, "2024-10-14 23:59:59"),
        # a start on the working Saturday, which is not one of the days: Mon 14 (1)
        ("2024-10-12 09:00:00", 1, "2024-10-14 23:59:59"),
        # the last second of a Monday before the holiday: Tue 8 (1)
        ("2024-09-30 23:59:59", 1, "2024-10-08 23:59:59"),
        # one second later it is the holiday: Tue 8 (1) all the same
        ("2024-10-01 00:00:00", 1, "2024-10-08 23:59:59"),
        # Sun 28 (1), Mon 29 (2), Tue 30 (3), Thu 9 October (4), Fri 10 (5), Sat 11 (6)
        ("2025-09-26 12:00:00", 6, "2025-10-11 23:59:59"),
        # Fri 9 October 2026: Sat 10 is worked (1)
        ("2026-10-09 08:00:00", 1, "2026-10-10 23:59:59"),
        # Fri 9 February 2024: Sun 18 (1), Mon 19 (2)
        ("2024-02-09 10:00:00", 2, "2024-02-19 23:59:59"),
        # Sun 26 January (1), Mon 27 (2), Wed 5 February (3)
        ("2025-01-24 10:00:00", 3, "2025-02-05 23:59:59"),
        # Fri 7 February 2025: Sat 8 (1), Mon 10 (2)
        ("2025-02-07 10:00:00", 2, "2025-02-10 23:59:59"),
        # Fri 13 February 2026: Sat 14 (1), Tue 24 (2), Wed 25, Thu 26, Fri 27 (5), Sat 28 (6)
        ("2026-02-13 10:00:00", 6, "2026-02-28 23:59:59"),
    ],
)
def test_working_days_end_with_the_last_second_of_the_last(start, days, expected):
    assert until(start, days, "working_days") == expected


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        # one hour on Monday evening, one on Tue 8
        ("2024-09-30 16:30:00", 2, "2024-10-08 10:00:00"),
        # a start on the holiday: two hours of Tue 8
        ("2024-10-03 11:00:00", 2, "2024-10-08 11:00:00"),
        # after hours on a Friday: Sat 12 is worked, three hours before noon and one after
        ("2024-10-11 18:00:00", 4, "2024-10-12 14:30:00"),
        # exactly at the end of the day: the next hour is that of Sat 12
        ("2024-10-11 17:30:00", 1, "2024-10-12 10:00:00"),
        # 1.5 h before noon and 4 after: over exactly at the end of the day, not the next morning
        ("2024-10-11 10:30:00", 5.5, "2024-10-11 17:30:00"),
        # before hours on the working Sunday: all of its seven hours
        ("2025-01-26 08:00:00", 7, "2025-01-26 17:30:00"),
        # at noon of the last Monday: four hours after noon, one on Wed 5 February
        ("2025-01-27 12:15:00", 5, "2025-02-05 10:00:00"),
        # 30 seconds on 30 September, 29 minutes and 30 seconds on Thu 9 October
        ("2025-09-30 17:29:30", 0.5, "2025-10-09 09:29:30"),
        # the working Saturday 2.5 h, Tue 24 seven, half an hour on Wed 25
        ("2026-02-14 15:00:00", 10, "2026-02-25 09:30:00"),
    ],
)
def test_working_hours_end_to_the_second(start, hours, expected):
    assert until(start, hours, "working_hours") == expected


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2024-09-30 16:30:00", "2024-10-08 10:00:00", 2),  # as above, the other way round
        ("2024-10-01 00:00:00", "2024-10-07 23:59:59", 0),
        ("2024-10-12 12:00:00", "2024-10-12 13:30:00", 0),  # noon of a working Saturday
        # half an hour on Friday, seven on Sun 26 and Mon 27 each, half an hour on Wed 5 February
        ("2025-01-24 17:00:00", "2025-02-05 09:30:00", 15),
        # Fri 13, Sat 14 and Tue 24 February
        ("2026-02-13 09:00:00", "2026-02-24 17:30:00", 21),
        ("2026-02-13 09:00:00", "2026-02-13 09:00:00", 0),
        ("2026-02-13 10:00:00", "2026-02-13 09:00:00", 0),  # the end comes first
    ],
)
def test_working_hours_between_two_times(start, end, hours):
    assert hours_between(at(start), at(end), WORKING) == pytest.approx(hours, abs=1e-9)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "pauses", "expected"),
    [
        # 1 h on Friday, 2 + 4 h on Monday: seven
        ("2024-10-18 15:00:00", 7, "working_hours",
         [("2024-10-18 16:00:00", "2024-10-21 10:00:00")], "2024-10-21 17:30:00"),
        # Friday ends in the pause; Mon 21 (1), Tue 22 (2)
        ("2024-10-17 10:00:00", 2, "working_days",
         [("2024-10-18 15:00:00", "2024-10-21 10:00:00")], "2024-10-22 23:59:59"),
        # a pause from Saturday to Sunday takes no working day: Fri 18 (1), Mon 21 (2)
        ("2024-10-17 10:00:00", 2, "working_days",
         [("2024-10-19 10:00:00", "2024-10-20 10:00:00")], "2024-10-21 23:59:59"),
        # a pause within one day takes no day
        ("2024-10-17 10:00:00", 2, "working_days",
         [("2024-10-18 09:00:00", "2024-10-18 17:00:00")], "2024-10-21 23:59:59"),
        # it begins on the last day, before that is over: three days on, Sun 20 → Wed 23
        ("2024-10-17 10:00:00", 3, "days",
         [("2024-10-20 23:00:00", "2024-10-23 08:00:00")], "2024-10-23 23:59:59"),
        # Fri 18 ends in the pause, so do Sat 19 and Sun 20: Mon 21 (1), Tue 22 (2), Wed 23 (3)
        ("2024-10-17 10:00:00", 3, "days",
         [("2024-10-18 15:00:00", "2024-10-21 10:00:00")], "2024-10-23 23:59:59"),
        # it begins on the day of the start, which is none of the days, and ends Monday: Mon 21 (1)
        ("2024-10-18 10:00:00", 1, "working_days",
         [("2024-10-18 11:00:00", "2024-10-21 10:00:00")], "2024-10-21 23:59:59"),
        # twelve hours before the pause, twelve after it
        ("2024-10-17 10:00:00", 24, "hours",
         [("2024-10-17 22:00:00", "2024-10-21 08:00:00")], "2024-10-21 20:00:00"),
        # half an hour before Spring Festival, one and a half on Thu 6 February
        ("2025-01-24 16:30:00", 2, "working_hours",
         [("2025-01-24 17:00:00", "2025-02-06 09:00:00")], "2025-02-06 10:30:00"),
        # two pauses that overlap are one of three hours
        ("2024-10-17 10:00:00", 2, "hours",
         [("2024-10-17 11:00:00", "2024-10-17 13:00:00"),
          ("2024-10-17 12:00:00", "2024-10-17 14:00:00")], "2024-10-17 15:00:00"),
        # the second pause begins only because the first pushed the end behind it
        ("2024-10-17 10:00:00", 2, "hours",
         [("2024-10-17 11:00:00", "2024-10-17 13:00:00"),
          ("2024-10-17 13:30:00", "2024-10-17 14:30:00")], "2024-10-17 15:00:00"),
        # it began before the step did
        ("2024-10-17 10:00:00", 2, "hours",
         [("2024-10-16 10:00:00", "2024-10-17 11:00:00")], "2024-10-17 13:00:00"),
        # it begins when time is up
        ("2024-10-17 10:00:00", 2, "hours", [("2024-10-17 12:00:00", None)], "2024-10-17 12:00:00"),
        ("2024-10-17 10:00:00", 1, "days", [("2024-10-19 00:00:00", None)], "2024-10-18 23:59:59"),
        # it lasts
        ("2024-10-17 10:00:00", 2, "hours", [("2024-10-17 11:59:59", None)], None),
        ("2024-10-17 10:00:00", 1, "days", [("2024-10-18 23:00:00", None)], None),
        ("2024-10-17 10:00:00", 2, "working_hours", [("2024-10-17 11:00:00", None)], None),
        ("2024-10-17 10:00:00", 2, "working_days", [("2024-10-19 11:00:00", None)], None),
    ],
)  # fmt: skip
def test_pauses_push_deadlines_on_by_what_they_take_of_the_clock(
    start, amount, unit, pauses, expected
):
    assert until(start, amount, unit, *pauses) == expected


def test_hours_in_which_the_clock_stood_do_not_count():
    pauses = [(at("2024-10-18 16:00:00"), at("2024-10-21 10:00:00"))]
    start, end = at("2024-10-18 15:00:00"), at("2024-10-21 11:00:00")
    assert hours_between(start, end, CIVIL, pauses) == 2
    assert hours_between(start, end, WORKING, pauses) == 2
    assert hours_between(start, end, WORKING, [(at("2024-10-18 16:00:00"), None)]) == 1


def test_civil_days_and_hours_know_no_holiday():
    assert until("2024-09-30 10:00:00", 2, "days") == "2024-10-02 23:59:59"
    assert until("2024-09-30 10:00:00", 26, "hours") == "2024-10-01 12:00:00"
