"""The findings of the audit, and the proposed sites, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Flask, Response, abort

from callbacks.downloads import asked_address, download, in_plain_words
from callbacks.findings import findings_at, siting_asked
from data.finding_export import findings_csv, findings_geojson, findings_gpkg, sites_csv

if TYPE_CHECKING:
    from data.warehouse import Warehouse

_FORMS: Final = {"csv": findings_csv, "geojson": findings_geojson, "gpkg": findings_gpkg}


def register(server: Flask, warehouse: Warehouse) -> None:
    """Add the routes to the server."""

    @server.get("/export/findings.<form>")
    @in_plain_words
    def export_findings(form: str) -> Response:
        if form not in _FORMS:
            abort(404, f"No such kind of file; there are: {', '.join(_FORMS)}.")
        reader, address = warehouse.reader(), asked_address()
        content = _FORMS[form](findings_at(address, reader), reader.place)
        return download(content, address, reader.place, "findings", suffix=f".{form}")

    @server.get("/export/sites.csv")
    @in_plain_words
    def export_sites() -> Response:
        reader, address = warehouse.reader(), asked_address()
        siting = siting_asked(address, reader)
        if siting is None:
            abort(404, "No residences with facilities in reach are recorded.")
        return download(sites_csv(siting, reader.place), address, reader.place, "sites")
