"""The length that the scale bar of a map stands for."""

from __future__ import annotations

from typing import Final

from layouts.axis import round_step

SHARE: Final = 0.28
"""How much of the width of its map a bar takes at most."""
_M_PER_KM: Final = 1000


def scale_length(width_m: float) -> float:
    """The longest of 1, 2, 5 × 10ⁿ m that spans at most a good quarter of the map."""
    most = width_m * SHARE
    step = round_step(most)
    return step if step <= most else next(s for s in (step / 2, step / 2.5) if _is_round(s))


def length_words(length_m: float) -> str:
    """A length of a scale bar: 200 m, 5 km."""
    km = length_m / _M_PER_KM
    return f"{km:g} km" if km >= 1 else f"{length_m:g} m"


def _is_round(length: float) -> bool:
    return f"{length:.0e}"[0] in "125" and float(f"{length:.0e}") == length
