"""docs/metrics.md: every metric of the catalogue in both languages."""

from __future__ import annotations

from typing import Final

from data.documents.markdown import row, same, table
from data.metrics.catalogue import CATALOGUE
from data.metrics.metric import Base, Direction, Fact, Metric, Normal, Text, Unit

_METRICS_HEAD: Final = """\
<!-- Generated from data/metrics by `make docs`; edit the catalogue, not this file. -->

# 指标 Metrics

每个指标只有一个定义；屏幕、导出和命令行给出的都是它的同一读数。口径总则见 \
[rules.zh-CN.md](rules.zh-CN.md)。

One definition each; screens, exports and the command line give the same reading of it. The rules \
that hold for all of them: [rules.md](rules.md).
"""

_BASES: Final[dict[Base, Text]] = {
    "opened": Text("受理口径：按上报日期", "opened: by report date"),
    "due": Text("应办口径：按办理时限", "due: by deadline"),
    "handling": Text("应处置口径：按处置时限", "handling: by the limit for handling"),
    "closed": Text("办结口径：按办结日期", "closed: by closing date"),
    "called_back": Text("回访口径：按回访日期", "called back: by the day of the call-back"),
    "performance": Text("履行口径：按协议履行期", "performance: by the day an agreement is due"),
    "arrival": Text("应报到口径：按报到时限", "arrival: by the limit for reporting in"),
    "feedback": Text("应反馈口径：按反馈时限", "feedback: by the limit for feeding back"),
    "occurred": Text("发生口径：按发生日期", "occurred: by the day it happened"),
    "state": Text("时点口径：期末或数据截至时刻", "state: at the period's end or the as-of time"),
}
_FACTS: Final[dict[Fact, Text]] = {
    "cases": Text("案件", "cases"),
    "reports": Text("上报，含作废", "reports, void ones included"),
    "flows": Text("案件的上报、办结与吹哨", "reports, closings and whistles of cases"),
    "whistles": Text("吹哨部门次", "departments called by whistles"),
    "services": Text("服务办件", "services"),
    "shifts": Text("志愿服务班次", "volunteer shifts"),
    "volunteers": Text("志愿者", "volunteers"),
    "grids": Text("网格", "grids"),
    "covers": Text("有边界的区域", "areas with a boundary"),
    "circles": Text("住宅", "residences"),
    "reached": Text("住宅与设施类别的组合", "pairs of a residence and a kind of facility"),
    "ground_circles": Text("网格的地块", "pieces of the ground of grids"),
    "ground_reached": Text(
        "网格地块与设施类别的组合", "pairs of a piece of ground and a kind of facility"
    ),
    "provision": Text("设施与网格", "facilities and grids"),
    "floor_areas": Text(
        "社区（或地方规定层级的区域）", "communities, or areas of the stated level"
    ),
    "key_sites": Text("重点部位", "key sites"),
    "cameras": Text("摄像机", "cameras"),
    "department_grids": Text("部门网格", "department grids"),
    "department_maps": Text("网格与部门的组合", "pairs of a grid and a department"),
}
_UNITS: Final[dict[Unit, Text]] = {
    "cases": Text("件", "cases"),
    "whistles": Text("件", "whistles"),
    "calls": Text("部门次", "departments called"),
    "points": Text("分", "points"),
    "times": Text("倍", "times"),
    "per_case": Text("次/件", "per case"),
    "per_call": Text("分/次", "points per call"),
    "ratio": Text("比率", "ratio"),
    "hours": Text("小时", "hours"),
    "services": Text("件", "services"),
    "service_hours": Text("小时", "hours served"),
    "per_10k_persons": Text("件/万人", "cases per 10,000 persons"),
    "hours_per_1000_households": Text("小时/千户", "hours per 1,000 households"),
    "m2_per_100_households": Text("平方米/百户", "m² per 100 households"),
}
_DIRECTIONS: Final[dict[Direction, Text]] = {
    "up": Text("越高越好", "higher is better"),
    "down": Text("越低越好", "lower is better"),
    "none": Text("无优劣方向", "neither is better"),
}
_NORMALS: Final[dict[Normal | None, Text]] = {
    "area_km2": Text("（每平方千米）", " per km²"),
    "1000_households": Text("（每千户）", " per 1,000 households"),
    None: Text("", ""),
}
_YES_NO: Final = {
    True: Text("可加：全域 = 各区域之和 + 未定位", "yes: the whole = sum of areas + not placed"),
    False: Text("不可加：逐级直接计算", "no: computed directly at each level"),
}


def metrics_markdown() -> str:
    """The text of docs/metrics.md: every metric of the catalogue in both languages."""
    return "\n".join([_METRICS_HEAD, *map(_metric_section, CATALOGUE.values())])


def _metric_section(metric: Metric) -> str:
    meaning = metric.meaning
    return "\n".join(
        [
            f"## {meaning.name.zh} {meaning.name.en}\n",
            f"`{metric.key}`\n",
            *table(
                ("", "中文", "English"),
                [
                    row("定义 Definition", meaning.definition),
                    row("分子 Numerator", meaning.numerator),
                    row("分母 Denominator", meaning.denominator),
                    row("不计入 Exclusions", meaning.exclusions),
                    row("记录 Records", _FACTS[metric.fact]),
                    row("口径 Base", _BASES[metric.base]),
                    row("单位 Unit", _UNITS[metric.unit]),
                    row("方向 Direction", _DIRECTIONS[metric.direction]),
                    row("可加 Additive", _YES_NO[metric.is_additive]),
                    row("最小样本量 Smallest n", same(str(metric.smallest_n))),
                    row("需记录 Needs", _needs(metric)),
                    row("地图分级 Map classes", _classes(metric)),
                    row("依据 Source", meaning.source),
                    row("责任 Owner", same(metric.owner)),
                    row("复核 Reviewed", same(metric.reviewed_on.isoformat())),
                ],
            ),
            *_sql(metric),
        ]
    )


def _sql(metric: Metric) -> list[str]:
    if metric.quantile is not None:
        return [f"```sql\nquantile_cont(hours_to_{metric.span}, {metric.quantile})\n```\n"]
    if metric.weighted:
        parts = " + ".join(f"weight * {key}" for key in metric.weighted)
        return [f"```text\n100 * ({parts})\n```\n"]
    quotient = metric.numerator
    if denominator := metric.denominator or metric.residents:
        quotient += f"\n/ {denominator}"
    if metric.scale != 1:
        quotient += f"\n* {metric.scale:g}"
    rows = f"\nWHERE class = '{metric.kind}'" if metric.kind else ""
    return [f"```sql\n{quotient}{rows}\n```\n"]


def _needs(metric: Metric) -> Text:
    if not metric.needs:
        return Text("无", "nothing more")
    stated = [[f"`{name}`" for name in need.split("|")] for need in metric.needs]
    return Text(
        "；".join(" 或 ".join(either) for either in stated),
        "; ".join(" or ".join(either) for either in stated),
    )


def _classes(metric: Metric) -> Text:
    limits = ", ".join(f"{limit:g}" for limit in metric.breaks)
    normal = _NORMALS[metric.per]
    return Text(f"{limits}{normal.zh}", f"{limits}{normal.en}")
