"""Readings of the page of the cases: stages with clocks, durations, departments and the backlog."""

from __future__ import annotations

from typing import Any

from data.address import Address
from data.analysis.expectation import Expectations
from data.analysis.ranking import rank
from data.metrics.stages import STAGE_METRICS
from data.readings.reading import Figure, Reading
from data.readings.row import Listing, RowPage
from layouts.clocks import SPANS
from layouts.pages.cases import CasesView
from layouts.sheet import Sheet
from tests.layouts.made import OCTOBER, count, rate, reading, sheet, stages

STAGES = tuple(metric.key for metric in STAGE_METRICS)
SOURCE = {"zh": "区", "en": "A"}
HOURS = {
    "accept": (0.6, 1.7),
    "dispatch": (1.9, 5.6),
    "handle": (26.4, 70.0),
    "finish": (5.2, 22.0),
    "call_back": (21.5, 60.0),
}
COMPARED = {"previous_period": OCTOBER}


def limit(step: str, amount: float, unit: str = "hours") -> dict[str, Any]:
    return {"step": step, "amount": amount, "unit": unit, "source": SOURCE}


def cases_sheet(*limits: dict[str, Any], **address: Any) -> Sheet:
    calendar = {"country": "cn", "working_hours": [["09:00", "17:00"]]}
    asked = Address(page="cases", period="2026-11").but(**address)
    return sheet(asked, limits=limits, calendar=calendar, recorded=("case_volume",))


def hours(metric: str, value: float | None, before: float | None = None, **more: Any) -> Reading:
    """A quantile over four thousand durations."""
    status = "not_reached" if value is None else "ok"
    figure = Figure(None, 4000, 4000, value, status, **more)
    if before is None:
        return reading(metric, figure)
    return reading(metric, figure, previous=Figure(None, 4000, 4000, before, "ok"), **COMPARED)


def clocked(**changed: tuple[float | None, float | None]) -> dict[str, Reading]:
    """The stages with the median and the P90 of each step."""
    found = stages(4812, 4706, 4668, 4529, 4402, 3961)
    for span in SPANS:
        median, p90 = (HOURS | changed)[span]
        for metric, value in (("median", median), ("p90", p90)):
            key = f"{metric}_hours_to_{span}"
            found[key] = hours(key, value)
    return found


def durations(counts: dict[str, int]) -> tuple[Reading, ...]:
    """Cases closed by half days; so many more of each in the month before."""
    return tuple(
        reading("cases_closed", count(n), key, by="duration", previous=count(n + 1), **COMPARED)
        for key, n in counts.items()
    )


def totals() -> dict[str, Reading]:
    found = (
        reading("on_time_closure_rate", rate(4321, 4487), previous=rate(4160, 4487), **COMPARED),
        reading("cases_closed", count(55), previous=count(58), **COMPARED),
        hours("median_hours_to_close", 38.5, 41.0),
        hours("p90_hours_to_close", 146.4, 158.4),
        reading("overdue_open", count(67)),
        reading("backlog_ageing", count(412)),
        reading("repeat_rate", rate(207, 2916), previous=rate(230, 2912), **COMPARED),
    )
    return {one.metric: one for one in found}


def departments() -> tuple[Reading, ...]:
    rows = (("水务", rate(247, 264)), ("交通", rate(295, 307)))
    return tuple(
        reading("on_time_closure_rate", figure, key, by="department") for key, figure in rows
    )


def cases_view(address: Address | None = None, **traits: Any) -> CasesView:
    asked = address or Address(page="cases", period="2026-11")
    drawn = sheet(asked, **traits)
    found, parts = totals(), departments()
    lead = found["on_time_closure_rate"]
    return CasesView(
        sheet=drawn,
        totals=found,
        stages=clocked(),
        durations=durations({"0": 30, "3": 20, "20": 5}),
        departments=parts,
        ranking=rank(parts, lead, asked.test),
        explanations={"area": None, "category": None},
        sensitivity=None,
        overdue_ages=(reading("overdue_open", count(25), "31+", by="age"),),
        ages=(reading("backlog_ageing", count(63), "31+", by="age"),),
        expectations=Expectations(drawn.scope.period, ()),
        records=RowPage(
            Listing("overdue_open", drawn.scope), "close", "reported_at", (), 0, 0, None, 0
        ),
    )
