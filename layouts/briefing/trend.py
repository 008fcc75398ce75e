"""The trend of the lead: its last months with the same ones a year before, or its last days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from layouts.axis import axis_around, axis_from_zero
from layouts.briefing.document import Trend
from layouts.briefing.kpis import line_of
from layouts.briefing.printing import value_of
from layouts.briefing.view import BriefingView
from layouts.dates import format_day, format_month
from layouts.numbers import format_break, format_value

_LEAST_POINTS: Final = 4
_MOST_TICKS: Final = 6


def compose_trend(view: BriefingView) -> Trend | None:
    """None where too few points are known for a line."""
    sheet, metric = view.sheet, view.metric
    if not has_trend(view):
        return None
    points, ghost = line_of(view.point_keys, view.points), _ghost(view)
    known = [value for value in points if value is not None]
    target = sheet.target(metric)
    aim = target.value if target and metric.is_rate else None
    is_monthly = _is_month(view.point_keys[-1])
    return Trend(
        title=sheet.say("briefing.trend"),
        caption=sheet.say(
            "briefing.trend.months" if is_monthly else "briefing.trend.days",
            metric=metric.name(sheet.language),
            count=len(points),
        ),
        points=points,
        ghost=ghost,
        label=_label(view, points[-1]),
        ghost_label=_ghost_label(view, ghost),
        target=aim,
        target_label=sheet.say("tile.target", target=format_break(aim, metric.unit, sheet.language))
        if aim is not None
        else "",
        axis=_axis(view, [*known, *(v for v in ghost if v is not None)], aim),
        ticks=_ticks(view),
    )


def has_trend(view: BriefingView) -> bool:
    """Whether enough points are known for a line."""
    points = line_of(view.point_keys, view.points)
    return sum(value is not None for value in points) >= _LEAST_POINTS


def _label(view: BriefingView, last: float | None) -> str:
    """The value at the end of the line; of a month that is the briefing's own, as printed there."""
    if last is not None and last == view.lead.value:
        return value_of(view.sheet, view.lead)
    return "" if last is None else format_value(last, view.metric.unit, view.sheet.language)


def _ghost_label(view: BriefingView, ghost: Sequence[float | None]) -> str:
    if not ghost or ghost[-1] is None:
        return ""
    value = format_value(ghost[-1], view.metric.unit, view.sheet.language)
    return view.sheet.say("briefing.trend.ghost", value=value)


def _axis(
    view: BriefingView, values: list[float], aim: float | None
) -> tuple[tuple[float, str], ...]:
    metric = view.metric
    if metric.is_rate:
        axis = axis_around([*values, *([] if aim is None else [aim])])
    else:
        axis = axis_from_zero(values, is_whole=metric.is_count)
    return tuple(
        (tick, format_break(tick, metric.unit, view.sheet.language)) for tick in axis.ticks
    )


def _ghost(view: BriefingView) -> tuple[float | None, ...]:
    """The same months a year before, or nothing where none of them is known."""
    if not _is_month(view.point_keys[-1]):
        return ()
    years_before = [f"{int(key[:4]) - 1}{key[4:]}" for key in view.point_keys]
    line = line_of(years_before, view.ghost)
    return () if all(value is None for value in line) else line


def _ticks(view: BriefingView) -> tuple[tuple[int, str], ...]:
    """Every third month or every sixth day, counted back from the last."""
    keys = view.point_keys
    step = max(1, -(-len(keys) // (_MOST_TICKS - 1)))
    return tuple(
        (place, _tick(view, keys[place])) for place in sorted(range(len(keys) - 1, -1, -step))
    )


def _tick(view: BriefingView, key: str) -> str:
    if _is_month(key):
        month = date.fromisoformat(f"{key}-01")
        return format_month(month, view.sheet.language, has_year=False)
    return format_day(date.fromisoformat(key), view.sheet.language)


def _is_month(key: str) -> bool:
    return len(key) == len("2026-10")
