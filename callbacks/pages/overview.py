"""总览: asks for the tiles, the chosen metric by area, the trend and the composition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from dash import Dash

from callbacks.breakdown import breakdown_of
from callbacks.navigation import follow_clicks, follow_dates
from callbacks.page import Page
from data.address import Address
from data.metrics.cases import CASE_METRICS
from data.periods import Period, between, parse_period
from data.place import Place
from data.readings.question import Question
from data.readings.reading import Reading
from data.scope import By, Scope
from layouts.map_frame import MapFrame, MapShape
from layouts.pages import overview

if TYPE_CHECKING:
    from data.readings.reader import Reader

ALL_METRICS: Final = tuple(metric.key for metric in CASE_METRICS)
VOLUME: Final = ("case_volume",)
MOST_DAYS_BY_DAY: Final = 92
MONTHS_SHOWN: Final = 12

PANELS: Final = {
    "tiles": ("totals",),
    "ranking": ("areas", "reference"),
    "trend": ("trend", "ghost"),
    "channels": ("channels",),
    "categories": ("categories",),
}


def questions(address: Address, place: Place) -> dict[str, Question]:
    """Everything the page asks at this address, by name; what cannot be asked is left out.

    Raises QuestionError where the address names what the place does not have.
    """
    scope = address.scope(place)
    plain = replace(scope, compare=None)
    grain = _grain(scope.period)
    asked = {
        "totals": Question(ALL_METRICS, scope),
        "trend": Question(VOLUME, plain, grain),
        "channels": Question(VOLUME, scope, By("channel")),
        "categories": Question(VOLUME, scope, By("category")),
        "months": Question(ALL_METRICS, plain.during(recent_months(scope)), By("month")),
    }
    if scope.comparison is not None:
        asked["ghost"] = Question(VOLUME, plain.during(scope.comparison), grain)
    breakdown = breakdown_of(address, place)
    if breakdown is not None:
        around = scope.within(breakdown.within)
        chosen = (address.metric,)
        asked["areas"] = Question(chosen, around, By("area", breakdown.level))
        asked["reference"] = Question(chosen, around)
    return asked


def _grain(period: Period) -> By:
    is_short = period.days is not None and period.days <= MOST_DAYS_BY_DAY
    return By("day" if is_short else "month")


def recent_months(scope: Scope) -> Period:
    """The twelve months up to the last one that the period and T have reached."""
    end = scope.period.covered(scope.as_of).end
    last = scope.as_of.date() if end is None else end - timedelta(days=1)
    month = parse_period(f"{last:%Y-%m}", scope.as_of)
    return between(_first(month.shifted(1 - MONTHS_SHOWN)), _first(month.shifted(1)) - timedelta(1))


def _first(period: Period) -> date:
    assert period.start is not None
    return period.start


def draw(address: Address, reader: Reader, now: datetime) -> tuple[Any, ...]:
    """The values of the slots, from one reading of all questions."""
    asked = questions(address, reader.place)
    answers = dict(zip(asked, reader.read(*asked.values()), strict=True))
    return overview.draw(_view(address, reader, asked, answers, now))


def _view(
    address: Address,
    reader: Reader,
    asked: Mapping[str, Question],
    answers: Mapping[str, tuple[Reading, ...]],
    now: datetime,
) -> overview.OverviewView:
    level = asked["areas"].by.level if "areas" in asked and asked["areas"].by else None
    return overview.OverviewView(
        address=address,
        place=reader.place,
        scope=asked["totals"].scope,
        totals={reading.metric: reading for reading in answers["totals"]},
        level=level,
        areas=answers.get("areas", ()),
        reference=next(iter(answers.get("reference", ())), None),
        trend=answers["trend"],
        ghost=answers.get("ghost", ()),
        channels=answers["channels"],
        categories=answers["categories"],
        months=_by_metric(answers["months"]),
        frame=_frame(reader, level, answers.get("areas", ())),
        now=now,
    )


def _by_metric(readings: Iterable[Reading]) -> dict[str, tuple[Reading, ...]]:
    ordered = sorted(readings, key=lambda reading: (reading.metric, reading.key or ""))
    return {key: tuple(group) for key, group in groupby(ordered, lambda reading: reading.metric)}


def _frame(reader: Reader, level: str | None, areas: tuple[Reading, ...]) -> MapFrame | None:
    """Label points and bounds of the areas shown; None where none of them has a shape."""
    shown = [area.key for area in areas if area.key is not None]
    sheet = reader.atlas.sheet(level, shown) if level else None
    if sheet is None:
        return None
    shapes = (MapShape(area_id, *point) for area_id, point in sheet.labels.items())
    return MapFrame(tuple(shapes), sheet.frame)


def register(app: Dash) -> None:
    """Wire the map's clicks and the date range to the address."""
    follow_clicks(app, "map")
    follow_dates(app, "period-range")


PAGE: Final = Page(
    slots=overview.SLOTS,
    layout=overview.layout,
    draw=draw,
    draw_error=overview.draw_error,
    questions=questions,
    panels=PANELS,
    register=register,
)
