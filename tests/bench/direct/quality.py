"""The panel of quality on the page of cases, by the leanest statements."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from tests.bench.direct.asking import Row, Rows
from tests.bench.panels import Numbers
from tests.bench.statements import cases as sql

_REPORTED: Final = (
    *("proactive_discovery_rate", "missed_rate", "on_time_filing_rate", "first_dispatch_rate"),
    *("bounce_rate", "response_rate", "rework_rate"),
)
_ANSWERED: Final = ("solved_rate", "satisfaction_rate", "fully_satisfied_rate")
_HANDLING: Final = ("handling_rate", "on_time_handling_rate")
_REWORKED: Final = ("closure_rate", "reworks_per_due_case")
_WORKED: Final = ("median_working_hours_to_close", "p90_working_hours_to_close")
_VALID, _RATED, _CLEARED = "valid_report_rate", "rating_share", "clearance_ratio"
METRICS: Final = frozenset(
    {*_REPORTED, *_ANSWERED, *_HANDLING, *_REWORKED, *_WORKED, _VALID, _RATED, _CLEARED}
)
"""All of the panel but the score, which is made of three of them, and what is overdue."""


def quality(rows: Rows) -> Numbers:
    """The rates of the current and the previous period."""
    void: dict[str, int] = dict(rows(sql.VOID))
    numbers: Numbers = {}
    volumes: dict[str, int] = {}
    for win, count, *counts in rows(sql.REPORTED):
        volumes[win] = count
        numbers |= _rates(_REPORTED, win, counts)
        numbers[_VALID, win, "", None] = (count, count + void.get(win, 0))
    for metrics, statement in (
        (_ANSWERED, sql.ANSWERED),
        (_HANDLING, sql.HANDLING),
        (_REWORKED, sql.REWORKED),
    ):
        for win, *counts in rows(statement):
            numbers |= _rates(metrics, win, counts)
    for win, count, rated, worked, values in rows(sql.WORKED):
        numbers[_RATED, win, "", None] = (rated, count)
        numbers[_CLEARED, win, "", None] = (count, volumes.get(win, 0))
        for metric, value in zip(_WORKED, values, strict=True):
            numbers[metric, win, "", None] = (value, worked)
    return numbers


def _rates(metrics: tuple[str, ...], win: str, counts: Row) -> Numbers:
    """Numerators stand before their denominators."""
    pairs = list(pairwise(counts))[::2]
    return {(metric, win, "", None): pair for metric, pair in zip(metrics, pairs, strict=True)}
