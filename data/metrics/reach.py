"""What lies within reach of residents: the service circle, of each kind and of all together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal

from data.metrics.metric import Meaning, Metric, Text

_NEEDS: Final = (
    "residences.longitude",
    "residences.households",
    "facilities.longitude",
    "reach.kinds",
)
_NOT_JUDGED: Final = Text(
    "坐标或户数未知的住宅；当日未启用或已关闭的设施；圈外类别的设施。没有住宅点位的地方另见按面积的两项",
    "residences whose point or households are not known; facilities not open on the day, or of "
    "a kind outside the circle. Where no residences are recorded, the rates by ground tell of areas",
)
_OF_GROUND: Final = ("ground.area_m2", "facilities.longitude", "reach.kinds")
_GROUND_NOT_JUDGED: Final = Text(
    "没有图形的网格；当日无效的网格；当日未启用或已关闭的设施；圈外类别的设施。"
    "仅在没有住宅点位时计算；重叠的网格各计一次",
    "grids without a shape or not in force; facilities not open on the day, or of a kind outside "
    "the circle. Worked out only where no residence has a point; ground of two grids counts in "
    "either",
)
_SOURCE: Final = Text(
    "指标口径 F01；滨城 2020「十分钟生活服务圈」；GB 50180-2018",
    "Indicator F01; Bincheng 2020, ten-minute circle; GB 50180-2018",
)


@dataclass(frozen=True, slots=True)
class Circle:
    """The service circle on one basis: the metrics of each kind and of all together."""

    basis: Literal["households", "m2"]
    each: str
    complete: str


BY_HOUSEHOLDS: Final = Circle("households", "facility_reach_rate", "life_circle_rate")
BY_GROUND: Final = Circle("m2", "facility_reach_ground_rate", "life_circle_ground_rate")


def circle_of(recorded: Collection[str]) -> Circle:
    """By the households; by the ground of grids where, of what a place records, only that can be
    said.
    """
    is_by_ground = BY_GROUND.complete in recorded and BY_HOUSEHOLDS.complete not in recorded
    return BY_GROUND if is_by_ground else BY_HOUSEHOLDS


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
    Metric(
        key="life_circle_ground_rate",
        fact="ground_circles",
        base="state",
        unit="ratio",
        direction="up",
        counted="m2",
        numerator="coalesce(sum(area_m2) FILTER (WHERE is_complete), 0)",
        denominator="coalesce(sum(area_m2), 0)",
        n="count(DISTINCT area_id)",
        is_census=True,
        needs=_OF_GROUND,
        smallest_n=1,
        breaks=(0.50, 0.70, 0.80, 0.90),
        meaning=Meaning(
            Text("生活圈齐全率（按面积）", "Complete service circle, by ground"),
            Text(
                "期末（或截至时刻，取较早者）服务半径内同时有各类设施的网格面积占网格面积的比例。"
                "没有住宅点位的地方以此代替按户数的比例；空地与住宅同样计入，两者不可相比。",
                "Share of the ground of grids with a facility of every kind within the radius of "
                "the place, in a straight line, at the end of the period or the as-of time, "
                "whichever is earlier. It stands in where no residence has a point; empty land "
                "counts like homes, so that it is no match for the share of households.",
            ),
            Text("半径内各类设施齐全的网格面积", "ground with every kind within the radius"),
            Text("当日有效网格的面积", "ground of the grids in force on the day"),
            _GROUND_NOT_JUDGED,
            _SOURCE,
        ),
    ),
    Metric(
        key="facility_reach_ground_rate",
        fact="ground_reached",
        base="state",
        unit="ratio",
        direction="up",
        counted="m2",
        numerator="coalesce(sum(area_m2) FILTER (WHERE is_reached), 0)",
        denominator="coalesce(sum(area_m2), 0)",
        n="count(DISTINCT area_id)",
        is_census=True,
        needs=_OF_GROUND,
        smallest_n=1,
        breaks=(0.60, 0.80, 0.90, 0.97),
        meaning=Meaning(
            Text("生活圈分类覆盖率（按面积）", "Service circle by kind, by ground"),
            Text(
                "期末（或截至时刻，取较早者）服务半径内有某类设施的网格面积占网格面积的比例，按设施类别分列；"
                "合计为全部“面积×类”中已覆盖的比例。没有住宅点位的地方以此代替按户数的比例，两者不可相比。",
                "Share of the ground of grids with a facility of a kind within the radius of the "
                "place, in a straight line, at the end of the period or the as-of time, whichever "
                "is earlier; over all kinds, the share of ground counted once for each kind. It "
                "stands in where no residence has a point, and is no match for the share of "
                "households.",
            ),
            Text("半径内有该类设施的网格面积", "ground with a facility of the kind in the radius"),
            Text(
                "当日有效网格的面积，每类各计一次",
                "ground of the grids in force on the day, once for each kind",
            ),
            _GROUND_NOT_JUDGED,
            _SOURCE,
        ),
    ),
)
