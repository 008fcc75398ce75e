"""案件: asks for the stages and their clocks, the time to close, the departments, why the rate
changed, repeats and the backlog.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from callbacks.breakdown import parts_below
from callbacks.expectations import expectations_at
from callbacks.page import Answered, Page
from callbacks.records import listing_of, number_of
from data.address import Address
from data.analysis.decomposition import explain
from data.analysis.ranking import rank
from data.analysis.sensitivity import sensitivity
from data.metrics.stages import STAGE_METRICS
from data.place import Place
from data.readings.question import Question
from data.scope import By, Scope
from layouts.clocks import CLOCK_METRICS
from layouts.histogram import QUANTILES
from layouts.pages import cases
from layouts.waterfall import PAIRS

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
        "listed": number_of(listing_of(address, place)),
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


def view(asked: Answered) -> cases.CasesView:
    """What the page is drawn from."""
    address, place, totals = asked.address, asked.place, asked.by_metric(*TOTALS)
    lead, ages = totals[LEAD], asked["ages"]
    return cases.CasesView(
        sheet=asked.sheet,
        totals=totals,
        stages=asked.by_metric("stages"),
        durations=asked["durations"],
        departments=asked["departments"],
        ranking=rank(asked["departments"], lead, address.test),
        explanations={
            why: explain(asked[f"{WHY}{why}"], lead)
            for why in PAIRS[address.why]
            if f"{WHY}{why}" in asked.answers
        },
        sensitivity=sensitivity(asked["gaps"], totals["repeat_rate"], place.profile.repeats),
        ages=tuple(row for row in ages if row.metric == "backlog_ageing"),
        overdue_ages=tuple(row for row in ages if row.metric == "overdue_open"),
        expectations=expectations_at(address, asked.reader),
        records=asked.reader.list_rows(listing_of(address, place)),
    )


PAGE: Final = Page(
    form=cases.FORM,
    questions=questions,
    panels=PANELS,
    view=view,
)
