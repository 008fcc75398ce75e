"""The made-up city, written file by file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo import case_files, handed_over
from data.demo.answers import answer
from data.demo.boundaries import write_areas, write_department_grids
from data.demo.cameras import name_sites, put_up_cameras
from data.demo.department_grids import lay_out
from data.demo.facilities import open_facilities
from data.demo.files import write_csv
from data.demo.legacy import hand_over
from data.demo.lifecycle import live_through
from data.demo.pauses import pause
from data.demo.people import People, settle
from data.demo.plan import CityPlan
from data.demo.services import deliver
from data.demo.staff import appoint
from data.demo.territory import Territory, survey
from data.demo.volunteers import register, serve
from data.demo.whistles import blow
from data.intake.report import Progress

_CHANCES: Final = ("land", "people", "busy", "reports", "stages", "gaps", "posts", "services",
                   "volunteers", "shifts", "stories", "conduct", "endings", "mediation",
                   "legacy", "pauses", "whistles", "answers", "facilities", "sites", "cameras",
                   "department_grids", "flood")  # fmt: skip


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
    laid_out = lay_out(city.territory, city.chances["department_grids"])
    written.append(write_department_grids(folder, *laid_out))
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
    cases: pd.DataFrame
    volunteers: pd.DataFrame
    sites: pd.DataFrame
    chances: Mapping[str, Generator]


def _found(plan: CityPlan, seed: int) -> _City:
    chances = {name: np.random.default_rng([seed, number]) for number, name in enumerate(_CHANCES)}
    territory = survey(plan, chances["land"])
    people = settle(territory, plan, chances["people"])
    cases = live_through(territory, people, plan, chances)
    volunteers = register(people, plan, chances["volunteers"])
    sites = name_sites(people, chances["sites"])
    return _City(plan, territory, people, cases, volunteers, sites, chances)


def _residences(city: _City) -> pd.DataFrame:
    return handed_over.residences(city.people, city.territory)


def _facilities(city: _City) -> pd.DataFrame:
    opened = open_facilities(city.people, city.territory, city.plan, city.chances["facilities"])
    return handed_over.facilities(opened, city.people, city.territory, city.plan)


def _key_sites(city: _City) -> pd.DataFrame:
    return handed_over.key_sites(city.sites, city.people, city.territory)


def _cameras(city: _City) -> pd.DataFrame:
    put_up = put_up_cameras(city.people, city.sites, city.plan, city.chances["cameras"])
    return handed_over.cameras(put_up, city.plan)


def _cases(city: _City) -> pd.DataFrame:
    return case_files.cases(city.cases, city.territory, city.plan, city.chances["gaps"])


def _legacy(city: _City) -> pd.DataFrame:
    handed_over = hand_over(city.people, city.plan, city.chances["legacy"])
    return case_files.legacy(handed_over, city.territory, city.plan)


def _pauses(city: _City) -> pd.DataFrame:
    stood = pause(city.cases, city.plan, city.chances["pauses"])
    return case_files.pauses_of(stood, city.cases, city.plan)


def _whistles(city: _City) -> pd.DataFrame:
    calls = blow(city.cases, city.plan, city.chances["whistles"])
    answers = answer(calls, city.plan, city.chances["answers"])
    answered = pd.concat([calls, answers], axis=1)
    return case_files.whistles(answered, city.cases, city.territory, city.plan)


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
    "facilities": _facilities,
    "key_sites": _key_sites,
    "cameras": _cameras,
    "cases": _cases,
    "legacy": _legacy,
    "pauses": _pauses,
    "whistles": _whistles,
    "posts": _posts,
    "services": _services,
    "volunteers": _volunteers,
    "shifts": _shifts,
}
_STEPS: Final = len(_RECORDS) + 2
