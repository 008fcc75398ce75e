"""The ranking in three groups, with what is left out of each told by its number and its range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from data.analysis.ranking import SIDES, Ranked, Side, can_tell_apart
from layouts.axis import Axis, axis_around, axis_from_zero
from layouts.briefing.areas import value_heading
from layouts.briefing.document import Cell, RankGroup, Ranking, RankRow, Tone
from layouts.briefing.printing import value_of
from layouts.briefing.view import BriefingView, Parts
from layouts.groups import MOST_MARKED
from layouts.numbers import format_break, format_value
from layouts.quantities import format_fraction

_MOST_SAME: Final = 5
_MOST_PLAIN: Final = 12
_TONES: Final[Mapping[Side, Tone]] = {"worse": "worse", "same": "none", "better": "better"}


def compose_ranking(view: BriefingView) -> Ranking | None:
    """None where nothing can be ranked."""
    areas = view.areas
    if areas is None or len(areas.ranking.ranked) < 2:
        return None
    sheet, metric, whole = view.sheet, view.metric, areas.largest.whole
    level = view.level_name(areas.level)
    axis = _axis(view, areas)
    return Ranking(
        title=sheet.say("briefing.ranking", level=view.noun(areas.level)),
        caption=_caption(view, areas),
        headings=(
            level,
            value_heading(view),
            sheet.say("briefing.kpis.fraction") if metric.is_rate else "",
        ),
        groups=tuple(_groups(view, areas)),
        whole=whole.value if metric.is_rate else None,
        whole_label=f"{_whole_name(view, areas)} {value_of(sheet, whole)}",
        foot=_foot(view, areas),
        axis=tuple((tick, format_break(tick, metric.unit, sheet.language)) for tick in axis.ticks),
    )


def _axis(view: BriefingView, areas: Parts) -> Axis:
    ranked = areas.ranking.ranked
    values = [v for row in ranked for v in (row.low, row.value, row.high) if v is not None]
    if not view.metric.is_rate:
        return axis_from_zero(values, is_whole=view.metric.is_count)
    return axis_around([*values, areas.largest.whole.value or 0.0])


def _groups(view: BriefingView, areas: Parts) -> list[RankGroup]:
    ranking = areas.ranking
    if not can_tell_apart(view.metric):
        return [_group(view, areas, "same", "", ranking.ranked, _MOST_PLAIN)]
    most = {**MOST_MARKED, "same": _MOST_SAME}
    return [
        _group(view, areas, side, _name(view, areas, side), ranking.of(side), most[side])
        for side in SIDES
        if ranking.of(side)
    ]


def _name(view: BriefingView, areas: Parts, side: Side) -> str:
    if side == "same":
        return view.sheet.say("rank.same")
    is_low = (side == "worse") == (view.metric.direction == "up")
    words = view.sheet.say("rank.low" if is_low else "rank.high", area=_whole_name(view, areas))
    return f"{'▼' if is_low else '▲'} {words}"


def _group(
    view: BriefingView, areas: Parts, side: Side, name: str, rows: Sequence[Ranked], most: int
) -> RankGroup:
    counted = view.counted(areas.level, len(rows))
    # A rest of one is shown as well.
    shown = rows if len(rows) <= most + 1 else rows[:most]
    rest = rows[len(shown) :]
    is_same = side == "same" and bool(name)
    return RankGroup(
        name=name,
        caption=view.sheet.say("briefing.ranking.same", areas=counted) if is_same else counted,
        tone=_TONES[side],
        rows=tuple(_row(view, areas, row) for row in shown),
        others=_others(view, rest),
        spread=tuple(row.value for row in rest),
        extent=_extent(view, rows),
    )


def _row(view: BriefingView, areas: Parts, row: Ranked) -> RankRow:
    reading, language = row.reading, view.sheet.language
    value = format_value(row.value, view.metric.unit, language, is_aligned=True)
    fraction = format_fraction(reading.figure, view.metric, language, is_bare=True)
    return RankRow(
        mark=areas.marks.of(reading.key),
        name=reading.name,
        value=Cell(value, "none", row.value),
        fraction=fraction if view.metric.is_rate else "",
        at=row.value,
        low=row.low,
        high=row.high,
    )


def _others(view: BriefingView, rest: Sequence[Ranked]) -> str:
    if not rest:
        return ""
    return view.sheet.say("briefing.ranking.others", count=len(rest), range=_extent(view, rest))


def _extent(view: BriefingView, rows: Sequence[Ranked]) -> str:
    """From the least to the most: 90.6%–100%."""
    ends = min(row.value for row in rows), max(row.value for row in rows)
    shown = [format_value(end, view.metric.unit, view.sheet.language) for end in ends]
    return "–".join(dict.fromkeys(shown))


def _whole_name(view: BriefingView, areas: Parts) -> str:
    """What the rows are held against: the area of the briefing, or their own kind."""
    group = areas.largest.group
    return view.area_name if group is None else _kind(view, group.kind)


def _kind(view: BriefingView, kind: str | None) -> str:
    return view.sheet.word(kind) if kind else view.sheet.say("rank.other_kinds")


def _caption(view: BriefingView, areas: Parts) -> str:
    sheet, group = view.sheet, areas.largest.group
    name = view.metric.name(sheet.language)
    if group is None:
        return name
    return sheet.say(
        "briefing.ranking.peers",
        metric=name,
        kind=_kind(view, group.kind),
        areas=view.counted(areas.level, len(group.area_ids)),
    )


def _foot(view: BriefingView, areas: Parts) -> str:
    """What the whiskers are, and which kinds are compared apart."""
    sheet, metric = view.sheet, view.metric
    area = f"{_whole_name(view, areas)} {value_of(sheet, areas.largest.whole)}"
    if not metric.is_rate:
        words = sheet.say("rank.plain")
    elif not can_tell_apart(metric):
        words = sheet.say("rank.census", area=area)
    else:
        words = sheet.say("briefing.ranking.interval")
    others = [each.group for each in areas.peers if each is not areas.largest and each.group]
    told = [
        sheet.say(
            "briefing.ranking.other_peers", kind=_kind(view, each.kind), count=len(each.area_ids)
        )
        for each in others
    ]
    return sheet.say("join.parts").join([words, *told])
