"""The cases behind a number: which ones, how many, in what order, and where the others are."""

from __future__ import annotations

from dataclasses import replace
from typing import cast, get_args

from dash import dcc, html
from dash.development.base_component import Component

from data.address import Part
from data.metrics.catalogue import metric_of
from data.readings.row import RowPage
from data.scope import Grain
from layouts.attributes import attributes
from layouts.chip import draw_chip
from layouts.controls import switch
from layouts.dates import format_as_of, format_period
from layouts.group_names import name_group
from layouts.icon import icon
from layouts.numbers import format_count
from layouts.panel import Child, note
from layouts.quantities import format_quantity
from layouts.records_table import draw_table, order_words, title_of, what_of
from layouts.sheet import Sheet


def draw_records(sheet: Sheet, page: RowPage) -> list[Component]:
    """The panel's children: what is listed, how many, one page of the table, and the way onward."""
    head = html.Div(
        [
            html.H2(title_of(sheet, page), className="panel-title"),
            *_chips(sheet, page),
            *_parts(sheet, page),
            html.Span(_counts(sheet, page), className="panel-caption"),
            html.Div(_end(sheet, page), className="records-end"),
        ],
        className="panel-head records-head",
    )
    if not page.rows:
        return [head, note(*_absence(sheet, page))]
    return [head, draw_table(sheet, page), *_pager(sheet, page)]


def _chips(sheet: Sheet, page: RowPage) -> list[Component]:
    """The number, and what limits its records; ✕ takes away what was chosen."""
    address, name = sheet.address, metric_of(page.listing.metric).name(sheet.language)
    chosen: list[tuple[str, dict[str, str | None]]] = [
        (words, {dimension: None})
        for words, (dimension, _) in zip(sheet.filter_words, address.filters, strict=True)
    ]
    if sheet.scope.area:
        chosen.append((sheet.name(sheet.area), {"area": None, "level": None}))
    if page.listing.by is not None:
        group = name_group(sheet, cast("Grain", page.listing.by.grain), page.listing.key)
        chosen.insert(0, (group, {"by": None, "key": None}))
    if address.rows:
        chosen.insert(0, (name, {"rows": None, "part": "all", "by": None, "key": None}))
    fixed = [] if address.rows else [name]
    if page.listing.scope.period != sheet.scope.period:
        fixed.append(format_period(page.listing.scope.period, sheet.language))
    return [html.Span(words, className="chip") for words in fixed] + [
        draw_chip(
            words,
            sheet.href(page_no=1, **changes),
            sheet.say("composition.clear", name=words),
        )
        for words, changes in chosen
    ]


def _parts(sheet: Sheet, page: RowPage) -> list[Component]:
    """All records, those in the numerator, or the others; nothing where that is no difference."""
    if page.numerator is None or metric_of(page.listing.metric).denominator is None:
        return []
    choices = [
        (
            sheet.say(f"records.part.{part}"),
            sheet.href(part=part, page_no=1),
            part == page.listing.part,
        )
        for part in get_args(Part)
    ]
    return [switch(sheet.say("records.part"), choices)]


def _counts(sheet: Sheet, page: RowPage) -> str:
    """How many there are, what they add up to, and that nobody is named."""
    metric = metric_of(page.listing.metric)
    parts = [format_quantity(page.total, what_of(page), sheet.language)]
    if page.numerator is not None and metric.denominator is not None:
        numerator, denominator = (
            format_count(number, sheet.language) for number in (page.numerator, page.denominator)
        )
        parts.append(sheet.say("records.of", numerator=numerator, denominator=denominator))
    return sheet.say("join.parts").join([*parts, sheet.say("records.nobody")])


def _end(sheet: Sheet, page: RowPage) -> list[Child]:
    csv = html.A(
        [icon("download"), "CSV"],
        href=_csv_href(sheet, page),
        download="",
        className="button is-plain",
        title=sheet.say("panel.csv"),
    )
    if not page.rows:
        return [csv]
    first = page.listing.offset + 1
    words = sheet.say(
        "records.range",
        first=format_count(first, "en"),
        last=format_count(first + len(page.rows) - 1, "en"),
        total=format_count(page.total, "en"),
        order=order_words(sheet, page),
    )
    return [html.Span(words, className="records-range"), csv]


def _csv_href(sheet: Sheet, page: RowPage) -> str:
    """What is listed, with all that the page limits it to by itself."""
    listing = page.listing
    limits = {"rows": listing.metric, "period": listing.scope.period.token}
    address = sheet.address.but(**limits, **dict(listing.scope.filters))
    return replace(sheet, address=address).csv_href("rows")


def _absence(sheet: Sheet, page: RowPage) -> tuple[str, str]:
    """Why there is no record."""
    say = sheet.say
    if sheet.scope.is_ahead:
        return say("state.ahead"), say("as_of", as_of=format_as_of(sheet.scope.as_of))
    if page.listing.metric not in sheet.place.recorded:
        return say("state.not_recorded"), say("records.not_recorded")
    none = say("records.none")
    if page.in_all:
        return none, say("records.none_of_part")
    period = format_period(sheet.scope.period, sheet.language)
    return none, say("records.none_in", area=sheet.name(sheet.area), period=period)


def _pager(sheet: Sheet, page: RowPage) -> list[Component]:
    """Links to the page before and after; nothing where there is one page."""
    now = page.listing.page_no
    if page.pages == 1:
        return []
    there = sheet.say(
        "records.page", page=format_count(now, "en"), pages=format_count(page.pages, "en")
    )
    parts = [
        _turn(sheet, "first", 1 if now > 1 else None),
        _turn(sheet, "back", now - 1 if now > 1 else None),
        html.Span(there, className="pager-here"),
        _turn(sheet, "forward", now + 1 if now < page.pages else None),
        _turn(sheet, "last", page.pages if now < page.pages else None),
    ]
    return [html.Nav(parts, className="pager", **attributes(aria_label=sheet.say("records.pages")))]


def _turn(sheet: Sheet, way: str, page_no: int | None) -> Component:
    words = sheet.say(f"records.{way}")
    if page_no is None:
        # In its place among what can have the focus, the other links keep theirs from page to page.
        return html.Span(
            words, className="pager-turn is-off", tabIndex=-1, **attributes(aria_disabled="true")
        )
    return dcc.Link(words, href=sheet.href(page_no=page_no), className="pager-turn")
