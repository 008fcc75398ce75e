"""Scores: rates times their weights, in points of 100."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from data.profile import Profile
from tests.oracle_figures import NOT_RECORDED, Expected, Key

SCORES: Final = {"three_rate_score": ("response_rate", "solved_rate", "satisfaction_rate")}


def weighed(rates: Mapping[str, Mapping[Key, Expected]], profile: Profile) -> dict[Key, Expected]:
    """The score of each group that some rate knows; none where one of the rates has no value."""
    weights = profile.three_rates
    of_rate = (weights.response, weights.solved, weights.satisfaction)
    keys = dict.fromkeys(key for rate in rates.values() for key in rate)
    return {key: _weighed([rate.get(key) for rate in rates.values()], of_rate) for key in keys}


def _weighed(parts: list[Expected | None], weights: tuple[float, ...]) -> Expected:
    if any(part is not None and not part.is_recorded for part in parts):
        return NOT_RECORDED
    known = [part for part in parts if part is not None and part.value is not None]
    if len(known) < len(parts):
        return Expected(None, None, None, 0)
    score = 100 * sum(w * (part.value or 0) for w, part in zip(weights, known, strict=True))
    return Expected(None, None, score, min(part.n for part in known))
