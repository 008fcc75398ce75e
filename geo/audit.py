"""What is wrong with a map of areas that should cover a place once and without gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.apart import multiparts, strays
from geo.beyond import beyond
from geo.gaps import gaps
from geo.measures import area_m2
from geo.overlaps import overlaps
from geo.parts import Pieces
from geo.shapes import Shapes
from geo.slivers import ROUNDING_M, width_m

Kind: TypeAlias = Literal["gap", "overlap", "sliver", "beyond", "stray", "multipart"]
_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_CAN_BE_SLIVERS: Final = ("gap", "overlap", "beyond")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What is too small to be listed, and what too thin to be called a gap or an overlap."""

    area_m2: float
    """A finding of fewer m² is counted and not listed."""
    sliver_m: float
    """A gap, an overlap or ground beyond the boundary of less mean width is a sliver."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where the map is not as it should be.

    gap: ground no area holds; ``ids`` are its neighbours, longest shared border first.
    overlap: ground of several areas; ``ids`` are they, in text order: points in it count to the
    first (geo.locating).
    beyond: ground of the area ``ids`` outside the boundary, where the part it belongs to lies in it.
    sliver: one of these three whose mean width (2 × area ÷ perimeter) is under the tolerance;
    ``holders`` tells which, ``ids`` are as there.
    stray: a part of the area ``ids`` that lies outside the boundary but for slivers; where no
    boundary is given, a part that touches no other area.
    multipart: the area ``ids`` has several parts, which is legal; all but the largest are told.
    """

    kind: Kind
    area_m2: float
    width_m: float
    shape: BaseGeometry
    ids: tuple[str, ...]
    holders: int
    """How many areas hold this ground: none in a gap, two or more in an overlap, else one."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """How many findings of a kind stay under the tolerance, and their area together."""

    kind: Kind
    count: int
    area_m2: float


@dataclass(frozen=True, slots=True)
class Audit:
    """Findings by kind, largest first; and what is too small to be listed."""

    findings: tuple[Finding, ...]
    unlisted: tuple[Unlisted, ...]


def audit(
    shapes: Shapes, ids: Sequence[str], boundary: BaseGeometry | None, tolerance: Tolerance
) -> Audit:
    """Find all gaps, overlaps, slivers, ground beyond, strays and multipart areas, each once.

    Valid polygons in OGC:CRS84, one for each id; areas and widths are geodesic. A gap is ground
    of the boundary under no shape; without a boundary, ground that the shapes enclose. The
    order of the shapes does not matter.
    """
    order = sorted(range(len(ids)), key=lambda position: ids[position])
    ordered = np.array([shapes[position] for position in order], dtype=object)
    names = [ids[position] for position in order]
    found = sorted(_found(ordered, names, boundary, tolerance), key=_rank)
    listed = tuple(each for each in found if each.area_m2 >= tolerance.area_m2)
    small = [each for each in found if each.area_m2 < tolerance.area_m2]
    return Audit(listed, _unlisted(small))


def _found(
    shapes: NDArray[np.object_],
    names: list[str],
    boundary: BaseGeometry | None,
    tolerance: Tolerance,
) -> Iterator[Finding]:
    searched: dict[Kind, Pieces] = {
        "gap": gaps(shapes, boundary),
        "overlap": overlaps(shapes),
        "beyond": beyond(shapes, boundary, tolerance.sliver_m),
        "stray": strays(shapes, boundary, tolerance.sliver_m),
        "multipart": multiparts(shapes),
    }
    for kind, pieces in searched.items():
        yield from _findings(kind, pieces, names, tolerance.sliver_m)


def _findings(kind: Kind, pieces: Pieces, names: list[str], sliver_m: float) -> Iterator[Finding]:
    shapes, areas = pieces
    areas_m2 = area_m2(shapes)
    widths_m = width_m(shapes, areas_m2)
    for number in np.flatnonzero(widths_m > ROUNDING_M):
        is_sliver = kind in _CAN_BE_SLIVERS and widths_m[number] < sliver_m
        yield Finding(
            kind="sliver" if is_sliver else kind,
            area_m2=float(areas_m2[number]),
            width_m=float(widths_m[number]),
            shape=shapely.normalize(shapes[number]),
            ids=tuple(names[area] for area in areas[number]),
            holders=0 if kind == "gap" else len(areas[number]),
        )


def _rank(finding: Finding) -> tuple[int, float, tuple[str, ...], bytes]:
    shape = shapely.to_wkb(finding.shape)
    return _KINDS.index(finding.kind), -finding.area_m2, finding.ids, shape


def _unlisted(small: Sequence[Finding]) -> tuple[Unlisted, ...]:
    return tuple(
        Unlisted(kind, len(each), sum(finding.area_m2 for finding in each))
        for kind in _KINDS
        if (each := [finding for finding in small if finding.kind == kind])
    )
