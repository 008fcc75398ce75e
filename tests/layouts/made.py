"""A made-up place of four areas, and readings to draw."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from math import sqrt
from typing import Any

from dash.development.base_component import Component

from data.address import Address, Test
from data.aims import Goal
from data.analysis.peers import PeerRanking
from data.analysis.ranking import rank
from data.attention.item import Item
from data.metrics.catalogue import CATALOGUE
from data.metrics.stages import STAGE_METRICS
from data.periods import Period, parse_period
from data.place import Area, Place
from data.profile import Profile
from data.readings.progress import Progress
from data.readings.reading import Figure, Reading
from layouts.map_frame import MapFrame, MapShape
from layouts.pages.overview import OverviewView
from layouts.sheet import Sheet

AS_OF = datetime(2026, 11, 30, 23, 59, 59)
NOVEMBER = parse_period("2026-11", AS_OF)
OCTOBER = parse_period("2026-10", AS_OF)
NAMES = {"a": "东岭", "b": "<b>南塘</b>", "c": "松坪", "d": "云岗"}
SHAPES = MapFrame(
    tuple(MapShape(key, 114 + i / 10, 22.6) for i, key in enumerate(NAMES)),
    (113.9, 22.5, 114.4, 22.7),
)


def place(
    *,
    target: float | None = None,
    is_demo: bool = False,
    recorded: Collection[str] = CATALOGUE,
    **aims: Any,
) -> Place:
    """Root, four areas of one level, and two parts of the first.

    ``target`` is that of on-time closure; ``aims`` are further tables of the profile.
    """
    words = {"zh": "示范区", "en": "Sample"}
    targets = list(aims.pop("targets", []))
    if target is not None:
        targets.append({"metric": "on_time_closure_rate", "value": target, "source": words})
    profile = Profile.model_validate(
        {
            "place": {
                "key": "made",
                "name": words,
                "time_zone": "Asia/Shanghai",
                "is_demo": is_demo,
            },
            "levels": [
                {"key": "street", "name": {"zh": "街道", "en": "Street"}},
                {"key": "grid", "name": {"zh": "网格", "en": "Grid"}},
            ],
            "sources": [
                {
                    "key": "cases",
                    "record": "cases",
                    "files": ["*.csv"],
                    "title": words,
                    "columns": {"source_id": "id"},
                }
            ],
            "targets": targets,
            **aims,
        }
    )
    areas = [
        Area("place", "示范区", "place", None),
        *(Area(key, name, "street", "place") for key, name in NAMES.items()),
        *(Area(f"a{i}", f"东岭{i}", "grid", "a") for i in (1, 2)),
    ]
    by_id = {area.area_id: area for area in areas}
    return Place("000001-made", profile, AS_OF, by_id, frozenset(recorded))


def sheet(address: Address | None = None, **traits: Any) -> Sheet:
    somewhere = place(**traits)
    asked = address or Address(period="2026-11")
    return Sheet(asked, somewhere, asked.scope(somewhere))


def rate(numerator: float, denominator: float) -> Figure:
    """A rate with its Wilson 95 % interval."""
    n, p, z = denominator, numerator / denominator, 1.96
    middle = (p + z * z / 2 / n) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    low, high = max(middle - half, 0.0), min(middle + half, 1.0)
    status = "ok" if denominator >= 10 else "too_small"
    return Figure(numerator, denominator, int(n), p, status, low, high)


def count(number: float) -> Figure:
    return Figure(number, None, int(number), number, "ok")


def census(numerator: float, denominator: float) -> Figure:
    """A rate counted in full, without an interval."""
    return Figure(numerator, denominator, int(denominator), numerator / denominator, "ok")


NOT_RECORDED = Figure(None, None, 0, None, "not_recorded")
EMPTY = Figure(0, 0, 0, None, "empty")


def reading(metric: str, figure: Figure, key: str | None = None, **more) -> Reading:
    name = NAMES.get(key or "", key or "示范区")
    facts = {"by": "", "name": name, "as_of": AS_OF, "period": NOVEMBER}
    return Reading(metric, key=key, figure=figure, **(facts | more))


def areas(metric: str = "on_time_closure_rate") -> tuple[Reading, ...]:
    """One area below, one like, one above, one too small, and the not placed row."""
    rows = (
        ("a", rate(140, 200)),
        ("b", rate(90, 100)),
        ("c", rate(199, 200)),
        ("d", rate(4, 5)),
        (None, rate(9, 10)),
    )
    return tuple(reading(metric, figure, key, by="area:street") for key, figure in rows)


def ranked(
    rows: Sequence[Reading] | None = None, whole: Reading | None = None, test: Test = "95"
) -> tuple[PeerRanking, ...]:
    """The rows against the whole, all of them peers."""
    parts = areas() if rows is None else rows
    total = whole or reading(parts[0].metric, rate(442, 515))
    return (PeerRanking(total, rank(parts, total, test)),)


def days(period: Period, first: int, number: int) -> tuple[Reading, ...]:
    start = period.start or date.min
    return tuple(
        reading(
            "case_volume",
            count(i + 5),
            start.replace(day=i).isoformat(),
            by="day",
            period=period,
        )
        for i in range(first, first + number)
    )


def stages(*counts: float) -> dict[str, Reading]:
    """So many cases reported, accepted, dispatched, handled, closed and called back."""
    found = [reading("case_volume", count(counts[0]))]
    for metric, before, reached in zip(STAGE_METRICS, counts, counts[1:], strict=False):
        found.append(reading(metric.key, rate(reached, before)))
    return {one.metric: one for one in found}


GOAL = Goal.model_validate(
    {
        "metric": "volunteer_hours",
        "period": "2026",
        "growth": 0.2,
        "source": {"zh": "区", "en": "A"},
    }
)


def progress(pace: str = "behind") -> Progress:
    return Progress(GOAL, 78_200, 100_000, 83_000, 0.833, pace)


def view(address: Address | None = None, **traits: Any) -> OverviewView:
    """A page with every part: rates, counts, a metric that is not recorded, and an empty one."""
    drawn = sheet(address, **traits)
    before = {"previous": rate(400, 500), "previous_period": OCTOBER}
    totals = (
        reading("on_time_closure_rate", rate(442, 515), **before),
        reading("resolution_rate", EMPTY),
        reading("median_hours_to_close", NOT_RECORDED),
        reading("case_volume", count(515), previous=count(500), previous_period=OCTOBER),
        reading("staffing_norm_rate", census(90, 103)),
        reading("volunteer_hours", Figure(12_340, None, 4_000, 12_340, "ok")),
        reading("active_volunteer_rate", rate(1_516, 4_798)),
    )
    parts = (reading("case_volume", count(400), "12345"), reading("case_volume", count(115)))
    return OverviewView(
        sheet=drawn,
        totals={one.metric: one for one in totals},
        level="street",
        areas=areas(),
        reference=totals[0],
        ranking=ranked(),
        trend=days(NOVEMBER, 1, 30),
        ghost=days(OCTOBER, 1, 31),
        channels=parts,
        categories=parts,
        stages=stages(515, 510, 500, 490, 480, 400),
        attention=(
            Item("below_target", "worse", "staffing_norm_rate", "area:street", areas()[:2]),
        ),
        progress={"volunteer_hours": progress()},
        frame=SHAPES,
    )


def words(drawn: object) -> str:
    """All text of drawn components, in order."""
    if isinstance(drawn, Component):
        return words(getattr(drawn, "children", None))
    if isinstance(drawn, list | tuple):
        return "".join(words(one) for one in drawn)
    return "" if drawn is None else str(drawn)


def parts(drawn: object) -> list[Component]:
    """Every component in what was drawn, from the outside in."""
    if isinstance(drawn, list | tuple):
        return [part for one in drawn for part in parts(one)]
    if not isinstance(drawn, Component):
        return []
    return [drawn, *parts(getattr(drawn, "children", None))]


def classed(drawn: object, name: str) -> list[Component]:
    return [p for p in parts(drawn) if name in (getattr(p, "className", None) or "").split()]


def links(drawn: object) -> list[str]:
    return [p.href for p in parts(drawn) if getattr(p, "href", None)]
