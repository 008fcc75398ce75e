"""What lies within reach of residents: the service circle, of each kind and of all together."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text

_NEEDS: Final = (
    "residences.longitude",
    "residences.households",
    "facilities.longitude",
    "reach.kinds",
)
_NOT_JUDGED: Final = Text(
    "坐标或户数未知的住宅；当日未启用或已关闭的设施；圈外类别的设施。没有住宅点位的地方不按面积推算",
    "residences whose point or households are not known; facilities not open on the day, or of "
    "a kind outside the circle. Where no residences are recorded nothing is estimated from areas",
)
_SOURCE: Final = Text(
    "指标口径 F01；滨城 2020「十分钟生活服务圈」；GB 50180-2018",
    "Indicator F01; Bincheng 2020, ten-minute circle; GB 50180-2018",
)

REACH_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="life_circle_rate",
        fact="circles",
        base="state",
        unit="ratio",
        direction="up",
        counted="households",
        numerator="coalesce(sum(households) FILTER (WHERE is_complete), 0)",
        denominator="coalesce(sum(households), 0)",
        is_census=True,
        needs=_NEEDS,
        breaks=(0.50, 0.70, 0.80, 0.90),
        meaning=Meaning(
            Text("生活圈齐全率", "Complete service circle"),
            Text(
                "期末（或截至时刻，取较早者）服务半径内同时有各类设施的户数占户数的比例；"
                "半径为规定的直线距离，各类都有才算，不是各类覆盖率的平均。",
                "Share of households with a facility of every kind within the radius of the "
                "place, in a straight line, at the end of the period or the as-of time, whichever "
                "is earlier: all kinds together, not the mean of their rates.",
            ),
            Text("半径内各类设施齐全的户数", "households with every kind within the radius"),
            Text("有坐标的住宅的户数", "households of residences with a point"),
            _NOT_JUDGED,
            _SOURCE,
        ),
    ),
    Metric(
        key="facility_reach_rate",
        fact="reached",
        base="state",
        unit="ratio",
        direction="up",
        counted="household_kinds",
        numerator="coalesce(sum(households) FILTER (WHERE is_reached), 0)",
        denominator="coalesce(sum(households), 0)",
        is_census=True,
        needs=_NEEDS,
        breaks=(0.60, 0.80, 0.90, 0.97),
        meaning=Meaning(
            Text("生活圈分类覆盖率", "Service circle by kind"),
            Text(
                "期末（或截至时刻，取较早者）服务半径内有某类设施的户数占户数的比例，按设施类别分列；"
                "合计为全部“户×类”中已覆盖的比例。",
                "Share of households with a facility of a kind within the radius of the place, in "
                "a straight line, at the end of the period or the as-of time, whichever is "
                "earlier; over all kinds, the share of all pairs of a household and a kind.",
            ),
            Text("半径内有该类设施的户数", "households with a facility of the kind in the radius"),
            Text(
                "有坐标的住宅的户数，每类各计一次",
                "households of residences with a point, once for each kind",
            ),
            _NOT_JUDGED,
            _SOURCE,
        ),
    ),
)
