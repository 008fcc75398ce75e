"""Like areas on one line: where an area lies among its peers, and whether that can be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Final, Literal

from data.analysis.peers import PeerGroup, peer_groups
from data.place import Area
from data.readings.reading import Reading

LEAST_COMPARED: Final = 5
"""So few dots have no middle."""
Side = Literal["below", "same", "above"]


@dataclass(frozen=True, slots=True)
class Strip:
    """One metric of an area among ``peers`` of its level and, where the level has several, of its
    ``kind``, itself included; those without a value, or with one of too few records, are not among
    them. The whole place has no peers: its strip shows the parts that it is made of.
    """

    own: Reading
    peers: tuple[Reading, ...]
    kind: str | None = None

    @property
    def is_of_parts(self) -> bool:
        return not self.own.by

    @property
    def median(self) -> float | None:
        """None where too few areas have a value to compare with."""
        values = [row.value for row in self.peers if row.value is not None]
        return median(values) if len(values) >= LEAST_COMPARED else None

    @property
    def side(self) -> Side | None:
        """On which side of the median the whole 95 % interval lies; None without an interval."""
        figure, middle = self.own.figure, self.median
        if (
            self.is_of_parts
            or middle is None
            or figure.status != "ok"
            or figure.low is None
            or figure.high is None
        ):
            return None
        if figure.high < middle:
            return "below"
        return "above" if figure.low > middle else "same"


def strips(
    readings: Iterable[Reading], areas: Mapping[str, Area], area_id: str
) -> tuple[Strip, ...]:
    """A strip for every metric in a breakdown by the area's own level, in its order."""
    group = next(
        group
        for group in peer_groups(a for a in areas.values() if a.level == areas[area_id].level)
        if area_id in group.area_ids
    )
    by_metric = groupby(readings, lambda reading: reading.metric)
    return tuple(_strip(group, group.of(rows), area_id) for _, rows in by_metric)


def part_strips(readings: Iterable[Reading], wholes: Iterable[Reading]) -> tuple[Strip, ...]:
    """A strip for every metric of the whole place, among its parts in a breakdown by area."""
    rows = tuple(row for row in readings if row.key is not None and row.figure.status == "ok")
    return tuple(
        Strip(whole, tuple(row for row in rows if row.metric == whole.metric)) for whole in wholes
    )


def _strip(group: PeerGroup, rows: Iterable[Reading], area_id: str) -> Strip:
    rows = tuple(rows)
    own = next(row for row in rows if row.key == area_id)
    return Strip(own, tuple(row for row in rows if row.figure.status == "ok"), group.kind)
