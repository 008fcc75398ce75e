"""Posts with their history: grid heads, grid workers, professionals and helpers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.plan import CityPlan
from data.demo.territory import Territory

PROFESSIONALS: Final = ("社区民警", "市场监管", "综合执法", "物业企业", "业主委员会", "法律顾问")
HELPERS: Final = ("包村居干部", "报到党员", "楼栋长", "共建单位", "社会组织")
FULL_TIME: Final = "专职"
PART_TIME: Final = "兼职"

_BEGINNING: Final = date(2020, 9, 1)
_SHORTEST_DAYS: Final = 60
_MEAN_DAYS: Final = 620
# How many of the grids have one full-time and two part-time workers.
_COMPLETE_AT_FIRST: Final = 0.72
_COMPLETE_AT_LAST: Final = 0.88
_SECOND_FULL_TIME: Final = 0.3
_THIRD_PART_TIME: Final = 0.25
_PROFESSIONAL_THERE: Final = 0.86
_FEWEST_HELPERS: Final = 2
_MOST_HELPERS: Final = 7


class _Slot(NamedTuple):
    """What is to be done, in the words of the office; one person holds it after the other."""

    role: str
    tier: str
    kind: str
    time: str | None = None


_BIG_GRID_HEAD: Final = _Slot("大网格长", "1", "片区专员")
_HEAD: Final = _Slot("网格长", "1", "网格长")
_FULL_TIMER: Final = _Slot("网格员", "1", "专职网格员", FULL_TIME)
_PART_TIMER: Final = _Slot("网格员", "1", "兼职网格员", PART_TIME)


@dataclass(frozen=True, slots=True)
class _Open:
    """A slot that is filled from one day to another, or has no last day."""

    slot: _Slot
    since: date
    until: date | None = None


def appoint(territory: Territory, plan: CityPlan, rng: Generator) -> pd.DataFrame:
    """One row for each post: code, role, tier, kind, time, person, started_on, ended_on."""
    grids = territory.grids
    complete = _complete_from(len(grids), plan, rng)
    slots = [
        (code, each)
        for code, name, is_tidal, waits in zip(
            grids["code"], grids["name"], grids["is_tidal"], complete, strict=True
        )
        for each in _of_grid(plan, name, _first_day(plan, is_tidal=is_tidal), waits, rng)
    ]
    slots += [(code, _Open(_BIG_GRID_HEAD, _BEGINNING)) for code in territory.big_grids["code"]]
    posts = pd.DataFrame(
        [
            (code, *each.slot, started, ended)
            for code, each in slots
            for started, ended in _terms(each, plan, rng)
        ],
        columns=["code", *_Slot._fields, "started_on", "ended_on"],
    )
    return posts.assign(person=[f"SF{number}" for number in rng.permutation(len(posts)) + 10_001])


def _first_day(plan: CityPlan, *, is_tidal: bool) -> date:
    return plan.tidal_grid_from if is_tidal and plan.tidal_grid_from else _BEGINNING


def _complete_from(grids: int, plan: CityPlan, rng: Generator) -> list[date | None]:
    """The day from which each grid has all its workers; None where it never has."""
    at_last = 1 - plan.unevenness * (1 - _COMPLETE_AT_LAST)
    at_first = at_last - plan.drift * (_COMPLETE_AT_LAST - _COMPLETE_AT_FIRST)

    def from_day(place: float) -> date | None:
        if place < at_first:
            return _BEGINNING
        if place >= at_last:
            return None
        risen = (place - at_first) / (at_last - at_first)
        return plan.first_day + timedelta(days=int(risen * plan.day_count))

    return [from_day((place + 0.5) / grids) for place in rng.permutation(grids)]


def _of_grid(
    plan: CityPlan, name: str, first: date, complete: date | None, rng: Generator
) -> Iterator[_Open]:
    """The slots of one grid. The second part-timer is the one whom a grid waits for."""
    full_timers = [_Open(_FULL_TIMER, first)] * (1 + (rng.random() < _SECOND_FULL_TIME))
    if plan.leaving_staff and plan.leaving_staff.grid == name:
        last_days = plan.leaving_staff.last_days
        full_timers = [_Open(_FULL_TIMER, first, last) for last in last_days]
        complete = first
    yield _Open(_HEAD, first)
    yield from full_timers
    yield _Open(_PART_TIMER, first)
    if complete:
        waited_for = _Open(_PART_TIMER, max(first, complete))
        yield from [waited_for] * (1 + (rng.random() < _THIRD_PART_TIME))
    for kind in PROFESSIONALS:
        if rng.random() < _PROFESSIONAL_THERE:
            yield _Open(_Slot("专业力量", "X", kind), first)
    for number in range(int(rng.integers(_FEWEST_HELPERS, _MOST_HELPERS + 1))):
        yield _Open(_Slot("辅助力量", "N", HELPERS[number % len(HELPERS)]), first)


def _terms(opened: _Open, plan: CityPlan, rng: Generator) -> Iterator[tuple[date, date | None]]:
    """First and last day of one person after the other, without a day between them."""
    since = opened.since
    while since <= (opened.until or plan.last_day):
        stays = _SHORTEST_DAYS - int(_MEAN_DAYS * np.log1p(-rng.random()))
        until = since + timedelta(days=stays)
        if until >= (opened.until or plan.last_day):
            yield since, opened.until
            return
        yield since, until
        since = until + timedelta(days=1)
