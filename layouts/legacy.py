"""积案清单: the old matters handed over, how old they are, and what has become of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from data.readings.row import Row, RowPage
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.dates import format_period
from layouts.definition import define
from layouts.numbers import MISSING, format_count, round_tenth
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.sheet import Sheet
from layouts.small_table import draw_small_table, short_date

NAME: Final = "legacy"
CLEARED: Final = "legacy_cleared_rate"
REBOUNDED: Final = "legacy_rebound_rate"
_COLUMNS: Final = ("number", "matter", "area", "arisen", "age", "handed", "cleared")
_YEAR_DAYS: Final = 365.25


def draw_legacy(
    sheet: Sheet, cleared: Reading, rebounded: Reading, earlier: Reading | None, rows: RowPage
) -> list[Component]:
    """The children of the panel.

    ``cleared`` and ``rebounded`` are the rates of those handed over in the period that ``rows`` are
    of, newest first; ``earlier`` the rate cleared of all before.
    """
    title, metric = sheet.say("legacy.title"), metric_of(CLEARED)
    heading = html.Div(
        [html.H2(title, className="panel-title"), define(sheet, metric, cleared)],
        className="map-title",
    )
    caption = _caption(sheet, cleared, rebounded)
    lines = [_line(sheet, row) for row in rows.rows]
    columns = [sheet.say(f"cell.{key}") for key in _COLUMNS]
    return [
        html.Div(panel_head(sheet, NAME, heading, NAME, caption), className="panel-head"),
        html.Div(
            [*_body(sheet, cleared, columns, lines, caption), *_foot(sheet, earlier, rows)],
            className="panel-body legacy",
            role="group",
            **attributes(
                aria_label=sheet.say("trend.label", title=title, caption=caption or MISSING)
            ),
        ),
        panel_rows(NAME, columns, [[_text(cell) for cell in line] for line in lines]),
        panel_stamp(sheet, title),
    ]


def still_open(reading: Reading) -> float:
    """How many of those handed over are not cleared."""
    return (reading.figure.denominator or 0) - (reading.figure.numerator or 0)


def _caption(sheet: Sheet, cleared: Reading, rebounded: Reading) -> str | None:
    """Which ones, how many of them are cleared, and how many came up again."""
    if not cleared.figure.denominator:
        return None
    return sheet.say(
        "legacy.caption",
        period=format_period(cleared.period, sheet.language),
        count=format_count(cleared.figure.denominator, sheet.language),
        cleared=format_count(cleared.figure.numerator or 0, sheet.language),
        rebounded=format_count(rebounded.figure.numerator or 0, sheet.language),
    )


def _body(
    sheet: Sheet,
    cleared: Reading,
    columns: Sequence[str],
    lines: Sequence[Sequence[Component | str]],
    caption: str | None,
) -> list[Component]:
    if not lines:
        metric = metric_of(CLEARED)
        return [note(*explain_absence(sheet, metric, cleared, sheet.name(sheet.area)))]
    return [draw_small_table(caption or "", columns, lines)]


def _line(sheet: Sheet, row: Row) -> list[Component | str]:
    return [
        row.number,
        row.detail or row.category or MISSING,
        row.area or MISSING,
        _month(row.arisen_on),
        _age(sheet, row),
        MISSING if row.began_at is None else short_date(sheet, row.began_at),
        _outcome(sheet, row),
    ]


def _month(day: date | None) -> str:
    return MISSING if day is None else f"{day:%Y-%m}"


def _age(sheet: Sheet, row: Row) -> str:
    """From when the matter arose to when it was cleared, or till now: years, or days below one."""
    if row.arisen_on is None:
        return MISSING
    until = row.ended_at.date() if row.ended_at else sheet.scope.as_of.date()
    days = (until - row.arisen_on).days
    if days < _YEAR_DAYS:
        return sheet.say("length.days", n=days)
    return sheet.say("legacy.years", n=round_tenth(days / _YEAR_DAYS))


def _outcome(sheet: Sheet, row: Row) -> Component | str:
    """The day it was cleared, and that it came up again; or that it is open, and how late."""
    if row.rebounded_at is not None:
        words = sheet.say("legacy.rebounded", day=short_date(sheet, row.rebounded_at))
        return html.Strong(f"▲ {words}", className="worse")
    if row.ended_at is not None:
        return short_date(sheet, row.ended_at)
    if row.state == "overdue":
        return html.Strong(f"▲ {sheet.say('legacy.overdue')}", className="worse")
    return sheet.say("legacy.open")


def _foot(sheet: Sheet, earlier: Reading | None, rows: RowPage) -> list[Component]:
    """How many are not listed, and how many of years before are still open."""
    parts: list[Component] = []
    if rows.total > len(rows.rows):
        words = sheet.say("cell.all", count=format_count(rows.total, sheet.language))
        parts.append(dcc.Link(words, href=sheet.href_of_rows(CLEARED), className="small-more"))
    count = still_open(earlier) if earlier else 0
    if count:
        words = sheet.say("legacy.earlier", count=format_count(count, sheet.language))
        parts.append(html.P(words, className="small-note"))
    return parts


def _text(cell: Component | str) -> str:
    return cell if isinstance(cell, str) else str(cell.children)
