"""The pages of a briefing as they will be printed, and what stands there where there are none."""

from __future__ import annotations

from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.address import Address
from data.errors import GelanError
from layouts.dates import format_as_of, format_period
from layouts.panel import note
from layouts.sheet import Sheet
from layouts.trouble import told

_A4_MM: Final = (210, 297)


def draw_preview(sheet: Sheet, pages: int) -> list[Component]:
    """A picture of each page, from the route that draws them."""
    width, height = _A4_MM
    generation, search = sheet.place.generation_id, own_address(sheet.address).search
    pictures = [
        html.Img(
            src=f"/briefing/preview/{generation}/{page}.png{search}",
            alt=sheet.say("desk.page", title=title_of(sheet), page=page, pages=pages),
            width=width,
            height=height,
            className="desk-page",
        )
        for page in range(1, pages + 1)
    ]
    return [_heading(sheet), html.Div(pictures, className="desk-pages")]


def draw_nothing(sheet: Sheet) -> list[Component]:
    """A period that lies ahead or has no records, and the way to one that has."""
    values = {
        "area": sheet.name(sheet.area),
        "period": format_period(sheet.scope.period, sheet.language),
        "as_of": format_as_of(sheet.scope.as_of),
    }
    why = "desk.ahead" if sheet.scope.is_ahead else "desk.empty"
    way = dcc.Link(
        sheet.say("desk.default"), href=sheet.href(period=None, area=None), className="button"
    )
    return [_heading(sheet), note(sheet.say("desk.nothing"), sheet.say(why, **values)), way]


def draw_fault(sheet: Sheet, error: GelanError | None, code: str) -> list[Component]:
    """What failed and what to do about it; ``code`` is that of a fault nobody foresaw."""
    title = html.P(html.Strong(f"✕ {sheet.say('desk.fault')}", className="worse"))
    retry = html.A(sheet.say("error.retry"), href=sheet.address.href, className="button is-plain")
    if error is None:
        said: list[Component] = [html.P(sheet.say("error.code", code=code))]
    else:
        given, expected, remedy = told(error, sheet.language)
        pairs = (("error.expected", expected), ("error.remedy", remedy))
        rows = [html.Div([html.Dt(sheet.say(key)), html.Dd(text)]) for key, text in pairs]
        said = [html.P(given), html.Dl(rows)]
    return [html.Div([title, *said, retry], className="desk-fault")]


def own_address(address: Address) -> Address:
    """What a briefing heeds of an address."""
    return Address("briefing", area=address.area, period=address.period, lang=address.lang)


def title_of(sheet: Sheet) -> str:
    """What a briefing is called: 示范市 2026 年 10 月 月报."""
    return sheet.say(
        "desk.title",
        area=sheet.name(sheet.area),
        period=format_period(sheet.scope.period, sheet.language),
        kind=sheet.say(f"briefing.kind.{sheet.scope.period.unit}"),
    )


def _heading(sheet: Sheet) -> html.H2:
    return html.H2(sheet.say("desk.preview"), className="panel-title")
