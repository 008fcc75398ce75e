"""Hot spots from readings: the areas of one map where more cases were counted than chance explains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from data.close_ups import Ground
from data.hot_spots import HotSpot, HotSpots, Lack
from data.place import Place
from data.readings.reading import Reading
from geo.clusters import FEWEST_AREAS, Cluster, Clustering, hot_spots

FALSE_DISCOVERY: Final = 0.05
_MOST_UNKNOWN: Final = 0.1
"""Grids of a factory or a market have no households; where more are without, they are missing."""


def find_hot_spots(
    counts: Sequence[Reading], shapes: Mapping[str, BaseGeometry], place: Place
) -> HotSpots:
    """Where the cases of ``counts``, readings of areas of one level, gather beyond chance.

    ``shapes`` are those of that level by area id, in degrees (OGC:CRS84); an area without one is
    not judged. Cases are held against households where these are known of nine in ten areas, and the
    others are not judged; elsewhere areas are taken as alike.
    """
    cases = {row.key: row.value for row in counts if row.key in shapes and row.value is not None}
    ids = sorted(key for key in cases if key is not None)
    households = [place.areas[area_id].households for area_id in ids]
    is_known = households.count(None) <= len(ids) * _MOST_UNKNOWN
    exposure = np.array(households if is_known else [1] * len(ids), np.float64)
    events = np.array([cases[area_id] for area_id in ids], np.float64)
    found = hot_spots([shapes[area_id] for area_id in ids], events, exposure, FALSE_DISCOVERY)
    lack, needed = _lack(found)
    ground = Ground(shapes)
    return HotSpots(
        frozenset(ids[area] for area in found.areas),
        int(found.events),
        found.exposure,
        is_known,
        lack,
        needed,
        tuple(
            _hot_spot(cluster, ids, events, exposure, ground)
            for cluster in found.clusters
            if cluster.direction == "high"
        ),
    )


def _lack(found: Clustering) -> tuple[Lack | None, int]:
    """Of what there is too little to judge, and how much is needed."""
    if len(found.areas) < FEWEST_AREAS:
        return "areas", FEWEST_AREAS
    return "cases" if found.events < found.fewest_events else None, found.fewest_events


def _hot_spot(
    cluster: Cluster,
    ids: Sequence[str],
    events: NDArray[np.float64],
    exposure: NDArray[np.float64],
    ground: Ground,
) -> HotSpot:
    members = [cluster.peak, *(area for area in cluster.members if area != cluster.peak)]
    around = list(cluster.around)
    area_ids = tuple(ids[area] for area in members)
    return HotSpot(
        area_ids,
        int(events[members].sum()),
        int(events[around].sum()),
        float(exposure[around].sum()),
        cluster.expected,
        cluster.z,
        cluster.p,
        cluster.q,
        ground.close_up_of(area_ids),
    )
