"""Stages of a lifecycle: how far a record has come by an instant, and how long each step takes.

A stage is reached when its time has come or a later stage is reached; so the stages form a funnel
whatever a source leaves out. A step lasts from the time of one stage to that of the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage with the step that leads to it.

    ``name`` and ``span`` are what the judged rows call them (``is_{name}``, ``hours_to_{span}``),
    ``column`` holds its time. ``is_come`` is the SQL of its having come; without it, its time has.
    """

    name: str
    span: str
    column: str
    is_come: str | None = None


def reached(stages: Sequence[Stage]) -> str:
    """The columns ``is_{name}`` of rows that have ``judged_at``."""
    columns: list[str] = []
    later = ""
    for stage in reversed(stages):
        is_come = stage.is_come or f"coalesce({stage.column} <= judged_at, false)"
        columns.append(f"{is_come}{later} AS is_{stage.name}")
        later = f" OR is_{stage.name}"
    return ", ".join(columns)


def steps(begins: str, stages: Sequence[Stage]) -> str:
    """The columns ``hours_to_{span}``, ``waited_{span}_hours`` and ``is_waiting_{span}``.

    ``begins`` is the column from which the first step counts. A step whose beginning is not known
    is neither waited for nor measured, nor is one that ended before it began.
    """
    columns = [begins, *(stage.column for stage in stages)]
    return ", ".join(
        _step(stage, begun, ended)
        for stage, (begun, ended) in zip(stages, pairwise(columns), strict=True)
    )


def _step(stage: Stage, begun: str, ended: str) -> str:
    span = stage.span
    return (
        f"CASE WHEN {begun} <= {ended} AND {ended} <= judged_at "
        f"THEN {hours_between(begun, ended)} END AS hours_to_{span}, "
        f"coalesce({begun} <= judged_at, false) AND NOT is_{stage.name} AS is_waiting_{span}, "
        f"CASE WHEN is_waiting_{span} THEN {hours_between(begun, 'judged_at')} "
        f"ELSE hours_to_{span} END AS waited_{span}_hours"
    )


def hours_between(begun: str, ended: str) -> str:
    """Hours between two times, to the microsecond."""
    return f"(epoch_us({ended}) - epoch_us({begun})) / 3.6e9"
