"""Hot and cold spots: areas where events cluster beyond chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, erfc, sqrt
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from geo.gi_star import deviates, discovery_rates, gi_star, normal_scores
from geo.nearness import Nearness, neighbours
from geo.shapes import Shapes

Direction = Literal["high", "low"]

FEWEST_AREAS: Final = 10
FEWEST_EVENTS_PER_AREA: Final = 0.5
"""With fewer, hardly any area could differ from its neighbours."""
_Z_95: Final = 1.96


@dataclass(frozen=True, slots=True)
class Cluster:
    """Areas side by side that each differ, with their neighbours, from the whole map.

    Areas are numbers in the order of the input, ascending. ``around`` are the members and their
    neighbours, which is where the evidence comes from: ``observed`` events there, and
    ``expected`` ones were all exposed alike. ``z``, ``p`` (two-sided) and ``q`` are those of the
    ``peak``, the member that differs most: the cluster would be one of at most a share ``q`` of
    false discoveries.
    """

    members: tuple[int, ...]
    around: tuple[int, ...]
    peak: int
    direction: Direction
    observed: float
    expected: float
    z: float
    p: float
    q: float


@dataclass(frozen=True, slots=True)
class Clustering:
    """The areas that were judged, by number, with their events and exposure in all, and the clusters
    among them, strongest first; none where too little is there to judge.
    """

    areas: tuple[int, ...]
    events: float
    exposure: float
    clusters: tuple[Cluster, ...]

    @property
    def fewest_events(self) -> int:
        """So many events are needed to judge these areas."""
        return ceil(len(self.areas) * FEWEST_EVENTS_PER_AREA)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """For each area that was judged: its number on the map, its Gi*, chance and discovery rate.

    ``is_much`` where events in and around it differ the same way beyond the chance of counts, and
    its own do as well.
    """

    areas: NDArray[np.intp]
    near: Nearness
    z: NDArray[np.float64]
    p: NDArray[np.float64]
    q: NDArray[np.float64]
    is_much: NDArray[np.bool_]


def hot_spots(
    shapes: Shapes,
    events: NDArray[np.float64],
    exposure: NDArray[np.float64],
    false_discovery: float = 0.05,
) -> Clustering:
    """Clusters of areas with more, or fewer, events than their exposure explains.

    Polygons in OGC:CRS84; ``events`` are counts (of cases), ``exposure`` what they arise from
    (households). Areas without exposure or with an unknown figure are not judged, nor are areas
    without neighbours, and no map with fewer than ten areas to judge, or less than one event for
    two of them.

    Statistic: Gi* of A. Getis and J. K. Ord, Geographical Analysis 24 (1992) 189-206, in the
    standardised form for any variable of J. K. Ord and A. Getis, Geographical Analysis 27 (1995)
    286-306; an area's neighbours are those within 30 m, and itself. Its inference takes values as
    exchangeable between areas. Rates per household are not: they scatter widely where few live,
    which finds clusters on up to a third of maps that have none. So the value of an area is the
    normal score of its Freeman-Tukey deviate, √x + √(x+1) - √(4e+1) with x observed and
    e expected events (M. F. Freeman and J. W. Tukey, Annals of Mathematical Statistics 21 (1950)
    607-611). Sums of normal scores are as good as normal, so the analytic chance is right without
    permutations, whose chances cannot be small enough to stand among thousands of areas, and the
    answer needs no random numbers. Scores know no size, so where areas are more alike than chance
    would have them, nothings would stand out: the events of an area and its neighbours together
    must also differ from the expected ones by more than 95 in 100 Poisson counts do. And an area
    is only named where its own events differ the same way: elsewhere its neighbours are.

    Discoveries: Y. Benjamini and Y. Hochberg, JRSS B 57 (1995) 289-300.
    """
    counts, exposed = np.asarray(events, np.float64), np.asarray(exposure, np.float64)
    areas, near = _judged(np.array(shapes, dtype=object), counts, exposed)
    judged = Clustering(
        tuple(areas.tolist()), float(counts[areas].sum()), float(exposed[areas].sum()), ()
    )
    if len(areas) < FEWEST_AREAS or judged.events < judged.fewest_events:
        return judged
    evidence = _evidence(areas, near, counts[areas], exposed[areas])
    is_found = (evidence.q <= false_discovery) & evidence.is_much
    found = [
        _cluster(evidence, is_member, counts, exposed)
        for side in (evidence.z > 0, evidence.z < 0)
        for is_member in _connected(evidence, is_found & side)
    ]
    ordered = sorted(found, key=lambda cluster: (-abs(cluster.z), cluster.peak))
    return replace(judged, clusters=tuple(ordered))


def _judged(
    shapes: NDArray[np.object_], events: NDArray[np.float64], exposure: NDArray[np.float64]
) -> tuple[NDArray[np.intp], Nearness]:
    """The areas with known figures, exposure and neighbours, and who is near whom among them."""
    areas = np.flatnonzero(np.isfinite(events) & np.isfinite(exposure) & (exposure > 0))
    near = neighbours(shapes[areas])
    is_judged = near.sums(np.ones(len(areas))) > 1
    return areas[is_judged], near.of(is_judged)


def _evidence(
    areas: NDArray[np.intp],
    near: Nearness,
    observed: NDArray[np.float64],
    exposure: NDArray[np.float64],
) -> _Evidence:
    """Of the judged ``areas``, whose events and exposure come in their order."""
    expected = _expected(observed, exposure)
    z = gi_star(normal_scores(deviates(observed, expected)), near)
    p = np.array([erfc(abs(each) / sqrt(2)) for each in z.tolist()])
    surplus = deviates(near.sums(observed), near.sums(expected))
    is_much = (np.sign(z) * surplus > _Z_95) & (np.sign(z) * (observed - expected) > 0)
    return _Evidence(areas, near, z, p, discovery_rates(p), is_much)


def _expected(events: NDArray[np.float64], exposure: NDArray[np.float64]) -> NDArray[np.float64]:
    return exposure * float(events.sum() / exposure.sum())


def _connected(evidence: _Evidence, is_found: NDArray[np.bool_]) -> Iterator[NDArray[np.bool_]]:
    """Found areas that hang together as neighbours."""
    left = is_found.copy()
    while left.any():
        group = np.zeros(len(left), np.bool_)
        grown = np.arange(len(left)) == int(left.argmax())
        while (grown != group).any():
            group, grown = grown, left & evidence.near.spread(grown)
        left &= ~group
        yield group


def _cluster(
    evidence: _Evidence,
    is_member: NDArray[np.bool_],
    events: NDArray[np.float64],
    exposure: NDArray[np.float64],
) -> Cluster:
    peak = int(np.where(is_member, np.abs(evidence.z), -1.0).argmax())
    around = evidence.areas[evidence.near.spread(is_member)]
    in_all = events[evidence.areas].sum() / exposure[evidence.areas].sum()
    return Cluster(
        members=tuple(evidence.areas[is_member].tolist()),
        around=tuple(around.tolist()),
        peak=int(evidence.areas[peak]),
        direction="high" if evidence.z[peak] > 0 else "low",
        observed=float(events[around].sum()),
        expected=float(exposure[around].sum() * in_all),
        z=float(evidence.z[peak]),
        p=float(evidence.p[peak]),
        q=float(evidence.q[peak]),
    )
