"""Where parts stand against their whole, for files: the groups that lists and maps show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from data.address import Test
from data.analysis.peers import PeerRanking, rank_peers
from data.analysis.ranking import Ranking, rank
from data.periods import Period
from data.place import Area
from data.readings.reading import Reading
from data.scope import TIMES, Dimension

_Asked = tuple[str, str | None, tuple[tuple[Dimension, str], ...], Period, datetime]


@dataclass(frozen=True, slots=True)
class Standing:
    """``side`` is where a part lies by ``rule``; ``peers`` the kind it was compared inside of, None
    where it was held against the whole.
    """

    side: Literal["low", "same", "high"]
    rule: Test
    peers: str | None = None


def standings(
    readings: Iterable[Reading],
    wholes: Iterable[Reading],
    areas: Mapping[str, Area],
    rule: Test = "95",
) -> dict[Reading, Standing]:
    """The standing of every part that has an interval and whose total is among ``wholes``.

    What is broken down by time is held against its comparison, not against the whole.
    """
    totals = {_asked(each): each for each in wholes if not each.by}
    parts: defaultdict[tuple[_Asked, str], list[Reading]] = defaultdict(list)
    for each in readings:
        if each.by and each.by not in TIMES:
            parts[_asked(each), each.by].append(each)
    return {
        reading: standing
        for (asked, by), rows in parts.items()
        if asked in totals
        for peers in _ranked(rows, totals[asked], by, areas, rule)
        for reading, standing in _stand(peers)
    }


def _asked(reading: Reading) -> _Asked:
    return reading.metric, reading.area, reading.filters, reading.period, reading.as_of


def _ranked(
    rows: Iterable[Reading], whole: Reading, by: str, areas: Mapping[str, Area], rule: Test
) -> tuple[PeerRanking, ...]:
    if by.startswith("area:"):
        return rank_peers(rows, whole, areas, rule)
    return (PeerRanking(whole, rank(rows, whole, rule)),)


def _stand(peers: PeerRanking) -> Iterator[tuple[Reading, Standing]]:
    kind = peers.group.kind if peers.group else None
    for row in peers.ranking.ranked:
        if row.low is not None:
            yield row.reading, Standing(_side(row.reading, peers.ranking), peers.ranking.rule, kind)


def _side(reading: Reading, ranking: Ranking) -> Literal["low", "same", "high"]:
    low, high = (
        (ranking.worse, ranking.better)
        if ranking.direction == "up"
        else (ranking.better, ranking.worse)
    )
    if any(row.reading is reading for row in low):
        return "low"
    return "high" if any(row.reading is reading for row in high) else "same"
