"""Who reports what, when and where: the beginning of every case."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.borders import METRES_PER_DEG
from data.demo.chances import Flags, Numbers, Points, by_weight
from data.demo.matters import ALERT, CHANNEL_MIX, CHANNELS, DRAINAGE, FOUND_BY, MATTERS
from data.demo.people import People
from data.demo.plan import CityPlan
from data.demo.rhythm import (
    DAY_SECONDS,
    HOURS,
    SEASONS,
    kinds_of_days,
    months_of_days,
    seconds_of_day,
)
from data.demo.territory import Territory

PROFILES: Final = tuple(HOURS)
# How much is reported on a workday, weekend, holiday and in the Spring Festival.
_DAYS: Final = {
    "office": (1.18, 0.45, 0.30, 0.14),
    "patrol": (1.10, 0.74, 0.62, 0.38),
    "street": (1.02, 0.96, 0.92, 0.70),
    "night": (0.95, 1.12, 1.10, 0.90),
}
_GROWTH: Final = 0.16
_DAILY_NOISE: Final = 0.03
_GRID_SPREAD: Final = 0.3
_BUSY_FACTOR: Final = 4.0
_TIDAL_FACTOR: Final = 0.12
# The grid of the story has enough cases for the story to show.
_LEAVING_FACTOR: Final = 1.4
_FARTHEST_M: Final = 160.0
_AGAIN: Final = 0.035
_MIXES: Final = tuple(CHANNEL_MIX)
_PERSONS_OF_A_SPOT: Final = 84
_NAMELESS_CHANNELS: Final = tuple(CHANNELS.index(name) for name in FOUND_BY)


def report(
    territory: Territory, people: People, plan: CityPlan, busy: Numbers, rng: Generator
) -> pd.DataFrame:
    """One row for each case in the order of time.

    Columns: at (seconds since the first midnight), day, matter, grid, channel (a number),
    longitude, latitude, reporter (-1: none). The grids ``busy`` have more cases than others.
    """
    counts = rng.poisson(_expected(plan, rng))
    matter, day = np.divmod(np.repeat(np.arange(counts.size), counts.ravel()), plan.day_count)
    profile = np.array([PROFILES.index(each.at) for each in MATTERS])[matter]
    at = day * DAY_SECONDS + seconds_of_day(PROFILES, profile, rng)
    cases = pd.DataFrame({"at": at, "day": day, "matter": matter})
    cases = cases.sort_values("at", kind="stable", ignore_index=True)
    weights = _grid_weights(territory, people, plan, busy, rng)
    cases["grid"] = by_weight(weights, rng.random(len(cases)))
    _keep_off_the_flat(cases, territory, plan)
    cases["channel"] = _channels(cases["matter"].to_numpy(), rng)
    place(cases, people, rng)
    is_alert = np.array([matter.kind == ALERT for matter in MATTERS])[cases["matter"]]
    report_again(cases, (rng.random(len(cases)) < _AGAIN) & ~is_alert)
    return cases


def report_again(cases: pd.DataFrame, again: Flags) -> None:
    """Make those flagged ``again`` the case before of the same matter, reported once more."""
    order = np.lexsort((cases["at"], cases["matter"]))
    starts = np.diff(cases["matter"].to_numpy()[order], prepend=-1) != 0
    is_first = starts | ~again[order]
    earlier = np.maximum.accumulate(np.where(is_first, np.arange(len(order)), 0))
    for name in ("grid", "longitude", "latitude", "reporter", "channel"):
        values = cases[name].to_numpy().copy()
        values[order] = values[order][earlier]
        cases[name] = values


def _expected(plan: CityPlan, rng: Generator) -> Points:
    """How many cases of each matter are to be expected on each day."""
    kinds = kinds_of_days(plan.first_day, plan.day_count)
    months = months_of_days(plan.first_day, plan.day_count)
    shape = np.array(
        [np.array(_DAYS[m.at])[kinds] * np.array(SEASONS[m.season])[months] for m in MATTERS]
    )
    shape /= shape.mean(axis=1, keepdims=True)
    share = np.array([matter.share for matter in MATTERS])
    growth = 1 - plan.drift * _GROWTH * np.linspace(1, 0, plan.day_count)
    noise = np.exp(rng.normal(0, _DAILY_NOISE, plan.day_count))
    shape *= plan.cases_per_day * (share / share.sum())[:, None] * growth * noise
    if plan.flood:
        first = plan.day_number(plan.flood.first_day)
        wet = slice(first, first + len(plan.flood.factors))
        is_drainage = np.array([matter.large == DRAINAGE for matter in MATTERS])
        shape[is_drainage, wet] *= plan.flood.factors
    return shape


def _grid_weights(
    territory: Territory, people: People, plan: CityPlan, busy: Numbers, rng: Generator
) -> Points:
    """How likely a case comes from each grid."""
    mean = people.households[people.households > 0].mean()
    weights = np.where(people.households > 0, people.households, mean)
    weights = weights * np.exp(rng.normal(0, _GRID_SPREAD, len(weights)))
    weights[busy] = mean * _BUSY_FACTOR
    if plan.leaving_staff:
        weights[territory.grids["name"] == plan.leaving_staff.grid] = mean * _LEAVING_FACTOR
    weights[territory.grids["is_tidal"].to_numpy()] = _TIDAL_FACTOR * mean
    return weights


def _keep_off_the_flat(cases: pd.DataFrame, territory: Territory, plan: CityPlan) -> None:
    """Before the tidal flat has a grid, what happens there is the neighbouring grid's."""
    tidal = int(np.flatnonzero(territory.grids["is_tidal"])[0])
    start = plan.day_number(plan.tidal_grid_from) if plan.tidal_grid_from else 0
    big_grid = territory.grids["big_grid"].iloc[tidal]
    neighbour = int(np.flatnonzero(territory.grids["big_grid"] == big_grid)[0])
    cases.loc[(cases["grid"] == tidal) & (cases["day"] < start), "grid"] = neighbour


