from __future__ import annotations

import pytest

from data.attention.lasting import run_of

STRONG, WEAK, NONE = (True, True), (False, True), (False, False)


@pytest.mark.parametrize(
    ("findings", "run"),
    [
        ([], 0),
        ([STRONG], 1),
        ([WEAK, WEAK], 0),
        ([STRONG, WEAK, WEAK], 3),
        ([STRONG, NONE, WEAK], 0),
        ([STRONG, NONE, STRONG, WEAK], 2),
    ],
)
def test_what_is_raised_stays_until_even_the_weaker_reason_is_gone(findings, run):
    assert run_of(findings) == run


def test_on_the_boundary_it_changes_once_and_not_each_time():
    wavering = [STRONG, WEAK, STRONG, WEAK, WEAK, STRONG]
    assert all(run_of(wavering[:end]) for end in range(1, len(wavering) + 1))
