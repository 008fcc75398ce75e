"""How probable it is that a part differs so much from a share by chance alone."""

from __future__ import annotations

from math import erfc, exp, lgamma, log, log1p, sqrt
from typing import Final

# What further terms of a tail can still add is below the rounding of its sum.
_NEGLIGIBLE: Final = 1e-17


def chance_of_difference(part: int, whole: int, share: float) -> float:
    """The two-sided probability of so many or fewer, or so many or more, of ``whole``, each with
    the probability ``share``: that of the exact or of the score test, whichever is larger.

    Exact: twice the smaller tail of the binomial distribution. The score test is the one whose
    acceptances are the Wilson interval: what lies inside that is never found different here.
    """
    if not 0 < share < 1:
        return float(part == whole * share)
    exact = min(1.0, 2 * _tail(part, whole, share))
    distance = abs(part - whole * share) / sqrt(2 * whole * share * (1 - share))
    return max(exact, erfc(distance))


def _tail(part: int, whole: int, share: float) -> float:
    """P(X ≤ part) where that is less than expected, else P(X ≥ part); from the inside outwards."""
    if part > whole * share:
        part, share = whole - part, 1 - share
    odds, rest = log(share), log1p(-share)
    ways = lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)
    term = total = exp(ways + part * odds + (whole - part) * rest)
    for n in range(part, 0, -1):
        term *= n / (whole - n + 1) * (1 - share) / share
        total += term
        if term < total * _NEGLIGIBLE:
            break
    return total
