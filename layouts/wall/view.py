"""What a scene of the wall is, and what it is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from data.analysis.peers import PeerRanking
from data.analysis.ranking import Ranked
from data.attention.item import Item
from data.outlines import Bounds, Point, Polygons
from data.readings.reading import Reading
from data.scope import Grain
from layouts.sheet import Sheet

FigureKind = Literal["trend", "steps", "bars"]
Depth = Literal["finest", "largest"]
"""Which of the levels below the area a scene compares: few parts say more where records are few."""
MOST_FLAGGED: Final = 4
MOST_NUMBERS: Final = 9


@dataclass(frozen=True, slots=True)
class Figure:
    """The picture below the first number: a trend by day with the period before as its ghost, shares
    step by step of the whole, or bars of one metric by a breakdown, which ``by`` names.
    """

    kind: FigureKind
    metrics: tuple[str, ...]
    by: Grain | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Up to three numbers under one title."""

    name: str
    metrics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture of the wall, of a registered page.

    ``lead`` is the large number, colours the map and says which areas are flagged; ``beside`` stand
    below it. ``facts`` are told of each flagged area. At most nine numbers in all. A scene that
    ``has_others`` tells what else asks for attention; one without a lead tells nothing but that.
    """

    name: str
    page: str
    lead: str | None = None
    beside: tuple[str, ...] = ()
    families: tuple[Family, ...] = ()
    figure: Figure | None = None
    facts: tuple[str, ...] = ()
    depth: Depth = "finest"
    has_others: bool = False

    @property
    def asked(self) -> tuple[str, ...]:
        """What is asked of the whole scope: the numbers, and what a trend amounts to."""
        is_trend = self.figure is not None and self.figure.kind == "trend"
        drawn = self.figure.metrics if self.figure is not None and is_trend else ()
        return tuple(dict.fromkeys((*self.metrics, *drawn)))

    @property
    def metrics(self) -> tuple[str, ...]:
        """The numbers of the whole scope, the first one first."""
        lead = () if self.lead is None else (self.lead,)
        return (*lead, *self.beside, *(key for family in self.families for key in family.metrics))


@dataclass(frozen=True, slots=True)
class MapView:
    """The areas of one level as the map draws them, in degrees (OGC:CRS84).

    ``shapes`` and ``points`` (where a mark stands) are by area id; ``above`` are the areas of the
    level above, whose borders are drawn and whose names label the map.
    """

    level: str
    shapes: Mapping[str, Polygons]
    points: Mapping[str, Point]
    above: Mapping[str, Polygons]
    above_points: Mapping[str, Point]
    frame: Bounds


@dataclass(frozen=True, slots=True)
class SceneView:
    """Everything a scene draws.

    ``totals`` holds one reading of the whole scope per metric, ``areas`` the lead metric by the
    areas of ``level``, ``ranking`` these areas among their peers. ``flagged`` are those that lie on
    the worse side beyond chance, or of a rate that is counted in full those that miss its target;
    worst first, at most four; ``flagged_in_all`` is how many there are. ``facts`` are readings of
    flagged areas by area id and metric. ``figure`` and ``ghost`` are the readings of the scene's
    figure. ``attention`` is what else asks for it.
    """

    sheet: Sheet
    scene: Scene
    totals: Mapping[str, Reading]
    areas: tuple[Reading, ...] = ()
    ranking: tuple[PeerRanking, ...] = ()
    flagged: tuple[Ranked, ...] = ()
    flagged_in_all: int = 0
    facts: Mapping[str, Mapping[str, Reading]] = field(default_factory=dict)
    figure: tuple[Reading, ...] = ()
    ghost: tuple[Reading, ...] = ()
    attention: tuple[Item, ...] = ()
    map: MapView | None = None
    level: str | None = None
