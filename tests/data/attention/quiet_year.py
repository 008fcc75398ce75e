"""A year in which nothing happens but chance, weekdays, seasons and Spring Festival."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import numpy as np

from data.attention.asking import MONTHS, WEEKS
from data.periods import parse_period
from tests.data.attention.made import GRIDS, T, figure, reading, scope

BACK = 3
MONTHS_MADE = 12 + MONTHS - 1
DEPARTMENTS = 12
PER_GRID, PER_DEPARTMENT = 45, 380

AIMS = {"on_time_closure_rate": 0.95, "resolution_rate": 0.95, "active_volunteer_rate": 0.30}
"""True rates lie one to two points on the good side of what is aimed at."""

RATES = {
    "on_time_closure_rate": (0.963, 4600),
    "resolution_rate": (0.968, 4700),
    "repeat_rate": (0.04, 4700),
    "online_service_rate": (0.48, 1650),
    "active_volunteer_rate": (0.32, 4800),
}
PER_DAY = {"case_volume": 155, "services_delivered": 55}
SHIFTS_PER_DAY, HOURS_PER_SHIFT = 150, 2.5
WEEK = (1.1, 1.1, 1.05, 1.05, 1.1, 0.85, 0.75)
SEASON = 0.06
CATEGORIES, ZONES = 15, 9
FESTIVAL = {"2025-01": 0.92, "2025-02": 0.95, "2026-02": 0.85}


def looks(seed: int) -> Iterator[tuple]:
    """The scope and the answers of each of twelve months, oldest first."""
    chance = np.random.default_rng(seed)
    months = [parse_period("2026-10", T).shifted(step) for step in range(1 - MONTHS_MADE, 1)]
    whole = _whole(chance, months)
    parts = {
        ("rates:department", "department"): _parts(
            chance, [0.963] * DEPARTMENTS, PER_DEPARTMENT, 2
        ),
        ("rates:grid", "area:grid"): _parts(chance, chance.uniform(0.96, 0.97, GRIDS), PER_GRID, 1),
    }
    areas = [
        [_hours(chance, SHIFTS_PER_DAY / ZONES * _busy(month)) for month in months]
        for _ in range(ZONES)
    ]
    for last in range(MONTHS - 1, MONTHS_MADE):
        as_of = T.combine(months[last].end, T.min.time()) - timedelta(seconds=1)
        asked = scope(months[last].token, as_of)
        answers = {
            "months": [
                reading(key, figures[n], by="month", key=months[n].token, asked=asked)
                for key, figures in whole.items()
                for n in range(last - MONTHS + 1, last + 1)
                if key != "resolution_rate"
            ],
            "states": [_look("active_volunteer_rate", whole["active_volunteer_rate"], last, asked)],
            "rates:whole": [_look(key, whole[key], last, asked) for key in list(AIMS)[:2]],
        }
        answers["areas"] = [
            reading("volunteer_hours", *figures[last - 12 : last + 1][::-1],
                    by="area:zone", key=f"zone {number}", asked=asked)
            for number, figures in enumerate(areas)
        ]  # fmt: skip
        answers["weeks"] = _weeks(chance, asked)
        for (name, by), found in parts.items():
            answers[name] = [
                _look(metric, figures, last, asked, by=by, key=f"{by} {number}")
                for metric, of_parts in found.items()
                for number, figures in enumerate(of_parts)
            ]
        yield asked, answers


def _look(metric, figures, last, asked, **more):
    found, *earlier = (figures[last - back] for back in range(BACK + 1))
    return reading(metric, found, *earlier, asked=asked, **more)


def _whole(chance, months):
    usual = [_busy(month) for month in months]
    counts = {
        key: [figure(key, int(chance.poisson(mean * each))) for each in usual]
        for key, mean in PER_DAY.items()
    }
    rates = {
        key: [figure(key, *_of(chance, rate, n)) for _ in months]
        for key, (rate, n) in RATES.items()
    }
    medians = [figure("median_hours_to_close", chance.normal(30, 0.6)) for _ in months]
    overdue = [figure("overdue_open", int(chance.poisson(40))) for _ in months]
    return counts | rates | {
        "volunteer_hours": [_hours(chance, SHIFTS_PER_DAY * each) for each in usual],
        "median_hours_to_close": medians,
        "overdue_open": overdue,
    }  # fmt: skip


def _parts(chance, rates, n, metrics):
    return {
        metric: [
            [figure(metric, *_of(chance, rate, n)) for _ in range(MONTHS_MADE)] for rate in rates
        ]
        for metric in list(AIMS)[:metrics]
    }


def _weeks(chance, asked):
    """Cases by category in the last week of a month and those before it."""
    month = asked.period
    last = parse_period(f"{month.end - timedelta(days=7):%G-W%V}", asked.as_of)
    weeks = [last.shifted(-back) for back in range(WEEKS + 1)]
    shares = np.linspace(0.5, 1.5, CATEGORIES) / CATEGORIES
    return [
        reading("case_volume",
                *(figure("case_volume", int(chance.poisson(share * PER_DAY["case_volume"] * _busy(w))))
                  for w in weeks),
                by="category", key=f"category {share:.3f}",
                asked=replace(asked, period=last))
        for share in shares
    ]  # fmt: skip


def _busy(period):
    """How many average days a month or a week amounts to."""
    days = [period.start + timedelta(days=n) for n in range(period.days)]
    return sum(WEEK[day.weekday()] * _season(day) for day in days)


def _season(day):
    return FESTIVAL.get(f"{day:%Y-%m}", 1) * (1 + SEASON * np.sin(2 * np.pi * day.month / 12))


def _of(chance, rate, n):
    whole = int(chance.poisson(n))
    return int(chance.binomial(whole, rate)), whole


def _hours(chance, mean):
    shifts = chance.gamma(4, HOURS_PER_SHIFT / 4, chance.poisson(mean))
    return figure("volunteer_hours", float(shifts.sum()), n=len(shifts))
