"""Change in proportion."""

from __future__ import annotations

import pytest

from data.analysis.change import relative_change


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [(0.071, 0.079, -0.1013), (24.0, 48.0, -0.5), (3, 2, 0.5), (0, 2, -1.0), (0.0, 0.0, None)],
)
def test_a_change_is_a_share_of_what_was_before(now, before, change):
    assert relative_change(now, before) == (change and pytest.approx(change, abs=1e-4))


def test_no_change_in_proportion_from_nothing():
    assert relative_change(0.5, 0) is None
    assert relative_change(None, 0.5) is None
    assert relative_change(0.5, None) is None
