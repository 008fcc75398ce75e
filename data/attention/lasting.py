"""Hysteresis: what was raised for a strong reason stays while a weaker one holds."""

from __future__ import annotations

from collections.abc import Iterable


def run_of(findings: Iterable[tuple[bool, bool]]) -> int:
    """How many steps in a row, up to the last, something has been raised; 0 where it is not.

    Each step, oldest first, says whether there is reason to raise, and whether there is reason
    to keep what the step before had raised.
    """
    run = 0
    for is_raised, is_kept in findings:
        run = run + 1 if is_raised or (run and is_kept) else 0
    return run
