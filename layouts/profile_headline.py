"""The head of the page of one area: its name, what readings say of it in a sentence, and its size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.aims import Normed
from data.analysis.ranking import Ranking
from data.inhabitants import Inhabitants
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from data.roster import Roster
from layouts.headline import change_clause, period_words
from layouts.numbers import MISSING, format_count, format_value
from layouts.quantities import format_quantity
from layouts.sheet import Sheet
from layouts.shortfalls import Clause

LEAD: Final = "on_time_closure_rate"
_OPEN: Final = "backlog_ageing"
_OVERDUE: Final = "overdue_open"


def draw_profile_headline(
    sheet: Sheet,
    totals: Mapping[str, Reading],
    standing: Ranking | None,
    roster: Roster,
    inhabitants: Inhabitants,
) -> Component:
    """The head. ``standing`` is the area's on-time closure held against the whole place; None where
    it is the place.
    """
    title = html.H1(sheet.say("profile.title", area=sheet.name(sheet.area)), id="headline-text")
    words = html.Div([title, html.P(_sentence(sheet, totals, standing, roster))])
    return html.Div([words, _facts(sheet, inhabitants)], className="profile-head")


def _sentence(
    sheet: Sheet, totals: Mapping[str, Reading], standing: Ranking | None, roster: Roster
) -> list[Clause]:
    """Clauses by rule; one whose reading is missing is left out."""
    clauses = [
        clause
        for clause in (
            _on_time(sheet, totals.get(LEAD), standing),
            _backlog(sheet, totals.get(_OPEN), totals.get(_OVERDUE)),
            staff_words(sheet, roster),
        )
        if clause is not None
    ]
    if not clauses:
        return [sheet.say("profile.nothing")]
    parts: list[Clause] = []
    for clause in clauses:
        parts += [sheet.say("join.parts"), clause] if parts else [clause]
    return [*parts, sheet.say("join.end")]


def _on_time(sheet: Sheet, reading: Reading | None, standing: Ranking | None) -> Clause | None:
    if reading is None or reading.value is None:
        return None
    metric, target = metric_of(LEAD), sheet.target(metric_of(LEAD))
    goal, side = (target.value, target.side) if target else (None, metric.direction)
    value = format_value(reading.value, metric.unit, sheet.language, goal, side)
    period = period_words(sheet, reading.period)
    told = sheet.say("profile.on_time", period=period, value=value)
    beside = _beside(sheet, reading, standing)
    return html.Span([told, sheet.say("join.clauses"), beside]) if beside else told


def _beside(sheet: Sheet, reading: Reading, standing: Ranking | None) -> Clause | None:
    """Where it stands against the whole place; the place itself against its comparison."""
    if standing is None:
        return change_clause(sheet, metric_of(LEAD), reading)
    if standing.whole is None or not standing.ranked:
        return None
    value = format_value(standing.whole, "ratio", sheet.language)
    whole = {"place": sheet.place.name(sheet.language), "value": value}
    if standing.worse:
        return html.Strong(sheet.say("profile.lower", **whole), className="worse")
    if standing.better:
        return html.Strong(sheet.say("profile.higher", **whole), className="better")
    return sheet.say("profile.alike", **whole)


def _backlog(sheet: Sheet, waiting: Reading | None, overdue: Reading | None) -> Clause | None:
    if waiting is None or waiting.value is None:
        return None
    if not waiting.value:
        return sheet.say("profile.none_open")
    count = format_quantity(waiting.value, "cases", sheet.language)
    if overdue is None or overdue.value is None:
        return sheet.say("profile.open", count=count)
    if not overdue.value:
        return sheet.say("profile.open_in_time", count=count)
    late = format_quantity(overdue.value, "cases", sheet.language)
    said = html.Strong(sheet.say("profile.late", count=late), className="worse")
    return html.Span([sheet.say("profile.open_of", count=count), said])


def staff_words(sheet: Sheet, roster: Roster) -> Clause | None:
    """Who is lacking by the norms of the day; None where none is in force."""
    if not roster.shortages:
        return None
    lacking = [
        sheet.say("profile.lacking", count=each.lacking, who=name_workers(sheet, each.norm))
        for each in roster.shortages
        if each.lacking
    ]
    if not lacking:
        return sheet.say("profile.staffed")
    names = sheet.say("join.areas").join(lacking)
    said = html.Strong(sheet.say("profile.lacks", names=names), className="worse")
    return html.Span([sheet.say("profile.staff"), said])


def name_workers(sheet: Sheet, norm: Normed) -> str:
    return sheet.say(f"workers.{norm}")


def _facts(sheet: Sheet, inhabitants: Inhabitants) -> html.Dl:
    """What is known of the size of the area; what is not recorded is left out."""
    area_km2 = sheet.area.area_km2
    km2 = MISSING if area_km2 is None else f"{area_km2:.2f}" if area_km2 < 10 else f"{area_km2:.1f}"
    counts = ("households", "persons", "residences")
    known = {name: getattr(inhabitants, name) for name in counts}
    shown = {n: format_count(v, sheet.language) for n, v in known.items() if v is not None}
    facts = {**shown, "km2": km2} if area_km2 is not None else shown
    order = [name for name in ("households", "persons", "km2", "residences") if name in facts]
    pairs = [
        html.Div([html.Dt(sheet.say(f"profile.{name}")), html.Dd(facts[name])]) for name in order
    ]
    return html.Dl(pairs, className="profile-facts")
