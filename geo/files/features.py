"""What a boundary file holds, in its own coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import pandas as pd
from shapely.geometry.base import BaseGeometry

Shape: TypeAlias = BaseGeometry | str
"""A shape of any kind, or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a file in its order.

    ``attributes`` are text as the file writes them, None where null or missing. ``told_crs`` is
    the coordinate system that the file itself names (WKT or code), None where it names none.
    """

    attributes: pd.DataFrame
    shapes: list[Shape]
    told_crs: str | None = None
