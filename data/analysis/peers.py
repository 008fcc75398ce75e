"""Peers: who may fairly be held against whom, and against what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from data.address import Test
from data.analysis.ranking import Ranking, rank
from data.metrics.catalogue import metric_of
from data.place import Area
from data.readings.figures import quotient
from data.readings.reading import Figure, Reading

LEAST_MEMBERS: Final = 10
"""So few of a kind are no group to be compared in."""


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """Areas of one level and one kind; ``kind`` is None of the others, and where there is one group."""

    level: str
    kind: str | None
    area_ids: frozenset[str]

    def of(self, readings: Iterable[Reading]) -> tuple[Reading, ...]:
        """The readings of its areas, as they stand."""
        return tuple(reading for reading in readings if reading.key in self.area_ids)


@dataclass(frozen=True, slots=True)
class PeerRanking:
    """Peers held against ``whole``: all of them together, or what their level is part of where its
    areas are one group (``group`` None).
    """

    whole: Reading
    ranking: Ranking
    group: PeerGroup | None = None


def peer_groups(areas: Iterable[Area]) -> tuple[PeerGroup, ...]:
    """Areas by level, and by kind where several kinds have ten members each.

    Those of smaller kinds, and of none, are then each other's peers; they come last.
    """
    by_level: dict[str, list[Area]] = {}
    for area in areas:
        by_level.setdefault(area.level, []).append(area)
    return tuple(group for level in sorted(by_level) for group in _split(level, by_level[level]))


def rank_peers(
    readings: Iterable[Reading], whole: Reading, areas: Mapping[str, Area], rule: Test = "95"
) -> tuple[PeerRanking, ...]:
    """A breakdown by areas of one level, ranked inside each group of peers; none without areas.

    What is not placed stands with the last group, so that all rows add up to ``whole``.
    """
    rows = tuple(readings)
    groups = peer_groups(areas[row.key] for row in rows if row.key is not None)
    if len(groups) < 2:
        return (PeerRanking(whole, rank(rows, whole, rule)),) if rows else ()
    *others, last = [_ranked(group, rows, whole, rule) for group in groups]
    not_placed = next((row for row in rows if row.key is None), None)
    return (*others, replace(last, ranking=replace(last.ranking, not_placed=not_placed)))


def _split(level: str, areas: Sequence[Area]) -> list[PeerGroup]:
    members = Counter(area.kind for area in areas if area.kind is not None)
    kinds = sorted(kind for kind, count in members.items() if count >= LEAST_MEMBERS)
    if len(kinds) < 2:
        return [PeerGroup(level, None, frozenset(area.area_id for area in areas))]
    groups = [
        PeerGroup(level, kind, frozenset(area.area_id for area in areas if area.kind == kind))
        for kind in kinds
    ]
    rest = frozenset(area.area_id for area in areas if area.kind not in kinds)
    return [*groups, PeerGroup(level, None, rest)] if rest else groups


def _ranked(
    group: PeerGroup, readings: Iterable[Reading], whole: Reading, rule: Test
) -> PeerRanking:
    members = group.of(readings)
    pooled = _pooled(members, whole)
    return PeerRanking(pooled, rank(members, pooled, rule), group)


def _pooled(rows: Iterable[Reading], whole: Reading) -> Reading:
    """The reading of all peers together; without a value where the metric does not add up."""
    metric = metric_of(whole.metric)
    figures = [row.figure for row in rows]
    figure = Figure(None, None, sum(figure.n for figure in figures), None, "empty")
    if metric.is_additive:
        below = None
        if any(figure.denominator is not None for figure in figures):
            below = sum(figure.denominator or 0 for figure in figures)
        figure = quotient(metric, sum(each.numerator or 0 for each in figures), below, figure.n)
    return replace(whole, figure=figure, previous=None, earlier=(), outside=None)
