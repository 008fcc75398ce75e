"""What is fetched besides pages: shapes, CSV files and the heartbeat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING

from flask import Flask, Response, abort, jsonify, request
from werkzeug.exceptions import HTTPException

from callbacks.expectations import expectations_at
from callbacks.failures import note_fault
from callbacks.file_names import disposition, file_name, plain_file_name
from callbacks.page import Page
from callbacks.pages import PAGES, page_of
from callbacks.records import listing_of
from data.address import Address, parse_address
from data.errors import QuestionError, StoreError
from data.expected_export import expected_csv
from data.export import readings_csv
from data.metrics.catalogue import metric_of
from data.place import Place
from data.row_export import rows_csv
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
        reader, address = warehouse.reader(), _address()
        asked = page.questions(address, reader.place)
        shown = [asked[name] for name in page.panels[panel] if name in asked]
        readings = [reading for answer in reader.read(*shown) for reading in answer]
        content = readings_csv(readings, reader.place, address.test)
        return _download(content, address, reader.place, panel)

    @server.get("/export/rows.csv")
    @_in_plain_words
    def export_rows() -> Response:
        reader, address = warehouse.reader(), _address()
        listing = listing_of(address, reader.place)
        content = rows_csv(reader.stream_rows(listing), listing, reader.place)
        return _download(content, address, reader.place, "rows", listing.metric)

    @server.get("/export/expected.csv")
    @_in_plain_words
    def export_expected() -> Response:
        reader, address = warehouse.reader(), _address()
        content = expected_csv(
            expectations_at(address, reader), address.scope(reader.place), reader.place
        )
        return _download(content, address, reader.place, "expected")

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


def _address() -> Address:
    return parse_address("/", f"?{request.query_string.decode()}")


def _download(
    content: bytes | Iterator[bytes], address: Address, place: Place, panel: str, metric: str = ""
) -> Response:
    """CSV under a name that says what it is of."""
    language = address.language(place)
    title = say(language, f"export.{panel}")
    plain = panel
    if metric:
        title, plain = f"{title}_{metric_of(metric).name(language)}", f"{panel}_{metric}"
    response = Response(content, mimetype="text/csv")
    name = file_name(address, place, title, ".csv")
    plain_name = plain_file_name(address, place, plain, ".csv")
    response.headers["Content-Disposition"] = disposition(name, plain_name)
    response.headers["Cache-Control"] = "no-store"
    return response


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
