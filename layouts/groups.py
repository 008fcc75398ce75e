"""Areas, or departments, in the three groups that a rule can tell apart, worst first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from data.analysis.peers import PeerRanking
from data.analysis.ranking import Ranked, Ranking, Side
from data.readings.reading import Reading

MOST_MARKED: Final[Mapping[Side, int]] = {"worse": 6, "better": 4}


@dataclass(frozen=True, slots=True)
class Groups:
    """``same`` holds every ranked area where the metric has no intervals.

    ``left_out`` are areas without a value or with too few cases; ``not_placed`` is the row of
    the records that lie in no area of the level.
    """

    worse: tuple[Reading, ...]
    same: tuple[Reading, ...]
    better: tuple[Reading, ...]
    left_out: tuple[Reading, ...]
    not_placed: Reading | None

    def of(self, side: Side) -> tuple[Reading, ...]:
        return {"worse": self.worse, "same": self.same, "better": self.better}[side]

    @property
    def ranked(self) -> tuple[Reading, ...]:
        return (*self.worse, *self.same, *self.better)


@dataclass(frozen=True, slots=True)
class Marks:
    """What ties list and map, by area: numbers for the worse, letters for the better."""

    worse: Mapping[str, str] = field(default_factory=dict)
    better: Mapping[str, str] = field(default_factory=dict)

    def of(self, area_id: str | None) -> str:
        """The mark of an area; empty where it has none."""
        return {**self.worse, **self.better}.get(area_id or "", "")


def groups_of(ranking: Ranking) -> Groups:
    """The groups that a rule has found, each row with the interval of that rule."""
    worse, same, better = (
        tuple(_with_interval(row) for row in rows)
        for rows in (ranking.worse, ranking.same, ranking.better)
    )
    return Groups(worse, same, better, ranking.left_out, ranking.not_placed)


def marks_of(peers: Sequence[PeerRanking]) -> Marks:
    """The marks of the first of each group; several groups of peers share them."""
    worse, better = (
        [
            row.reading.key or ""
            for each in peers
            for row in each.ranking.of(side)[: most_marked(side, len(peers))]
        ]
        for side in MOST_MARKED
    )
    return Marks(
        worse={key: str(number) for number, key in enumerate(worse, 1)},
        better={key: chr(ord("A") + number) for number, key in enumerate(better)},
    )


def most_marked(side: Side, sharing: int) -> int:
    """How many of a group bear marks where so many groups of peers share them."""
    return max(1, MOST_MARKED.get(side, 0) // max(1, sharing))


def worse_of(peers: Sequence[PeerRanking]) -> list[Reading]:
    """All that are worse than their peers, group by group, the worst of each first."""
    return [row.reading for each in peers for row in each.ranking.worse]


def _with_interval(row: Ranked) -> Reading:
    return replace(row.reading, figure=replace(row.reading.figure, low=row.low, high=row.high))
