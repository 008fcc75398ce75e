"""Counts held against a rate: how far chance alone takes them from what the rate expects.

What is counted is no part of what it is held against: there may be more whistles than cases. A count
varies about what is expected as one of Poisson does; both are its score test.
"""

from __future__ import annotations

from math import erfc, sqrt


def count_interval(count: float, base: float, z: float) -> tuple[float, float]:
    """The rates per ``base`` that a count does not contradict (score interval, z in sigmas)."""
    centre, half = count + z * z / 2, z * sqrt(count + z * z / 4)
    return max(0.0, centre - half) / base, (centre + half) / base


def chance_of_count(count: float, base: float, rate: float) -> float:
    """The two-sided probability of a count so far from what ``rate`` expects of ``base``."""
    expected = rate * base
    if not expected:
        return float(not count)
    return erfc(abs(count - expected) / sqrt(2 * expected))
