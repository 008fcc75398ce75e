"""What the offices of the city hand over beside cases: one table for each file, with their own
columns.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.cameras import SITE_KINDS
from data.demo.files import dates, day_texts, moments, numbered, words, yes_no
from data.demo.people import People
from data.demo.plan import CityPlan
from data.demo.rhythm import DAY_SECONDS
from data.demo.services import CHANNELS as SERVICE_CHANNELS
from data.demo.services import ITEMS
from data.demo.territory import Territory

_NO_GRID_OF_A_SERVICE: Final = 0.02


def services(
    delivered: pd.DataFrame, territory: Territory, plan: CityPlan, rng: Generator
) -> pd.DataFrame:
    first = np.datetime64(plan.first_day, "D")
    grid = delivered["grid"].to_numpy()
    has_grid = rng.random(len(delivered)) >= _NO_GRID_OF_A_SERVICE
    finished = delivered["finished_at"].to_numpy()
    is_finished = finished < plan.day_count * DAY_SECONDS
    return pd.DataFrame({
        "办件编号": numbered("BJ", len(delivered)),
        "事项": words(delivered["item"].to_numpy(), ITEMS),
        "办理渠道": words(delivered["channel"].to_numpy(), SERVICE_CHANNELS),
        "是否网办": yes_no(delivered["is_online"].to_numpy()),
        "受理时间": moments(first, delivered["accepted_at"].to_numpy()),
        "办结时间": moments(first, np.where(is_finished, finished, -1)),
        "网格编码": words(np.where(has_grid, grid, -1), territory.grids["code"]),
        "社区": words(territory.grids["community"].to_numpy()[grid], territory.communities["name"]),
    })  # fmt: skip


def residences(people: People, territory: Territory) -> pd.DataFrame:
    homes = people.spots[people.spots["households"] > 0]
    return pd.DataFrame({
        "楼栋编号": numbered("LD", len(homes)),
        "名称": homes["name"].to_numpy(),
        "小区类型": homes["estate_type"].to_numpy(),
        "户数": homes["households"].to_numpy(),
        "人口": homes["persons"].to_numpy(),
        "网格编码": territory.grids["code"].to_numpy()[homes["grid"]],
        "经度": homes["longitude"].to_numpy(),
        "纬度": homes["latitude"].to_numpy(),
    })  # fmt: skip


def facilities(
    opened: pd.DataFrame, people: People, territory: Territory, plan: CityPlan
) -> pd.DataFrame:
    first = np.datetime64(plan.first_day, "D")
    grid = people.spots["grid"].to_numpy()[opened["spot"]]
    place = opened.groupby([grid, opened["kind"]]).cumcount() + 1
    names = territory.grids["name"].to_numpy()[grid] + opened["kind"].to_numpy()
    return pd.DataFrame({
        "设施编号": numbered("SS", len(opened)),
        "类别": opened["kind"],
        "名称": [f"{name}{number}" for name, number in zip(names, place, strict=True)],
        "建筑面积": opened["floor_area_m2"],
        "启用日期": day_texts(first + opened["opened"].to_numpy()),
        "停用日期": dates(first, opened["closed"].to_numpy()),
        "网格编码": territory.grids["code"].to_numpy()[grid],
        "经度": opened["longitude"],
        "纬度": opened["latitude"],
    })  # fmt: skip


def key_sites(sites: pd.DataFrame, people: People, territory: Territory) -> pd.DataFrame:
    grid = people.spots["grid"].to_numpy()[sites["spot"]]
    kinds = words(sites["kind"].to_numpy(), SITE_KINDS)
    return pd.DataFrame({
        "部位编号": numbered("BW", len(sites)),
        "类别": kinds,
        "名称": [f"{territory.grids['name'][place]}{kind}" for place, kind in zip(grid, kinds, strict=True)],
        "网格编码": territory.grids["code"].to_numpy()[grid],
        "经度": sites["longitude"],
        "纬度": sites["latitude"],
    })  # fmt: skip


def cameras(put_up: pd.DataFrame, plan: CityPlan) -> pd.DataFrame:
    first = np.datetime64(plan.first_day, "D")
    return pd.DataFrame({
        "摄像机编号": numbered("SX", len(put_up)),
        "是否在线": yes_no(put_up["is_online"].to_numpy()),
        "是否完好": yes_no(put_up["is_intact"].to_numpy()),
        "启用日期": day_texts(first + put_up["opened"].to_numpy()),
        "经度": put_up["longitude"],
        "纬度": put_up["latitude"],
    })  # fmt: skip


def posts(appointed: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        "岗位编号": numbered("GW", len(appointed)),
        "区域编码": appointed["code"],
        "岗位": appointed["role"],
        "层级": appointed["tier"],
        "类别": appointed["kind"],
        "专兼职": appointed["time"],
        "人员编号": appointed["person"],
        "上岗日期": day_texts(appointed["started_on"].to_numpy("datetime64[D]")),
        "离岗日期": day_texts(appointed["ended_on"].to_numpy("datetime64[D]")),
    })  # fmt: skip


def volunteers(registered: pd.DataFrame, territory: Territory, plan: CityPlan) -> pd.DataFrame:
    first = np.datetime64(plan.first_day, "D")
    return pd.DataFrame({
        "志愿者编号": numbered("ZY", len(registered)),
        "注册日期": day_texts(first + registered["registered"].to_numpy()),
        "是否党员": yes_no(registered["is_party_member"].to_numpy()),
        "网格编码": words(registered["grid"].to_numpy(), territory.grids["code"]),
    })  # fmt: skip


def shifts(served: pd.DataFrame, territory: Territory, plan: CityPlan) -> pd.DataFrame:
    first = np.datetime64(plan.first_day, "D")
    return pd.DataFrame({
        "班次编号": numbered("BC", len(served)),
        "志愿者编号": [f"ZY{number + 1:06}" for number in served["volunteer"]],
        "活动": pd.Categorical(served["activity"]),
        "服务日期": day_texts(first + served["day"].to_numpy()),
        "时长": served["hours"],
        "是否到场": yes_no(served["is_attended"].to_numpy()),
        "网格编码": words(served["grid"].to_numpy(), territory.grids["code"]),
    })  # fmt: skip
