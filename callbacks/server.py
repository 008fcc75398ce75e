"""The server: one Dash app over one warehouse."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from dash import Dash, html
from dash.development.base_component import Component
from flask import has_request_context, request

from callbacks import answering, briefing_panels, briefing_routes, navigation, routes, walls
from callbacks.answering import Clock
from callbacks.briefing_drafts import Drafts
from callbacks.build import ROOT, build_mark
from callbacks.compression import add_compression
from callbacks.headers import add_headers
from callbacks.pages import PAGES, page_of

if TYPE_CHECKING:
    from data.warehouse import Warehouse

TITLE: Final = "格览 Gelan"
_INDEX: Final = """<!DOCTYPE html>
<html lang="zh-CN">
  <head>
    {%metas%}
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{%title%}</title>
    <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
    {%css%}
  </head>
  <body>
    {%app_entry%}
    {%config%}
    {%scripts%}
    {%renderer%}
  </body>
</html>"""


def utc_now() -> datetime:
    """The time of the machine."""
    return datetime.now(UTC)


def _layout() -> Component:
    """The layout that the browser fetches; the referrer says which address it has open."""
    referrer = urlsplit((request.referrer if has_request_context() else None) or "")
    return answering.opening(referrer.path, referrer.query)


def make_app(warehouse: Warehouse, clock: Clock = utc_now) -> Dash:
    """An app that shows what the warehouse holds.

    ``clock`` gives an aware time; the page compares it with T to tell stale data. Several apps
    may live in one process.
    """
    app = Dash(
        "gelan",
        title=TITLE,
        update_title="",
        assets_folder=str(ROOT / "assets"),
        # The wall is a document of its own and links its files itself.
        assets_ignore=r"^wall\.(css|js)$",
        assets_path_ignore=["^wall$"],
        index_string=_INDEX,
        serve_locally=True,
        enable_mcp=False,
        add_log_handler=False,
    )
    app.validation_layout = html.Div(  # type: ignore[assignment] # Dash declares it as None
        [answering.opening("/", ""), *(page_of(name).form.layout() for name in PAGES[1:])]
    )
    app.layout = _layout
    answering.register(app, warehouse, clock)
    navigation.apply_shown(app)
    navigation.follow_dates(app, "period-range")
    for name in PAGES:
        register = page_of(name).register
        if register is not None:
            register(app)
    drafts = Drafts()
    briefing_panels.register(app, warehouse, drafts)
    briefing_routes.register(app.server, warehouse, drafts)
    build = build_mark()
    routes.register(app.server, warehouse, build)
    walls.register(app.server, warehouse, clock, build)
    add_headers(app)
    add_compression(app.server)
    return app
