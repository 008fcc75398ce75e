"""Who lives in an area, and in how many buildings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """Counts of an area and all below it; None where the sources do not record them."""

    households: int | None = None
    persons: int | None = None
    residences: int | None = None
