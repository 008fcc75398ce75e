"""What a place wants within reach of its residents, and how near is near enough."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from pydantic import Field, model_validator

from data.source import Key, Strict, Words


class FacilityKind(Words):
    """A kind of facility that belongs to the service circle; ``mark`` stands for it on a map."""

    key: Key
    mark: str = Field(min_length=1, max_length=2)


class Reach(Strict):
    """The service circle: how far it reaches in a straight line, and what is to lie within it.

    ``station_kinds`` are the kinds counted as stations of the grids; ``floor_area_kinds`` those
    whose rooms count as floor area for residents, all where none is named. ``floor_area_level`` is
    the level whose areas are held to the norm of floor area; by default the one above the grids.
    """

    radius_m: float = Field(default=500, gt=0)
    minutes: int = Field(default=10, gt=0)
    kinds: tuple[FacilityKind, ...] = ()
    station_kinds: tuple[Key, ...] = ()
    floor_area_kinds: tuple[Key, ...] = ()
    floor_area_level: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The kinds of the circle, in their order."""
        return tuple(kind.key for kind in self.kinds)

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        keys = self.keys
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise ValueError(f"kinds: the key {', '.join(map(repr, twice))} stands twice")
        return self


class Video(Strict):
    """How near a camera must be to a key site to watch it."""

    radius_m: float = Field(default=50, gt=0)


class Matching(Strict):
    """How much of a department's grid may lie beyond the grids it stands for, as a share."""

    tolerance: float = Field(default=0.02, ge=0, lt=0.5)


class Coverage(Strict):
    """Up to which share of an area that the grids leave uncovered it counts as covered whole."""

    tolerance: float = Field(default=0, ge=0, le=0.01)


def unknown_floor_level(reach: Reach, levels: Iterable[str]) -> list[str]:
    """The fault of a level that the place does not have; none where all is well."""
    known, level = tuple(levels), reach.floor_area_level
    if level is None or level in known:
        return []
    return [f"reach.floor_area_level: {level!r} is none of {', '.join(known)}"]
