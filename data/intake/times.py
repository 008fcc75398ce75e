"""Times as files write them: with a time of day, or as a day alone.

A deadline that names a day alone lasts to the end of that day. Any other day alone is its start;
a step on the very day of what it follows, however, is no earlier than that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data.intake.columns import literal
from data.source import Source, tells_time_of_day

_OF_A_CASE: Final = (
    *("closed_at", "contacted_at", "accepted_at", "filed_at", "dispatched_at", "handled_at"),
    *("checked_at", "called_back_at"),
)
_OF_A_CALL: Final = ("signed_at", "contacted_at", "arrived_at", "fed_back_at", "resolved_at")
FOLLOWS: Final = (
    *((step, "reported_at") for step in _OF_A_CASE),
    *((step, "blown_at") for step in _OF_A_CALL),
    ("rebounded_at", "closed_at"),
    ("resumed_at", "paused_at"),
    ("finished_at", "accepted_at"),
)
"""Each step with what it follows, where a record has both."""

_ENDS_A_DAY: Final = ("due_at", "handling_due_at")
_LAST_SECOND: Final = "INTERVAL '86399 seconds'"


def read_time(source: Source, name: str, text: str) -> str:
    """SQL of the timestamp that ``text`` states; formats with a time of day come first."""
    day = _day(source, text)
    if name in _ENDS_A_DAY:
        day = f"({day} + {_LAST_SECOND})"
    return f"coalesce({_moment(source, text)}, {day})"


def following(source: Source, earlier: str, text: str) -> str:
    """SQL of the time of a step: a day alone that is the day of ``earlier`` is that time."""
    moment, day = _moment(source, text), _day(source, text)
    # A text that does not fit its format costs ten times one that does: a day is looked for only
    # where there is no moment, and what came before it only where there is a day.
    return (
        f"(CASE WHEN {moment} IS NOT NULL THEN {moment} WHEN {day} IS NULL THEN NULL "
        f"WHEN {day}::DATE = {earlier}::DATE THEN {earlier} ELSE {day} END)"
    )


def _moment(source: Source, text: str) -> str:
    return _parsed(text, filter(tells_time_of_day, source.time_formats))


def _day(source: Source, text: str) -> str:
    return _parsed(text, (form for form in source.time_formats if not tells_time_of_day(form)))


def _parsed(text: str, formats: Iterable[str]) -> str:
    listed = ", ".join(map(literal, formats))
    return f"try_strptime({text}, [{listed}])" if listed else "NULL::TIMESTAMP"
