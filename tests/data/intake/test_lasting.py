"""Who counts in a group at a moment, against looking at every earlier case."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.intake.lasting import NONE, changes

CASES = st.lists(st.tuples(st.integers(NONE, 2), st.integers(0, 12)), max_size=30)


@given(CASES)
def test_the_latest_earlier_case_whose_window_lasts_counts(cases) -> None:
    groups = np.array([group for group, _ in cases], np.int64)
    last = np.array([at + length for at, (_, length) in enumerate(cases)], np.int64)
    found = sorted(
        zip(*changes(groups, last), strict=True), key=lambda change: (change[0], change[1])
    )
    assert len({(of, after) for of, after, _ in found}) == len(found)
    for moment in range(len(cases) + 15):
        for group in range(3):
            earlier = [
                at for at, (of, _) in enumerate(cases) if of == group and at < moment <= last[at]
            ]
            before = [case for of, after, case in found if of == group and after < moment]
            assert (before[-1:] or [NONE]) == (earlier[-1:] or [NONE])
