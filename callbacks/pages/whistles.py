"""吹哨: asks for the calls and their clocks, the departments, the duty list, what keeps coming back,
and how often each area whistles.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from callbacks.breakdown import parts_below
from callbacks.months import last_months
from callbacks.page import Answered, Page
from callbacks.records import listing_of, number_of
from data.address import Address
from data.analysis.chronic import chronic
from data.analysis.ranking import rank
from data.attention.asking import history
from data.metrics.steps import OF_A_CALL
from data.periods import Period
from data.place import Place
from data.readings.facts.whistles import WHISTLES
from data.readings.question import Question
from data.scope import DIMENSIONS, By, Scope
from layouts.pages import whistles
from layouts.pages.whistles import ARRIVAL, CALLS, RATE
from layouts.whistle_tiles import tiles_of

VOLUME: Final = "whistle_volume"
POINTS: Final = ("whistle_points", "points_per_due_call")
MONTHS_LOOKED_AT: Final = 6

PANELS: Final = {
    "response": ("stages",),
    "calls": ("totals",),
    "arrivals": ("arrivals", "totals"),
    "heat": ("cells", "departments", "items"),
    "chronic": ("recent",),
    "whistling": ("areas", "totals"),
    "points": ("points",),
}


def questions(address: Address, place: Place) -> dict[str, Question]:
    """Everything the page asks at this address, by name; what cannot be asked is left out.

    Raises QuestionError where the address names what the place does not have.
    """
    scope = own(address).scope(place)
    plain, department = replace(scope, compare=None), By("department")
    tiles, below = tiles_of(address.department), parts_below(address, place)
    return {
        "totals": Question(tuple(dict.fromkeys((CALLS, ARRIVAL, VOLUME, *tiles, *POINTS))), scope),
        "months": Question(tiles, plain.during(history(scope)), By("month")),
        "stages": Question((CALLS, *OF_A_CALL.shares, *OF_A_CALL.clocks), plain),
        "arrivals": Question((ARRIVAL,), scope, department),
        "cells": Question((CALLS,), plain, By("department_item")),
        "departments": Question((CALLS,), plain, department),
        "items": Question((CALLS,), plain, By("item")),
        "points": Question(POINTS, plain, department),
        "listed": number_of(listing_of(own(address), place)),
        "recent": Question(
            (_counted(address),), plain.during(_month(scope)), By("item"), MONTHS_LOOKED_AT - 1
        ),
        **({"areas": Question((RATE,), plain, By("area", below))} if below else {}),
    }


def _counted(address: Address) -> str:
    """A whistle is one of the department that it calls first; the others are called all the same."""
    return CALLS if address.department else VOLUME


def own(address: Address) -> Address:
    """The address with only those filters that the records of calls know."""
    return address.but(**{each: None for each in DIMENSIONS if each not in WHISTLES.filters})


def _month(scope: Scope) -> Period:
    """The last whole month that the period reaches."""
    end = scope.period.covered(scope.as_of).end
    day = scope.as_of.date() if end is None else end - timedelta(days=1)
    first = day.replace(day=1)
    month = Period("month", first, _next_month(first))
    return month.shifted(-1) if month.is_cut_short(scope.as_of) else month


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def view(asked: Answered) -> whistles.WhistlesView:
    """What the page is drawn from."""
    address, sheet, totals = asked.address, asked.sheet, asked.by_metric("totals")
    areas = asked.get("areas")
    return whistles.WhistlesView(
        sheet=sheet,
        totals=totals,
        months=last_months(asked["months"]),
        stages=asked.by_metric("stages"),
        arrivals=asked["arrivals"],
        ranking=rank(asked["arrivals"], totals[ARRIVAL], address.test),
        cells=asked["cells"],
        departments=asked["departments"],
        items=asked["items"],
        chronic=chronic(asked["recent"]),
        month=_month(sheet.scope),
        level=asked.level_of("areas"),
        areas=areas,
        areas_ranking=rank(areas, totals[RATE], address.test),
        points=asked["points"],
        records=asked.reader.list_rows(listing_of(address, asked.place)),
    )


PAGE: Final = Page(
    form=whistles.FORM,
    questions=questions,
    panels=PANELS,
    view=view,
    own=own,
)
