"""Facilities, cameras and department grids of the made-up city."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.matching import matches
from geo.reach import pairs_within

RADIUS_M = 800
SHARES = {
    "公交站": 0.986, "党群服务中心": 0.972, "学校": 0.951, "卫生站": 0.938, "公园": 0.91, "养老驿站": 0.784,
}  # fmt: skip


@pytest.fixture(scope="module")
def homes(city):
    return city.table("residences.csv").astype({"经度": float, "纬度": float, "户数": int})


@pytest.fixture(scope="module")
def facilities(city):
    return city.table("facilities.csv").astype({"经度": float, "纬度": float, "建筑面积": float})


def near(homes, others, radius_m):
    """Which homes have one of the others within a radius."""
    ones, rest = (table[["经度", "纬度"]].to_numpy().T for table in (homes, others))
    found, _, _ = pairs_within(*ones, *rest, radius_m)
    return np.isin(np.arange(len(homes)), found)


def test_each_kind_reaches_so_many_households_and_eldercare_the_fewest(homes, facilities):
    is_open = facilities["停用日期"].isna()
    reached = {
        kind: near(homes, facilities[is_open & (facilities["类别"] == kind)], RADIUS_M)
        for kind in SHARES
    }
    households = homes["户数"].to_numpy()
    shares = {
        kind: households[is_near].sum() / households.sum() for kind, is_near in reached.items()
    }
    assert shares == pytest.approx(SHARES, abs=0.006)
    together = np.logical_and.reduce(list(reached.values()))
    assert 0.6 < households[together].sum() / households.sum() < SHARES["养老驿站"]


def test_facilities_lie_in_their_grids(city, facilities):
    shapes = city.grids.set_index("网格编码")["shape"]
    points = shapely.points(facilities["经度"], facilities["纬度"])
    assert shapely.contains(shapes[facilities["网格编码"]].to_numpy(), points).all()


def test_rooms_come_to_about_the_norm_and_stations_to_one_for_three_grids(city, facilities):
    kept = facilities[facilities["停用日期"].isna()]
    rooms = kept[kept["类别"].isin(["党群服务中心", "养老驿站", "社区服务站"])]
    assert 26 < rooms["建筑面积"].sum() / 53_834 * 100 < 36
    assert len(city.grids) // 3 - 4 <= (kept["类别"] == "社区服务站").sum() < len(city.grids) // 3


def test_closed_facilities_were_open_before(facilities):
    closed = facilities.dropna(subset="停用日期")
    assert 0 < len(closed) < 40
    assert (closed["启用日期"] < closed["停用日期"]).all()


def test_most_key_sites_are_watched_and_some_cameras_are_off(city):
    kinds = {"经度": float, "纬度": float}
    sites, cameras = (city.table(f"{name}.csv").astype(kinds) for name in ("key_sites", "cameras"))
    assert 0.93 < near(sites, cameras, 50).mean() < 0.99
    assert 0.02 < (cameras["是否在线"] == "否").mean() < 0.08
    assert 0.005 < (cameras["是否完好"] == "否").mean() < 0.03


def test_three_departments_have_one_offender_each(city):
    table, shapes = city.features("department_grids.geojson")
    assert table["部门网格编码"].is_unique
    for rows in table.groupby("部门").groups.values():
        found = matches(shapes[rows], city.grids["shape"].to_numpy())
        kinds = [match.kind for match in found]
        assert 95 <= len(kinds) <= 105
        assert kinds.count("straddling") == 1
        assert {"one_to_one", "one_to_many", "straddling"} == set(kinds)
