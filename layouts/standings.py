"""What a ranking compares: the groups, what they are held against, and where each row leads."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from data.address import Test
from data.analysis.peers import PeerGroup
from data.analysis.ranking import Ranking, can_tell_apart
from data.metrics.metric import Metric
from data.readings.reading import Reading
from data.scope import DIMENSIONS, Grain
from layouts.groups import Groups, Marks, groups_of
from layouts.sheet import Sheet


@dataclass(frozen=True)
class Standings:
    """``word`` is what one row is called: 街道, 部门; ``grain`` what the rows are: None areas, else
    what a row filters the page by, or lists the records of. ``group`` are the peers that the rows
    are, None where all are. ``sharing`` so many lists share the space; what exceeds it is summed up
    where ``is_folded``.
    """

    metric: Metric
    ranking: Ranking
    reference: Reading | None
    word: str
    grain: Grain | None = None
    group: PeerGroup | None = None
    marks: Marks = field(default_factory=Marks)
    sharing: int = 1
    is_folded: bool = True

    @property
    def test(self) -> Test:
        """The rule that made the groups."""
        return self.ranking.rule

    @cached_property
    def groups(self) -> Groups:
        return groups_of(self.ranking)

    @property
    def is_split(self) -> bool:
        """True where chance has a part in the rate, so that the rows stand in groups."""
        return can_tell_apart(self.metric)

    def href(self, sheet: Sheet, row: Reading) -> str:
        """The page about this row alone; of a chosen department, the page without the choice."""
        if self.grain is None:
            return sheet.href_into(row.key or "")
        if self.grain not in DIMENSIONS:
            return sheet.href_of_rows(self.metric.key, by=self.grain, key=row.key)
        return sheet.href(**{self.grain: None if self.is_here(sheet, row) else row.key})

    def is_here(self, sheet: Sheet, row: Reading) -> bool:
        """True of the row that the page is about."""
        if self.grain is None:
            return row.key == sheet.scope.area
        if self.grain not in DIMENSIONS:
            return (sheet.address.by, sheet.address.key) == (self.grain, row.key)
        return bool(row.key == getattr(sheet.address, self.grain))

    def reference_name(self, sheet: Sheet) -> str:
        """What the rows are held against."""
        if self.group is not None:
            return kind_name(sheet, self.group)
        return sheet.name_of(self.reference) if self.reference else sheet.name(sheet.area)


def kind_name(sheet: Sheet, group: PeerGroup) -> str:
    """What peers are called: their kind, as the source writes it."""
    return group.kind or sheet.say("rank.other_kinds")
