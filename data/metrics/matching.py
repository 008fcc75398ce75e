"""Do the grids of departments fit the grids of the place: complete maps, legal maps."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text

_SOURCE: Final = Text(
    "莆田 2020「部门网格与社区网格一对一、一对多」",
    "Putian 2020, department grids one to one or one to many",
)


def _indicator(number: str) -> Text:
    return Text(f"指标口径 {number}；{_SOURCE.zh}", f"Indicator {number}; {_SOURCE.en}")


MATCHING_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="mapping_completeness",
        fact="department_maps",
        base="state",
        unit="ratio",
        direction="up",
        counted="grid_maps",
        numerator="count_if(is_mapped)",
        denominator="count(*)",
        is_census=True,
        needs=("department_grids.matched_as",),
        smallest_n=1,
        breaks=(0.85, 0.90, 0.95, 0.98),
        meaning=Meaning(
            Text("部门网格映射完整率", "Department map completeness"),
            Text(
                "期末（或截至时刻，取较早者）有部门网格对应的网格比例，按部门分列；"
                "合计为全部“网格×部门”中有对应的比例。",
                "Share of grids for which a department has a grid of its own, by department, at "
                "the end of the period or the as-of time, whichever is earlier; over all "
                "departments, the share of all pairs of a grid and a department.",
            ),
            Text("有该部门网格对应的网格", "grids for which the department has a grid"),
            Text(
                "当日有效的网格，每个部门各计一次",
                "grids in force on the day, once for each department",
            ),
            Text(
                "当日无效的网格；部门网格图只有最近一版，重叠不超过允许误差的不算对应",
                "grids not in force; of department maps the last version alone is known, and what "
                "overlaps by no more than the tolerance is no counterpart",
            ),
            _indicator("G09"),
        ),
    ),
    Metric(
        key="mapping_legality",
        fact="department_grids",
        base="state",
        unit="ratio",
        direction="up",
        counted="department_grids",
        numerator="count_if(matched_as IN ('one_to_one', 'one_to_many'))",
        denominator="count(matched_as)",
        is_census=True,
        needs=("department_grids.matched_as",),
        smallest_n=1,
        breaks=(0.85, 0.90, 0.95, 0.98),
        meaning=Meaning(
            Text("部门网格映射合规率", "Legal department grids"),
            Text(
                "部门网格中恰好对应一个网格或恰好对应多个完整网格的比例；多对一、跨界和网格以外的为不合规。",
                "Share of department grids that stand for exactly one grid or for several whole "
                "ones; several within one grid, those across borders and those over no grid are "
                "not legal.",
            ),
            Text("一对一或一对多的部门网格", "department grids one to one or one to many"),
            Text("有图形的部门网格", "department grids with a shape"),
            Text(
                "没有图形的部门网格；只有最近一版图，各期同此一值",
                "department grids without a shape; the last version of the maps alone is known, "
                "for every period",
            ),
            _indicator("G10"),
        ),
    ),
)
