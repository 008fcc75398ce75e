"""The line that reconciles a stock: what was open before, what came, what was closed, what is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from data.readings.reading import Reading
from layouts.numbers import format_count
from layouts.sheet import Sheet


@dataclass(frozen=True, slots=True)
class StockFlow:
    """``opening`` + ``received`` − ``closed`` + ``other`` = ``open``, all in cases.

    ``other`` is what left or joined the stock without a time: closed by a flag alone, for one.
    """

    opening: float
    received: float
    closed: float
    open: float

    @property
    def other(self) -> float:
        return self.open - (self.opening + self.received - self.closed)


def flow_of(totals: Mapping[str, Reading]) -> StockFlow | None:
    """From ``backlog_ageing``, ``case_volume`` and ``cases_closed`` of one scope.

    None where one is not known, or where the comparison does not end where the period begins: then
    the stock of the comparison is not the one that the period opened with.
    """
    open_now, received, closed = (
        totals.get(key) for key in ("backlog_ageing", "case_volume", "cases_closed")
    )
    if open_now is None or open_now.previous is None or open_now.previous_period is None:
        return None
    if open_now.previous_period.end != open_now.period.start:
        return None
    opening = open_now.previous.value
    values = (opening, *(one.value if one else None for one in (received, closed, open_now)))
    known = [value for value in values if value is not None]
    return StockFlow(*known) if len(known) == len(values) else None


def draw_stock_flow(sheet: Sheet, totals: Mapping[str, Reading]) -> list[Component]:
    """The sum in words; empty where it cannot be made, or nothing ever was open."""
    flow = flow_of(totals)
    if flow is None or not any((flow.opening, flow.received, flow.closed, flow.open)):
        return []
    other = "+" if flow.other > 0 else "−"
    terms = (
        ("", "opening", flow.opening),
        ("+", "received", flow.received),
        ("−", "closed", flow.closed),
        *(((other, "other", abs(flow.other)),) if flow.other else ()),
        ("=", "open", flow.open),
    )
    return [html.P([_term(sheet, *term) for term in terms], className="stock-flow")]


def _term(sheet: Sheet, sign: str, key: str, number: float) -> html.Span:
    """A term is never broken from its sign."""
    words = f"{sign} {sheet.say(f'stock.{key}')} ".lstrip()
    return html.Span([words, html.Strong(format_count(number, sheet.language))])
