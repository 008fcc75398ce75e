"""吹哨: asks for the calls and their clocks, the departments, the duty list, what keeps coming back,
and how often each area whistles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from callbacks.breakdown import parts_below
from callbacks.months import last_months
from callbacks.page import Page
from callbacks.records import listing_of
from data.address import Address
from data.analysis.chronic import chronic
from data.analysis.ranking import rank
from data.attention.asking import history
from data.metrics.steps import OF_A_CALL
from data.periods import Period
from data.place import Place
from data.readings.facts.whistles import WHISTLES
from data.readings.question import Question
from data.readings.reading import Reading
from data.readings.row import RowPage
from data.scope import DIMENSIONS, By, Scope
from layouts.pages import whistles
from layouts.whistle_tiles import tiles_of

if TYPE_CHECKING:
    from data.readings.reader import Reader

ARRIVAL: Final = "on_time_arrival_rate"
CALLS: Final = "whistle_call_volume"
VOLUME: Final = "whistle_volume"
RATE: Final = "whistle_rate"
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


def draw(address: Address, reader: Reader, now: datetime) -> tuple[Any, ...]:
    """The values of the slots, from one reading of all questions."""
    address = own(address)
    asked = questions(address, reader.place)
    answers = dict(zip(asked, reader.read(*asked.values()), strict=True))
    records = reader.list_rows(listing_of(address, reader.place))
    return whistles.draw(_view(address, reader.place, answers, records, now))


def _view(
    address: Address,
    place: Place,
    answers: Mapping[str, tuple[Reading, ...]],
    records: RowPage,
    now: datetime,
) -> whistles.WhistlesView:
    totals = {reading.metric: reading for reading in answers["totals"]}
    areas = answers.get("areas", ())
    return whistles.WhistlesView(
        address=address,
        place=place,
        scope=address.scope(place),
        totals=totals,
        months=last_months(answers["months"]),
        stages={reading.metric: reading for reading in answers["stages"]},
        arrivals=answers["arrivals"],
        ranking=rank(answers["arrivals"], totals[ARRIVAL], address.test),
        cells=answers["cells"],
        departments=answers["departments"],
        items=answers["items"],
        chronic=chronic(answers["recent"]),
        month=_month(address.scope(place)),
        level=parts_below(address, place),
        areas=areas,
        areas_ranking=rank(areas, totals[RATE], address.test),
        points=answers["points"],
        records=records,
        now=now,
    )


PAGE: Final = Page(
    slots=whistles.SLOTS,
    layout=whistles.layout,
    draw=draw,
    questions=questions,
    panels=PANELS,
)
