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


def reached(stages: Sequence[Stage]) -> dict[str, str]:
    """The columns ``is_{name}`` of rows that have ``judged_at``, each made of those before it."""
    columns: dict[str, str] = {}
    later = "false"
    for stage in reversed(stages):
        is_come = stage.is_come or f"{stage.column} <= judged_at"
        # Of most rows the first answers; only of the others is the next one asked.
        columns[f"is_{stage.name}"] = f"CASE WHEN {is_come} THEN true ELSE {later} END"
        later = f"is_{stage.name}"
    return columns


def steps(begins: str, stages: Sequence[Stage]) -> dict[str, str]:
    """The columns ``hours_to_{span}``, ``waited_{span}_hours`` and ``is_waiting_{span}``.

    ``begins`` is the column from which the first step counts. A step whose beginning is not known
    is neither waited for nor measured, nor is one that ended before it began.
    """
    columns = [begins, *(stage.column for stage in stages)]
    found = zip(stages, pairwise(columns), strict=True)
    return {name: sql for stage, times in found for name, sql in _step(stage, *times).items()}


def _step(stage: Stage, begun: str, ended: str) -> dict[str, str]:
    span = stage.span
    return {
        f"hours_to_{span}": f"CASE WHEN {begun} <= {ended} AND {ended} <= judged_at "
        f"THEN {hours_between(begun, ended)} END",
        f"is_waiting_{span}": f"coalesce({begun} <= judged_at, false) AND NOT is_{stage.name}",
        f"waited_{span}_hours": f"CASE WHEN is_waiting_{span} "
        f"THEN {hours_between(begun, 'judged_at')} ELSE hours_to_{span} END",
    }


def hours_between(begun: str, ended: str) -> str:
    """Hours between two times, to the microsecond."""
    return f"(epoch_us({ended}) - epoch_us({begun})) / 3.6e9"
