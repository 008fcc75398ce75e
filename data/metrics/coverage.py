"""Is every household covered: the metrics of grids, their staff and their size."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text

_GRIDS: Final = Text("当日有效的网格", "grids in force on the day")
_RETIRED: Final = Text("当日尚未设立或已撤销的网格", "grids not yet set up, or abolished")
_MEETS_STAFFING: Final = Text(
    "专职、兼职网格员均达到当日标准的网格",
    "grids with full-time and part-time workers as the norm of the day asks",
)
_STAFFED: Final = (
    "norms.full_time_workers",
    "norms.part_time_workers",
    "posts.is_full_time",
)

COVERAGE_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="grid_area_coverage",
        fact="covers",
        base="state",
        unit="ratio",
        direction="up",
        counted="m2",
        numerator="arg_min_null(covered_m2, depth)",
        denominator="arg_min_null(boundary_m2, depth)",
        n="1",
        is_distinct=True,
        is_census=True,
        needs=("area_cover.covered_m2",),
        smallest_n=0,
        breaks=(0.95, 0.98, 0.99, 0.999),
        meaning=Meaning(
            Text("网格空间覆盖率", "Grid area coverage"),
            Text(
                "期末（或截至时刻，取较早者）网格并集落在本级边界内的面积占边界面积的比例；"
                "重叠只计一次。",
                "Share of the area inside an area's own boundary that the union of all grids "
                "covers at the end of the period or the as-of time, whichever is earlier; "
                "overlaps count once.",
            ),
            Text("网格并集与边界的交集面积", "area of the union of grids inside the boundary"),
            Text("来源所给边界内的面积", "area inside the boundary that a source states"),
            Text(
                "没有自己边界的区域；当日无效的网格",
                "areas without a boundary of their own; grids not in force",
            ),
            Text(
                "指标口径 G01；龙港 2020；CJ/T 349 拓扑",
                "Indicator G01; Longgang 2020; CJ/T 349 topology",
            ),
        ),
    ),
    Metric(
        key="grid_overlap_rate",
        fact="covers",
        base="state",
        unit="ratio",
        direction="down",
        counted="m2",
        numerator="arg_min_null(overlap_m2, depth)",
        denominator="arg_min_null(nullif(covered_m2, 0), depth)",
        n="1",
        is_distinct=True,
        is_census=True,
        needs=("area_cover.overlap_m2",),
        smallest_n=0,
        breaks=(0.00001, 0.0001, 0.001, 0.01),
        meaning=Meaning(
            Text("网格重叠率", "Grid overlap"),
            Text(
                "期末（或截至时刻，取较早者）本级边界内各网格面积之和超出其并集面积的部分，占并集面积的比例。",
                "By how much the areas of the grids inside an area's own boundary together exceed "
                "their union, as a share of the union, at the end of the period or the as-of time, "
                "whichever is earlier.",
            ),
            Text(
                "边界内网格面积之和减去并集面积",
                "areas of the grids inside the boundary, less that of their union",
            ),
            Text("边界内网格并集面积", "area of the union of grids inside the boundary"),
            Text(
                "没有自己边界的区域；当日无效的网格",
                "areas without a boundary of their own; grids not in force",
            ),
            Text(
                "指标口径 G02；CJ/T 349 拓扑；莆田 2020「无缝衔接」",
                "Indicator G02; CJ/T 349 topology; Putian 2020, without seams",
            ),
        ),
    ),
    Metric(
        key="covered_household_rate",
        fact="grids",
        base="state",
        unit="ratio",
        direction="up",
        counted="households",
        # Null where no norm is in force: then nothing can be judged.
        numerator="CASE WHEN count(is_staffed) > 0 "
        "THEN coalesce(sum(households) FILTER (WHERE is_staffed), 0) END",
        residents="households",
        is_census=True,
        needs=(*_STAFFED, "areas.households"),
        breaks=(0.70, 0.80, 0.90, 0.97),
        meaning=Meaning(
            Text("住户覆盖率", "Household coverage"),
            Text(
                "期末（或截至时刻，取较早者）住在配备达标网格内的户数占全部户数的比例。",
                "Share of all households that live in grids meeting the staffing norm at the end "
                "of the period or the as-of time, whichever is earlier.",
            ),
            Text("配备达标网格内的户数", "households in grids that meet the staffing norm"),
            Text("区域内全部户数", "all households of the area"),
            Text("户数未知的区域", "areas whose households are not known"),
            Text(
                "指标口径第 2 节；滨城 2020「1+2+N」",
                "Indicators, section 2; Bincheng 2020, 1+2+N",
            ),
        ),
    ),
    Metric(
        key="staffing_norm_rate",
        fact="grids",
        base="state",
        unit="ratio",
        direction="up",
        counted="grids",
        numerator="count_if(is_staffed)",
        denominator="count(is_staffed)",
        is_census=True,
        needs=_STAFFED,
        smallest_n=1,
        breaks=(0.85, 0.90, 0.95, 0.98),
        meaning=Meaning(
            Text("1+2 配备达标率", "Staffing norm met"),
            Text(
                "期末（或截至时刻，取较早者）专职网格员、兼职网格员人数均达到当日标准的网格比例。",
                "Share of grids with as many full-time and part-time workers as the norm of the "
                "day asks, at the end of the period or the as-of time, whichever is earlier.",
            ),
            _MEETS_STAFFING,
            _GRIDS,
            _RETIRED,
            Text("指标口径 G05；滨城 2020「1+2+N」", "Indicator G05; Bincheng 2020, 1+2+N"),
        ),
    ),
    Metric(
        key="size_norm_rate",
        fact="grids",
        base="state",
        unit="ratio",
        direction="up",
        counted="grids",
        numerator="count_if(is_right_size)",
        denominator="count(is_right_size)",
        is_census=True,
        needs=("norms.grid_households", "areas.households"),
        smallest_n=1,
        breaks=(0.60, 0.75, 0.90, 0.97),
        meaning=Meaning(
            Text("网格规模达标率", "Size norm met"),
            Text(
                "期末（或截至时刻，取较早者）户数在当日标准范围内的网格比例。",
                "Share of grids whose households lie within the norm of the day, at the end of "
                "the period or the as-of time, whichever is earlier.",
            ),
            Text("户数在标准范围内的网格", "grids with households within the norm"),
            Text("户数已知的当日有效网格", "grids in force with known households"),
            Text(
                "户数未知的网格；当日无效的网格",
                "grids whose households are not known; grids not in force",
            ),
            Text(
                "指标口径 G03；滨城 2020（300–500 户）",
                "Indicator G03; Bincheng 2020 (300–500 households)",
            ),
        ),
    ),
)
