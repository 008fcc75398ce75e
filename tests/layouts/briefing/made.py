"""Briefings made by hand: an October of 103 grids, one of six areas, one of cases alone, in English."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from math import cos, pi, sin
from random import Random

from shapely import MultiPoint, Point, Polygon, STRtree, union_all, voronoi_polygons

from layouts.briefing.document import (
    AreaRow,
    AreaTable,
    Cell,
    Change,
    Document,
    Head,
    KpiGroup,
    KpiRow,
    KpiTable,
    MapArea,
    MapClass,
    MapSheet,
    Notes,
    RankGroup,
    Ranking,
    RankRow,
    Step,
    Tile,
    Trend,
)

DISTRICTS = ("石桥", "河湾", "松坪", "东岭", "云岗", "南塘")
LONG = "浦沿街道东冠社区第十二网格（含垟心、埭头与礐石）"
CLASSES = (
    MapClass("<85%", "1 个", "#B0480C", "cross"),
    MapClass("85–90%", "2 个", "#E28B48", "diagonal"),
    MapClass("90–95%", "27 个", "#F8DDC0", "dots"),
    MapClass("95–98%", "39 个", "#CFE1EC", "flat", is_reference_before=True),
    MapClass("≥98%", "30 个", "#6FA6C8", "flat"),
)
UNKNOWN = MapClass("数据不足", "4 个", "#FFFFFF", "thin")
HEAD = Head(
    file="示范市-月报-2026-10",
    title="示范市基层治理月报",
    name="基层治理月报",
    area="示范市",
    period="2026 年 10 月",
    days="统计期 2026-10-01 至 10-31",
    as_of="数据截至 2026-10-31 24:00",
    generation="生成编号 GL-202610-3F7A2C",
    issue="第 10 期（总第 34 期）",
    issuer="示范市网格化服务管理中心编",
    issued_on="2026 年 11 月 3 日",
    mark="演示数据",
    mark_note="演示数据，地名与数字均为虚构",
    confidential="内部资料",
    foot="格览 · 生成编号 GL-202610-3F7A2C · 口径 v3（2026-07-01 起）",
    pages="第 {page} 页，共 {pages} 页",
)


def october(grids: int = 103, districts: tuple[str, ...] = DISTRICTS) -> Document:
    """The month of the whole city."""
    return Document(
        language="zh",
        made_on=date(2026, 11, 3),
        head=HEAD,
        headline=(
            Cell("按期办结率升至 96.3%，"),
            Cell("已达目标", "better"),
            Cell("；走访与 1+2 配备"),
            Cell("仍未达标", "worse"),
        ),
        summary="10 月应办 4,487 件，按期 4,321 件，按期办结率 96.3%，比上月高 1.2 个百分点，比上年同月高 "
        "2.9 个百分点。提升主要来自石桥、河湾两个片区办得更快，合计 1.01 个百分点。"
        "走访覆盖率 85.4%，比上月低 1.8 个百分点，距目标还差 2,407 户；1+2 配备达标 90 个网格，13 个网格"
        "缺员，其中云岗 6 个。志愿服务 12,340 小时，比上月多 6.2%，但积分兑换率降到 42.7%。",
        tiles=_tiles(),
        kpis=_kpis(),
        map=_map(grids, districts),
        areas=_areas(districts),
        ranking=_ranking(),
        trend=_trend(),
        change=_change(),
        attention=_attention(),
        improved=_improved(),
        quality=_quality(),
        definitions=_definitions(),
        colophon=(
            ("报：市委、市政府分管领导　　送：市直有关单位　　发：各片区", ""),
            ("示范市网格化服务管理中心　2026 年 11 月 3 日印发", "共印 60 份"),
        ),
        readings=(),
        brief="比上月高 1.2 个百分点，主要来自石桥、河湾；4 个网格显著低于全市。",
    )


def six_areas() -> Document:
    """A city of six areas, which are compared themselves: none above them, no table of them."""
    whole = october(6, ())
    names = [RankRow("", name, Cell("96.0%"), "596/621", 0.96, 0.941, 0.973) for name in DISTRICTS]
    assert whole.ranking is not None
    group = RankGroup("无法区分", "6 个片区，不分先后", "same", tuple(names), "", ())
    return replace(whole, areas=None, ranking=replace(whole.ranking, groups=(group,)))


def many_areas() -> Document:
    """A large city: 32 areas above 400."""
    return october(400, tuple(f"第{number}片区" for number in range(1, 33)))


def only_cases() -> Document:
    """A district that has cases and nothing else: no areas, no months before."""
    whole = october()
    first = KpiGroup("办结", whole.kpis.groups[0].rows[:2])
    return replace(
        whole,
        tiles=whole.tiles[:1],
        kpis=replace(whole.kpis, groups=(first,)),
        map=None,
        areas=None,
        ranking=None,
        change=None,
        improved=None,
        colophon=(),
        head=replace(whole.head, mark="", mark_note="", issue="", issuer=""),
    )


def long_names() -> Document:
    """Every area bears the longest of names."""
    whole = october(103, tuple(f"{name}·{LONG}" for name in DISTRICTS))
    assert whole.ranking is not None and whole.change is not None
    groups = tuple(
        replace(group, rows=tuple(replace(row, name=row.name + LONG) for row in group.rows))
        for group in whole.ranking.groups
    )
    steps = tuple(replace(step, name=f"{step.name}{LONG}") for step in whole.change.steps)
    kpis = tuple(
        replace(group, rows=tuple(replace(row, name=f"{row.name}（{LONG}）") for row in group.rows))
        for group in whole.kpis.groups
    )
    return replace(
        whole,
        head=replace(
            whole.head, title=f"示范市{LONG}基层治理月报", issuer=f"示范市{LONG}网格中心编"
        ),
        tiles=tuple(replace(tile, name=f"{tile.name}（{LONG}）") for tile in whole.tiles),
        kpis=replace(whole.kpis, groups=kpis),
        ranking=replace(whole.ranking, groups=groups),
        change=replace(whole.change, steps=steps),
    )


def english() -> Document:
    """The same month for readers of English, whose words are longer."""
    whole = october()
    assert whole.map is not None and whole.map.unknown is not None
    assert whole.areas is not None and whole.ranking is not None
    unknown = replace(whole.map.unknown, label="Too little data", count="4")
    kpis = KpiTable(
        "Key figures",
        "Changes: rates in percentage points (pp), counts in per cent; in brackets: within noise",
        ("Metric", "Month", "Target", "Count / total", "Previous", "Last year", "12 months",
         "Verdict"),
        tuple(
            KpiGroup(name, tuple(_in_english(row) for row in group.rows))
            for name, group in zip(("Closing", "Coverage", "Volunteers"), whole.kpis.groups,
                                   strict=True)
        ),
    )  # fmt: skip
    return replace(
        whole,
        language="en",
        head=replace(
            whole.head,
            file="Demo-City-monthly-briefing-2026-10",
            title="Demo City · Community governance: monthly briefing",
            period="Oct 2026",
            days="Period 2026-10-01 to 2026-10-31",
            as_of="As of 2026-10-31 24:00",
            generation="Edition GL-202610-3F7A2C",
            issue="No. 10",
            issuer="Grid Service Centre",
            issued_on="3 Nov 2026",
            mark="Demo data",
            mark_note="Demo data: places and numbers are invented",
            confidential="Internal",
            foot="Gelan · data 000001-71247a37 · definitions reviewed 2026-11-01",
            pages="Page {page} of {pages}",
        ),
        headline=(
            Cell("On-time closure rate 96.3%, "),
            Cell("the 95% target is met", "better"),
            Cell("; staffing and household coverage "),
            Cell("below target", "worse"),
        ),
        summary="In October 4,321 of 4,487 cases due were closed on time (96.3%), 1.2 pp more than in "
        "September and 2.9 pp more than a year before. Shiqiao and Hewan account for most of it.",
        kpis=kpis,
        map=replace(whole.map, title="Where", reference="Target 95%", unknown=unknown),
        areas=replace(
            whole.areas,
            headings=("Zone", "Count / total", "On-time closure rate", "Previous", "Standing"),
            whole=replace(whole.areas.whole, name="Demo City"),
        ),
        ranking=replace(
            whole.ranking,
            title="Ranking by grid",
            headings=("Grid", "On-time closure rate", "Count / total"),
            groups=tuple(
                replace(group, name=name, caption="96 grids, in no order")
                for group, name in zip(
                    whole.ranking.groups,
                    ("▼ Significantly below", "Indistinguishable", "▲ Significantly above"),
                    strict=True,
                )
            ),
            whole_label="Demo City 96.3%",
            foot="Bars are 95% intervals",
        ),
    )


def _in_english(row: KpiRow) -> KpiRow:
    verdict = Cell("7.6 short", "worse") if row.verdict.tone == "worse" else Cell("met")
    return replace(
        row,
        name="On-time closure rate",
        fraction="11,831 hours / 53,834 households",
        value=Cell(row.value.text.replace("小时", "hours")),
        verdict=verdict,
    )


def _tiles() -> tuple[Tile, ...]:
    return (
        Tile(
            "按期办结率", Cell("96.3%"), "", "4,321 / 4,487 件", Cell("▲ 1.2 个百分点", "better"),
            Cell("目标 95%，达标", "none"),
        ),
        Tile(
            "走访覆盖率", Cell("85.4%"), "", "44,671 / 52,308 户", Cell("▼ 1.8 个百分点", "worse"),
            Cell("目标 90%，差 4.6", "worse"),
        ),
        Tile(
            "1+2 配备达标率", Cell("87.4%"), "", "90 / 103 个网格", Cell("▲ 2.9 个百分点", "better"),
            Cell("目标 95%，差 7.6", "worse"),
        ),
        Tile(
            "志愿服务时长", Cell("12,340"), "小时", "1,516 人，人均 8.1 小时", Cell("▲ 6.2%", "better"),
            Cell("未设目标", "none"),
        ),
    )  # fmt: skip


def _kpis() -> KpiTable:
    met, none = Cell("达标"), Cell("—")
    rows = [
        ("按期办结率", "96.3%", "95%", "4,321 / 4,487 件", "▲ 1.2", "▲ 2.9", 0.95, met),
        ("化解率", "91.8%", "90%", "268 / 292 件", "▼ 0.6", "▲ 1.6", 0.9, met),
        ("三日反馈率", "98.4%", "98%", "4,331 / 4,401 件", "▲ 0.3", "▲ 1.4", 0.98, met),
        ("网格空间覆盖率", "100%", "100%", "164.9 / 164.9 km²", "— 持平", "▲ 2.1", 1.0, met),
        ("1+2 配备达标率", "87.4%", "95%", "90 / 103 个网格", "▲ 2.9", "▲ 7.8", 0.95,
         Cell("差 7.6", "worse")),
        ("走访覆盖率", "85.4%", "90%", "44,671 / 52,308 户", "▼ 1.8", "▲ 2.0", 0.9,
         Cell("差 4.6", "worse")),
        ("志愿服务时长", "12,340 小时", "—", "1,516 人，人均 8.1", "▲ 6.2%", "▲ 28.1%", None, none),
        ("志愿者活跃率", "31.6%", "30%", "1,516 / 4,798 人", "▲ 1.4", "▲ 5.0", 0.3, met),
        ("积分兑换率", "42.7%", "50%", "5.27 / 12.34 万分", "▼ 3.1", "▼ 0.9", 0.5,
         Cell("差 7.3", "worse")),
    ]  # fmt: skip
    chance = Random(5)
    made = [
        KpiRow(
            f"metric{place}", name, Cell(value), target, fraction, _moved(before), _moved(year),
            tuple((aim or 1) - 0.03 + 0.004 * month + chance.random() * 0.01 for month in range(12)),
            aim, verdict,
        )
        for place, (name, value, target, fraction, before, year, aim, verdict) in enumerate(rows)
    ]  # fmt: skip
    names = ("办结", "覆盖", "志愿")
    return KpiTable(
        "主要指标",
        "环比、同比单位为个百分点，时长为相对变化；近 12 月虚线与右端短线为目标",
        ("指标", "本月", "目标", "分子 / 分母", "环比", "同比", "近 12 月", "评定"),
        tuple(KpiGroup(name, tuple(made[3 * at : 3 * at + 3])) for at, name in enumerate(names)),
    )


def _moved(text: str) -> Cell:
    return Cell(text, {"▲": "better", "▼": "worse"}.get(text[0], "same"))


@cache
def ground(count: int) -> list[Polygon]:
    """So many areas without gaps on a round piece of land of some 15 km."""
    chance = Random(11)
    turns = [2 * pi * step / 60 for step in range(60)]
    reach = [7000 + 1400 * sin(3 * turn) + 500 * sin(11 * turn) for turn in turns]
    land = Polygon([(r * cos(t), r * sin(t)) for r, t in zip(reach, turns, strict=True)])
    points: list[Point] = []
    while len(points) < count:
        at = Point(chance.uniform(-9000, 9000), chance.uniform(-9000, 9000))
        near = min((at.distance(other) for other in points), default=9000.0)
        if land.contains(at) and near > 9000 / count**0.5:
            points.append(at)
    cells = voronoi_polygons(MultiPoint(points), extend_to=land)
    return [cell.intersection(land) for cell in cells.geoms]


def _map(grids: int, districts: tuple[str, ...]) -> MapSheet:
    shapes, chance = ground(grids), Random(3)
    turns = [2 * pi * at / len(districts) for at in range(len(districts))]
    hubs = [Point(5000 * cos(turn), 5000 * sin(turn)) for turn in turns]
    owners = [STRtree(hubs).nearest(shape.centroid) if hubs else 0 for shape in shapes]
    above = [union_all([s for s, own in zip(shapes, owners, strict=True) if own == at])
             for at in range(len(hubs))]  # fmt: skip
    marks = dict(zip(chance.sample(range(grids), min(7, grids)), "1234ABC", strict=False))
    places = {"1": 0, "2": 1, "3": 1, "4": 2, "A": 4, "B": 4, "C": 4}
    areas = []
    for at, polygon in enumerate(shapes):
        mark = marks.get(at, "")
        place = places.get(mark, chance.choice((2, 3, 3, 3, 4, 4, None)))
        inside = polygon.representative_point()
        areas.append(
            MapArea(f"网格-{at:02}", (_rings(polygon),), place, mark, (inside.x, inside.y))
        )
    labels = [
        (name, (shape.representative_point().x, shape.representative_point().y))
        for name, shape in zip(districts, above, strict=True)
        if not shape.is_empty
    ]
    return MapSheet(
        "空间分布",
        "按期办结率，103 个网格",
        tuple(areas),
        tuple(tuple(_rings(part) for part in getattr(shape, "geoms", [shape])) for shape in above
              if not shape.is_empty),
        tuple(labels),
        CLASSES,
        UNKNOWN,
        "目标 95%",
        "地图",
        "圆圈数字为显著低于全市，方框字母为显著高于全市",
    )  # fmt: skip


def _rings(polygon: Polygon) -> tuple[tuple[tuple[float, float], ...], ...]:
    return (tuple(polygon.exterior.coords), *(tuple(ring.coords) for ring in polygon.interiors))


def _areas(districts: tuple[str, ...]) -> AreaTable:
    rows = tuple(
        AreaRow(name, "1,006 / 1,035", Cell("97.2%"), _moved("▲ 2.8"), Cell("无法区分"))
        for name in districts
    )
    return AreaTable(
        "片区",
        ("片区", "按期 / 应办", "按期率", "环比", "与全市"),
        rows,
        AreaRow("全市", "4,321 / 4,487", Cell("96.3%"), _moved("▲ 1.2"), Cell("—")),
        (
            "南塘片区显著低于全市（区间上限 96.2%），其余五个片区无法区分，不排先后。网格中显著偏低的有 "
            "4 个：东岭-07、云岗-04、南塘-03、松坪-12，见第三部分。",
            "4 个网格不参与评定：东岭-16、云岗-13 无应办件，南塘-14 仅 6 件，云岗-12 仅 8 件，均不足 10 件。",
        ),
    )


def _ranking() -> Ranking:
    low = [
        ("1", "东岭-07", "84.6%", "66/78", 0.846, 0.75, 0.91),
        ("2", "云岗-04", "87.5%", "56/64", 0.875, 0.772, 0.935),
        ("3", "南塘-03", "88.7%", "63/71", 0.887, 0.793, 0.942),
        ("4", "松坪-12", "90.2%", "83/92", 0.902, 0.824, 0.948),
    ]
    same = [
        ("", "云岗-11", "90.6%", "29/32", 0.906, 0.758, 0.967),
        ("", "河湾-03", "91.2%", "31/34", 0.912, 0.77, 0.97),
        ("", "南塘-08", "91.4%", "32/35", 0.914, 0.776, 0.97),
        ("", "松坪-19", "91.7%", "44/48", 0.917, 0.804, 0.967),
        ("", "石桥-06", "91.7%", "22/24", 0.917, 0.742, 0.977),
    ]
    high = [
        ("A", "河湾-05", "100.0%", "131/131", 1.0, 0.972, 1.0),
        ("B", "石桥-08", "100.0%", "124/124", 1.0, 0.97, 1.0),
        ("C", "松坪-02", "100.0%", "118/118", 1.0, 0.968, 1.0),
    ]
    chance = Random(2)
    spread = tuple(min(chance.gauss(0.965, 0.02), 1.0) for _ in range(87))
    return Ranking(
        "网格排名",
        "按期办结率",
        ("网格", "按期率", "按期/应办"),
        (
            RankGroup("▼ 显著低于全市", "4 个网格", "worse", _rows(low), "", ()),
            RankGroup(
                "无法区分", "92 个网格，区间含全市值，不分先后", "same", _rows(same),
                "其余 87 个　91.7%–100%", spread, "90.6%–100%",
            ),
            RankGroup("▲ 显著高于全市", "3 个网格", "better", _rows(high), "", ()),
        ),
        0.963,
        "全市 96.3%",
        "横线为 95% 置信区间",
        ((0.8, "80%"), (0.9, "90%"), (1.0, "100%")),
    )  # fmt: skip


def _rows(listed: list[tuple[str, str, str, str, float, float, float]]) -> tuple[RankRow, ...]:
    return tuple(
        RankRow(mark, name, Cell(value, value=at), fraction, at, low, high)
        for mark, name, value, fraction, at, low, high in listed
    )


def _trend() -> Trend:
    return Trend(
        "走势",
        "按期办结率，近 12 个月",
        (0.940, 0.944, 0.942, 0.934, 0.948, 0.947, 0.942, 0.950, 0.950, 0.951, 0.951, 0.963),
        (0.921, 0.924, 0.926, 0.919, 0.927, 0.931, 0.929, 0.933, 0.930, 0.935, 0.932, 0.934),
        "96.3%",
        "上年 93.4%",
        0.95,
        "目标 95%",
        ((0.92, "92%"), (0.94, "94%"), (0.96, "96%")),
        ((0, "11月"), (2, "1月"), (5, "4月"), (8, "7月"), (11, "10月")),
    )


def _change() -> Change:
    parts = [
        ("石桥", "+0.64", "0.00", "+0.64", 0.0064),
        ("河湾", "+0.37", "0.00", "+0.37", 0.0037),
        ("松坪", "+0.25", "0.00", "+0.25", 0.0025),
        ("南塘", "+0.03", "+0.01", "+0.04", 0.0004),
        ("东岭", "−0.05", "0.00", "−0.05", -0.0005),
        ("云岗", "−0.05", "0.00", "−0.05", -0.0005),
    ]
    steps, at = [], 0.951
    for name, rate, mix, total, effect in parts:
        tone = "better" if effect > 0 else "worse"
        steps.append(Step(name, Cell(rate), Cell(mix), Cell(total, tone), at, at + effect))
        at += effect
    return Change(
        "变动原因",
        "95.1% → 96.3%，按片区",
        ("水平", "结构", "合计"),
        Cell("95.1%", value=0.951),
        "9 月",
        tuple(steps),
        Cell("96.3%", value=0.963),
        "10 月",
        Step(
            "合计（个百分点）", Cell("+1.19"), Cell("+0.01"), Cell("+1.20", "better"), 0.951, 0.963
        ),
    )


def _attention() -> Notes:
    return Notes(
        "需要关注",
        True,
        (
            ("东岭-07", "按期 66 / 78 件，在办 17 件中 5 件逾期，缺专职网格员 1 名。责任单位 东岭片区，"
             "11 月 15 日前报整改。"),
            ("水务、住建", "按期率 92.0%、92.6%，显著低于全市，共 59 件未按期。建议专题调度。"),
            ("南塘片区", "575 / 607 件，94.7%，显著低于全市，其中南塘-03 占 8 件未按期。"),
            ("走访", "距目标差 2,407 户，比上月低 1.8 个百分点。"),
        ),
    )  # fmt: skip


def _improved() -> Notes:
    return Notes(
        "进步明显",
        False,
        (
            ("河湾-05", "131 / 131 件按期，比上月高 6.2 个百分点；派遣环节中位 0.4 小时，全市 1.9 小时。"),
            ("石桥片区", "未按期由 58 件降到 29 件。"),
        ),
        "由读数选出，未作因果评估。",
    )  # fmt: skip


def _quality() -> Notes:
    return Notes(
        "数据质量",
        False,
        (
            ("", "事件系统 31 天均按时上传，10-30 补传 214 件已计入。"),
            ("", "4 个网格不足 10 件未评定；网格图有缝隙 2 处 1,240 m²、重叠 1 处 320 m²，不影响户数归属。"),
        ),
    )  # fmt: skip


def _definitions() -> Notes:
    return Notes(
        "口径",
        False,
        (
            ("按期办结率", "在时限内结案 ÷ 时限落在本期的案件；剔除作废、重复、延期获批。"),
            ("化解率", "化解成功 ÷ 到期的矛盾纠纷。"),
            ("三日反馈率", "3 日内反馈 ÷ 到期应反馈。"),
            ("1+2 配备", "1 专职 2 兼职均到位的网格 ÷ 网格。"),
            ("走访覆盖率", "去重走访户 ÷ 应访户。"),
            ("活跃率", "本月服务过的志愿者 ÷ 注册。"),
            ("显著高、低", "Wilson 95% 区间不含全市值；103 个网格中约有 2–3 个可能出于偶然。"),
            ("水平、结构", "按期率变化与件数占比变化各自的作用，两者相加等于总变化。"),
        ),
    )
