"""What is fetched besides pages: shapes, CSV files and the heartbeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Flask, Response, abort, jsonify

from callbacks import audit_routes
from callbacks.downloads import asked_address, download, in_plain_words
from callbacks.expectations import expectations_at
from callbacks.page import Page
from callbacks.pages import PAGES, page_of
from callbacks.records import listing_of
from callbacks.rosters import roster_at
from data.errors import StoreError
from data.expected_export import expected_csv
from data.export import readings_csv
from data.roster_export import roster_csv
from data.row_export import rows_csv

if TYPE_CHECKING:
    from data.warehouse import Warehouse

_LASTING = "public, max-age=31536000, immutable"


def register(server: Flask, warehouse: Warehouse, build: str) -> None:
    """Add the routes to the server."""

    @server.get("/geometry/<generation>/<level>.geojson")
    @in_plain_words
    def geometry(generation: str, level: str) -> Response:
        reader = warehouse.reader()
        if generation != reader.place.generation_id:
            abort(404, "This generation is no longer served; reload the page.")
        known = {level.key for level in reader.place.levels}
        if level not in known:
            abort(404, f"No such level; there are: {', '.join(sorted(known))}.")
        response = Response(reader.atlas.geometry(level), mimetype="application/geo+json")
        response.headers["Cache-Control"] = _LASTING
        return response

    @server.get("/health")
    @in_plain_words
    def health() -> Response:
        response = jsonify({**_state(warehouse), "build": build})
        response.headers["Cache-Control"] = "no-store"
        return response

    _register_exports(server, warehouse)
    audit_routes.register(server, warehouse)


def _register_exports(server: Flask, warehouse: Warehouse) -> None:
    @server.get("/export/<panel>.csv")
    @in_plain_words
    def export(panel: str) -> Response:
        page = _page_with(panel)
        reader, address = warehouse.reader(), asked_address()
        asked = page.questions(address, reader.place)
        shown = [asked[name] for name in page.panels[panel] if name in asked]
        readings = [reading for answer in reader.read(*shown) for reading in answer]
        content = readings_csv(readings, reader.place, address.test)
        return download(content, address, reader.place, panel)

    @server.get("/export/rows.csv")
    @in_plain_words
    def export_rows() -> Response:
        reader, address = warehouse.reader(), asked_address()
        listing = listing_of(address, reader.place)
        content = rows_csv(reader.stream_rows(listing), listing, reader.place)
        return download(content, address, reader.place, "rows", listing.metric)

    @server.get("/export/expected.csv")
    @in_plain_words
    def export_expected() -> Response:
        reader, address = warehouse.reader(), asked_address()
        content = expected_csv(
            expectations_at(address, reader), address.scope(reader.place), reader.place
        )
        return download(content, address, reader.place, "expected")

    @server.get("/export/staff.csv")
    @in_plain_words
    def export_roster() -> Response:
        reader, address = warehouse.reader(), asked_address()
        roster = roster_at(address, reader)
        content = roster_csv(roster, address.scope(reader.place), reader.place)
        return download(content, address, reader.place, "staff")


def _state(warehouse: Warehouse) -> dict[str, str | None]:
    """Which generation is served; an empty store is a healthy server without one."""
    try:
        place = warehouse.reader().place
    except StoreError:
        return {"generation": None, "as_of": None}
    return {"generation": place.generation_id, "as_of": place.as_of.isoformat()}


def _page_with(panel: str) -> Page[Any]:
    page = next((page for page in map(page_of, PAGES) if panel in page.panels), None)
    if page is None:
        abort(404, "No panel of this name can be exported.")
    return page
