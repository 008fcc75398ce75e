"""网格规模: the households of every grid, one dot each, against the norms of their days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.analysis.sizing import Sizing
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.controls import switch
from layouts.definition import define
from layouts.norms import bounds_words, sourced
from layouts.numbers import format_count, format_value
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.sheet import Sheet
from layouts.size_plot import BIN, MOST_DOTS, bars_of, draw_plot

NAME: Final = "sizes"
METRIC: Final = metric_of("size_norm_rate")
_MARKS: Final = {"zh": "甲乙丙丁", "en": "ABCD"}


def draw_sizes(
    sheet: Sheet,
    households: Mapping[str, int],
    whole: Reading,
    sizings: Sequence[Sizing],
) -> list[Component]:
    """The children of the panel.

    ``households`` are those of the grids in force, by area id; ``whole`` is the rate by the norm of
    the day. ``sizings`` judge these grids by each norm there was, the latest first.
    """
    title = sheet.say("sizes.title")
    heading = html.Div(
        [html.H2(title, className="panel-title"), define(sheet, METRIC, whole)],
        className="map-title",
    )
    chosen = chosen_of(sheet, sizings)
    is_dotted = len(households) <= MOST_DOTS
    caption = sheet.say("sizes.caption" if is_dotted else "sizes.caption_bars", width=BIN)
    head = panel_head(sheet, NAME, heading, NAME, caption, _switch(sheet, sizings, chosen))
    return [
        html.Div(head, className="panel-head"),
        html.Div(_body(sheet, households, whole, sizings, chosen), className="panel-body sizes"),
        _table(sheet, households, chosen if not is_dotted else None),
        panel_stamp(sheet, title),
    ]


def _table(sheet: Sheet, households: Mapping[str, int], in_bars: Sizing | None) -> Component:
    """What the plot shows: every grid, or where the bars of a norm stand for many, each bar."""
    if in_bars is not None:
        names = (sheet.say("sizes.column.households"), sheet.say("sizes.column.grids"))
        bars = bars_of(households, in_bars.norm)
        rows = [(span, format_count(count, sheet.language)) for span, count in bars]
        return panel_rows(NAME, names, rows)
    names = (sheet.say("sizes.column.grid"), sheet.say("sizes.column.households"))
    rows = [
        (sheet.place.areas[key].name, format_count(count, sheet.language))
        for key, count in sorted(households.items(), key=lambda item: item[1])
    ]
    return panel_rows(NAME, names, rows)


def chosen_of(sheet: Sheet, sizings: Sequence[Sizing]) -> Sizing | None:
    """The norm of the address, or else that of the day, or the latest."""
    first = next((s for s in sizings if s.norm.is_in_force(sheet.day)), None)
    asked = (s for s in sizings if s.norm.valid_from.isoformat() == sheet.address.norm)
    return next(asked, first or next(iter(sizings), None))


def _switch(sheet: Sheet, sizings: Sequence[Sizing], chosen: Sizing | None) -> Component | None:
    if len(sizings) < 2:
        return None
    choices = [
        (
            f"{mark} {bounds_words(sizing.norm)}",
            sheet.href(norm=sizing.norm.valid_from.isoformat()),
            sizing is chosen,
        )
        for mark, sizing in zip(_MARKS[sheet.language], sizings, strict=False)
    ]
    return switch(sheet.say("sizes.norms"), choices)


def _body(
    sheet: Sheet,
    households: Mapping[str, int],
    whole: Reading,
    sizings: Sequence[Sizing],
    chosen: Sizing | None,
) -> list[Component]:
    if not households or chosen is None:
        return [note(*explain_absence(sheet, METRIC, whole, sheet.name(sheet.area)))]
    return [
        _figures(sheet, sizings),
        draw_plot(sheet, households, chosen),
        html.P(_sources(sheet, sizings), className="small-note"),
    ]


def _figures(sheet: Sheet, sizings: Sequence[Sizing]) -> html.P:
    """How many grids meet each norm; both figures stay, whichever is drawn."""
    parts: list[Component | str] = []
    for mark, sizing in zip(_MARKS[sheet.language], sizings, strict=False):
        shown = html.Strong(format_value(sizing.within / sizing.grids, "ratio", sheet.language))
        words: list[Component | str] = [mark, " ", shown, f" {sizing.within} / {sizing.grids}"]
        if sizing.above and sizing.norm.high is not None:
            over = sheet.say("sizes.above", count=sizing.above, high=f"{sizing.norm.high:g}")
            words += [sheet.say("join.clauses"), html.Span(over, className="worse")]
        parts.append(html.Span(words))
    return html.P(parts, className="size-figures")


def _sources(sheet: Sheet, sizings: Sequence[Sizing]) -> str:
    told = [
        f"{mark} {sourced(sheet, sizing.norm)}"
        for mark, sizing in zip(_MARKS[sheet.language], sizings, strict=False)
    ]
    return sheet.say("join.parts").join(told)
