"""Stories that change what is reported: the same number of cases, but others."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import Points
from data.demo.matters import CHANNELS, DRAINAGE, MATTERS
from data.demo.plan import CityPlan, RisingRepeats, RoadSurvey
from data.demo.reports import report_again

_OUT_OF_DOORS: Final = ("patrol", "street")


def tell(cases: pd.DataFrame, plan: CityPlan, rng: Generator) -> None:
    """Change ``cases`` (data/demo/reports.py) as the stories of ``plan`` have it."""
    drawn = rng.random((2, len(cases)))
    if survey := plan.road_survey:
        _look_at_roads(cases, survey, plan.day_number(survey.first_day), drawn[0])
    if repeats := plan.rising_repeats:
        _repeat(cases, repeats, plan.day_number(repeats.since), drawn[1])


def _look_at_roads(cases: pd.DataFrame, survey: RoadSurvey, first_day: int, drawn: Points) -> None:
    # Rain has a story of its own.
    is_outside = np.array([m.at in _OUT_OF_DOORS and m.large != DRAINAGE for m in MATTERS])
    is_found = (
        is_outside[cases["matter"]]
        & (cases["day"] >= first_day).to_numpy()
        & (drawn < survey.share)
    )
    cases.loc[is_found, "matter"] = _matter(survey.small)
    cases.loc[is_found, "channel"] = CHANNELS.index(survey.channel)
    cases.loc[is_found, "reporter"] = -1


def _repeat(cases: pd.DataFrame, repeats: RisingRepeats, since: int, drawn: Points) -> None:
    is_theirs = (cases["matter"] == _matter(repeats.small)) & (cases["day"] >= since)
    report_again(cases, is_theirs.to_numpy() & (drawn < repeats.share))


def _matter(small: str) -> int:
    return [matter.small for matter in MATTERS].index(small)
