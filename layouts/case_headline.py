"""The headline of the cases: how many were due, how many in time, what changed, who stands out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.analysis.decomposition import Explanation
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.headline import change_clause, nothing, period_words, sentence
from layouts.quantities import format_quantity
from layouts.sheet import Sheet
from layouts.shortfalls import Clause
from layouts.totals import format_total

_MOST_NAMED: Final = 2


def draw_case_headline(
    sheet: Sheet, lead: Reading, low: Sequence[Reading], by_area: Explanation | None
) -> list[Component]:
    """The sentence. ``lead`` is the on-time closure rate of the scope, ``low`` the departments
    significantly below it, worst first, ``by_area`` what the areas did to its change.
    """
    if lead.value is None:
        return [html.H1(nothing(sheet), id="headline-text")]
    change = change_clause(sheet, metric_of(lead.metric), lead)
    clauses: list[Clause] = [_opening(sheet, lead)]
    # A change within noise is a plain string; to say who made it would be to claim one.
    if isinstance(change, Component):
        clauses += [change, *_movers(sheet, by_area)]
    elif change:
        clauses.append(change)
    return sentence(sheet, clauses, _flags(sheet, low))


def name_some(sheet: Sheet, names: Sequence[str]) -> str:
    """The first names, and how many there are in all where that is more."""
    some = sheet.say("join.areas").join(names[:_MOST_NAMED])
    if len(names) <= _MOST_NAMED:
        return some
    return sheet.say("cases.some_departments", names=some, count=len(names))


def _opening(sheet: Sheet, lead: Reading) -> str:
    metric = metric_of(lead.metric)
    due = format_quantity(lead.figure.denominator or 0.0, metric.counted, sheet.language)
    value = format_total(sheet, metric, lead.value)
    period = period_words(sheet, lead.period)
    if sheet.scope.area is None:
        return sheet.say("cases.headline", period=period, count=due, value=value)
    area = sheet.name(sheet.area)
    return sheet.say("cases.headline_area", area=area, period=period, count=due, value=value)


def _movers(sheet: Sheet, by_area: Explanation | None) -> list[Clause]:
    """The areas that did most for the change, and how much of it, as the waterfall prints it."""
    if by_area is None or len(by_area.contributions) <= _MOST_NAMED:
        return []
    is_up = by_area.difference > 0
    printed = zip(by_area.contributions, by_area.rounded().parts, strict=True)
    named = [(part.name, points) for part, points in printed if part.key is not None]
    most = sorted(named, key=lambda each: each[1], reverse=is_up)[:_MOST_NAMED]
    points = sum(each for _, each in most)
    if not points or (points > 0) != is_up:
        return []
    names = sheet.say("join.areas").join(name for name, _ in most)
    return [sheet.say("cases.movers", names=names, points=abs(points))]


def _flags(sheet: Sheet, low: Sequence[Reading]) -> list[Clause]:
    if not low:
        return []
    names = name_some(sheet, [row.name for row in low])
    words = sheet.say("headline.low", areas=names, area=sheet.name(sheet.area))
    return [html.Span(words, className="worse")]
