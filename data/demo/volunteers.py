"""Volunteers and their shifts."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import Numbers, Points, by_weight
from data.demo.people import People
from data.demo.plan import CityPlan
from data.demo.rhythm import kinds_of_days
from data.demo.territory import Territory

ACTIVITIES: Final = (
    "文明劝导", "敬老探访", "环境清洁", "平安巡逻", "义诊义剪", "垃圾分类指导", "助学辅导", "防诈宣传",
)  # fmt: skip
_ACTIVITY_MIX: Final = np.array((22, 16, 20, 14, 5, 12, 5, 6))
# A workday, weekend, holiday, day of the Spring Festival.
_DAYS: Final = (0.72, 1.72, 0.95, 0.45)
_FIRST_REGISTERED: Final = date(2020, 3, 1)
_THERE_AT_FIRST: Final = 0.60
_PARTY_MEMBERS: Final = 0.27
# How unlike volunteers are: the shape of a gamma distribution of their zeal.
_ZEAL_SHAPE: Final = 0.25
_MOST_ON_A_DAY: Final = 2
_HOURS: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 6.0)
_HOURS_MIX: Final = np.array((4, 8, 22, 14, 22, 12, 14, 4))
_ATTENDED: Final = 0.96


def register(people: People, plan: CityPlan, rng: Generator) -> pd.DataFrame:
    """One row for each volunteer: registered (days since the first), is_party_member, grid."""
    count = plan.volunteers
    before = plan.day_number(_FIRST_REGISTERED)
    place = (rng.permutation(count) + 0.5) / count
    early = before * (1 - place / _THERE_AT_FIRST)
    late = plan.day_count * (place - _THERE_AT_FIRST) / (1 - _THERE_AT_FIRST)
    registered = np.where(place < _THERE_AT_FIRST, early, late)
    if not plan.drift:
        registered = before * rng.random(count)
    return pd.DataFrame({
        "registered": np.floor(registered).astype(np.int64),
        "is_party_member": rng.random(count) < _PARTY_MEMBERS,
        "grid": by_weight(people.households, rng.random(count)),
    })  # fmt: skip


def serve(
    volunteers: pd.DataFrame, territory: Territory, plan: CityPlan, rng: Generator
) -> pd.DataFrame:
    """One row for each shift: volunteer, activity (its name), day, hours, is_attended, grid."""
    weight = np.array(_DAYS)[kinds_of_days(plan.first_day, plan.day_count)]
    weight /= weight.mean()
    zeal = rng.gamma(_ZEAL_SHAPE, 1, len(volunteers))
    volunteer, day = _shifts(volunteers, zeal, weight, plan.shifts_per_day, rng)
    activity = np.array(ACTIVITIES)[by_weight(_ACTIVITY_MIX, rng.random(len(day)))]
    if plan.campaign:
        more, on = _called(volunteers, territory, (volunteer, day), plan, rng)
        volunteer, day = np.concatenate([volunteer, more]), np.concatenate([day, on])
        activity = np.concatenate([activity, np.full(len(on), plan.campaign.name)])
    kept = _bearable(volunteer, day)
    volunteer, day, activity = volunteer[kept], day[kept], activity[kept]
    hours = np.array(_HOURS)[by_weight(_HOURS_MIX, rng.random(len(day)))]
    return pd.DataFrame({
        "volunteer": volunteer,
        "activity": activity,
        "day": day,
        "hours": hours,
        "is_attended": rng.random(len(day)) < _ATTENDED,
        "grid": volunteers["grid"].to_numpy()[volunteer],
    })  # fmt: skip


def _shifts(
    volunteers: pd.DataFrame, zeal: Points, weight: Points, per_day: float, rng: Generator
) -> tuple[Numbers, Numbers]:
    """Who serves on which day: as their zeal and the days have it, once they are registered.

    ``per_day`` shifts are to be expected while everybody is registered.
    """
    begun = np.concatenate([[0.0], np.cumsum(weight)])
    start = begun[np.maximum(volunteers["registered"].to_numpy(), 0)]
    counts = rng.poisson(per_day * zeal / zeal.sum() * (begun[-1] - start))
    volunteer = np.repeat(np.arange(len(volunteers)), counts)
    at = start[volunteer] + rng.random(len(volunteer)) * (begun[-1] - start[volunteer])
    return volunteer, np.searchsorted(begun[1:-1], at, side="right")


def _called(
    volunteers: pd.DataFrame,
    territory: Territory,
    shifts: tuple[Numbers, Numbers],
    plan: CityPlan,
    rng: Generator,
) -> tuple[Numbers, Numbers]:
    """The shifts that the campaign adds: who, whatever their zeal, and on which day."""
    assert plan.campaign is not None
    volunteer, day = shifts
    zone = int(np.flatnonzero(territory.zones["name"] == plan.campaign.zone)[0])
    is_there = (territory.grids["zone"] == zone).to_numpy()[volunteers["grid"]]
    first = plan.day_number(plan.campaign.first_day)
    usual = day[is_there[volunteer] & (day >= first)]
    grown = np.clip((usual - first) / (7 * plan.campaign.weeks_to_grow), 0, 1)
    on = usual[rng.random(len(usual)) < plan.campaign.more_shifts * grown]
    who = rng.choice(np.flatnonzero(is_there), len(on))
    is_known = volunteers["registered"].to_numpy()[who] <= on
    return who[is_known], on[is_known]


def _bearable(volunteer: Numbers, day: Numbers) -> Numbers:
    """The positions of the shifts that take place, in the order of time: nobody does more on a
    day than can be borne.
    """
    order = np.lexsort((volunteer, day))
    of_a_day = pd.DataFrame({"volunteer": volunteer[order], "day": day[order]})
    place = of_a_day.groupby(["day", "volunteer"]).cumcount().to_numpy()
    return np.asarray(order[place < _MOST_ON_A_DAY])
