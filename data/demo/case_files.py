"""Cases and what belongs to them, as the offices hand them over: one table for each file.

Not every case is complete, as nowhere: some say only the community or only the point, and a few
nothing at all.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo import legacy as old
from data.demo import mediation, pauses
from data.demo.chances import Numbers
from data.demo.duty_list import DEPARTMENTS, ITEMS
from data.demo.endings import LEVELS, SATISFACTION
from data.demo.files import dates, day_texts, moments, numbered, words, yes_no
from data.demo.matters import CHANNELS, LEGACY, MATTERS
from data.demo.plan import CityPlan
from data.demo.territory import Territory

_TIMES: Final = {
    "at": "上报时间", "contacted_at": "联系时间", "accepted_at": "受理时间", "filed_at": "立案时间",
    "dispatched_at": "派遣时间", "handling_due_at": "处置时限", "handled_at": "处置时间",
    "checked_at": "核查时间", "due_at": "办理时限", "closed_at": "结案时间",
    "called_back_at": "回访时间",
}  # fmt: skip
_CALL_TIMES: Final = {
    "blown_at": "吹哨时间", "signed_at": "签收时间", "contacted_at": "联系时间",
    "arrived_at": "报到时间", "fed_back_at": "反馈时间", "resolved_at": "化解时间",
}  # fmt: skip
_NO_PLACE, _NO_GRID, _NO_POINT = 0.003, 0.012, 0.035
_COUNTS: Final = tuple("0123456789")
_KINDS: Final = ("工作推进哨", "攻坚克难哨")


def cases(
    lived: pd.DataFrame, territory: Territory, plan: CityPlan, rng: Generator
) -> pd.DataFrame:
    """The cases of data/demo/lifecycle.py."""
    first, matter = _first(plan), lived["matter"].to_numpy()
    reporter = lived["reporter"].to_numpy()
    return pd.DataFrame({
        "案件编号": lived["number"],
        "案件类型": _of_matter(matter, "kind"),
        "上报渠道": words(lived["channel"].to_numpy(), CHANNELS),
        "大类": _of_matter(matter, "large"),
        "小类": _of_matter(matter, "small"),
        "承办单位": _of_matter(matter, "department"),
        **{zh: moments(first, lived[name].to_numpy()) for name, zh in _TIMES.items()},
        "退单次数": words(lived["bounce_count"].to_numpy(), _COUNTS),
        "返工次数": words(lived["rework_count"].to_numpy(), _COUNTS),
        "漏报": yes_no(lived["is_missed"].to_numpy()),
        "是否解决": yes_no(lived["is_solved"].to_numpy()),
        "满意度": words(lived["satisfaction"].to_numpy(), SATISFACTION),
        "结案层级": words(lived["level_closed"].to_numpy(), LEVELS),
        "调解方式": words(lived["mediation_path"].to_numpy(), mediation.PATHS),
        "调解结果": words(lived["mediation_outcome"].to_numpy(), mediation.OUTCOMES),
        "协议履行期限": dates(first, lived["agreement_due_on"].to_numpy()),
        "协议履行日期": dates(first, lived["performed_on"].to_numpy()),
        **_places(lived, territory, rng),
        "诉求人": [f"R{number:08}" if number >= 0 else None for number in reporter],
        "作废": yes_no(lived["is_void"].to_numpy()),
        "缓办": yes_no(lived["is_suspended"].to_numpy()),
    })  # fmt: skip


def legacy(handed_over: pd.DataFrame, territory: Territory, plan: CityPlan) -> pd.DataFrame:
    """The legacy cases of data/demo/legacy.py."""
    first, matter = _first(plan), handed_over["matter"].to_numpy()
    smalls, departments = zip(*old.OLD_MATTERS, strict=True)
    return pd.DataFrame({
        "积案编号": numbered("JA", len(handed_over)),
        "案件类型": LEGACY,
        "来源": old.CHANNEL,
        "大类": old.LARGE,
        "小类": words(matter, smalls),
        "包案单位": words(matter, departments),
        "发生日期": day_texts(first + handed_over["arisen_on"].to_numpy()),
        "交办时间": moments(first, handed_over["at"].to_numpy()),
        "化解时限": moments(first, handed_over["due_at"].to_numpy()),
        "化解时间": moments(first, handed_over["closed_at"].to_numpy()),
        "反弹时间": moments(first, handed_over["rebounded_at"].to_numpy()),
        "化解层级": words(handed_over["level_closed"].to_numpy(), LEVELS),
        "网格编码": words(handed_over["grid"].to_numpy(), territory.grids["code"]),
    })  # fmt: skip


def pauses_of(stood: pd.DataFrame, lived: pd.DataFrame, plan: CityPlan) -> pd.DataFrame:
    """The pauses of data/demo/pauses.py."""
    first = _first(plan)
    return pd.DataFrame({
        "暂停编号": numbered("ZT", len(stood)),
        "案件编号": lived["number"].to_numpy()[stood["case"]],
        "暂停时间": moments(first, stood["paused_at"].to_numpy()),
        "恢复时间": moments(first, stood["resumed_at"].to_numpy()),
        "暂停原因": words(stood["reason"].to_numpy(), pauses.REASONS),
    })  # fmt: skip


def whistles(
    calls: pd.DataFrame, lived: pd.DataFrame, territory: Territory, plan: CityPlan
) -> pd.DataFrame:
    """The calls of data/demo/whistles.py with their answers; one without a case says its grid."""
    first = _first(plan)
    case, item = calls["case"].to_numpy(), calls["item"].to_numpy()
    return pd.DataFrame({
        "派哨编号": numbered("PS", len(calls)),
        "哨编号": [f"SH{number + 1:06}" for number in calls["whistle"]],
        "案件编号": np.where(case < 0, None, lived["number"].to_numpy()[case]),
        "响应单位": words(calls["department"].to_numpy(), DEPARTMENTS),
        "哨类型": words(calls["is_hard"].to_numpy(np.int64), _KINDS),
        "清单大块": words(item, tuple(each.block for each in ITEMS)),
        "清单小项": words(item, tuple(each.name for each in ITEMS)),
        **{zh: moments(first, calls[name].to_numpy()) for name, zh in _CALL_TIMES.items()},
        "积分": calls["points"],
        "网格编码": words(np.where(case < 0, calls["grid"], -1), territory.grids["code"]),
    })  # fmt: skip


def _places(lived: pd.DataFrame, territory: Territory, rng: Generator) -> dict[str, object]:
    drawn = rng.random((len(lived), 2))
    is_nowhere = drawn[:, 0] < _NO_PLACE
    has_grid = ~is_nowhere & (drawn[:, 0] >= _NO_PLACE + _NO_GRID)
    has_point = ~is_nowhere & (drawn[:, 1] >= _NO_POINT)
    grid = lived["grid"].to_numpy()
    community = territory.grids["community"].to_numpy()[grid]
    return {
        "网格编码": words(np.where(has_grid, grid, -1), territory.grids["code"]),
        "社区": words(np.where(is_nowhere, -1, community), territory.communities["name"]),
        "经度": lived["longitude"].where(has_point),
        "纬度": lived["latitude"].where(has_point),
    }


def _of_matter(matter: Numbers, field: str) -> pd.Categorical:
    return words(matter, tuple(getattr(each, field) for each in MATTERS))


def _first(plan: CityPlan) -> np.datetime64:
    return np.datetime64(plan.first_day, "D")
