"""The areas of the city as the files that an office of surveys would hand over."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from data.demo.borders import Shapes
from data.demo.files import write_csv, write_geojson
from data.demo.flaws import flawed
from data.demo.people import People
from data.demo.plan import CityPlan
from data.demo.territory import COUNTY, Territory

CITY_NAME: Final = "示范市"


def write_areas(folder: Path, territory: Territory, people: People, plan: CityPlan) -> list[Path]:
    """Write the boundary, 片区, 大网格, 社区 and the grids with and without a community."""
    city = pd.DataFrame({"编码": [COUNTY], "名称": [CITY_NAME]})
    zones = pd.DataFrame({"编码": territory.zones["code"], "名称": territory.zones["name"]})
    big_grids = pd.DataFrame({
        "大网格编码": territory.big_grids["code"],
        "大网格名称": territory.big_grids["name"],
        "片区编码": territory.zones["code"].to_numpy()[territory.big_grids["zone"]],
    })  # fmt: skip
    communities = pd.DataFrame({
        "社区编码": territory.communities["code"],
        "社区名称": territory.communities["name"],
        "大网格编码": territory.big_grids["code"].to_numpy()[territory.communities["big_grid"]],
    })  # fmt: skip
    boundary = np.array([territory.boundary], dtype=object)
    return [
        write_geojson(folder / "city.geojson", city, boundary),
        write_geojson(folder / "zones.geojson", zones, territory.zone_shapes),
        write_csv(folder / "big_grids.csv", big_grids),
        write_csv(folder / "communities.csv", communities),
        *_write_grids(folder, territory, people, plan),
    ]


def write_department_grids(folder: Path, laid_out: pd.DataFrame, shapes: Shapes) -> Path:
    """Write the grids by which departments work."""
    sheet = pd.DataFrame({
        "部门": laid_out["department"],
        "部门网格编码": laid_out["code"],
        "名称": laid_out["name"],
    })  # fmt: skip
    return write_geojson(folder / "department_grids.geojson", sheet, shapes)


def _write_grids(folder: Path, territory: Territory, people: People, plan: CityPlan) -> list[Path]:
    grids = territory.grids
    lives = people.households > 0
    sheet = pd.DataFrame({
        "网格编码": grids["code"],
        "网格名称": grids["name"],
        "网格类型": grids["kind"],
        "户数": pd.Series(people.households, dtype=object).where(lives, None),
        "人口": pd.Series(people.persons, dtype=object).where(lives, None),
        "启用日期": _valid_from(grids, plan),
    })  # fmt: skip
    community = grids["community"].to_numpy()
    has_community = community >= 0
    of_communities = sheet[has_community].assign(
        社区编码=territory.communities["code"].to_numpy()[community[has_community]]
    )
    direct = sheet[~has_community].assign(
        大网格编码=territory.big_grids["code"].to_numpy()[grids["big_grid"][~has_community]]
    )
    shapes = flawed(territory.grid_shapes, grids["zone"].to_numpy())
    return [
        write_geojson(folder / "grids.geojson", of_communities, shapes[has_community]),
        write_geojson(folder / "grids_direct.geojson", direct, shapes[~has_community]),
    ]


def _valid_from(grids: pd.DataFrame, plan: CityPlan) -> list[str | None]:
    start = plan.tidal_grid_from.isoformat() if plan.tidal_grid_from else None
    return [start if is_tidal else None for is_tidal in grids["is_tidal"]]
