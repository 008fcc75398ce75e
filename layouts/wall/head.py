"""Head and foot around every scene."""

from __future__ import annotations

from typing import Final

from dash import html
from dash.development.base_component import Component

from layouts.attributes import attributes
from layouts.dates import format_as_of, format_period
from layouts.sheet import Sheet
from layouts.wall.svg import Rect, Svg

_SQUARES: Final = (
    *("good", "stage", "stage"),
    *("stage", "good", "warn"),
    *("line-2", "stage", "good"),
)
"""The nine squares of the product's sign, row by row."""


def draw_head(sheet: Sheet) -> list[Component]:
    """Where and when, whether it is made up, up to when the data reach, and the clock."""
    name = html.H1(sheet.say("wall.title", area=sheet.name(sheet.area)))
    where: list[Component] = [draw_sign(), name, html.Span(_period(sheet), className="wall-period")]
    if sheet.place.profile.place.is_demo:
        where.append(html.Span(sheet.say("demo"), className="wall-demo"))
    as_of = sheet.say("as_of", as_of=format_as_of(sheet.scope.as_of))
    late = sheet.say("wall.late", as_of=format_as_of(sheet.scope.as_of), days="{days}")
    now = [
        html.Span(className="wall-late", hidden=True, **attributes(data_words=late)),
        html.Span(as_of, className="wall-as-of"),
        html.Time(className="wall-clock"),
    ]
    return [html.Div(where, className="wall-where"), html.Div(now, className="wall-now")]


def _period(sheet: Sheet) -> str:
    """The period; one that T cuts short says so."""
    period = format_period(sheet.scope.period, sheet.language)
    if not sheet.scope.period.is_cut_short(sheet.scope.as_of):
        return period
    return sheet.say("wall.running", period=period)


def draw_sign() -> Svg:
    """The product's sign."""
    squares = [
        Rect(
            x=7 * (number % 3),
            y=7 * (number // 3),
            width=6,
            height=6,
            rx=1,
            className=f"is-{name}",
        )
        for number, name in enumerate(_SQUARES)
    ]
    return Svg(
        squares, viewBox="0 0 20 20", className="wall-sign", **attributes(aria_hidden="true")
    )


def draw_foot(sheet: Sheet) -> list[Component]:
    """The product, where the rotation stands (the script fills it in), and the generation."""
    generation = sheet.say("generation", generation=sheet.place.generation_id)
    end = [html.Span(generation, className="wall-generation")]
    if sheet.place.profile.place.is_demo:
        end.insert(0, html.Span(sheet.say("wall.made_up")))
    place = sheet.say("wall.place", number="{number}", count="{count}")
    turn = [
        html.Span(className="wall-place", **attributes(data_words=place)),
        html.Span(className="wall-dots"),
        html.Span(className="wall-scene-title"),
    ]
    return [
        html.Span(sheet.say("product"), className="wall-product"),
        html.Span(turn, className="wall-turn"),
        html.Span(end, className="wall-origin"),
    ]
