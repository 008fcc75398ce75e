"""What asks for attention among disputes and old matters, from the readings that the page shows."""

from __future__ import annotations

from collections.abc import Sequence

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from data.readings.row import RowPage
from layouts.agreements import METRIC as AGREEMENTS
from layouts.agreements import days_late, unperformed
from layouts.legacy import REBOUNDED, still_open
from layouts.notice import Notice
from layouts.numbers import format_count, format_value
from layouts.quantities import format_fraction
from layouts.sheet import Sheet


def dispute_notices(
    sheet: Sheet,
    agreements: Reading,
    overdue: RowPage,
    rebounds: Reading,
    cleared: Reading,
    low_paths: Sequence[Reading],
) -> list[Notice]:
    """Agreements not performed, old matters that came up again, a path that seldom succeeds.

    ``overdue`` are the agreements of the reading that are not performed, the longest first;
    ``low_paths`` the success rates significantly below the whole, worst first.
    """
    found = (
        _agreement_notice(sheet, agreements, overdue),
        _rebound_notice(sheet, rebounds, cleared),
        _path_notice(sheet, low_paths),
    )
    return [notice for notice in found if notice is not None]


def _agreement_notice(sheet: Sheet, agreements: Reading, overdue: RowPage) -> Notice | None:
    count = unperformed(agreements)
    if not count:
        return None
    longest = days_late(overdue.rows[0]) if overdue.rows else None
    details = [] if longest is None else [sheet.say("disputes.longest", days=longest)]
    return Notice(
        sheet.say("attention.tag.cases"),
        sheet.say("disputes.unperformed", count=format_count(count, sheet.language)),
        tuple(details),
        sheet.href_of_rows(AGREEMENTS.key, "out"),
    )


def _rebound_notice(sheet: Sheet, rebounds: Reading, cleared: Reading) -> Notice | None:
    """Where none came up again, that some are still to be cleared is no news: each year's are."""
    count = rebounds.figure.numerator
    if not count:
        return None
    left = format_count(still_open(cleared), sheet.language)
    return Notice(
        sheet.say("disputes.tag.rebound"),
        sheet.say("disputes.rebounded", count=format_count(count, sheet.language)),
        (sheet.say("disputes.still_open", count=left),),
        sheet.href_of_rows(REBOUNDED, "in"),
    )


def _path_notice(sheet: Sheet, low: Sequence[Reading]) -> Notice | None:
    if not low:
        return None
    worst, metric = low[0], metric_of(low[0].metric)
    value = format_value(worst.value, metric.unit, sheet.language)
    details = (
        sheet.say("cases.below", area=sheet.name(sheet.area)),
        format_fraction(worst.figure, metric, sheet.language),
    )
    return Notice(
        sheet.say("cases.tag.low"),
        sheet.say("disputes.low_path", path=worst.name, value=value),
        details,
        sheet.href_of_rows(worst.metric, "out", "path", worst.key),
    )
