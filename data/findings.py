"""What an audit of the map has found, as the page of coverage shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from data.outlines import Bounds, Point, Polygons

LISTED_FROM_M2: Final = 1.0
"""Findings smaller than this are counted together."""
SLIVER_BELOW_M: Final = 0.5
"""A gap or overlap whose mean width is less is a sliver."""

SHOWN_OF_A_KIND: Final = 8
"""So many findings of a kind have a small map; the others stand in the file."""
RATIO: Final = 1.5
"""How wide a small map is for its height."""

MapFault = Literal[
    "gap", "overlap", "sliver", "beyond", "stray", "multipart", "code", "communities"
]
Mismatch = Literal["many_to_one", "straddling", "outside"]


@dataclass(frozen=True, slots=True)
class CloseUp:
    """A small map of one finding, in degrees (OGC:CRS84).

    ``own`` is the ground it is about, ``around`` the grids there, cut at ``reach``, which is wider
    than ``bounds`` so that maps of other proportions are filled too. ``labels`` are the points that
    bear the names of the grids, by area id. ``border`` is the department grid that it is a part of,
    empty for others. ``at`` is a point in its middle.
    """

    bounds: Bounds
    reach: Bounds
    own: Polygons
    around: tuple[Polygons, ...]
    labels: Mapping[str, Point]
    at: Point
    border: Polygons = ()

    @property
    def ground(self) -> Polygons:
        """All that the map reaches, as a polygon."""
        west, south, east, north = self.reach
        corners = ((west, south), (west, north), (east, north), (east, south), (west, south))
        return ((corners,),)

    @property
    def is_wide(self) -> bool:
        """Whether the finding runs from west to east rather than from south to north."""
        corners = [at for shell, *_ in self.own for at in shell]
        lons, lats = [lon for lon, _ in corners], [lat for _, lat in corners]
        return max(lons) - min(lons) > max(lats) - min(lats)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of the grid map, as ``map_findings`` tells it; ``wkb`` is its exact shape.

    There is a ``close_up`` of the largest of each kind. ``code`` is that of a grid whose code is
    wrong, ``shares`` are those of a grid in several communities, which follow it in ``area_ids``.
    """

    kind: MapFault
    area_m2: float
    width_m: float
    area_ids: tuple[str, ...]
    holders: int
    households: int | None
    wkb: bytes
    close_up: CloseUp | None
    code: str | None = None
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Unlisted:
    """How many findings of a kind are too small to be listed, and their area together."""

    kind: MapFault
    count: int
    area_m2: float


@dataclass(frozen=True, slots=True)
class Cut:
    """Ground that a department grid has in a grid of the place, with its share of either."""

    area_id: str
    overlap_m2: float
    share_of_department: float
    share_of_grid: float


@dataclass(frozen=True, slots=True)
class Offender:
    """A department grid that stands neither for one grid nor for several whole ones.

    ``cuts`` are the parts of a straddling one that lie in the wrong grids, or the grids of which
    others have only a part, largest first; none where it lies outside of all. ``wkb`` is the shape of
    the wrong parts, of others that of the department grid.
    """

    kind: Mismatch
    department: str
    code: str
    name: str
    cuts: tuple[Cut, ...]
    wkb: bytes
    close_up: CloseUp | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong in an area. ``grids`` is how many were audited: none where no shape is known.

    ``has_boundary`` says whether a source states the boundary of the place, so that what no grid
    covers at its edge is a gap as well.
    """

    grids: int
    has_boundary: bool
    faults: tuple[Finding, ...] = ()
    unlisted: tuple[Unlisted, ...] = ()
    offenders: tuple[Offender, ...] = ()

    def of(self, *kinds: MapFault) -> tuple[Finding, ...]:
        """The faults of some kinds, in their order."""
        return tuple(each for kind in kinds for each in self.faults if each.kind == kind)
