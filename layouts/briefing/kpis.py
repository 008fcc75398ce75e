"""The table of key figures, and the few that are shown large."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.briefing.document import Cell, KpiGroup, KpiRow, KpiTable, Tile
from layouts.briefing.printing import (
    ABSENT,
    aim_words,
    change_cell,
    change_words,
    fraction_of,
    target_words,
    unit_of,
    value_cell,
    value_of,
    verdict_cell,
)
from layouts.briefing.view import BriefingView
from layouts.nouns import opened
from layouts.numbers import MISSING, format_count
from layouts.quantities import is_judged
from layouts.short_names import short_name

_HEADINGS: Final = (
    "metric",
    "value",
    "target",
    "fraction",
    "previous",
    "year",
    "months",
    "verdict",
)
_MOST_TILES: Final = 4
_HOURS: Final = "volunteer_hours"
_ATTENDED: Final = "active_volunteer_rate"


def compose_kpis(view: BriefingView) -> KpiTable:
    """Every metric with its target, fraction, changes and last twelve months."""
    sheet = view.sheet
    period = sheet.say(f"briefing.value.{sheet.scope.period.unit}")
    return KpiTable(
        title=sheet.say("briefing.kpis"),
        caption=sheet.say("briefing.kpis.caption"),
        headings=tuple(sheet.say(f"briefing.kpis.{key}", period=period) for key in _HEADINGS),
        groups=tuple(
            KpiGroup(
                family.name.of(sheet.language),
                tuple(_row(view, view.totals[key]) for key in family.metrics),
            )
            for family in view.families
        ),
    )


def compose_tiles(view: BriefingView) -> tuple[Tile, ...]:
    """The lead, what falls short of its target, and then the first of each family."""
    known = [row for row in view.shown if row.value is not None]
    first = {family.metrics[0] for family in view.families}
    ordered = sorted(known, key=lambda row: _rank(view, row, is_first=row.metric in first))
    return tuple(_tile(view, row) for row in ordered[:_MOST_TILES])


def _rank(view: BriefingView, row: Reading, *, is_first: bool) -> int:
    if row.metric == view.metric.key:
        return 0
    is_short = verdict_cell(view.sheet, row).tone == "worse"
    return 1 if is_short else 2 if is_first else 3


def _tile(view: BriefingView, reading: Reading) -> Tile:
    sheet, metric = view.sheet, metric_of(reading.metric)
    return Tile(
        name=_name(view, reading),
        value=Cell(value_of(sheet, reading), "none", reading.value),
        unit=unit_of(sheet, metric),
        fraction=_fraction(view, reading),
        change=change_words(sheet, reading),
        verdict=aim_words(sheet, reading),
    )


def _row(view: BriefingView, reading: Reading) -> KpiRow:
    sheet, metric = view.sheet, metric_of(reading.metric)
    target, year = sheet.target(metric), view.years.get(metric.key)
    is_norm = is_judged(reading.figure, metric)
    is_other = year is not None and year.previous_period != reading.previous_period
    return KpiRow(
        metric=metric.key,
        name=_name(view, reading),
        value=value_cell(sheet, reading),
        target=MISSING if target is None or is_norm else target_words(sheet, metric, target),
        fraction=_fraction(view, reading),
        previous=change_cell(sheet, reading),
        year=change_cell(sheet, year) if year and is_other else ABSENT,
        months=line_of(view.month_keys, view.months.get(metric.key, ())),
        aim=target.value if target else None,
        verdict=verdict_cell(sheet, reading),
    )


def _name(view: BriefingView, reading: Reading) -> str:
    """Of a single grid that meets a norm or does not, what the norm is about."""
    metric = metric_of(reading.metric)
    if is_judged(reading.figure, metric):
        return opened(short_name(view.sheet, reading.metric))
    return metric.name(view.sheet.language)


def _fraction(view: BriefingView, reading: Reading) -> str:
    """What a value rests on; of hours, how many of the registered made them."""
    people = view.totals.get(_ATTENDED)
    if reading.metric == _HOURS and people is not None and people.figure.numerator:
        count = format_count(people.figure.numerator, view.sheet.language)
        return view.sheet.say("tile.attended", n=count)
    return fraction_of(view.sheet, reading)


def line_of(keys: Sequence[str], readings: Iterable[Reading]) -> tuple[float | None, ...]:
    """The values of a line; a time of which little is known breaks it, but for the last."""
    known = {row.key: row for row in readings if row.figure.status == "ok"}
    rows = [known.get(key) for key in keys]
    return tuple(
        None if row is None or (row.is_partial and row.key != keys[-1]) else row.value
        for row in rows
    )
