"""The briefing as values: every word and number as it is printed, and what its pictures draw.

It is kept as JSON beside the files made of it, and holds all that these need: drawn again from it,
they are the same to the byte, whatever has become of the generation it was read from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.metrics.metric import Language

Tone = Literal["better", "worse", "same", "none"]
Hatch = Literal["flat", "dots", "diagonal", "cross", "thin"]
Datum = str | int | float | None
Table = tuple[tuple[Datum, ...], ...]
"""A table as it is filed, its headings first: numbers in full, not as they are printed."""
Point = tuple[float, float]
Rings = tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed number with its tone; ``value`` is what it was printed from, None where missing."""

    text: str
    tone: Tone = "none"
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """Everything that stands around the pages, as printed.

    ``name`` is the kind of briefing (基层治理月报), ``title`` it with the place before it, ``period`` is
    in words, ``days`` its dates; ``issue`` and ``issuer`` are empty where the profile says nothing of
    them. ``days``, ``as_of`` and ``generation`` are printed with their words (数据截至 2026-10-31
    24:00). ``mark`` is 演示数据 or empty, ``mark_note`` what follows from it, ``confidential`` 内部资料
    or empty; ``foot`` stands left at each page's foot, ``pages`` right, with {page} and {pages} in
    it. ``file`` is what the names of the files begin with (示范市-月报-2026-10).
    """

    file: str
    title: str
    name: str
    area: str
    period: str
    days: str
    as_of: str
    generation: str
    issue: str
    issuer: str
    issued_on: str
    mark: str
    mark_note: str
    confidential: str
    foot: str
    pages: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A key figure of the slide and the long picture; ``change`` and ``verdict`` with their words:
    ▲ 1.2 个百分点; 目标 95%，差 7.6. ``unit`` stands small behind the value.
    """

    name: str
    value: Cell
    unit: str
    fraction: str
    change: Cell
    verdict: Cell


@dataclass(frozen=True, slots=True)
class KpiRow:
    """One metric: ``fraction`` is numerator and denominator, ``months`` the last twelve, None unknown."""

    metric: str
    name: str
    value: Cell
    target: str
    fraction: str
    previous: Cell
    year: Cell
    months: tuple[float | None, ...]
    aim: float | None
    verdict: Cell


@dataclass(frozen=True, slots=True)
class KpiGroup:
    """Rows of one family."""

    name: str
    rows: tuple[KpiRow, ...]


@dataclass(frozen=True, slots=True)
class KpiTable:
    """``caption`` says in which units changes are printed; ``headings`` are eight, from the name to
    the verdict.
    """

    title: str
    caption: str
    headings: tuple[str, ...]
    groups: tuple[KpiGroup, ...]


@dataclass(frozen=True, slots=True)
class MapClass:
    """One class of the map's key; ``hatch`` survives black and white: cross, diagonal and dots from
    the worst to the nearly good, flat for the others, thin for the unknown.

    The target lies before the class that ``is_reference_before``.
    """

    label: str
    count: str
    colour: str
    hatch: Hatch
    is_reference_before: bool = False


@dataclass(frozen=True, slots=True)
class MapArea:
    """One area in metres on a plane; ``place`` is the index of its class, None where too little is
    known; ``mark`` is 1… (worse), A… (better) or empty, ``at`` a point inside to which it is tied.
    """

    name: str
    rings: tuple[Rings, ...]
    place: int | None
    mark: str
    at: Point


@dataclass(frozen=True, slots=True)
class MapSheet:
    """The map with its key; ``marks`` says what discs and squares mean. ``above`` are the shapes and
    ``labels`` the names of the level above, those that matter most first. ``reference`` is 目标 95% or empty.
    """

    title: str
    caption: str
    areas: tuple[MapArea, ...]
    above: tuple[tuple[Rings, ...], ...]
    labels: tuple[tuple[str, Point], ...]
    classes: tuple[MapClass, ...]
    unknown: MapClass | None
    reference: str
    alt: str
    marks: str = ""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of the level above in the table beside the map."""

    name: str
    fraction: str
    value: Cell
    change: Cell
    standing: Cell


@dataclass(frozen=True, slots=True)
class AreaTable:
    """``headings`` are five, from the name to the standing; ``title`` is printed where there is no
    map.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[AreaRow, ...]
    whole: AreaRow
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankRow:
    """One area with its interval, fractions of 1 or the unit of the metric."""

    mark: str
    name: str
    value: Cell
    fraction: str
    at: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class RankGroup:
    """Those worse than the whole, those that cannot be told apart, those better; ``others`` is what
    is said of rows left out, ``spread`` their values; ``extent`` is said where all rows are folded.
    """

    name: str
    caption: str
    tone: Tone
    rows: tuple[RankRow, ...]
    others: str
    spread: tuple[float, ...]
    extent: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """``headings`` are three, from the name to the fraction; ``axis`` has the printed values."""

    title: str
    caption: str
    headings: tuple[str, ...]
    groups: tuple[RankGroup, ...]
    whole: float | None
    whole_label: str
    foot: str
    axis: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Lines by month, the current one last; ``axis`` and ``ticks`` are printed values and months.

    ``label`` stands at the end of the line and ``ghost_label`` at that of the other.
    """

    title: str
    caption: str
    points: tuple[float | None, ...]
    ghost: tuple[float | None, ...]
    label: str
    ghost_label: str
    target: float | None
    target_label: str
    axis: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a change: its effects as printed, ``start`` and ``end`` of its bar."""

    name: str
    rate: Cell
    mix: Cell
    total: Cell
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Change:
    """Why the rate changed, from ``first`` to ``last``; effects sum exactly to the difference."""

    title: str
    caption: str
    headings: tuple[str, ...]
    first: Cell
    first_label: str
    steps: tuple[Step, ...]
    last: Cell
    last_label: str
    sum: Step


@dataclass(frozen=True, slots=True)
class Notes:
    """A list of sentences; each begins with a strong word, which may be empty."""

    title: str
    is_numbered: bool
    entries: tuple[tuple[str, str], ...]
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A briefing; sections whose records are missing are None, and the quality note says so.

    ``headline`` are its pieces, each in its tone; ``tiles`` are at most four; ``colophon`` are the
    lines at the very end (报 送 发, 印发), each with what stands left and right.

    ``readings`` are what every number was printed from, as they are filed; ``brief`` is the summary
    of the long picture, a sentence or two.
    """

    language: Language
    made_on: date
    head: Head
    headline: tuple[Cell, ...]
    summary: str
    tiles: tuple[Tile, ...]
    kpis: KpiTable
    map: MapSheet | None
    areas: AreaTable | None
    ranking: Ranking | None
    trend: Trend | None
    change: Change | None
    attention: Notes | None
    improved: Notes | None
    quality: Notes
    definitions: Notes
    colophon: tuple[tuple[str, str], ...]
    readings: Table
    brief: str = ""
