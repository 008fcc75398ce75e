"""The server: one Dash app over one warehouse."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from dash import Dash, html

from callbacks import answering, navigation, routes
from callbacks.answering import Clock
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
        index_string=_INDEX,
        serve_locally=True,
        enable_mcp=False,
        add_log_handler=False,
    )
    layouts = {name: page_of(name).layout() for name in PAGES}
    app.layout = navigation.shell(PAGES[0], layouts[PAGES[0]])
    app.validation_layout = html.Div(  # type: ignore[assignment] # Dash declares it as None
        [app.layout, *list(layouts.values())[1:]]
    )
    answering.register(app, warehouse, clock)
    navigation.apply_shown(app)
    navigation.follow_dates(app, "period-range")
    for name in PAGES:
        register = page_of(name).register
        if register is not None:
            register(app)
    routes.register(app.server, warehouse, build_mark())
    add_headers(app)
    add_compression(app.server)
    return app
