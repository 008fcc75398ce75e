"""How many grids have as many households as a norm asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.aims import Norm


@dataclass(frozen=True, slots=True)
class Sizing:
    """Grids judged by one norm: how many are within its bounds, below and above them."""

    norm: Norm
    within: int
    below: int
    above: int

    @property
    def grids(self) -> int:
        return self.within + self.below + self.above


def judge_sizes(households: Sequence[int], norm: Norm) -> Sizing:
    """Judge grids by their households."""
    within = sum(is_within(each, norm) for each in households)
    above = sum(norm.high is not None and each > norm.high for each in households)
    return Sizing(norm, within, len(households) - within - above, above)


def is_within(households: float, norm: Norm) -> bool:
    """The bounds themselves are within."""
    is_enough = norm.low is None or households >= norm.low
    return is_enough and (norm.high is None or households <= norm.high)
