"""The findings of the audit as files: CSV for a spreadsheet, GeoJSON and GeoPackage for a map."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

import geopandas
import shapely

from data.export import BOM, Cell, as_of_text, safe
from data.findings import Finding, Findings
from data.place import Place
from data.siting import Siting
from geo.drawing import polygon_rings

_DECIMALS: Final = 8
_COLUMNS: Final = (
    *("kind", "area_m2", "width_m", "holders", "households", "area_ids", "area_names"),
    *("shares", "code", "code_masks"),
    *("department", "department_grid", "share_of_department", "share_of_grid", "count"),
)
_LAYER: Final = "findings"
Row = dict[str, Cell]


def findings_csv(findings: Findings, place: Place) -> bytes:
    """UTF-8 with byte-order mark, CRLF lines; cells are as safe as those of readings.

    Findings too small to be listed stand as one row for each kind, with their count.
    """
    small: list[Row] = [
        {"kind": each.kind, "area_m2": each.area_m2, "count": each.count}
        for each in findings.unlisted
    ]
    rows = [row for row, _ in _rows(findings, place)]
    return _csv([*_COLUMNS, *_told(place)], [row | _told(place) for row in [*rows, *small]])


def findings_geojson(findings: Findings, place: Place) -> bytes:
    """One feature for each finding (RFC 7946, longitude and latitude, multipolygons)."""
    features = [
        {
            "type": "Feature",
            "properties": row | _told(place),
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": polygon_rings(shapely.from_wkb(wkb), _DECIMALS),
            },
        }
        for row, wkb in _rows(findings, place)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def findings_gpkg(findings: Findings, place: Place) -> bytes:
    """The same as a GeoPackage of one layer (OGC:CRS84)."""
    found = list(_rows(findings, place))
    told = _told(place)
    columns: dict[str, list[Any]] = {
        name: [{**row, **told}.get(name) for row, _ in found] for name in (*_COLUMNS, *told)
    }
    shapes = [shapely.MultiPolygon(shapely.get_parts(shapely.from_wkb(wkb))) for _, wkb in found]
    frame = geopandas.GeoDataFrame(columns, geometry=shapes, crs="OGC:CRS84")
    content = io.BytesIO()
    frame.to_file(content, driver="GPKG", layer=_LAYER, geometry_type="MultiPolygon")
    return content.getvalue()


def sites_csv(siting: Siting, place: Place, number: int | None = None) -> bytes:
    """The plans with one, two, three … further sites, one row for each site of each plan."""
    rows: list[Row] = [
        {
            "facility_kind": siting.kind,
            "sites": len(plan),
            "site": number,
            "longitude": site.at[0],
            "latitude": site.at[1],
            "area_id": site.area_id,
            "area_name": place.areas[site.area_id].name if site.area_id else None,
            "gain_households": site.gain_households,
            "covered_households": site.covered_households,
            "households": siting.households,
            **_told(place),
        }
        for plan in (siting.plans if number is None else (siting.plan(number),))
        for number, site in enumerate(plan, start=1)
    ]
    columns = (
        *("facility_kind", "sites", "site", "longitude", "latitude", "area_id", "area_name"),
        *("gain_households", "covered_households", "households"),
    )
    return _csv([*columns, *_told(place)], rows)


def _rows(findings: Findings, place: Place) -> Iterator[tuple[Row, bytes]]:
    """Each finding with its exact shape (WKB)."""
    for fault in findings.faults:
        yield (
            {
                "kind": fault.kind,
                "area_m2": fault.area_m2,
                "width_m": fault.width_m,
                "holders": fault.holders,
                "households": fault.households,
                **_areas(fault.area_ids, place),
                **_of_rules(fault, place),
                "count": 1,
            },
            fault.wkb,
        )
    for offender in findings.offenders:
        largest = offender.cuts[0] if offender.cuts else None
        yield (
            {
                "kind": offender.kind,
                "area_m2": sum(cut.overlap_m2 for cut in offender.cuts),
                **_areas([cut.area_id for cut in offender.cuts], place),
                "department": offender.department,
                "department_grid": offender.code,
                "share_of_department": largest.share_of_department if largest else None,
                "share_of_grid": largest.share_of_grid if largest else None,
                "count": 1,
            },
            offender.wkb,
        )


def _of_rules(fault: Finding, place: Place) -> Row:
    """What a rule of the profile is about; empty for faults of the drawing."""
    masks = place.profile.grids.code_masks if fault.code is not None else ()
    return {
        "shares": "; ".join(map(str, fault.shares)) or None,
        "code": fault.code,
        "code_masks": "; ".join(masks) or None,
    }


def _areas(ids: Sequence[str], place: Place) -> Row:
    names = [place.areas[area_id].name for area_id in ids]
    return {"area_ids": "; ".join(ids), "area_names": "; ".join(names)}


def _told(place: Place) -> Row:
    """What every row says of the data it comes from."""
    return {
        "as_of": as_of_text(place.as_of),
        "generation": place.generation_id,
        "is_demo": str(place.profile.place.is_demo).lower(),
    }


def _csv(columns: list[str], rows: list[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(row.get(name)) for name in columns])
    return (BOM + out.getvalue()).encode("utf-8")
