"""What the offices of the city hand over: one table for each file, with their own columns.

Not every row is complete, as nowhere: some cases say only the community or only the point, and a
few nothing at all.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo.chances import Numbers
from data.demo.files import moments, numbered, words, yes_no
from data.demo.matters import CHANNELS, MATTERS
from data.demo.people import People
from data.demo.plan import CityPlan
from data.demo.rhythm import DAY_SECONDS
from data.demo.services import CHANNELS as SERVICE_CHANNELS
from data.demo.services import ITEMS
from data.demo.territory import Territory

_STAGE_COLUMNS: Final = {
    "accepted_at": "受理时间", "dispatched_at": "派遣时间", "handled_at": "处置时间",
    "due_at": "办理时限", "closed_at": "结案时间", "called_back_at": "回访时间",
}  # fmt: skip
_NO_PLACE, _NO_GRID, _NO_POINT = 0.003, 0.012, 0.035
_NO_GRID_OF_A_SERVICE: Final = 0.02


def cases(
    reported: pd.DataFrame,
    stages: pd.DataFrame,
    territory: Territory,
    plan: CityPlan,
    rng: Generator,
) -> pd.DataFrame:
    first, matter = np.datetime64(plan.first_day, "D"), reported["matter"].to_numpy()
    drawn = rng.random((len(reported), 2))
    is_nowhere = drawn[:, 0] < _NO_PLACE
    has_grid = ~is_nowhere & (drawn[:, 0] >= _NO_PLACE + _NO_GRID)
    has_point = ~is_nowhere & (drawn[:, 1] >= _NO_POINT)
    grid = reported["grid"].to_numpy()
    community = territory.grids["community"].to_numpy()[grid]
    reporter = reported["reporter"].to_numpy()
    return pd.DataFrame({
        "案件编号": _case_numbers(reported["day"].to_numpy(), first),
        "案件类型": _of_matter(matter, "kind"),
        "上报渠道": words(reported["channel"].to_numpy(), CHANNELS),
        "大类": _of_matter(matter, "large"),
        "小类": _of_matter(matter, "small"),
        "承办单位": _of_matter(matter, "department"),
        "上报时间": moments(first, reported["at"].to_numpy()),
        **{zh: moments(first, stages[name].to_numpy()) for name, zh in _STAGE_COLUMNS.items()},
        "网格编码": words(np.where(has_grid, grid, -1), territory.grids["code"]),
        "社区": words(np.where(is_nowhere, -1, community), territory.communities["name"]),
        "经度": reported["longitude"].where(has_point),
        "纬度": reported["latitude"].where(has_point),
        "诉求人": [f"R{number:08}" if number >= 0 else None for number in reporter],
        "作废": yes_no(stages["is_void"].to_numpy()),
        "缓办": yes_no(stages["is_suspended"].to_numpy()),
    })  # fmt: skip


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


def posts(appointed: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        "岗位编号": numbered("GW", len(appointed)),
        "区域编码": appointed["code"],
        "岗位": appointed["role"],
        "层级": appointed["tier"],
        "类别": appointed["kind"],
        "专兼职": appointed["time"],
        "人员编号": appointed["person"],
        "上岗日期": _days(appointed["started_on"].to_numpy("datetime64[D]")),
        "离岗日期": _days(appointed["ended_on"].to_numpy("datetime64[D]")),
    })  # fmt: skip


def volunteers(registered: pd.DataFrame, territory: Territory, plan: CityPlan) -> pd.DataFrame:
    first = np.datetime64(plan.first_day, "D")
    return pd.DataFrame({
        "志愿者编号": numbered("ZY", len(registered)),
        "注册日期": _days(first + registered["registered"].to_numpy()),
        "是否党员": yes_no(registered["is_party_member"].to_numpy()),
        "网格编码": words(registered["grid"].to_numpy(), territory.grids["code"]),
    })  # fmt: skip


def shifts(served: pd.DataFrame, territory: Territory, plan: CityPlan) -> pd.DataFrame:
    first = np.datetime64(plan.first_day, "D")
    return pd.DataFrame({
        "班次编号": numbered("BC", len(served)),
        "志愿者编号": [f"ZY{number + 1:06}" for number in served["volunteer"]],
        "活动": pd.Categorical(served["activity"]),
        "服务日期": _days(first + served["day"].to_numpy()),
        "时长": served["hours"],
        "是否到场": yes_no(served["is_attended"].to_numpy()),
        "网格编码": words(served["grid"].to_numpy(), territory.grids["code"]),
    })  # fmt: skip


def _of_matter(matter: Numbers, field: str) -> pd.Categorical:
    return words(matter, tuple(getattr(each, field) for each in MATTERS))


def _case_numbers(day: Numbers, first: np.datetime64) -> list[str]:
    """The day and a running number within it; cases come in the order of time."""
    days = np.datetime_as_string(first + np.arange(day.max() + 1))
    stamps = [str(each).replace("-", "") for each in days]
    starts = np.searchsorted(day, np.arange(day.max() + 1))
    return [
        f"AJ{stamps[number]}{place + 1:04}"
        for number, place in zip(day, np.arange(len(day)) - starts[day], strict=True)
    ]


def _days(days: NDArray[np.datetime64]) -> NDArray[np.object_]:
    """Days as 2026-10-31, empty where there is none."""
    texts = np.datetime_as_string(days.astype("datetime64[D]")).astype(object)
    texts[np.isnat(days)] = None
    return texts
