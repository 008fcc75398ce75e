"""What asks for attention among the whistles, from the readings that the page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from data.analysis.chronic import Chronic
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.case_headline import name_some
from layouts.notice import Notice
from layouts.numbers import format_count, format_value
from layouts.quantities import format_quantity
from layouts.sheet import Sheet

_FEEDBACK: Final = "three_day_feedback_rate"


def whistle_notices(
    sheet: Sheet,
    totals: Mapping[str, Reading],
    late: Sequence[Reading],
    chronic: Sequence[Chronic],
) -> list[Notice]:
    """Departments significantly late, feedback that did not come, items that keep coming back."""
    found = (
        _late_notice(sheet, late),
        _silent_notice(sheet, totals[_FEEDBACK]),
        _chronic_notice(sheet, chronic),
    )
    return [notice for notice in found if notice is not None]


def _late_notice(sheet: Sheet, late: Sequence[Reading]) -> Notice | None:
    """The departments that stand out; the card leads to the page of the first."""
    if not late:
        return None
    metric = metric_of(late[0].metric)
    named = [f"{row.name} {format_value(row.value, metric.unit, sheet.language)}" for row in late]
    missed = sum(map(_missed, late))
    details = (
        sheet.say("cases.below", area=sheet.name(sheet.area)),
        sheet.say("whistles.missed", count=format_quantity(missed, "calls", sheet.language)),
    )
    href = sheet.href(department=late[0].key)
    return Notice(sheet.say("whistles.tag.late"), name_some(sheet, named), details, href)


def _silent_notice(sheet: Sheet, feedback: Reading) -> Notice | None:
    missed = _missed(feedback)
    if not missed:
        return None
    count = format_quantity(missed, "calls", sheet.language)
    due = format_quantity(feedback.figure.denominator or 0.0, "calls", sheet.language)
    return Notice(
        sheet.say("whistles.tag.silent"),
        sheet.say("whistles.silent", count=count),
        (sheet.say("whistles.of_due", count=due),),
        sheet.href_of_rows(_FEEDBACK, "out"),
    )


def _chronic_notice(sheet: Sheet, chronic: Sequence[Chronic]) -> Notice | None:
    """The card leads to the whistles for the item that comes back most."""
    if not chronic:
        return None
    first = chronic[0]
    count = format_count(len(chronic), sheet.language)
    total = format_quantity(first.total, metric_of(first.metric).counted, sheet.language)
    return Notice(
        sheet.say("whistles.tag.chronic"),
        sheet.say("whistles.chronic", count=count, months=len(first.counts)),
        (sheet.say("whistles.most", item=first.name, count=total),),
        sheet.href_of_rows(first.metric, by="item", key=first.key),
    )


def _missed(reading: Reading) -> float:
    return (reading.figure.denominator or 0.0) - (reading.figure.numerator or 0.0)
