"""What a place provides for: rooms for its households, stations for its grids."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text

_CLOSED: Final = Text(
    "当日未启用或已关闭的设施；不计面积的类别",
    "facilities not open on the day, or of a kind whose rooms do not count",
)

PROVISION_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="floor_area_per_100_households",
        fact="provision",
        base="state",
        unit="m2_per_100_households",
        direction="up",
        counted="floor_m2",
        numerator="coalesce(sum(floor_area_m2) FILTER (WHERE has_households), 0)",
        residents="households",
        n="count_if(has_households AND floor_area_m2 IS NOT NULL)",
        scale=100,
        is_census=True,
        needs=("facilities.floor_area_m2", "areas.households"),
        smallest_n=0,
        breaks=(10, 20, 30, 40),
        meaning=Meaning(
            Text("每百户服务设施面积", "Floor area per 100 households"),
            Text(
                "期末（或截至时刻，取较早者）服务设施面积除以户数，乘一百；只计户数已知的区域。",
                "Floor area of service facilities per 100 households at the end of the period or "
                "the as-of time, whichever is earlier, over areas with known households.",
            ),
            Text("户数已知区域内的设施面积", "floor area in areas with known households"),
            Text("这些区域的户数", "households of these areas"),
            _CLOSED,
            Text(
                "指标口径 F02；“十四五”城乡社区服务体系建设规划（不低于 30 平方米）",
                "Indicator F02; 14th five-year plan for community services (at least 30 m2)",
            ),
        ),
    ),
    Metric(
        key="floor_area_norm_rate",
        fact="floor_areas",
        base="state",
        unit="ratio",
        direction="up",
        counted="areas",
        numerator="count_if(is_enough)",
        denominator="count(is_enough)",
        is_census=True,
        needs=(
            "norms.floor_area_m2_per_100_households",
            "facilities.floor_area_m2",
            "areas.households",
        ),
        smallest_n=1,
        breaks=(0.60, 0.80, 0.90, 0.97),
        meaning=Meaning(
            Text("服务设施面积达标率", "Floor area norm met"),
            Text(
                "期末（或截至时刻，取较早者）每百户服务设施面积达到当日标准的社区比例（层级由地方规定）。",
                "Share of the communities, or of the areas of the level that the place states, "
                "whose floor area per 100 households meets the norm of the day, at the end of the "
                "period or the as-of time, whichever is earlier.",
            ),
            Text("达到当日标准的区域", "areas that meet the norm of the day"),
            Text("户数已知的当日有效区域", "areas in force with known households"),
            Text(
                "户数未知或无住户的区域；不属于任何社区的网格",
                "areas without households or whose households are not known; grids of no community",
            ),
            Text(
                "指标口径 F02；“十四五”城乡社区服务体系建设规划；莆田 2020",
                "Indicator F02; 14th five-year plan for community services; Putian 2020",
            ),
        ),
    ),
    Metric(
        key="station_rate",
        fact="provision",
        base="state",
        unit="times",
        direction="up",
        counted="stations",
        numerator="count_if(is_station)",
        denominator="ceil(count_if(is_grid) / max(grids_per_station))",
        n="count_if(is_grid)",
        is_distinct=True,
        is_census=True,
        needs=("facilities.kind", "reach.station_kinds", "norms.grids_per_station"),
        smallest_n=1,
        breaks=(0.5, 0.75, 1, 1.25),
        meaning=Meaning(
            Text("站点配建率", "Stations provided"),
            Text(
                "期末（或截至时刻，取较早者）站点数与应有站点数之比；应有数为网格数除以当日每站网格数，向上取整。",
                "Stations as a multiple of those due at the end of the period or the as-of time, "
                "whichever is earlier: grids divided by the grids that one station serves by the "
                "norm of the day, rounded up.",
            ),
            Text("当日启用的站点", "stations open on the day"),
            Text("应有站点数（向上取整）", "stations due, rounded up"),
            Text(
                "当日无效的网格；未启用或已关闭的站点",
                "grids not in force; stations not open on the day",
            ),
            Text(
                "指标口径 G08；滨城 2020「3网格1个站点」",
                "Indicator G08; Bincheng 2020, one station for three grids",
            ),
        ),
    ),
)
