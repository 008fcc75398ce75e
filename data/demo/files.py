"""The records of the city as the files that a place would hand over."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, Final

import duckdb
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data.demo.borders import Shapes
from data.demo.chances import Flags, Numbers
from data.demo.stages import UNREACHED

_YES_NO: Final = ("否", "是")


def write_csv(path: Path, table: pd.DataFrame) -> Path:
    """Write a table as CSV in UTF-8, times as in 2026-10-31 23:59:59, empty where null."""
    with duckdb.connect() as connection:
        # One thread keeps the rows in their order, whatever their number.
        connection.execute("SET threads = 1")
        connection.register("written", table)
        connection.execute(f"COPY written TO '{_quoted(path)}' (FORMAT csv, HEADER true)")
    return path


def write_geojson(path: Path, table: pd.DataFrame, shapes: Shapes) -> Path:
    """Write one feature for each row, with its columns as properties (RFC 7946)."""
    features = [
        _feature(properties, shape)
        for properties, shape in zip(table.to_dict("records"), shapes, strict=True)
    ]
    text = ",\n".join(
        json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in features
    )
    path.write_text(
        f'{{"type":"FeatureCollection","features":[\n{text}\n]}}\n', encoding="utf-8", newline="\n"
    )
    return path


def words(numbers: Numbers, names: tuple[str, ...] | pd.Series) -> pd.Categorical:
    """Numbers as the names they stand for; -1 is empty."""
    categories, place = np.unique(np.asarray(names, dtype=object).astype(str), return_inverse=True)
    codes = np.where(numbers < 0, -1, place[numbers])
    return pd.Categorical.from_codes(codes, categories=categories.tolist())


def yes_no(flags: Flags | Numbers) -> pd.Categorical:
    """Flags as words; -1 is empty."""
    return words(np.asarray(flags, dtype=np.int64), _YES_NO)


def moments(first: np.datetime64, seconds: Numbers) -> NDArray[np.datetime64]:
    """Seconds since the first midnight as times; UNREACHED is empty."""
    times = first.astype("datetime64[s]") + seconds.astype("timedelta64[s]")
    return np.where(seconds == UNREACHED, np.datetime64("NaT"), times)


def dates(first: np.datetime64, days: Numbers) -> NDArray[np.object_]:
    """Days since the first one as 2026-10-31; UNREACHED is empty."""
    return day_texts(np.where(days == UNREACHED, np.datetime64("NaT"), first + days))


def day_texts(days: NDArray[np.datetime64]) -> NDArray[np.object_]:
    """Days as 2026-10-31, empty where there is none."""
    texts = np.datetime_as_string(days.astype("datetime64[D]")).astype(object)
    texts[np.isnat(days)] = None
    return texts


def numbered(prefix: str, count: int) -> list[str]:
    """``count`` different keys."""
    return [f"{prefix}{number:06}" for number in range(1, count + 1)]


def _feature(properties: Mapping[Hashable, Any], shape: shapely.Polygon) -> dict[str, Any]:
    stated = {name: None if pd.isna(value) else value for name, value in properties.items()}
    return {"type": "Feature", "properties": stated, "geometry": shapely.geometry.mapping(shape)}


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
