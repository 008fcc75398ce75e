"""Expected time: what a matter may be expected to take, and how well such promises have held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.analysis.expectation import Calibration, Expectations, Expected
from layouts.dates import format_days
from layouts.lengths import format_length
from layouts.numbers import MISSING, format_count, format_interval, format_share
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.sheet import Sheet

NAME: Final = "expected"
_SHOWN: Final = 8
_HEADINGS: Final = (
    "expected.category",
    "expected.department",
    "expected.n",
    "expected.p50",
    "expected.p80",
    "expected.kept",
    "expected.interval",
)


def draw_expectations(sheet: Sheet, expectations: Expectations) -> list[Component]:
    """The children of the panel: the pairs with most cases, and all of them as its table."""
    title = sheet.say("expected.title")
    known = [pair for pair in expectations.pairs if pair.p50_hours is not None]
    period = format_days(expectations.period, sheet.language)
    count = format_count(sum(pair.n for pair in expectations.pairs), sheet.language)
    caption = sheet.say("expected.caption", period=period, count=count)
    body: list[Component] = [note(sheet.say("expected.none"), sheet.say("expected.few"))]
    if known:
        body = [_table(sheet, known[:_SHOWN]), _record(sheet, expectations.calibration)]
    return [
        html.Div(panel_head(sheet, NAME, title, NAME, caption), className="panel-head"),
        html.Div(body, className="panel-body expected"),
        panel_rows(
            NAME,
            [sheet.say(key) for key in _HEADINGS],
            [_cells(sheet, pair) for pair in expectations.pairs],
        ),
        panel_stamp(sheet, title),
    ]


def _table(sheet: Sheet, pairs: Sequence[Expected]) -> html.Table:
    # The intervals of single pairs stand in the table of all.
    _, *headings, _ = (sheet.say(key) for key in _HEADINGS)
    named = html.Th(sheet.say("expected.pair"), scope="col")
    head = [named, *(html.Th(heading, scope="col") for heading in headings[1:])]
    return html.Table(
        [html.Thead(html.Tr(head)), html.Tbody([_row(_cells(sheet, pair)) for pair in pairs])]
    )


def _row(cells: Sequence[str]) -> html.Tr:
    category, department, *rest, _ = cells
    name = html.Th([category, html.Small(department)], scope="row")
    return html.Tr([name, *(html.Td(cell) for cell in rest)])


def _cells(sheet: Sheet, pair: Expected) -> list[str]:
    """One pair in the order of the headings; counts in full."""
    unstated = sheet.say("expected.unstated")
    interval = pair.calibration.interval
    return [
        pair.category or unstated,
        pair.department or unstated,
        format_count(pair.n, "en"),
        format_length(pair.p50_hours, sheet.language),
        format_length(pair.p80_hours, sheet.language),
        _kept(pair.calibration),
        format_interval(*interval) if interval else MISSING,
    ]


def _kept(calibration: Calibration) -> str:
    if calibration.share is None:
        return MISSING
    return format_share(calibration.kept, calibration.closed)


def _record(sheet: Sheet, calibration: Calibration) -> html.P:
    """What became of the promises of the time before; eight in ten were promised to be kept."""
    interval = calibration.interval
    if interval is None:
        return html.P(sheet.say("expected.untried"), className="expected-record")
    words = sheet.say(
        "expected.record",
        share=_kept(calibration),
        kept=format_count(calibration.kept, sheet.language),
        closed=format_count(calibration.closed, sheet.language),
        interval=format_interval(*interval),
    )
    return html.P(words, className="expected-record")
