"""How the grids of a department fit the grids of the community."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import shapely
from shapely.geometry.base import BaseGeometry

from geo.parts import polygons
from geo.shapes import Shapes
from geo.sharing import shared

Kind: TypeAlias = Literal["one_to_one", "one_to_many", "many_to_one", "straddling", "outside"]

LEGAL: Final[tuple[Kind, ...]] = ("one_to_one", "one_to_many")
# Borders that were bent on the way from another plane leave less than this beside each other.
_LEAST_M2: Final = 1.0


@dataclass(frozen=True, slots=True)
class Overlap:
    """Ground that a department grid has in common with the community grid at position ``grid``."""

    grid: int
    overlap_m2: float
    share_of_department: float
    share_of_grid: float
    is_mapped: bool
    """More than the tolerance of either: the department grid stands for this grid."""
    is_whole: bool
    """At most the tolerance of the community grid is missing."""


@dataclass(frozen=True, slots=True)
class Match:
    """How the department grid at position ``index`` fits the community grids it stands for.

    one_to_one, one_to_many: it has one or several whole grids.
    many_to_one: it has a part of one grid, which others may share.
    straddling: it has ground of several grids, and not all of them whole.
    outside: it stands for no grid.
    Overlaps come by m², largest first, mapped or not.
    """

    index: int
    kind: Kind
    overlaps: tuple[Overlap, ...]

    @property
    def is_legal(self) -> bool:
        return self.kind in LEGAL

    @property
    def mapped(self) -> tuple[Overlap, ...]:
        """The overlaps that decided."""
        return tuple(overlap for overlap in self.overlaps if overlap.is_mapped)


@dataclass(frozen=True, slots=True)
class CutPart:
    """Ground of a department grid in the community grid at position ``grid``, not its own."""

    grid: int
    shape: BaseGeometry


def matches(
    department_shapes: Shapes, grid_shapes: Shapes, tolerance: float = 0.02
) -> tuple[Match, ...]:
    """Match department grids with community grids: one answer for each, in their order.

    Valid polygons in OGC:CRS84; areas are geodesic. ``tolerance`` is a share: ground counts
    where it is more than this of the department grid or of the community grid, and a community
    grid is whole where no more than this is missing.
    """
    found: list[list[Overlap]] = [[] for _ in department_shapes]
    for index, overlap in _overlaps(department_shapes, grid_shapes, tolerance):
        found[index].append(overlap)
    return tuple(
        Match(index, _kind([each for each in overlaps if each.is_mapped]), tuple(overlaps))
        for index, overlaps in enumerate(found)
    )


def cut_parts(match: Match, department_shapes: Shapes, grid_shapes: Shapes) -> tuple[CutPart, ...]:
    """What of a straddling department grid lies in the wrong grids, largest first.

    Its own are the grids that it has whole, or else the one of which it has most m². Positions
    as in ``matches``; multipolygons in OGC:CRS84. The other kinds have no such parts.
    """
    if match.kind != "straddling":
        return ()
    own = [overlap for overlap in match.mapped if overlap.is_whole] or match.mapped[:1]
    department = department_shapes[match.index]
    return tuple(
        CutPart(each.grid, _ground(shapely.intersection(department, grid_shapes[each.grid])))
        for each in match.mapped
        if each not in own
    )


def _kind(mapped: list[Overlap]) -> Kind:
    is_whole = all(overlap.is_whole for overlap in mapped)
    match len(mapped):
        case 0:
            return "outside"
        case 1:
            return "one_to_one" if is_whole else "many_to_one"
        case _:
            return "one_to_many" if is_whole else "straddling"


def _overlaps(
    department_shapes: Shapes, grid_shapes: Shapes, tolerance: float
) -> Iterator[tuple[int, Overlap]]:
    """Department grid by department grid, its overlaps, largest first."""
    common = shared(department_shapes, grid_shapes, _LEAST_M2)
    columns = (common.ones, common.others, common.areas_m2, common.of_ones, common.of_others)
    for index, grid, overlap_m2, of_department, of_grid in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        is_mapped = max(of_department, of_grid) > tolerance
        is_whole = of_grid >= 1 - tolerance
        yield index, Overlap(grid, overlap_m2, of_department, of_grid, is_mapped, is_whole)


def _ground(shape: BaseGeometry) -> BaseGeometry:
    return shapely.MultiPolygon(list(polygons([shape])[0]))
