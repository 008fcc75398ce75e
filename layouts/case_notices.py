"""What asks for attention among the cases, from the readings that the page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.case_headline import name_some
from layouts.clocks import Clock, step_name
from layouts.lengths import format_length
from layouts.notice import Notice
from layouts.numbers import format_count, format_value
from layouts.sheet import Sheet

_OVERDUE: Final = "overdue_open"
_OLDEST: Final = "31+"


def case_notices(
    sheet: Sheet,
    overdue: Reading,
    overdue_by_age: Sequence[Reading],
    low: Sequence[Reading],
    clocks: Sequence[Clock],
) -> list[Notice]:
    """Overdue open cases, departments significantly below the whole, and steps past their limit.

    ``overdue`` is ``overdue_open`` of the scope, ``low`` are the on-time closure rates of the
    departments that stand out for the worse, worst first.
    """
    found = (
        _overdue_notice(sheet, overdue, {row.key: row for row in overdue_by_age}),
        _department_notice(sheet, low),
        _clock_notice(sheet, clocks),
    )
    return [notice for notice in found if notice is not None]


def _overdue_notice(
    sheet: Sheet, overdue: Reading, ages: Mapping[str | None, Reading]
) -> Notice | None:
    if not overdue.value:
        return None
    count = format_count(overdue.value, sheet.language)
    old = ages[_OLDEST].value if _OLDEST in ages else None
    details = [sheet.say("cases.old", count=format_count(old, sheet.language))] if old else []
    return Notice(
        sheet.say("attention.tag.cases"),
        sheet.say("cases.overdue", count=count),
        tuple(details),
        sheet.href_of_rows(_OVERDUE),
    )


def _department_notice(sheet: Sheet, low: Sequence[Reading]) -> Notice | None:
    """The worst departments; the card leads to the page of the first."""
    if not low:
        return None
    metric = metric_of(low[0].metric)
    named = [f"{row.name} {format_value(row.value, metric.unit, sheet.language)}" for row in low]
    late = sum((row.figure.denominator or 0) - (row.figure.numerator or 0) for row in low)
    details = (
        sheet.say("cases.below", area=sheet.name(sheet.area)),
        sheet.say("cases.late", count=format_count(late, sheet.language)),
    )
    href = sheet.href(department=low[0].key)
    return Notice(sheet.say("cases.tag.low"), name_some(sheet, named), details, href)


def _clock_notice(sheet: Sheet, clocks: Sequence[Clock]) -> Notice | None:
    """The step that passes its limit by most."""
    over = [clock for clock in clocks if clock.is_over and clock.allowance is not None]
    if not over:
        return None
    worst = max(over, key=_excess)
    assert worst.allowance is not None
    p90 = format_length(worst.p90.value, sheet.language)
    others = len(over) - 1
    details = [sheet.say("cases.past", limit=worst.allowance.words)]
    if others:
        details.append(sheet.say("cases.past_too", count=others))
    return Notice(
        sheet.say("cases.tag.slow"),
        sheet.say("cases.step", step=step_name(sheet, worst), p90=p90),
        tuple(details),
        sheet.href_of_rows(worst.p90.metric),
    )


def _excess(clock: Clock) -> float:
    """How many times over its limit the step is at P90."""
    if clock.allowance is None or not clock.allowance.longest_hours:
        return 0.0
    return (clock.p90.value or 0.0) / clock.allowance.longest_hours
