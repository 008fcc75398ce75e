"""What asks for attention: one finding of one rule, with the readings that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.metrics.metric import Fact
from data.readings.reading import Reading

Kind = Literal["below_target", "changed", "silent"]
Tone = Literal["worse", "better"]


@dataclass(frozen=True, slots=True)
class Item:
    """One finding.

    ``below_target``: ``readings`` are the groups of ``by`` ("" the whole scope, "area:LEVEL",
    "department") whose ``metric`` lies on the wrong side of ``target`` beyond chance, worst
    first; where they are the grids that fail a norm, those that failed last come first.
    ``changed``: the one reading of the whole scope, or those of the groups of ``by`` ("area:LEVEL",
    "category"), lie outside what is usual, the furthest first; each says in its period which
    month, or for categories which week, it is about. ``usual`` is the range for the first of
    them, in its own unit, after twelve such months or weeks. ``silent``: nothing came in of ``fact`` on
    ``silent_days`` days from ``since`` up to T; there is no reading. ``since`` is the first day of
    the first of the periods in a row in which it was so for the first of the readings; None
    where that may have begun before what the rule looks back on.
    """

    kind: Kind
    tone: Tone
    metric: str
    by: str = ""
    readings: tuple[Reading, ...] = ()
    target: float | None = None
    usual: tuple[float, float] | None = None
    since: date | None = None
    fact: Fact | None = None
    silent_days: int | None = None
