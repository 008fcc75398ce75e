"""What was measured, in the words of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the table for one size; ``is_met`` is None where nothing is aimed at."""

    what: str
    value: str
    target: str = ""
    is_met: bool | None = None

    @property
    def told(self) -> str:
        return self.value if self.is_met is None else f"{self.value} {'✓' if self.is_met else '✗'}"


def best_and_median(seconds: Sequence[float]) -> str:
    """For instance ``212 / 230 ms``."""
    return f"{min(seconds) * 1e3:,.0f} / {median(seconds) * 1e3:,.0f} ms"


Findings = dict[str, list[Finding]]
"""Findings of one size, by what was measured."""
