"""The norms of the profile, as each window finds them in force on its last day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, get_args

from data.aims import Normed
from data.profile import Profile
from data.readings.windows import Window

Side = Literal["low", "high"]
SIDES: Final[tuple[Side, ...]] = get_args(Side)


def bound_of(profile: Profile, what: Normed, side: Side) -> Callable[[Window], float | None]:
    """A bound of the norm in force on the last day of a window; None where there is none."""

    def bound(item: Window) -> float | None:
        norm = profile.norm_of(what, item.last_day)
        return None if norm is None else (norm.low if side == "low" else norm.high)

    return bound


def within(value: str, low: str, high: str) -> str:
    """SQL of whether a value lies within two bounds, either of them open; null without a norm."""
    return (
        f"CASE WHEN {low} IS NOT NULL OR {high} IS NOT NULL THEN "
        f"{value} >= coalesce({low}, {value}) AND {value} <= coalesce({high}, {value}) END"
    )
