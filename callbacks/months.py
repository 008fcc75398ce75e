"""The last months of each metric, for the thumbnails of tiles."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from data.readings.reading import Reading

MONTHS_SHOWN: Final = 12


def last_months(readings: Iterable[Reading]) -> dict[str, tuple[Reading, ...]]:
    """The last months of each metric, oldest first."""
    ordered = sorted(readings, key=lambda reading: (reading.metric, reading.key or ""))
    return {
        key: tuple(group)[-MONTHS_SHOWN:]
        for key, group in groupby(ordered, lambda reading: reading.metric)
    }
