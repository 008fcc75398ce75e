"""The areas of the largest level below, and what the map leaves to be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from data.analysis.ranking import SIDES, Ranked, Ranking, Side, can_tell_apart
from data.readings.reading import Reading
from layouts.absence import left_out_reason
from layouts.briefing.document import AreaRow, AreaTable, Cell
from layouts.briefing.printing import ABSENT, change_cell, fraction_of, value_cell
from layouts.briefing.view import BriefingView, Parts
from layouts.numbers import format_value
from layouts.quantities import format_fraction

MOST_ROWS: Final = 12
_NAMED_LEFT_OUT: Final = 4


def compose_areas(view: BriefingView) -> AreaTable | None:
    """None where there is no level below, or too many areas of it for a table beside a map."""
    parts = view.parts
    if parts is None or len(parts.placed) > MOST_ROWS:
        return None
    sheet, level = view.sheet, view.level_name(parts.level)
    return AreaTable(
        title=sheet.say("briefing.areas", level=view.noun(parts.level)),
        headings=(
            level,
            sheet.say("briefing.areas.fraction") if view.metric.is_rate else "",
            value_heading(view),
            sheet.say("briefing.kpis.previous"),
            sheet.say("briefing.areas.standing", area=view.area_name),
        ),
        rows=tuple(_row(view, parts, row) for row in _ordered(parts)),
        whole=AreaRow(
            view.area_name,
            _fraction(view, view.lead),
            value_cell(sheet, view.lead),
            change_cell(sheet, view.lead),
            ABSENT,
        ),
        notes=tuple(_notes(view)),
    )


def value_heading(view: BriefingView) -> str:
    """Over the values of the lead in a narrow column."""
    name = view.metric.name(view.sheet.language)
    return view.sheet.say("briefing.areas.value", metric=name) if view.metric.is_rate else name


def _ordered(parts: Parts) -> list[Reading]:
    """The best first, those that are not judged last."""
    ranking = parts.ranking
    judged = [row.reading for row in reversed(ranking.ranked)]
    return [*judged, *ranking.left_out]


def _row(view: BriefingView, parts: Parts, row: Reading) -> AreaRow:
    sheet, unit = view.sheet, view.metric.unit
    value = format_value(row.value, unit, sheet.language, is_aligned=True)
    return AreaRow(
        view.short_name(row.name, parts.level),
        _fraction(view, row),
        Cell(value, "none", row.value),
        change_cell(sheet, row),
        _standing(view, parts.ranking, row),
    )


def _fraction(view: BriefingView, row: Reading) -> str:
    bare = format_fraction(row.figure, view.metric, view.sheet.language, is_bare=True)
    return bare or (fraction_of(view.sheet, row) if row.value is None else "")


def _standing(view: BriefingView, ranking: Ranking, row: Reading) -> Cell:
    sheet = view.sheet
    if not can_tell_apart(view.metric):
        return ABSENT
    if any(row is left for left in ranking.left_out):
        return Cell(left_out_reason(sheet, view.metric, row))
    side: Side = next((side for side in SIDES if _is_in(ranking.of(side), row)), "same")
    if side == "same":
        return Cell(sheet.say("briefing.standing.same"), "same")
    is_low = (side == "worse") == (view.metric.direction == "up")
    return Cell(sheet.say("briefing.standing.low" if is_low else "briefing.standing.high"), side)


def _is_in(ranked: Iterable[Ranked], row: Reading) -> bool:
    return any(each.reading is row for each in ranked)


def _notes(view: BriefingView) -> Iterator[str]:
    """Who is not judged on the level of the map; the table says it of its own."""
    areas, sheet = view.areas, view.sheet
    is_told = areas is None or view.parts is None or areas.level == view.parts.level
    if areas is None or is_told or not areas.ranking.left_out:
        return
    left = [row for row in areas.ranking.left_out if row.figure.value is not None or row.figure.n]
    left = left or list(areas.ranking.left_out)
    named = [
        sheet.say(
            "rank.left_out_one", area=row.name, reason=left_out_reason(sheet, view.metric, row)
        )
        for row in left[:_NAMED_LEFT_OUT]
    ]
    names = sheet.say("join.areas").join(named)
    if len(areas.ranking.left_out) > len(named):
        names = sheet.say("briefing.names", names=names)
    words = sheet.say(
        "briefing.left_out",
        counted=view.counted(areas.level, len(areas.ranking.left_out)),
        areas=names,
    )
    yield sheet.say("briefing.entry", text=words)
