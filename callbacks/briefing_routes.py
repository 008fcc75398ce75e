"""Pages of a briefing to look at, its files to take home, and those that were made before."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final, cast, get_args

from flask import Flask, Response, abort, request

from callbacks.briefing_drafts import Drafts, Files
from callbacks.downloads import TYPES, asked_address, in_plain_words
from callbacks.file_names import disposition, plain_file_name
from data.briefing_rules import BriefingFormat
from data.briefings.bundle import pack
from data.briefings.issues import read_issued

if TYPE_CHECKING:
    from data.warehouse import Warehouse

_FORMATS: Final[tuple[str, ...]] = get_args(BriefingFormat)


def register(server: Flask, warehouse: Warehouse, drafts: Drafts) -> None:
    """Add the routes to the server."""

    @server.get("/briefing/preview/<generation>/<page>.png")
    @in_plain_words
    def preview(generation: str, page: str) -> Response:
        reader = warehouse.reader()
        if generation != reader.place.generation_id:
            abort(404, "This generation is no longer served; reload the page.")
        pages = list(drafts.files(reader, asked_address(), "png").values())
        if page not in map(str, range(1, len(pages) + 1)):
            abort(404, f"The briefing has no such page; it has {len(pages)}.")
        response = Response(pages[int(page) - 1], mimetype=TYPES[".png"])
        # Asked again each time, because another version of the program may set it otherwise.
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        response.make_conditional(request)
        return response

    @server.get("/export/briefing/<wanted>")
    @in_plain_words
    def export_briefing(wanted: str) -> Response:
        if wanted not in _FORMATS:
            abort(404, f"Briefings have no such format; there are: {', '.join(_FORMATS)}.")
        reader, address = warehouse.reader(), asked_address()
        name, content = _one(drafts.files(reader, address, cast("BriefingFormat", wanted)))
        suffix = PurePath(name).suffix
        plain = plain_file_name(address, reader.place, f"briefing_{wanted}", suffix)
        return _file(content, name, plain)

    @server.get("/export/issues/<name>")
    @in_plain_words
    def export_issued(name: str) -> Response:
        content = read_issued(warehouse.outbox, name)
        if content is None:
            abort(404, "No made briefing has a file of this name; reload the page.")
        return _file(content, name, f"briefing{PurePath(name).suffix}")


def _one(files: Files) -> tuple[str, bytes]:
    """The file, with its name; several pages are packed into one."""
    first = next(iter(files))
    if len(files) == 1:
        return first, files[first]
    return f"{first.removesuffix('-1.png')}-png.zip", pack(files)


def _file(content: bytes, name: str, plain_name: str) -> Response:
    response = Response(content, mimetype=TYPES[PurePath(name).suffix])
    response.headers["Content-Disposition"] = disposition(name, plain_name)
    response.headers["Cache-Control"] = "no-store"
    return response