def _channels(matter: Numbers, rng: Generator) -> Numbers:
    mix = np.array([_MIXES.index(each.kind) for each in MATTERS])[matter]
    drawn = rng.random(len(matter))
    channel = np.empty(len(matter), np.int64)
    for number, kind in enumerate(_MIXES):
        rows = mix == number
        channel[rows] = by_weight(np.array(CHANNEL_MIX[kind]), drawn[rows])
    return channel


def place(cases: pd.DataFrame, people: People, rng: Generator) -> None:
    """Give every case a point near a spot of its grid, and a reporter where its channel has one."""
    spots = people.spots
    weight = np.concatenate([[0], np.cumsum(np.maximum(spots["households"], 1))])
    first = weight[people.first_spot]
    grid = cases["grid"].to_numpy()
    drawn = first[grid] + rng.random(len(cases)) * (first[grid + 1] - first[grid])
    spot = np.searchsorted(weight, drawn, side="right") - 1
    reach = np.minimum(0.9 * spots["free_m"].to_numpy()[spot], _FARTHEST_M)
    away, angle = reach * np.sqrt(rng.random(len(cases))), rng.uniform(0, 2 * np.pi, len(cases))
    for name, shift, metres in zip(
        ("longitude", "latitude"), (np.cos(angle), np.sin(angle)), METRES_PER_DEG, strict=True
    ):
        cases[name] = np.round(spots[name].to_numpy()[spot] + away * shift / metres, 6)
    person = (_PERSONS_OF_A_SPOT * rng.random(len(cases)) ** 2).astype(np.int64)
    is_nameless = np.isin(cases["channel"], _NAMELESS_CHANNELS)
    cases["reporter"] = np.where(is_nameless, -1, spot * 100 + person)
