"""Every case from its report to what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import Numbers
from data.demo.conduct import conduct
from data.demo.endings import end
from data.demo.flood import gather_water, is_of_flood
from data.demo.mediation import mediate
from data.demo.people import People
from data.demo.plan import CityPlan
from data.demo.reports import report
from data.demo.stages import follow
from data.demo.stories import tell
from data.demo.territory import ALL_PURPOSE, Territory

_BUSY_GRIDS: Final = 3


def live_through(
    territory: Territory, people: People, plan: CityPlan, chances: Mapping[str, Generator]
) -> pd.DataFrame:
    """One row for each case in the order of time: its number, and the columns of
    data/demo/reports.py, stages.py, conduct.py, endings.py and mediation.py.
    """
    busy = _busy(territory, plan, chances["busy"])
    reported = report(territory, people, plan, busy, chances["reports"])
    tell(reported, plan, chances["stories"])
    stages = follow(reported, territory, plan, busy, chances["stages"])
    cases = pd.concat([reported, stages], axis=1)
    if flood := plan.flood:
        # Only now, so that what the water moves is dealt with as fast as where it came from.
        is_wet = is_of_flood(cases, flood, plan.day_number(flood.first_day))
        gather_water(cases, is_wet, territory, people, flood, chances["flood"])
    parts = (
        conduct(cases, plan, chances["conduct"]),
        end(cases, territory, chances["endings"]),
        mediate(cases, plan, chances["mediation"]),
    )
    numbers = _numbers(reported["day"].to_numpy(), plan)
    return pd.concat([cases, *parts], axis=1).assign(number=numbers)


def _numbers(day: Numbers, plan: CityPlan) -> list[str]:
    """The day and a running number within it."""
    days = np.datetime_as_string(np.datetime64(plan.first_day, "D") + np.arange(day.max() + 1))
    stamps = [str(each).replace("-", "") for each in days]
    starts = np.searchsorted(day, np.arange(day.max() + 1))
    return [
        f"AJ{stamps[number]}{place + 1:04}"
        for number, place in zip(day, np.arange(len(day)) - starts[day], strict=True)
    ]


def _busy(territory: Territory, plan: CityPlan, rng: Generator) -> Numbers:
    """A few grids with many cases and much practice, none of them part of a story."""
    leaving = plan.leaving_staff.grid if plan.leaving_staff else None
    grids = territory.grids
    drawn = rng.permutation(np.flatnonzero(grids["kind"] == ALL_PURPOSE))
    is_free = (grids["name"] != leaving).to_numpy()[drawn]
    return np.asarray(drawn[is_free][:_BUSY_GRIDS])
