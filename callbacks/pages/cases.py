"""案件: asks for the stages and their clocks, the time to close, the departments, why the rate
changed, repeats and the backlog.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from callbacks.breakdown import parts_below
from callbacks.expectations import expectations_at
from callbacks.page import Page
from callbacks.records import listing_of
from data.address import Address
from data.analysis.decomposition import explain
from data.analysis.expectation import Expectations
from data.analysis.ranking import rank
from data.analysis.sensitivity import sensitivity
from data.metrics.stages import STAGE_METRICS
from data.place import Place
from data.readings.question import Question
from data.readings.reading import Reading
from data.readings.row import RowPage
from data.scope import By, Scope
from layouts.clocks import CLOCK_METRICS
from layouts.histogram import QUANTILES
from layouts.pages import cases
from layouts.waterfall import PAIRS

if TYPE_CHECKING:
    from data.readings.reader import Reader

LEAD: Final = cases.LEAD
STAGES: Final = ("case_volume", *(metric.key for metric in STAGE_METRICS), *CLOCK_METRICS)
CLOSED: Final = "cases_closed"
TOTALS: Final = {
    "due": (LEAD,),
    "closed": (CLOSED, *(key for _, key in QUANTILES)),
    "repeats": ("repeat_rate",),
    "stock": ("backlog_ageing", "overdue_open", "case_volume"),
    "quality": tuple(key for keys in cases.QUALITY.values() for key in keys),
}
"""The metrics of the whole scope, by the question that asks for them."""

WHY: Final = "why."

PANELS: Final = {
    "flow": ("stages",),
    "durations": ("durations", "closed"),
    "departments": ("departments", "due"),
    "why": (*(f"{WHY}{why}" for why in PAIRS), "due"),
    "repeats": ("gaps", "repeats"),
    "ageing": ("ages", "stock"),
    "quality": ("quality",),
}


def questions(address: Address, place: Place) -> dict[str, Question]:
    """Everything the page asks at this address, by name.

    Raises QuestionError where the address names what the place does not have.
    """
    scope = address.scope(place)
    return {
        **{name: Question(metrics, scope) for name, metrics in TOTALS.items()},
        "stages": Question(STAGES, replace(scope, compare=None)),
        "durations": Question((CLOSED,), scope, By("duration")),
        "departments": Question((LEAD,), scope, By("department")),
        "gaps": Question(("repeat_rate",), scope, By("repeat_gap")),
        "ages": Question(("backlog_ageing", "overdue_open"), scope, By("age")),
        **dict(_why(address, place, scope)),
    }


def _why(address: Address, place: Place, scope: Scope) -> Iterator[tuple[str, Question]]:
    """The two breakdowns of why the rate changed; there is none by area inside a smallest one."""
    below = parts_below(address, place)
    for why in PAIRS[address.why]:
        if why != "area":
            yield f"{WHY}{why}", Question((LEAD,), scope, By(why))
        elif below is not None:
            yield f"{WHY}{why}", Question((LEAD,), scope, By("area", below))


def draw(address: Address, reader: Reader, now: datetime) -> tuple[Any, ...]:
    """The values of the slots, from one reading of all questions."""
    asked = questions(address, reader.place)
    answers = dict(zip(asked, reader.read(*asked.values()), strict=True))
    records = reader.list_rows(listing_of(address, reader.place))
    expectations = expectations_at(address, reader)
    return cases.draw(_view(address, reader.place, answers, expectations, records, now))


def _view(
    address: Address,
    place: Place,
    answers: Mapping[str, tuple[Reading, ...]],
    expectations: Expectations,
    records: RowPage,
    now: datetime,
) -> cases.CasesView:
    ages, totals = answers["ages"], _by_metric(*(answers[name] for name in TOTALS))
    lead, repeats = totals[LEAD], totals["repeat_rate"]
    return cases.CasesView(
        address=address,
        place=place,
        scope=address.scope(place),
        totals=totals,
        stages=_by_metric(answers["stages"]),
        durations=answers["durations"],
        departments=answers["departments"],
        ranking=rank(answers["departments"], lead, address.test),
        explanations={
            why: explain(answers[f"{WHY}{why}"], lead)
            for why in PAIRS[address.why]
            if f"{WHY}{why}" in answers
        },
        sensitivity=sensitivity(answers["gaps"], repeats, place.profile.repeats),
        ages=tuple(row for row in ages if row.metric == "backlog_ageing"),
        overdue_ages=tuple(row for row in ages if row.metric == "overdue_open"),
        expectations=expectations,
        records=records,
        now=now,
    )


def _by_metric(*answers: tuple[Reading, ...]) -> dict[str, Reading]:
    return {reading.metric: reading for readings in answers for reading in readings}


PAGE: Final = Page(
    slots=cases.SLOTS,
    layout=cases.layout,
    draw=draw,
    questions=questions,
    panels=PANELS,
)
