"""What is fetched: the address that asks for it, the name it gets, and faults in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Final

from flask import Response, request
from werkzeug.exceptions import HTTPException

from callbacks.failures import note_fault
from callbacks.file_names import disposition, file_name, plain_file_name
from data.address import Address, parse_address
from data.errors import BriefingError, QuestionError, StoreError
from data.metrics.catalogue import metric_of
from data.place import Place
from layouts.text import say

_TEXT: Final = "text/plain; charset=utf-8"
TYPES: Final = {
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".zip": "application/zip",
}
"""The kinds of files, by their suffix."""


def asked_address() -> Address:
    """The address in the query of the request. Raises QuestionError."""
    return parse_address("/", f"?{request.query_string.decode()}")


def download(
    content: bytes | Iterator[bytes],
    address: Address,
    place: Place,
    panel: str,
    metric: str = "",
    suffix: str = ".csv",
) -> Response:
    """A file under a name that says what it is of."""
    language = address.language(place)
    title = say(language, f"export.{panel}")
    plain = panel
    if metric:
        title, plain = f"{title}_{metric_of(metric).name(language)}", f"{panel}_{metric}"
    response = Response(content, mimetype=TYPES[suffix])
    name = file_name(address, place, title, suffix)
    plain_name = plain_file_name(address, place, plain, suffix)
    response.headers["Content-Disposition"] = disposition(name, plain_name)
    response.headers["Cache-Control"] = "no-store"
    return response


def in_plain_words(view: Callable[..., Response]) -> Callable[..., Response]:
    """Answer errors in a line of text with the fitting status."""

    @wraps(view)
    def guarded(**named: str) -> Response:
        try:
            return view(**named)
        except QuestionError as error:
            return Response(str(error), 400, content_type=_TEXT)
        except (BriefingError, StoreError) as error:
            return Response(str(error), 503, content_type=_TEXT)
        except HTTPException as error:
            return Response(error.description, error.code, content_type=_TEXT)
        except Exception as fault:  # noqa: BLE001 - no trace may reach a user
            return Response(f"{note_fault(fault)}: see the log.", 500, content_type=_TEXT)

    return guarded
