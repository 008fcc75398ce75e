"""Services delivered at windows, terminals, online and at the door."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chances import Flags, Numbers, by_weight
from data.demo.people import People
from data.demo.plan import CityPlan
from data.demo.rhythm import DAY_SECONDS, HOURS, kinds_of_days, seconds_of_day

_AFFAIRS: Final = (
    "城乡居民养老保险", "城乡居民医疗保险", "灵活就业社保", "失业保险", "高龄津贴", "残疾人补贴",
    "最低生活保障", "临时救助", "特困供养", "公共租赁住房", "住房补贴", "生育服务",
    "老年人优待", "居住证", "个体工商户", "食品小作坊", "就业困难人员", "创业担保贷款",
    "退役军人优待", "义务教育入学", "殡葬惠民", "法律援助", "不动产", "慈善帮扶",
)  # fmt: skip
_DOINGS: Final = (
    "申请", "登记", "变更", "注销", "查询", "年审", "证明", "续办", "补办", "核对", "预审", "咨询",
    "复核", "转移",
)  # fmt: skip
_RETIRED: Final = 1
ITEMS: Final = tuple(f"{affair}{doing}" for affair in _AFFAIRS for doing in _DOINGS)[:-_RETIRED]
_INSTANT: Final = 47

CHANNELS: Final = ("窗口", "自助机", "导办", "网上办", "上门代办")
ONLINE: Final = CHANNELS.index("网上办")
_OFFLINE_MIX: Final = np.array((58, 20, 14, 0, 8))
_ONLINE_AT_FIRST: Final = 0.40
_ONLINE_AT_LAST: Final = 0.50
_DAYS: Final = (1.35, 0.28, 0.12, 0.05)
_ONLINE_DAYS: Final = (1.05, 0.92, 0.75, 0.45)
_POPULARITY: Final = 0.75
_MEAN_HOURS: Final = 22.0


def deliver(people: People, plan: CityPlan, rng: Generator) -> pd.DataFrame:
    """One row for each service: item, channel (numbers), grid, accepted_at and finished_at in
    seconds since the first midnight.
    """
    day, is_online = _days(plan, rng)
    count = len(day)
    offline = by_weight(_OFFLINE_MIX, rng.random(count))
    channel = np.where(is_online, ONLINE, offline)
    popularity = 1 / np.arange(1, len(ITEMS) + 1) ** _POPULARITY
    rank = by_weight(popularity, rng.random(count))
    item = rng.permutation(len(ITEMS))[rank]
    accepted = day * DAY_SECONDS + seconds_of_day(tuple(HOURS), _hours(is_online), rng)
    minutes = rng.integers(4, 40, count)
    waiting = np.where(item < _INSTANT, 0, -_MEAN_HOURS * 60 * np.log1p(-rng.random(count)))
    return pd.DataFrame({
        "item": item, "channel": channel, "is_online": is_online,
        "grid": by_weight(people.households, rng.random(count)),
        "accepted_at": accepted,
        "finished_at": accepted + (minutes + waiting).astype(np.int64) * 60,
    }).sort_values("accepted_at", kind="stable", ignore_index=True)  # fmt: skip


def _days(plan: CityPlan, rng: Generator) -> tuple[Numbers, Flags]:
    """The day of each service, and whether it was delivered online."""
    kinds = kinds_of_days(plan.first_day, plan.day_count)
    ahead = np.linspace(1, 0, plan.day_count)
    share = _ONLINE_AT_LAST - plan.drift * (_ONLINE_AT_LAST - _ONLINE_AT_FIRST) * ahead
    counts = []
    for days, part in ((_DAYS, 1 - share), (_ONLINE_DAYS, share)):
        weight = np.array(days)[kinds]
        counts.append(rng.poisson(plan.services_per_day * part * weight / weight.mean()))
    day = np.concatenate([np.repeat(np.arange(plan.day_count), each) for each in counts])
    return day, np.arange(len(day)) >= counts[0].sum()


def _hours(is_online: Flags) -> Numbers:
    profiles = tuple(HOURS)
    return np.where(is_online, profiles.index("street"), profiles.index("office"))
