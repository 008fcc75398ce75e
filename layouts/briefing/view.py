"""What a briefing is composed of: the answers to all that it asks, of one area and period."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from data.analysis.decomposition import Explanation
from data.analysis.peers import PeerRanking
from data.analysis.ranking import Ranking
from data.attention.item import Item
from data.briefing_rules import BriefingRules
from data.findings import Findings
from data.metrics.catalogue import metric_of
from data.metrics.metric import Fact, Metric
from data.outlines import Ground
from data.readings.noise import is_chance
from data.readings.progress import Progress
from data.readings.reading import Reading
from layouts.briefing.families import Family
from layouts.groups import Marks, marks_of
from layouts.nouns import numbered
from layouts.sheet import Sheet

_LEAST_LETTERS: Final = 2


@dataclass(frozen=True, slots=True)
class Parts:
    """The areas of one level inside the area of the briefing, and where each stands."""

    level: str
    readings: tuple[Reading, ...]
    peers: tuple[PeerRanking, ...]

    @property
    def ranking(self) -> Ranking:
        """That of most areas, where areas of several kinds are ranked apart."""
        return self.largest.ranking

    @property
    def largest(self) -> PeerRanking:
        return max(self.peers, key=lambda each: len(each.ranking.ranked))

    @property
    def known_share(self) -> float:
        """The share of the areas that have enough records to be judged."""
        known = sum(row.figure.status == "ok" for row in self.placed)
        return known / len(self.placed) if self.placed else 0.0

    @property
    def marks(self) -> Marks:
        """What ties the map to the ranking of most areas."""
        return marks_of((self.largest,))

    @property
    def placed(self) -> list[Reading]:
        return [row for row in self.readings if row.key is not None]


@dataclass(frozen=True, slots=True)
class BriefingView:
    """``totals`` are by metric, against the period before, ``years`` against the year before.

    ``month_keys`` are the last twelve months (2026-10), ``months`` what is known of them by metric;
    ``point_keys`` the months or days of the trend, ``points`` those of the lead and ``ghost`` its
    months a year before. ``areas`` are those on the map, ``parts`` those of the largest level below;
    None where there are none. ``feeds`` are the days on which anything came in, ``findings`` what
    is wrong with the map of the grids, None where nothing is told of coverage.
    """

    sheet: Sheet
    families: tuple[Family, ...]
    totals: Mapping[str, Reading]
    years: Mapping[str, Reading]
    month_keys: tuple[str, ...]
    months: Mapping[str, tuple[Reading, ...]]
    point_keys: tuple[str, ...]
    points: tuple[Reading, ...]
    ghost: tuple[Reading, ...]
    areas: Parts | None
    parts: Parts | None
    explanation: Explanation | None
    attention: tuple[Item, ...]
    progress: Mapping[str, Progress]
    ground: Ground | None
    feeds: Mapping[Fact, Collection[date]]
    findings: Findings | None

    @property
    def rules(self) -> BriefingRules:
        return self.sheet.place.profile.briefing

    @property
    def metric(self) -> Metric:
        """That of the headline, the map and the ranking."""
        return self.sheet.metric

    @property
    def lead(self) -> Reading:
        return self.totals[self.metric.key]

    @property
    def shown(self) -> tuple[Reading, ...]:
        """The readings of the table, in its order."""
        return tuple(self.totals[key] for each in self.families for key in each.metrics)

    @property
    def is_whole(self) -> bool:
        """False of a period that T cuts short: of it, nothing is claimed."""
        return not self.sheet.scope.period.is_cut_short(self.sheet.scope.as_of)

    def is_change(self, reading: Reading) -> bool:
        """Whether the difference to the comparison may be called one."""
        figures = (reading.figure, reading.previous)
        is_known = all(figure is not None and figure.status == "ok" for figure in figures)
        return (
            self.is_whole
            and is_known
            and bool(reading.change)
            and metric_of(reading.metric).quantile is None
            and not self.is_chance(reading)
        )

    def is_chance(self, reading: Reading) -> bool:
        """Whether chance makes such a change too; here also of numbers without a good side, since
        the text tells of them.
        """
        if reading.previous is None:
            return False
        return is_chance(reading.figure, reading.previous, metric_of(reading.metric))

    def level_name(self, level: str) -> str:
        return self.sheet.place.level(level).name.text.of(self.sheet.language)

    def noun(self, level: str, count: int = 1) -> str:
        """The name of a level within a sentence, for so many areas of it."""
        return numbered(self.level_name(level), count, self.sheet.language)

    def counted(self, level: str, count: int) -> str:
        """108 个网格, 108 grids."""
        return self.sheet.say("briefing.counted", count=count, level=self.noun(level, count))

    def short_name(self, name: str, level: str) -> str:
        """The name of an area among its like: 石桥 of 石桥片区."""
        suffixes = self.sheet.place.level(level).suffixes
        ends = (name.removesuffix(suffix) for suffix in suffixes if name.endswith(suffix))
        return next((short for short in ends if len(short) >= _LEAST_LETTERS), name)

    @property
    def area_name(self) -> str:
        return self.sheet.name(self.sheet.area)
