"""The headline of disputes: how many were mediated, with what success, where, and what of the old."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.dates import format_period
from layouts.headline import change_clause, nothing, period_words, sentence
from layouts.numbers import format_count
from layouts.sheet import Sheet
from layouts.shortfalls import Clause
from layouts.totals import format_total

LEAD: Final = "mediation_success_rate"
_FURTHER: Final = ("agreement_performance_rate", "closed_in_grid_rate")
_CLEARED: Final = "legacy_cleared_rate"


def draw_dispute_headline(sheet: Sheet, totals: Mapping[str, Reading]) -> list[Component]:
    """The sentence; a clause whose reading is missing is left out. ``totals`` are by metric."""
    lead = totals[LEAD]
    clauses: list[Clause] = []
    if lead.value is not None:
        clauses = [_opening(sheet, lead)]
        change = change_clause(sheet, metric_of(LEAD), lead)
        # A change within noise is a plain string; the tile says it too.
        clauses += [change] if isinstance(change, Component) else []
    clauses += [_rate(sheet, totals[key]) for key in _FURTHER if totals[key].value is not None]
    old = _legacy(sheet, totals[_CLEARED])
    if not clauses and not old:
        return [html.H1(nothing(sheet), id="headline-text")]
    return sentence(sheet, clauses or old, old if clauses else [])


def _opening(sheet: Sheet, lead: Reading) -> str:
    words = sheet.say(
        "disputes.headline",
        period=period_words(sheet, lead.period),
        count=format_count(lead.figure.denominator or 0, sheet.language),
        value=_value(sheet, lead),
    )
    if sheet.scope.area is None:
        return words
    return sheet.say("disputes.of_area", area=sheet.name(sheet.area), words=words)


def _rate(sheet: Sheet, reading: Reading) -> str:
    return sheet.say(f"disputes.headline.{reading.metric}", value=_value(sheet, reading))


def _value(sheet: Sheet, reading: Reading) -> str:
    metric = metric_of(reading.metric)
    return format_total(sheet, metric, reading.value)


def _legacy(sheet: Sheet, cleared: Reading) -> list[Clause]:
    """So many of so many old matters: too few for a rate."""
    if not cleared.figure.denominator:
        return []
    is_same = cleared.period == sheet.scope.period
    period = format_period(cleared.period, sheet.language)
    counts = {
        name: format_count(number or 0, sheet.language)
        for name, number in (
            ("cleared", cleared.figure.numerator),
            ("count", cleared.figure.denominator),
        )
    }
    key = "disputes.headline.legacy_too" if is_same else "disputes.headline.legacy"
    return [sheet.say(key, period=period, **counts)]
