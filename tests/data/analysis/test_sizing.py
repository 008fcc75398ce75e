from __future__ import annotations

import pytest

from data.aims import Norm
from data.analysis.sizing import judge_sizes

SIZES = (299, 300, 500, 501, 900)


def norm(low=None, high=None):
    words = {"zh": "规范", "en": "Rules"}
    return Norm.model_validate(
        {"what": "grid_households", "low": low, "high": high, "source": words}
    )


@pytest.mark.parametrize(
    ("low", "high", "counts"),
    [(300, 500, (2, 1, 2)), (300, None, (4, 1, 0)), (None, 500, (3, 0, 2))],
)
def test_the_bounds_themselves_are_within_and_an_open_side_has_none(low, high, counts):
    sizing = judge_sizes(SIZES, norm(low, high))
    assert (sizing.within, sizing.below, sizing.above) == counts
    assert sizing.grids == len(SIZES)
