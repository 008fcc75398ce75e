"""Readings of the page of the whistles: calls with clocks, departments, items, areas and points."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from data.address import Address
from data.analysis.chronic import Chronic
from data.analysis.ranking import rank
from data.metrics.groups import join_pair
from data.metrics.steps import OF_A_CALL
from data.readings.reading import Reading
from data.readings.row import Listing, RowPage
from layouts.pages.whistles import WhistlesView
from layouts.sheet import Sheet
from tests.layouts.made import NOVEMBER, OCTOBER, census, count, rate, reading, sheet
from tests.layouts.made_cases import SOURCE, hours

BLOCKS = [
    {"block": "综合执法", "items": ["占道经营", "油烟"]},
    {"block": "应急处置", "items": ["积水", "危险品"]},
]
CELLS = {
    ("城管", "占道经营"): 8,
    ("城管", "油烟"): 1,
    ("水务", "积水"): 3,
    ("水务", "电梯"): 2,
    (None, "积水"): 1,
}
HOURS = {
    "sign": (0.3, 0.8),
    "contact": (7.0, 26.0),
    "arrive": (16.8, 30.0),
    "feed_back": (6.9, 20.0),
    "resolve": (72.0, 200.0),
}
COMPARED = {"previous_period": OCTOBER}


def allowed(step: str, amount: float, unit: str = "hours", **more: Any) -> dict[str, Any]:
    return {"step": f"whistle_{step}", "amount": amount, "unit": unit, "source": SOURCE, **more}


LIMITS = (
    allowed("signed", 1),
    allowed("contacted", 24),
    allowed("arrived", 3, "working_days", kinds=["routine"]),
    allowed("arrived", 5, "working_days", kinds=["hard"]),
    allowed("fed_back", 3, "days"),
)


def whistles_sheet(address: Address | None = None, **traits: Any) -> Sheet:
    facts: dict[str, Any] = {
        "whistle_items": BLOCKS,
        "limits": LIMITS,
        "calendar": {"country": "cn", "working_hours": [["09:00", "17:00"]]},
    }
    asked = address or Address(page="whistles", period="2026-11")
    return sheet(asked, **(facts | traits))


def calls(counts: dict[Any, float], by: str) -> tuple[Reading, ...]:
    return tuple(reading("whistle_call_volume", count(n), key, by=by) for key, n in counts.items())


def sums(place: int) -> dict[str | None, float]:
    """The cells summed up by department (0) or item (1)."""
    found: dict[str | None, float] = {}
    for pair, number in CELLS.items():
        found[pair[place]] = found.get(pair[place], 0) + number
    return found


def cells() -> tuple[Reading, ...]:
    return calls({join_pair(*pair): n for pair, n in CELLS.items()}, "department_item")


def stages() -> dict[str, Reading]:
    """The calls with the share that went on to each stage, and the quantiles of each step."""
    reached = (150, 150, 148, 142, 136, 102)
    found = [reading("whistle_call_volume", count(reached[0]))]
    pairs = zip(OF_A_CALL.shares, reached, reached[1:], strict=False)
    found += [reading(key, rate(after, before)) for key, before, after in pairs]
    for span, quantiles in HOURS.items():
        for metric, value in zip(("median", "p90"), quantiles, strict=True):
            found.append(hours(f"{metric}_hours_to_{span}", value))
    return {one.metric: one for one in found}


def totals() -> dict[str, Reading]:
    found = (
        reading("whistle_call_volume", count(15), previous=count(20), **COMPARED),
        reading("whistle_volume", count(9), previous=count(12), **COMPARED),
        reading("whistle_rate", census(90, 4700), previous=census(100, 4700), **COMPARED),
        reading("on_time_arrival_rate", rate(141, 156)),
        reading("three_day_feedback_rate", rate(141, 160)),
        reading("whistle_resolution_rate", rate(103, 112)),
        reading("whistle_points", count(1300)),
        reading("points_per_due_call", replace(rate(14, 15), value=9.4)),
    )
    return {one.metric: one for one in found}


def arrivals() -> tuple[Reading, ...]:
    rows = (("交通", rate(12, 24)), ("公安", rate(129, 132)), ("司法", rate(2, 2)))
    return tuple(
        reading("on_time_arrival_rate", figure, key, by="department") for key, figure in rows
    )


def whistling(**found: tuple[float, float]) -> tuple[Reading, ...]:
    """Whistles and cases by area."""
    return tuple(
        reading("whistle_rate", census(*figures), key, by="area:street")
        for key, figures in found.items()
    )


AREAS = {"a": (2, 400), "b": (28, 1500), "c": (60, 1000)}


def points(**found: float) -> tuple[Reading, ...]:
    """Points by department, each over ten due calls."""
    figure = rate(10, 10)
    return (
        *(reading("whistle_points", count(n), key, by="department") for key, n in found.items()),
        *(
            reading("points_per_due_call", replace(figure, value=n / 10), key, by="department")
            for key, n in found.items()
        ),
    )


CHRONIC = (
    Chronic("whistle_volume", "占道经营", "占道经营", (9, 11, 12, 8, 5, 8)),
    Chronic("whistle_volume", "电梯", "电梯", (1, 1, 2, 1, 1, 1)),
)


def whistles_view(address: Address | None = None, **traits: Any) -> WhistlesView:
    drawn = whistles_sheet(address, **traits)
    found, areas, parts = totals(), whistling(**AREAS), arrivals()
    return WhistlesView(
        sheet=drawn,
        totals=found,
        months={},
        stages=stages(),
        arrivals=parts,
        ranking=rank(parts, found["on_time_arrival_rate"], drawn.address.test),
        cells=cells(),
        departments=calls(sums(0), "department"),
        items=calls(sums(1), "item"),
        chronic=CHRONIC,
        month=NOVEMBER,
        level="street",
        areas=areas,
        areas_ranking=rank(areas, found["whistle_rate"], drawn.address.test),
        points=points(城管=30.0, 水务=12.5),
        records=RowPage(
            Listing("whistle_call_volume", drawn.scope), "resolve_by", "blown", (), 0, 0, 0, 0
        ),
    )
