"""Which rows a number counts: the aggregates of a metric, read back as conditions on one row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from data.metrics.metric import Fact, Metric

LISTED: Final[frozenset[Fact]] = frozenset({"cases", "reports", "whistles"})
"""The facts whose rows can be shown one by one: matters, never people."""

_AGGREGATE: Final = re.compile(r"(?P<function>count_if|count|sum)\((?P<of>.+)\)", re.DOTALL)
_FILTER: Final = " FILTER (WHERE "
_OR_NOTHING: Final = re.compile(r"coalesce\((?P<inner>.+), 0\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Counted:
    """The SQL condition of the rows that an aggregate takes in, and the SQL of what each of them
    adds to it. A condition that is null leaves a row out.
    """

    where: str
    amount: str = "1"

    @property
    def adds(self) -> str:
        """What any row adds, as SQL: 0 where it is not taken in."""
        return f"CASE WHEN {self.where} THEN {self.amount} ELSE 0 END"


def has_rows(metric: Metric) -> bool:
    """Whether the rows behind the metric's numbers can be listed; a score only has its rates."""
    return metric.fact in LISTED and not metric.weighted


def numerator_of(metric: Metric) -> Counted | None:
    """What the numerator counts; None for a quantile, which has none."""
    return None if metric.quantile is not None else counted(metric.numerator)


def denominator_of(metric: Metric) -> Counted:
    """What the denominator counts: the numerator itself for counts, and where persons or
    households are the denominator.

    It takes in every row that the numerator takes in, for every metric that has rows.
    """
    is_alone = metric.quantile is None and metric.denominator is None
    return counted(metric.numerator if is_alone else metric.denominator or "count(*)")


def counted(aggregate: str) -> Counted:
    """Read ``count(*)``, ``count(x)``, ``count_if(…)`` or ``sum(x)``, with or without
    ``FILTER (WHERE …)``, inside ``coalesce(…, 0)`` or not. Raises ValueError for an aggregate of
    any other form.
    """
    inner = _OR_NOTHING.fullmatch(aggregate)
    head, has_filter, condition = (inner["inner"] if inner else aggregate).partition(_FILTER)
    found = _AGGREGATE.fullmatch(head)
    if found is None or found["of"].startswith("DISTINCT "):
        raise ValueError(f"{aggregate!r} does not count rows one by one")
    conditions = [condition.removesuffix(")")] if has_filter else []
    if found["function"] == "count_if":
        conditions.append(found["of"])
    elif found["of"] != "*":
        conditions.append(f"({found['of']}) IS NOT NULL")
    where = f"({') AND ('.join(conditions)})" if conditions else "true"
    return Counted(where, found["of"] if found["function"] == "sum" else "1")
