"""When a figure lies on the wrong side of its target, and for how long it has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data.aims import Target
from data.attention.lasting import run_of
from data.metrics.catalogue import metric_of
from data.readings.intervals import Z_998, chance_of_fewer, wilson
from data.readings.reading import Figure

_ONE_SIDED: Final = 0.001
_LARGE: Final = 1000
BAGATELLE: Final = 0.005
"""A stock so little short of its target raises nothing; what was raised stays until it is met."""


def short_for(figures: Iterable[Figure], target: Target) -> int:
    """For how many periods in a row, up to the last, the target has been missed beyond noise.

    ``figures`` come oldest first. A rate that chance has a part in is raised while its 99.8 %
    interval lies on the wrong side of the target and stays while its 95 % interval does; too
    small an n says nothing. A stock counted in full is raised when short by more than a
    bagatelle and stays until the target is met.
    """
    is_short = _is_stock_short if metric_of(target.metric).is_census else _is_rate_short
    return run_of(is_short(figure, target) for figure in figures)


def bound(figure: Figure, target: Target) -> float:
    """How near the 95 % interval comes to the target from the wrong side; negative beyond it."""
    if figure.low is None or figure.high is None:
        return -_gap(figure.value, target)
    return figure.high - target.value if target.side == "up" else target.value - figure.low


def _is_rate_short(figure: Figure, target: Target) -> tuple[bool, bool]:
    if figure.status != "ok" or bound(figure, target) >= 0:
        return False, False
    part, whole = int(figure.numerator or 0), int(figure.denominator or 1)
    low, high = wilson(part, whole, Z_998)
    is_beyond = high < target.value if target.side == "up" else low > target.value
    return is_beyond and _is_improbable(part, whole, target), True


def _is_improbable(part: int, whole: int, target: Target) -> bool:
    """The interval is too narrow for small groups: there the exact chance must be as small."""
    if not 0 < target.value < 1 or whole > _LARGE:
        return True
    is_up = target.side == "up"
    failed = whole - part
    share = target.value if is_up else 1 - target.value
    return chance_of_fewer(part if is_up else failed, whole, share) <= _ONE_SIDED


def _is_stock_short(figure: Figure, target: Target) -> tuple[bool, bool]:
    gap = _gap(figure.value, target)
    return gap > BAGATELLE, gap > 0


def _gap(value: float | None, target: Target) -> float:
    """How much is missing; nothing where there is no value."""
    if value is None:
        return 0.0
    return target.value - value if target.side == "up" else value - target.value
