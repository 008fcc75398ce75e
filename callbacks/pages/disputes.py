"""矛盾与积案: asks for the outcomes of mediation, where and how fast disputes are closed, and what
has become of old matters.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from callbacks.breakdown import parts_below
from callbacks.months import last_months
from callbacks.page import Answered, Page
from callbacks.records import listing_of, number_of
from data.address import Address
from data.analysis.ranking import rank
from data.attention.asking import history
from data.periods import ALL, Period, between
from data.place import Place
from data.readings.question import Question
from data.readings.row import BY_EXCESS, Listing
from data.scope import By, Scope
from layouts.closing_levels import IN_GRID, IN_ZONE
from layouts.group_names import named
from layouts.legacy import CLEARED, REBOUNDED
from layouts.mediation_times import TIMES
from layouts.pages import disputes
from layouts.pages.disputes import CLOSED, PERFORMED, SUCCESS

LEVELS: Final = (IN_GRID.key, IN_ZONE.key)
LEGACY: Final = (CLEARED, REBOUNDED)
_FIRST_DAY: Final = date(1900, 1, 1)
_OVERDUE_SHOWN: Final = 8
_LEGACY_SHOWN: Final = 10
_NEWEST_FIRST: Final = "-began"

PANELS: Final = {
    disputes.EXPORT: ("totals", "agreements", "legacy"),
    "paths": ("flows",),
    "success": ("paths", "totals"),
    "times": ("times", "totals"),
    "levels": ("levels", "areas", "totals"),
    "agreements": ("agreements",),
    "legacy": ("legacy", "earlier"),
}


def questions(address: Address, place: Place) -> dict[str, Question]:
    """Everything the page asks at this address, by name; what cannot be asked is left out.

    Raises QuestionError where the address names what the place does not have.
    """
    scope = _scope(address, place)
    old = legacy_scope(address, place)
    plain, below = replace(scope, compare=None), parts_below(address, place)
    asked = {
        "totals": Question((SUCCESS, *LEVELS, CLOSED, *TIMES), scope),
        "agreements": Question((PERFORMED,), scope),
        "legacy": Question(LEGACY, old),
        "flows": Question((CLOSED,), plain, By("path_outcome")),
        "paths": Question((SUCCESS,), scope, By("path")),
        "times": Question(TIMES, scope, By("path")),
        "levels": Question((IN_GRID.key,), plain, By("level_closed")),
        "listed": number_of(listing(address, place)),
        "months": Question(disputes.TILES["mediation"], plain.during(history(scope)), By("month")),
    }
    if below is not None:
        asked["areas"] = Question(LEVELS, plain, By("area", below))
    before = _before(old.period)
    if before is not None:
        asked["earlier"] = Question((CLEARED,), replace(old, period=before, compare=None))
    return asked


def legacy_scope(address: Address, place: Place) -> Scope:
    """Old matters are few and are handed over for a year: a shorter period shows those of its year."""
    scope = _own(address).scope(place)
    return scope.during(_year_around(scope.period, scope.as_of))


def listing(address: Address, place: Place) -> Listing:
    """The rows that the address asks for, of disputes or of old matters alone."""
    found = listing_of(_own(address), place)
    is_old = found.metric in LEGACY
    return replace(found, scope=legacy_scope(address, place) if is_old else _scope(address, place))


def _own(address: Address) -> Address:
    """The address without a kind of case: the page has its own."""
    return address.but(kind=None)


def _scope(address: Address, place: Place) -> Scope:
    """The disputes of the asked area and period."""
    return address.but(kind="dispute").scope(place)


def _year_around(period: Period, as_of: datetime) -> Period:
    """The year in which the period ends, so far as T has reached it; a longer period is itself."""
    covered = period.covered(as_of)
    if covered.end is None or period.start is None or (period.days or 0) > 366:
        return period
    last = max(covered.end - timedelta(days=1), period.start)
    return Period("year", date(last.year, 1, 1), date(last.year + 1, 1, 1))


def _before(period: Period) -> Period | None:
    if period is ALL or period.start is None or period.start <= _FIRST_DAY:
        return None
    return between(_FIRST_DAY, period.start - timedelta(days=1))


def view(asked: Answered) -> disputes.DisputesView:
    """What the page is drawn from."""
    address, reader = asked.address, asked.reader
    sheet = replace(asked.sheet, scope=asked.questions["totals"].scope)
    totals = asked.by_metric("totals", "agreements", "legacy")
    areas, success = asked.get("areas"), named(sheet, "path", asked["paths"])
    return disputes.DisputesView(
        sheet=sheet,
        totals=totals,
        months=last_months(asked["months"]),
        earlier=next(iter(asked.get("earlier")), None),
        flows=asked["flows"],
        paths=(*success, *named(sheet, "path", asked["times"])),
        ranking=rank(success, totals[SUCCESS], address.test),
        levels=asked["levels"],
        areas=areas,
        area_rankings={
            key: rank([row for row in areas if row.metric == key], totals[key], address.test)
            for key in LEVELS
        },
        level=asked.level_name("areas"),
        overdue=reader.list_rows(
            Listing(PERFORMED, sheet.scope, "out", BY_EXCESS, 1, _OVERDUE_SHOWN)
        ),
        legacy=reader.list_rows(
            Listing(
                CLEARED, asked.questions["legacy"].scope, "all", _NEWEST_FIRST, 1, _LEGACY_SHOWN
            )
        ),
        records=reader.list_rows(listing(address, asked.place)),
    )


PAGE: Final = Page(
    form=disputes.FORM,
    questions=questions,
    panels=PANELS,
    view=view,
    own=_own,
)
