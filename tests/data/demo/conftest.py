"""The made-up city as its files say it is, with its stories and without."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from data.demo import QUIET, SEED, CityPlan, make_city

STAGES = (
    "上报时间", "受理时间", "立案时间", "派遣时间", "处置时间", "核查时间", "结案时间", "回访时间",
)  # fmt: skip
TIMES = (*STAGES, "联系时间", "处置时限", "办理时限")
CALL_STAGES = ("吹哨时间", "签收时间", "联系时间", "报到时间", "反馈时间", "化解时间")


@dataclass(frozen=True)
class Files:
    """A folder of the city's files, read as text and typed here and there."""

    folder: Path
    paths: list[Path]

    def features(self, name):
        """Attributes and shapes of a GeoJSON file."""
        features = json.loads((self.folder / name).read_text("utf-8"))["features"]
        shapes = np.array([shapely.geometry.shape(each["geometry"]) for each in features])
        return pd.DataFrame([each["properties"] for each in features]), shapes

    def table(self, name, times=()):
        frame = pd.read_csv(self.folder / name, dtype=str)
        return frame.assign(**{time: pd.to_datetime(frame[time]) for time in times})

    @cached_property
    def grids(self):
        """Every grid with its shape and the areas above."""
        parts = [self.features(name) for name in ("grids.geojson", "grids_direct.geojson")]
        grids = pd.concat([table.assign(shape=shapes) for table, shapes in parts])
        communities = self.table("communities.csv").set_index("社区编码")["大网格编码"]
        big_grid = grids["大网格编码"].fillna(grids["社区编码"].map(communities))
        zones = self.table("big_grids.csv").set_index("大网格编码")["片区编码"]
        return grids.assign(big_grid=big_grid, zone=big_grid.map(zones)).reset_index(drop=True)

    @cached_property
    def cases(self):
        cases = self.table("cases.csv", TIMES)
        names = self.grids.set_index("网格编码")["网格名称"]
        return cases.assign(grid=cases["网格编码"].map(names))

    @cached_property
    def calls(self):
        return self.table("whistles.csv", CALL_STAGES)

    @cached_property
    def shifts(self):
        """Attended shifts with the zone in which the volunteer is registered."""
        shifts = self.table("shifts.csv", ["服务日期"])
        zone_of = self.grids.set_index("网格编码")["zone"]
        names = self.features("zones.geojson")[0].set_index("编码")["名称"]
        zone = shifts["网格编码"].map(zone_of).map(names)
        shifts = shifts.assign(zone=zone, hours=shifts["时长"].astype(float))
        return shifts[shifts["是否到场"] == "是"]


@pytest.fixture(scope="session")
def make_files(tmp_path_factory):
    """Makes a city in a folder of its own: ``make_files(seed, plan)``."""

    def make(seed=SEED, plan=None):
        folder = tmp_path_factory.mktemp("city")
        return Files(folder, make_city(folder, seed, lambda *_: None, plan))

    return make


@pytest.fixture(scope="session")
def stages():
    """The stages of a case, in their order."""
    return list(STAGES)


@pytest.fixture(scope="session")
def call_stages():
    """The stages of a whistle, in their order."""
    return list(CALL_STAGES)


@pytest.fixture(scope="session")
def city(make_files):
    return make_files()


@pytest.fixture(scope="session")
def quiet(make_files):
    return make_files(plan=QUIET)


@pytest.fixture(scope="session")
def village_plan():
    """The same land with hardly anything happening: quickly made."""
    return CityPlan(cases_per_day=2, services_per_day=1, volunteers=50, shifts_per_day=1)
