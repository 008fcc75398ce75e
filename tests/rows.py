"""Rows that tests are made of: cases in time, late and overdue, and a call."""

from __future__ import annotations

REPORTED = "2026-09-01 08:00:00"
ON_TIME = {
    "reported_at": REPORTED,
    "grid": "G1",
    "due_at": "2026-09-03 08:00:00",
    "closed_at": "2026-09-02 08:00:00",
}
LATE = {**ON_TIME, "closed_at": "2026-09-05 08:00:00"}
OVERDUE_OPEN = {**ON_TIME, "closed_at": ""}
CALL = {
    "whistle": "1",
    "case_number": "00001",
    "blown_at": "2026-09-02 08:00:00",
    "department": "城管局",
}
SOURCE = {"zh": "规程", "en": "Rules"}


def limits(**hours):
    """A profile with a limit in hours for each step."""
    stated = [
        {"step": step, "amount": amount, "unit": "hours", "source": SOURCE}
        for step, amount in hours.items()
    ]
    return {"limits": stated}
