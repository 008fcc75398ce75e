"""What the rules ask of the reader: as few statements as will do beside those of a page.

``months`` and ``states`` have the scope of a page's sparklines and tiles and go into their
statements, the rates of cases opened into that of its trend. The others look back over the periods
before, with one statement each: cases due, cases opened, shifts, and grids.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from data.aims import Target
from data.attention.months import YEAR, first_day, month_reached, number_of
from data.metrics.catalogue import metric_of
from data.metrics.metric import Base
from data.periods import Period, Unit, between, parse_period
from data.place import Place
from data.readings.question import Question
from data.scope import By, Scope

SERIES: Final = (
    "on_time_closure_rate",
    "median_hours_to_close",
    "case_volume",
    "repeat_rate",
    "overdue_open",
    "services_delivered",
    "online_service_rate",
    "volunteer_hours",
    "active_volunteer_rate",
)
"""What is watched for change. The resolution rate is not: the latest month's cases have had the
least time to be closed, so that it always seems to fall.
"""

MONTHS: Final = 15
"""One that T may cut short, the last whole one, one before it, and twelve to judge it by."""

WEEKS: Final = 16
"""Those of a month before its last, and twelve to judge the first by."""

RATES: Final = "rates:"
"""How the names of the questions after rates of cases begin."""

_LOOKBACK: Final[Mapping[Unit, int]] = MappingProxyType(
    {"day": 3, "week": 3, "month": 3, "quarter": 3, "year": 1, "custom": 1, "all": 0}
)


def questions(scope: Scope, place: Place, shown: Collection[str] = SERIES) -> dict[str, Question]:
    """What the rules need to know of a scope, by name; nothing of a period that T has not reached.

    ``shown`` are the metrics that the page reads by month: of the others, only those are watched
    that its statements can count besides.
    """
    if scope.is_ahead:
        return {}
    plain, aims = replace(scope, compare=None), targets(place)
    stocks = tuple(key for key in aims if metric_of(key).is_census)
    staffed = tuple(key for key in stocks if metric_of(key).counted == "grids")
    wholes = tuple(key for key in aims if key in stocks or is_month_rate(key))
    grid, below = _grid_level(scope, place), _levels_below(scope, place)
    asked = {
        "months": Question((*_watched(shown), *stocks), plain.during(history(scope)), By("month")),
        "states": Question(wholes, scope),
        **dict(_rates(plain, aims, grid)),
    }
    if grid is not None:
        asked["grids"] = Question(staffed, plain, grid, _LOOKBACK[scope.period.unit])
    weeks = _weeks(scope)
    if weeks is not None:
        asked["weeks"] = Question(("case_volume",), plain.during(weeks), By("category"), WEEKS)
    if below and scope.period.unit == "month" and not scope.period.is_cut_short(scope.as_of):
        asked["areas"] = Question(("volunteer_hours",), plain, By("area", below[0]), YEAR)
    return {name: question for name, question in asked.items() if question.metrics}


def _watched(shown: Collection[str]) -> tuple[str, ...]:
    counted = {(metric_of(key).fact, metric_of(key).base) for key in shown}
    return tuple(key for key in SERIES if (metric_of(key).fact, metric_of(key).base) in counted)


def _rates(scope: Scope, aims: Iterable[str], grid: By | None) -> Iterator[tuple[str, Question]]:
    """Rates of cases due look back. Those of cases opened, which a page counts anyway, do not;
    what is late in a grid shows in its cases due.
    """
    asked: Mapping[Base, tuple[int, tuple[By | None, ...]]] = {
        "due": (_LOOKBACK[scope.period.unit], (None, By("department"), grid)),
        "opened": (0, (None, By("department"))),
    }
    for base, (back, bys) in asked.items():
        keys = tuple(key for key in aims if is_case_rate(key) and metric_of(key).base == base)
        for by in dict.fromkeys(bys):
            yield f"{RATES}{base}:{by or 'whole'}", Question(keys, scope, by, back)


def targets(place: Place) -> dict[str, Target]:
    """The targets in force on the day of T, by metric."""
    found = {
        target.metric: place.profile.target_of(target.metric, place.as_of.date())
        for target in place.profile.targets
    }
    return {key: target for key, target in found.items() if target is not None}


def is_case_rate(key: str) -> bool:
    """True for rates of cases that chance has a part in."""
    metric = metric_of(key)
    return metric.is_sampled and metric.fact == "cases"


def is_month_rate(key: str) -> bool:
    """True for the active share of volunteers, which grows with the length of the period."""
    metric = metric_of(key)
    return metric.is_sampled and metric.is_monthly


def history(scope: Scope) -> Period:
    """The months up to the last one that the period and T have reached."""
    month = month_reached(scope.period, scope.as_of)
    assert month.end is not None
    return between(first_day(number_of(month) + 1 - MONTHS), month.end - timedelta(days=1))


def _grid_level(scope: Scope, place: Place) -> By | None:
    """The level of the grids, where there are any below the scope's own area."""
    grid = place.profile.grid_level
    return By("area", grid) if grid in _levels_below(scope, place) else None


def _levels_below(scope: Scope, place: Place) -> list[str]:
    return [level.key for level in place.levels_below(scope.area or place.root.area_id)]


def _weeks(scope: Scope) -> Period | None:
    """The last week that ends in a period of a week or a month, and that T has reached whole."""
    end = scope.period.covered(scope.as_of).end
    if scope.period.unit not in ("week", "month") or end is None:
        return None
    week = parse_period(f"{end - timedelta(days=1):%G-W%V}", scope.as_of)
    is_whole = week.end is not None and week.end <= end and not week.is_cut_short(scope.as_of)
    return week if is_whole else week.shifted(-1)
