"""Change in proportion, which is not the change in percentage points."""

from __future__ import annotations


def relative_change(now: float | None, before: float | None) -> float | None:
    """The change as a share of what was before: 0.06 after 0.08 is −0.25.

    None where either is missing, and from nothing: there, no proportion says anything.
    """
    if now is None or not before:
        return None
    return (now - before) / before
