"""The ageing: the open cases by how long they have waited, and how many of them are overdue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.change import format_change, name_comparison
from layouts.definition import define
from layouts.numbers import MISSING, format_count, format_share
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_quantity
from layouts.sheet import Sheet
from layouts.stock_flow import draw_stock_flow

NAME: Final = "ageing"
_OPEN: Final = metric_of("backlog_ageing")
_OVERDUE: Final = metric_of("overdue_open")
_COLUMNS: Final = ("ageing.age", "ageing.open", "ageing.overdue", "ageing.overdue_share")


@dataclass(frozen=True, slots=True)
class Age:
    """One row: ``overdue`` of the ``count`` cases are past their deadline; None: not known."""

    key: str
    name: str
    count: float
    overdue: float | None


def draw_ageing(
    sheet: Sheet,
    by_age: Sequence[Reading],
    overdue_by_age: Sequence[Reading],
    totals: Mapping[str, Reading],
) -> list[Component]:
    """The children of the panel.

    ``by_age`` and ``overdue_by_age`` are ``backlog_ageing`` and ``overdue_open`` by age, in the
    order of the ages. ``totals`` holds, by metric, those two without a breakdown and, for the line
    that reconciles them, ``case_volume`` and ``cases_closed``; what is not in it is not drawn.
    """
    total, overdue = totals.get(_OPEN.key), totals.get(_OVERDUE.key)
    ages = _ages(sheet, by_age, overdue_by_age)
    name = _OPEN.name(sheet.language)
    heading = html.Div(
        [html.H2(name, className="panel-title"), define(sheet, _OPEN, total)],
        className="map-title",
    )
    quantity = format_quantity(sum(age.count for age in ages), "cases", sheet.language)
    caption = quantity if ages else None
    head = panel_head(sheet, NAME, heading, NAME, caption, _overdue(sheet, overdue))
    headings = [sheet.say(key) for key in _COLUMNS]
    return [
        html.Div(head, className="panel-head"),
        html.Div(_body(sheet, ages, total, totals), className="panel-body ageing"),
        panel_rows(NAME, headings, [_table_row(age) for age in ages]),
        panel_stamp(sheet, name),
    ]


def _ages(
    sheet: Sheet, by_age: Sequence[Reading], overdue_by_age: Sequence[Reading]
) -> tuple[Age, ...]:
    """Every age that is known, those without a case included; none where nothing is open."""
    overdue = {row.key: row.value for row in overdue_by_age}
    ages = tuple(
        Age(row.key, sheet.say(f"age.{row.key}"), row.value, overdue.get(row.key))
        for row in by_age
        if row.key is not None and row.value is not None
    )
    return ages if any(age.count for age in ages) else ()


def _body(
    sheet: Sheet, ages: Sequence[Age], total: Reading | None, totals: Mapping[str, Reading]
) -> list[Component]:
    if not ages:
        return [_nothing(sheet, total), *draw_stock_flow(sheet, totals)]
    peak = max(age.count for age in ages)
    bars = html.Div(
        [_row(sheet, age, peak) for age in ages],
        className="ages",
        role="group",
        **attributes(aria_label=_sentence(sheet, ages)),
    )
    return [bars, *draw_stock_flow(sheet, totals)]


def _nothing(sheet: Sheet, total: Reading | None) -> html.Div:
    """That nothing is open is told from that nobody recorded it."""
    if total is None or total.value is not None:
        return note(sheet.say("ageing.none"), "")
    return note(*explain_absence(sheet, _OPEN, total, sheet.name(sheet.area)))


def _row(sheet: Sheet, age: Age, peak: float) -> html.Div:
    """The name leads to the open cases of the age, the number of overdue ones to these."""
    fill: list[Component] = []
    words: list[Component] = [html.Strong(format_count(age.count, sheet.language))]
    if age.overdue:
        share = f"{age.overdue / age.count:.2%}"
        fill.append(html.Span(className="age-overdue", style={"width": share}))
        late = sheet.href_of_rows(_OVERDUE.key, by="age", key=age.key)
        text = _overdue_words(sheet, age.overdue)
        words.append(html.Strong(dcc.Link(text, href=late, className="worse")))
    bar = html.Span(
        [*fill, html.Span(words, className="age-words")],
        className="age-fill",
        style={"width": f"{age.count / peak:.2%}"},
    )
    rows = sheet.href_of_rows(_OPEN.key, by="age", key=age.key)
    return html.Div(
        [
            dcc.Link(age.name, href=rows, className="age-name"),
            html.Span(bar, className="age-track"),
        ],
        className="age-row",
    )


def _overdue_words(sheet: Sheet, number: float) -> str:
    return sheet.say("ageing.overdue_count", count=format_count(number, sheet.language))


def _overdue(sheet: Sheet, overdue: Reading | None) -> html.Span | None:
    """How many are overdue in all, as a link to them, and against when that has changed."""
    if overdue is None or overdue.value is None:
        return None
    quantity = format_quantity(overdue.value, "cases", sheet.language)
    link = dcc.Link(
        sheet.say("ageing.overdue_count", count=quantity),
        href=sheet.href_of_rows(_OVERDUE.key),
        className="worse" if overdue.value else None,
    )
    change = format_change(overdue, _OVERDUE, sheet.language)
    if change is None:
        return html.Span(link)
    against = html.Span(name_comparison(overdue, sheet.language), className="age-against")
    words = html.Span(f"{change.arrow} {change.text}", className=change.tone)
    return html.Span([link, against, words], className="age-end")


def _sentence(sheet: Sheet, ages: Sequence[Age]) -> str:
    parts = (
        sheet.say(
            "ageing.sentence" if age.overdue is None else "ageing.sentence_overdue",
            age=age.name,
            count=format_count(age.count, sheet.language),
            overdue=format_count(age.overdue or 0, sheet.language),
        )
        for age in ages
    )
    return f"{_OPEN.name(sheet.language)}{sheet.say('join.colon')}{sheet.say('join.parts').join(parts)}"


def _table_row(age: Age) -> list[str]:
    overdue = MISSING if age.overdue is None else format_count(age.overdue, "en")
    share = format_share(age.overdue, age.count)
    return [age.name, format_count(age.count, "en"), overdue, share]
