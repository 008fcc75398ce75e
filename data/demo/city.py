"""The made-up city, written file by file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo import handed_over
from data.demo.boundaries import write_areas
from data.demo.chances import Numbers
from data.demo.files import write_csv
from data.demo.people import People, settle
from data.demo.plan import CityPlan
from data.demo.reports import report
from data.demo.services import deliver
from data.demo.staff import appoint
from data.demo.stages import follow
from data.demo.territory import ALL_PURPOSE, Territory, survey
from data.demo.volunteers import register, serve
from data.intake.report import Progress

_CHANCES: Final = ("land", "people", "busy", "reports", "stages", "gaps", "posts", "services",
                   "volunteers", "shifts")  # fmt: skip
_BUSY_GRIDS: Final = 3


def make_city(
    folder: Path, seed: int, progress: Progress, plan: CityPlan | None = None
) -> list[Path]:
    """Write the files of the city, to be imported with the profile ``demo``.

    The same seed and plan give the same bytes. ``progress`` is told what is being made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    progress("laying out the city", 0, _STEPS)
    city = _found(plan or CityPlan(), seed)
    progress("drawing its areas", 1, _STEPS)
    written = write_areas(folder, city.territory, city.people, city.plan)
    for done, (name, records) in enumerate(_RECORDS.items(), start=2):
        progress(f"making up {name}", done, _STEPS)
        written.append(write_csv(folder / f"{name}.csv", records(city)))
    progress("the files are written", _STEPS, _STEPS)
    return written


@dataclass(frozen=True, slots=True)
class _City:
    """Each part has its own chances: a story told in one changes nothing in the others."""

    plan: CityPlan
    territory: Territory
    people: People
    volunteers: pd.DataFrame
    chances: Mapping[str, Generator]


def _found(plan: CityPlan, seed: int) -> _City:
    chances = {name: np.random.default_rng([seed, number]) for number, name in enumerate(_CHANCES)}
    territory = survey(plan, chances["land"])
    people = settle(territory, plan, chances["people"])
    volunteers = register(people, plan, chances["volunteers"])
    return _City(plan, territory, people, volunteers, chances)


def _residences(city: _City) -> pd.DataFrame:
    return handed_over.residences(city.people, city.territory)


def _cases(city: _City) -> pd.DataFrame:
    busy = _busy(city)
    reported = report(city.territory, city.people, city.plan, busy, city.chances["reports"])
    stages = follow(reported, city.territory, city.plan, busy, city.chances["stages"])
    return handed_over.cases(reported, stages, city.territory, city.plan, city.chances["gaps"])


def _busy(city: _City) -> Numbers:
    """A few grids with many cases and much practice, none of them part of a story."""
    leaving = city.plan.leaving_staff.grid if city.plan.leaving_staff else None
    grids = city.territory.grids
    usual = np.flatnonzero(grids["kind"] == ALL_PURPOSE)
    drawn = city.chances["busy"].permutation(usual)
    is_free = (grids["name"] != leaving).to_numpy()[drawn]
    return np.asarray(drawn[is_free][:_BUSY_GRIDS])


def _posts(city: _City) -> pd.DataFrame:
    return handed_over.posts(appoint(city.territory, city.plan, city.chances["posts"]))


def _services(city: _City) -> pd.DataFrame:
    delivered = deliver(city.people, city.plan, city.chances["services"])
    return handed_over.services(delivered, city.territory, city.plan, city.chances["gaps"])


def _volunteers(city: _City) -> pd.DataFrame:
    return handed_over.volunteers(city.volunteers, city.territory, city.plan)


def _shifts(city: _City) -> pd.DataFrame:
    served = serve(city.volunteers, city.territory, city.plan, city.chances["shifts"])
    return handed_over.shifts(served, city.territory, city.plan)


_RECORDS: Final[Mapping[str, Callable[[_City], pd.DataFrame]]] = {
    "residences": _residences,
    "cases": _cases,
    "posts": _posts,
    "services": _services,
    "volunteers": _volunteers,
    "shifts": _shifts,
}
_STEPS: Final = len(_RECORDS) + 2
