"""What a figure must be, and the two ways in which most figures come about."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

Key = str | None


@dataclass(frozen=True, slots=True)
class Expected:
    """What a figure must be. ``value`` None: nothing to divide by, or not recorded."""

    numerator: float | None
    denominator: float | None
    value: float | None
    n: int
    method: str = "observed"
    is_recorded: bool = True


NOT_REACHED: Final = Expected(None, None, None, 0)
NOT_RECORDED: Final = Expected(None, None, None, 0, is_recorded=False)


def count(n: int) -> Expected:
    return Expected(n, None, n, n)


def share(part: float, whole: float, *, n: int | None = None) -> Expected:
    """Part ÷ whole; resting on ``n`` records where the whole does not count them."""
    value = part / whole if whole else None
    return Expected(part, whole, value, int(whole) if n is None else n)


def per(amount: float, residents: int, scale: int, n: int) -> Expected:
    """An amount for so many residents."""
    return Expected(amount, residents, amount / residents * scale if residents else None, n)


def wilson(
    numerator: float, denominator: float, z: float = 1.959963984540054
) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927)."""
    share, z2_n = numerator / denominator, z * z / denominator
    middle = share + z2_n / 2
    reach = z * sqrt(share * (1 - share) / denominator + z2_n / (4 * denominator))
    return (middle - reach) / (1 + z2_n), (middle + reach) / (1 + z2_n)
