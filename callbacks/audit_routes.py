"""The findings of the audit, the proposed sites and the hot spots as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Flask, Response, abort

from callbacks.downloads import asked_address, download, in_plain_words
from callbacks.findings import findings_at
from callbacks.hot_spots import hot_layer_at, scope_of
from callbacks.siting import siting_asked
from callbacks.smallest_map import smallest_map
from data.finding_export import findings_csv, findings_geojson, findings_gpkg, sites_csv
from data.hot_spot_export import hot_spots_csv

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
        content = sites_csv(siting, reader.place, address.sites)
        return download(content, address, reader.place, "sites")

    @server.get("/export/hotspots.csv")
    @in_plain_words
    def export_hot_spots() -> Response:
        reader, address = warehouse.reader(), asked_address()
        hot = hot_layer_at(address, reader, smallest_map(address, reader)[0])
        if hot is None:
            abort(404, "No cases of areas with a shape are recorded.")
        scope = scope_of(address, reader.place)
        content = hot_spots_csv(hot.found, hot.level, scope, reader.place)
        return download(content, address, reader.place, "hotspots")
