"""Why it changed: what the parts of a whole did to its rate, by their own rates and their shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from data.address import Why
from data.analysis.decomposition import Explanation
from data.metrics.catalogue import metric_of
from data.readings.noise import is_within_noise
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.controls import switch
from layouts.dates import format_as_of
from layouts.definition import explain, version_line
from layouts.fall_column import draw_columns, table_rows
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.sheet import Sheet
from layouts.totals import format_total

NAME: Final = "why"
PAIRS: Final[Mapping[Why, tuple[Why, Why]]] = {
    "area": ("area", "category"),
    "category": ("category", "area"),
    "channel": ("channel", "department"),
    "department": ("department", "channel"),
}
"""The two breakdowns that stand side by side, the chosen one first."""
_COLUMNS: Final = ("table.name", "why.rate", "why.mix", "why.total")


def draw_why(
    sheet: Sheet, whole: Reading, explanations: Mapping[Why, Explanation | None]
) -> list[Component]:
    """The children of the panel.

    ``whole`` is the rate of the scope with its previous figure, ``explanations`` its change by the
    breakdowns of ``PAIRS`` for the address's ``why``; None where the parts are no whole.
    """
    title = sheet.say("why.title")
    found = [explanations.get(by) for by in PAIRS[sheet.address.why]]
    shown = [one.folded() for one in found if one is not None]
    trouble = _trouble(sheet, whole, shown)
    heading = html.Div(
        [html.H2(title, className="panel-title"), _card(sheet, whole)], className="map-title"
    )
    head = panel_head(sheet, NAME, heading, NAME, _caption(sheet, whole), _choice(sheet))
    rows = [] if trouble else [row for one in shown for row in table_rows(sheet, one)]
    return [
        html.Div(head, className="panel-head"),
        html.Div(trouble or draw_columns(sheet, whole, shown), className="panel-body falls"),
        panel_rows(NAME, [sheet.say(key) for key in _COLUMNS], rows),
        panel_stamp(sheet, title),
    ]


def _trouble(sheet: Sheet, whole: Reading, shown: Sequence[Explanation]) -> list[Component]:
    """Why there is nothing to explain; empty where there is."""
    metric = metric_of(whole.metric)
    if whole.value is None:
        return [note(*explain_absence(sheet, metric, whole, sheet.name(sheet.area)))]
    if whole.previous is None or whole.previous.value is None:
        return [_note(sheet, "none")]
    if whole.change is None or "too_small" in (whole.figure.status, whole.previous.status):
        return [_note(sheet, "unsafe")]
    return [] if shown else [_note(sheet, "apart")]


def _note(sheet: Sheet, why: str) -> html.Div:
    return note(sheet.say(f"why.{why}"), sheet.say(f"why.{why}_detail"))


def _caption(sheet: Sheet, whole: Reading) -> str | None:
    """From what to what, and where chance alone would do, that."""
    if whole.value is None or whole.previous is None or whole.previous.value is None:
        return None
    metric, figures = metric_of(whole.metric), (whole.previous, whole.figure)
    ends = (format_total(sheet, metric, figure.value) for figure in figures)
    words = sheet.say("why.caption", metric=metric.name(sheet.language), ends=" → ".join(ends))
    if not is_within_noise(whole):
        return words
    return f"{words}{sheet.say('join.clauses')}{sheet.say('why.noise')}"


def _choice(sheet: Sheet) -> Component:
    """By what the change is explained: each breakdown is a link."""
    words = {by: sheet.say("why.area" if by == "area" else f"dimension.{by}") for by in PAIRS}
    choices = [(words[by], sheet.href(why=by), by == sheet.address.why) for by in PAIRS]
    return switch(sheet.say("why.choose"), choices)


def _card(sheet: Sheet, whole: Reading) -> dmc.Popover:
    metric = metric_of(whole.metric)
    return explain(
        sheet,
        sheet.say("why.title"),
        sheet.say("why.text"),
        [
            ("numerator", metric.meaning.numerator.of(sheet.language)),
            ("denominator", metric.meaning.denominator.of(sheet.language)),
            ("as_of", format_as_of(sheet.scope.as_of)),
            ("source", sheet.say("why.source")),
            ("version", version_line(sheet, metric)),
        ],
    )
