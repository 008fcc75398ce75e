"""What else is not as it should be: the metrics short of their targets, the goals behind their pace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.progress import Progress
from data.readings.reading import Figure, Reading
from layouts.sheet import Sheet
from layouts.short_names import short_name

_MOST_NAMED: Final = 3
Clause = Component | str


def shortfalls(
    sheet: Sheet, readings: Iterable[Reading], progress: Mapping[str, Progress]
) -> list[Clause]:
    """The clauses of the headline about ``readings``, divided by commas; empty where all is well."""
    unmet = [row for row in readings if _is_unmet(sheet, row, row.figure)]
    has_been = bool(unmet) and all(_is_unmet(sheet, row, row.previous) for row in unmet)
    told = (
        ([row.metric for row in unmet], "still_unmet" if has_been else "unmet"),
        *((_at_pace(progress, pace), pace) for pace in ("behind", "missed")),
    )
    clauses: list[Clause] = []
    for keys, verdict in told:
        if keys:
            clauses += [sheet.say("join.clauses")] if clauses else []
            said = html.Span(sheet.say(f"headline.{verdict}"), className="worse")
            clauses += [_names(sheet, keys), said]
    return clauses


def _is_unmet(sheet: Sheet, reading: Reading, figure: Figure | None) -> bool:
    target = sheet.target(metric_of(reading.metric))
    if (
        reading.is_young
        or target is None
        or figure is None
        or figure.value is None
        or figure.status != "ok"
    ):
        return False
    return not target.is_met(figure.value)


def _at_pace(progress: Mapping[str, Progress], pace: str) -> list[str]:
    return [key for key, one in progress.items() if one.pace == pace]


def _names(sheet: Sheet, keys: Sequence[str]) -> str:
    names = [short_name(sheet, key) for key in keys]
    if len(names) > _MOST_NAMED:
        some = sheet.say("join.areas").join(names[: _MOST_NAMED - 1])
        return sheet.say("headline.several", names=some, count=len(names))
    *first, last = names
    if not first:
        return last
    # Chinese words stand apart from figures.
    gap = " " if sheet.language == "zh" and last[0].isdigit() else ""
    return f"{sheet.say('join.areas').join(first)}{sheet.say('join.and')}{gap}{last}"
