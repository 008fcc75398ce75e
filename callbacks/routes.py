"""What is fetched besides pages: shapes, CSV files and the heartbeat."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

from flask import Flask, Response, abort, jsonify, request
from werkzeug.exceptions import HTTPException

from callbacks.failures import note_fault
from callbacks.file_names import disposition, file_name, plain_file_name
from callbacks.page import Page
from callbacks.pages import PAGES, page_of
from data.address import parse_address
from data.errors import QuestionError, StoreError
from data.export import readings_csv
from layouts.text import say

if TYPE_CHECKING:
    from data.warehouse import Warehouse

_TEXT = "text/plain; charset=utf-8"
_LASTING = "public, max-age=31536000, immutable"


def register(server: Flask, warehouse: Warehouse, build: str) -> None:
    """Add the routes to the server."""

    @server.get("/geometry/<generation>/<level>.geojson")
    @_in_plain_words
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

    @server.get("/export/<panel>.csv")
    @_in_plain_words
    def export(panel: str) -> Response:
        page = _page_with(panel)
        reader = warehouse.reader()
        address = parse_address("/", f"?{request.query_string.decode()}")
        asked = page.questions(address, reader.place)
        shown = [asked[name] for name in page.panels[panel] if name in asked]
        readings = [reading for answer in reader.read(*shown) for reading in answer]
        title = say(address.language(reader.place), f"export.{panel}")
        name = file_name(address, reader.place, title, ".csv")
        plain_name = plain_file_name(address, reader.place, panel, ".csv")
        response = Response(readings_csv(readings, reader.place), mimetype="text/csv")
        response.headers["Content-Disposition"] = disposition(name, plain_name)
        response.headers["Cache-Control"] = "no-store"
        return response

    @server.get("/health")
    @_in_plain_words
    def health() -> Response:
        response = jsonify({**_state(warehouse), "build": build})
        response.headers["Cache-Control"] = "no-store"
        return response


def _state(warehouse: Warehouse) -> dict[str, str | None]:
    """Which generation is served; an empty store is a healthy server without one."""
    try:
        place = warehouse.reader().place
    except StoreError:
        return {"generation": None, "as_of": None}
    return {"generation": place.generation_id, "as_of": place.as_of.isoformat()}


def _page_with(panel: str) -> Page:
    page = next((page for page in map(page_of, PAGES) if panel in page.panels), None)
    if page is None:
        abort(404, "No panel of this name can be exported.")
    return page


def _in_plain_words(view: Callable[..., Response]) -> Callable[..., Response]:
    """Answer errors in a line of text with the fitting status."""

    @wraps(view)
    def guarded(**named: str) -> Response:
        try:
            return view(**named)
        except QuestionError as error:
            return Response(str(error), 400, content_type=_TEXT)
        except StoreError as error:
            return Response(str(error), 503, content_type=_TEXT)
        except HTTPException as error:
            return Response(error.description, error.code, content_type=_TEXT)
        except Exception as fault:  # noqa: BLE001 - no trace may reach a user
            return Response(f"{note_fault(fault)}: see the log.", 500, content_type=_TEXT)

    return guarded
