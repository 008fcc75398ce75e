"""What lies near what: residences and facilities, key sites and cameras."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.profile import Profile
from data.records import RECORDS, RecordName
from geo.reach import pairs_within


@dataclass(frozen=True, slots=True)
class _Pairs:
    """A table of the pairs of two records within some metres of each other."""

    table: str
    one: RecordName
    other: RecordName


_REACH: Final = _Pairs("residence_reach", "residences", "facilities")
_WATCH: Final = _Pairs("key_site_cameras", "key_sites", "cameras")
REACHED: Final = frozenset({_REACH.one, _REACH.other, _WATCH.one, _WATCH.other})
"""The records whose points decide what is near."""


def derive_reach(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """Find the pairs anew, by the radii of the profile; rows without a point have none."""
    _write_pairs(connection, _REACH, profile.reach.radius_m)
    _write_pairs(connection, _WATCH, profile.video.radius_m)


def _write_pairs(connection: duckdb.DuckDBPyConnection, pairs: _Pairs, radius_m: float) -> None:
    connection.execute(f"DELETE FROM {pairs.table}")
    ones, others = _points(connection, pairs.one), _points(connection, pairs.other)
    if ones.empty or others.empty:
        return
    index, other_index, distance_m = pairs_within(*_degrees(ones), *_degrees(others), radius_m)
    found = pd.DataFrame(
        {
            "one": ones["id"].to_numpy()[index],
            "other": others["id"].to_numpy()[other_index],
            "distance_m": distance_m,
        }
    )
    connection.register("found_pairs", found)
    connection.execute(
        f"INSERT INTO {pairs.table} SELECT one::VARCHAR, other::VARCHAR, distance_m FROM found_pairs"
    )
    connection.unregister("found_pairs")


def _points(connection: duckdb.DuckDBPyConnection, record: RecordName) -> pd.DataFrame:
    """The rows with a point, in order of their key: ``id``, ``longitude``, ``latitude``."""
    return connection.execute(
        f"SELECT {RECORDS[record].key} AS id, longitude, latitude FROM {record} "
        "WHERE longitude IS NOT NULL AND latitude IS NOT NULL ORDER BY id"
    ).df()


def _degrees(points: pd.DataFrame) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return points["longitude"].to_numpy(np.float64), points["latitude"].to_numpy(np.float64)
