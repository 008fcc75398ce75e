"""GeoJSON files as features whose attributes are text, exactly as the file writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd
import shapely
from shapely.geometry import shape

from data.errors import IntakeError
from geo.files.features import Features, Shape

_Texts: TypeAlias = Mapping[str, str | None]


def read_geojson(path: Path) -> Features:
    """Read the features of a FeatureCollection (RFC 7946), at least one.

    UTF-8 with or without BOM. Columns keep the order in which they first occur. A crs member,
    which RFC 7946 withdrew, is not read. Raises IntakeError that names the file and the place.
    """
    document = _parse(_decode(path), path.name)
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise _not_a_collection(path.name, document)
    if not features:
        raise IntakeError(
            f"{path.name} has no features.",
            "at least one polygon",
            "check the filter or the layer of the export, then export the file again",
        )
    texts = [_texts(number, each, path.name) for number, each in enumerate(features, start=1)]
    return Features(_attributes(texts), [_shape(each.get("geometry")) for each in features])


def _decode(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise IntakeError(
            f"{path.name} cannot be read: {error.strerror or 'input/output error'}.",
            "a readable GeoJSON file",
            "check the path and the permissions of the file",
        ) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise IntakeError(
            f"{path.name}, line {line}: byte {error.start + 1} is not UTF-8.",
            "GeoJSON in UTF-8, with or without BOM",
            "export the file again as UTF-8",
        ) from None
    if not text.strip():
        raise IntakeError(
            f"{path.name} is empty.", "a GeoJSON FeatureCollection", "export the file again"
        )
    return text


def _parse(text: str, file_name: str) -> Any:
    try:
        # Numbers stay text: a code 101 must not become 101.0, nor 12.50 become 12.5.
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise IntakeError(
            f"{file_name}, line {error.lineno}, column {error.colno}: not JSON ({error.msg}).",
            "complete, valid JSON",
            "the file may be cut off or edited by hand: copy or export it again",
        ) from None
    except RecursionError:
        raise IntakeError(
            f"{file_name} is nested too deeply.",
            "a GeoJSON FeatureCollection",
            "export the file again from the map programme",
        ) from None


def _not_a_collection(file_name: str, document: Any) -> IntakeError:
    kind = document.get("type") if isinstance(document, dict) else None
    found = f"of type {kind}" if isinstance(kind, str) else "no GeoJSON object with features"
    return IntakeError(
        f"{file_name} is {found}.",
        "a GeoJSON object of type FeatureCollection with a list of features",
        "export the whole layer as GeoJSON, not a single geometry, and not as TopoJSON",
    )


def _texts(number: int, each: Any, file_name: str) -> _Texts:
    """The attributes of a feature."""
    attributes = (each.get("properties") or {}) if isinstance(each, dict) else None
    if not isinstance(attributes, dict):
        raise IntakeError(
            f"{file_name}, feature {number} is not a GeoJSON feature.",
            "an object with geometry and properties",
            "correct or remove this feature, or export the file again",
        )
    return {column: _text(value) for column, value in attributes.items()}


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _attributes(texts: list[_Texts]) -> pd.DataFrame:
    columns = dict.fromkeys(column for each in texts for column in each)
    return pd.DataFrame(
        {column: [each.get(column) for each in texts] for column in columns},
        index=range(len(texts)),
        dtype=object,
    )


def _shape(geometry: Any) -> Shape:
    if not isinstance(geometry, dict):
        return "has no geometry"
    try:
        return shape(geometry)
    except (ValueError, TypeError, LookupError, AttributeError, shapely.errors.ShapelyError):
        return "has a ring that cannot be read"
