"""Readings of the page of disputes: paths, outcomes, levels, agreements and old matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from data.address import Address
from data.analysis.ranking import rank
from data.metrics.groups import join_pair
from data.periods import parse_period
from data.readings.reading import Reading
from data.readings.row import Listing, Row, RowPage
from data.scope import Scope
from layouts.pages.disputes import DisputesView
from tests.layouts.made import AS_OF, OCTOBER, count, rate, reading, sheet
from tests.layouts.made_cases import hours

YEAR = parse_period("2026", AS_OF)
BEFORE = parse_period("1900-01-01..2025-12-31", AS_OF)
SUCCESS = "mediation_success_rate"
FLOWS = {
    ("people", "succeeded"): 119,
    ("people", "failed"): 9,
    ("judicial", "succeeded"): 11,
    ("judicial", "to_court"): 4,
}
COMPARED = {"previous_period": OCTOBER}


def flows(counts: dict[tuple[str, str], float] | None = None) -> tuple[Reading, ...]:
    return tuple(
        reading("cases_closed", count(n), join_pair(*pair), by="path_outcome")
        for pair, n in (FLOWS if counts is None else counts).items()
    )


def paths() -> tuple[Reading, ...]:
    """Success by path; one has too few for a rank."""
    rows = {"people": (119, 128), "judicial": (11, 15), "online": (3, 4)}
    return tuple(reading(SUCCESS, rate(*pair), key, by="path") for key, pair in rows.items())


def times() -> tuple[Reading, ...]:
    lengths = {"people": (33.1, 96.0), "judicial": (67.9, 149.2)}
    return tuple(
        replace(hours(metric, value), key=key, by="path", name=key)
        for key, pair in lengths.items()
        for metric, value in zip(("median_hours_to_close", "p90_hours_to_close"), pair, strict=True)
    )


def totals() -> dict[str, Reading]:
    found = (
        reading(SUCCESS, rate(133, 147), previous=rate(120, 147), **COMPARED),
        reading("agreement_performance_rate", rate(116, 127)),
        reading("closed_in_grid_rate", rate(76, 147), previous=rate(70, 147), **COMPARED),
        reading("closed_in_zone_rate", rate(141, 147)),
        reading("cases_closed", count(143)),
        hours("median_hours_to_close", 37.9),
        hours("p90_hours_to_close", 100.5),
        reading("legacy_cleared_rate", rate(6, 9), period=YEAR),
        reading("legacy_rebound_rate", rate(1, 6), period=YEAR),
    )
    return {one.metric: one for one in found}


def levels() -> tuple[Reading, ...]:
    """The level at which all were closed: 76 in the grid, 65 in the street, 6 by the place."""
    counts = {"grid": (76, 76), "street": (0, 65), "place": (0, 6)}
    return tuple(
        reading("closed_in_grid_rate", rate(*pair), key, by="level_closed")
        for key, pair in counts.items()
    )


def areas() -> tuple[Reading, ...]:
    """Both rates: one area far below the whole, one like it, one too small."""
    rows = {"a": (10, 40, 60), "c": (50, 75, 80), "d": (3, 4, 4)}
    return tuple(
        reading(metric, rate(numerator, whole), key, by="area:street")
        for key, (in_grid, in_zone, whole) in rows.items()
        for metric, numerator in (
            ("closed_in_grid_rate", in_grid),
            ("closed_in_zone_rate", in_zone),
        )
    )


def row(number: str, **more: Any) -> Row:
    """A row of a dispute or an old matter, nothing stated but its number."""
    facts: dict[str, Any] = dict.fromkeys(Row.__slots__) | {
        "number": number, "state": "ended", "denominator": 1.0,
    }  # fmt: skip
    return Row(**(facts | more))


def page(metric: str, scope: Scope, *rows: Row, total: int | None = None) -> RowPage:
    number = len(rows) if total is None else total
    return RowPage(Listing(metric, scope), "close", "reported", rows, number, number)


def agreements(scope: Scope) -> RowPage:
    """Two of eleven that are overdue."""
    due = datetime(2026, 11, 4, 23, 59, 59)
    late = row("A1", area="东岭", due_at=due, used_hours=720.0, allowed_hours=96.0)
    later = row("A2", area="南塘", due_at=due, used_hours=100.0, allowed_hours=96.0)
    return page("agreement_performance_rate", scope, late, later, total=11)


def legacy(scope: Scope) -> RowPage:
    """Cleared, come up again, and still open past its limit."""
    facts = {"arisen_on": date(2014, 11, 30), "began_at": datetime(2026, 3, 2), "detail": "宅基地"}
    done = datetime(2026, 9, 1)
    return page(
        "legacy_cleared_rate",
        scope.during(YEAR),
        row("L3", **facts, state="overdue"),
        row("L2", **facts, ended_at=done, rebounded_at=datetime(2026, 10, 8)),
        row("L1", **facts, ended_at=done),
    )


def disputes_view(address: Address | None = None, **traits: Any) -> DisputesView:
    asked = address or Address(page="disputes", period="2026-11")
    drawn = sheet(asked, **traits)
    found, success, parts = totals(), paths(), areas()
    return DisputesView(
        sheet=drawn,
        totals=found,
        months={},
        earlier=reading("legacy_cleared_rate", rate(16, 18), period=BEFORE),
        flows=flows(),
        paths=(*success, *times()),
        ranking=rank(success, found[SUCCESS], asked.test),
        levels=levels(),
        areas=parts,
        area_rankings={
            key: rank([one for one in parts if one.metric == key], found[key])
            for key in ("closed_in_grid_rate", "closed_in_zone_rate")
        },
        level="街道" if drawn.language == "zh" else "Street",
        overdue=agreements(drawn.scope),
        legacy=legacy(drawn.scope),
        records=page(SUCCESS, drawn.scope),
    )
