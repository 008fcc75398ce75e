"""The frame around every page: navigation, header, banners, landmarks and the bar of the phone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from data.address import Address
from data.metrics.metric import Language
from layouts.attributes import attributes
from layouts.controls import comparison_switch, export_menu, language_switch, theme_switch
from layouts.crumbs import draw_crumbs
from layouts.dates import format_as_of, format_period
from layouts.nav import draw_nav, draw_tabs
from layouts.period import calendar, period_choice
from layouts.sheet import Sheet
from layouts.text import say

_ARCHIVED_AFTER: Final = timedelta(days=366)
FRAME_SLOTS: Final[tuple[tuple[str, str], ...]] = (
    ("page", "lang"),
    ("page", "data-theme"),
    ("mantine", "forceColorScheme"),
    ("dates", "settings"),
    ("skip", "children"),
    ("nav", "aria-label"),
    ("nav", "children"),
    ("crumbs", "children"),
    ("period", "children"),
    ("header-end", "children"),
    ("banner-stale", "children"),
    ("busy", "children"),
    ("tabbar", "aria-label"),
    ("tabbar", "children"),
)


def frame_layout(content: Sequence[Component]) -> Component:
    """The static skeleton around ``content``, below the headline and what asks for attention;
    ids of FRAME_SLOTS and ``banner`` stand in it.
    """
    headline = html.Div(id="headline", className="headline", **attributes(aria_live="polite"))
    attention = html.Div(id="attention", className="attention")
    header = html.Header(
        [html.Div(id="crumbs"), html.Div(_no_period(), id="period"), html.Div(id="header-end")],
        className="header",
    )
    main = html.Main([headline, attention, *content], id="main", className="content", tabIndex=-1)
    banners = html.Div(
        [html.Div(id="banner", role="status"), html.Div(id="banner-stale", role="status")],
        className="banners",
    )
    first = " ".join(say(language, "busy.first") for language in ("zh", "en"))
    busy = html.Div(first, id="busy", className="busy", role="status")
    page = html.Div(
        [
            html.A(id="skip", href="#main", className="skip"),
            html.Nav(id="nav", className="nav"),
            html.Div([header, busy, banners, main], className="column"),
            html.Nav(id="tabbar", className="tabbar"),
        ],
        id="page",
        className="page",
        lang="zh-CN",
        **attributes(data_theme="light"),
    )
    dated = dmc.DatesProvider(page, id="dates", settings={"locale": "zh-cn"})
    provider: Component = dmc.MantineProvider(dated, id="mantine", forceColorScheme="light")
    return provider


def draw_frame(sheet: Sheet, now: datetime | None) -> tuple[Any, ...]:
    """The values of FRAME_SLOTS."""
    language, recorded = sheet.language, sheet.place.recorded
    return (
        *_outer(sheet.address, language),
        say(language, "nav.label"),
        draw_nav(sheet.address, language, sheet.place.name(language), recorded),
        draw_crumbs(sheet),
        period_choice(sheet),
        _header_end(sheet, now),
        _stale(sheet, now),
        say(language, "busy", period=format_period(sheet.scope.period, language)),
        say(language, "nav.label"),
        draw_tabs(sheet.address, language, recorded),
    )


def draw_bare_frame(address: Address, language: Language) -> tuple[Any, ...]:
    """The values of FRAME_SLOTS where no place could be read: no controls, no claims."""
    end = [language_switch(address, language), theme_switch(address, language)]
    nav, tabs = draw_nav(address, language, "", None), draw_tabs(address, language, None)
    name = html.Strong(say(language, "product"))
    outer = _outer(address, language)
    label = say(language, "nav.label")
    busy = say(language, "busy.first")
    return (*outer, label, nav, name, _no_period(), end, None, busy, label, tabs)


def _no_period() -> Component:
    """The callbacks know the calendar by its id, so it is never quite away."""
    return html.Div(calendar(), className="is-hidden")


def _outer(address: Address, language: Language) -> tuple[Any, ...]:
    code = "zh-CN" if language == "zh" else "en"
    dates = {"locale": "zh-cn" if language == "zh" else "en", "firstDayOfWeek": 1}
    return code, address.theme, address.theme, dates, say(language, "skip")


def _header_end(sheet: Sheet, now: datetime | None) -> list[Component]:
    generation = sheet.say("generation", generation=sheet.place.generation_id)
    is_archive = _late(sheet, now) > _ARCHIVED_AFTER
    # A date is never broken at its hyphens.
    at = format_as_of(sheet.place.as_of).replace("-", "\u2060-\u2060")
    words = sheet.say("archive" if is_archive else "as_of", as_of=at)
    as_of = html.Span(
        [html.Span(className="dot is-grey" if is_archive else "dot"), words],
        className="as-of",
        title=generation,
    )
    end = [
        comparison_switch(sheet),
        as_of,
        language_switch(sheet.address, sheet.language),
        theme_switch(sheet.address, sheet.language),
    ]
    exports = export_menu(sheet)
    return [*end, exports] if exports else end


def _stale(sheet: Sheet, now: datetime | None) -> Component | None:
    """A line while the data are late; data of a year ago are no longer late but an archive."""
    late = _late(sheet, now)
    if not timedelta(days=sheet.place.profile.place.stale_after_days) < late <= _ARCHIVED_AFTER:
        return None
    words = sheet.say("stale", as_of=format_as_of(sheet.place.as_of), days=late.days)
    return html.Div(words, className="banner-line")


def _late(sheet: Sheet, now: datetime | None) -> timedelta:
    """How long ago T was; nothing where the clock is unknown or the profile states T itself."""
    is_closed = sheet.place.profile.place.as_of is not None
    return timedelta() if now is None or is_closed else now - sheet.place.as_of
