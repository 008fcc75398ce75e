"""Intervals of rates, and what they allow to be said."""

from __future__ import annotations

from math import exp, fsum, lgamma, log, log1p, sqrt
from typing import Final

# Two-sided 95 % quantile of the standard normal distribution.
Z_95: Final = 1.959963984540054
# The 99.8 % quantile: where many groups are looked at, chance alone passes the other too often.
Z_998: Final = 3.090232306167813


def wilson(part: float, whole: float, z: float = Z_95) -> tuple[float, float]:
    """The score interval of a proportion (Wilson 1927, JASA 22:209), within [0, 1]."""
    share, weight = part / whole, z * z / whole
    centre = (share + weight / 2) / (1 + weight)
    half = z / (1 + weight) * sqrt(share * (1 - share) / whole + weight / (4 * whole))
    # At 0 and 1 the bound is exact; rounding must not put the value outside its own interval.
    return max(0.0, min(centre - half, share)), min(1.0, max(centre + half, share))


def chance_of_fewer(part: int, whole: int, share: float) -> float:
    """How probable so few or fewer of a whole are, where each is one with this share (binomial)."""
    odds, rest = log(share), log1p(-share)
    ways = lgamma(whole + 1)
    return fsum(
        exp(ways - lgamma(n + 1) - lgamma(whole - n + 1) + n * odds + (whole - n) * rest)
        for n in range(part + 1)
    )
