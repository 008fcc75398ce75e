"""Why a reading has no value, in words: what did not happen is told from what is not recorded."""

from __future__ import annotations

from data.metrics.metric import Metric
from data.readings.reading import Reading
from layouts.dates import format_as_of, format_period
from layouts.quantities import format_n
from layouts.sheet import Sheet


def explain_absence(sheet: Sheet, metric: Metric, reading: Reading, area: str) -> tuple[str, str]:
    """A title and one sentence; ``area`` is the name of what the reading is about."""
    say = sheet.say
    if sheet.scope.is_ahead:
        return say("state.ahead"), say("as_of", as_of=format_as_of(sheet.scope.as_of))
    if reading.figure.status == "not_recorded":
        return say("state.not_recorded"), _fields_to_import(sheet, metric)
    if reading.figure.status == "not_reached":
        return say("state.not_reached"), say("state.not_reached_detail")
    period = format_period(reading.period, sheet.language)
    title = say("state.empty" if metric.base != "state" else "state.no_base")
    return title, say(f"state.empty.{metric.fact}", area=area, period=period)


def left_out_reason(sheet: Sheet, metric: Metric, row: Reading) -> str:
    """Why a row has no rank: no data, not recorded, or too few cases with their number."""
    if row.figure.status == "too_small":
        return format_n(row.figure.n, metric, sheet.language)
    is_recorded = row.figure.status != "not_recorded"
    return sheet.say("hover.empty" if is_recorded else "hover.not_recorded")


def _fields_to_import(sheet: Sheet, metric: Metric) -> str:
    """The records without which the metric says nothing; alternatives are joined by or."""
    fields = [
        sheet.say("join.or").join(sheet.say(f"field.{one}") for one in need.split("|"))
        for need in metric.needs
    ]
    return sheet.say("state.import", fields=sheet.say("join.areas").join(fields))
