"""Times as files write them: with a time of day, or as a day alone.

A deadline that names a day alone lasts to the end of that day. Any other day alone is its start;
a closing on the very day of the report, however, is no earlier than the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data.intake.columns import literal
from data.source import Source, tells_time_of_day

_ENDS_A_DAY: Final = ("due_at",)
_LAST_SECOND: Final = "INTERVAL '86399 seconds'"


def read_time(source: Source, name: str, text: str) -> str:
    """SQL of the timestamp that ``text`` states; formats with a time of day come first."""
    day = _parsed(text, (form for form in source.time_formats if not tells_time_of_day(form)))
    if name in _ENDS_A_DAY:
        day = f"({day} + {_LAST_SECOND})"
    return f"coalesce({_moment(source, text)}, {day})"


def closing(source: Source, reported: str, text: str) -> str:
    """SQL of the time of closing: a day alone that is the day of ``reported`` is that time."""
    closed = read_time(source, "closed_at", text)
    return (
        f"(CASE WHEN {_moment(source, text)} IS NULL AND {closed}::DATE = {reported}::DATE "
        f"THEN {reported} ELSE {closed} END)"
    )


def _moment(source: Source, text: str) -> str:
    return _parsed(text, filter(tells_time_of_day, source.time_formats))


def _parsed(text: str, formats: Iterable[str]) -> str:
    listed = ", ".join(map(literal, formats))
    return f"try_strptime({text}, [{listed}])" if listed else "NULL::TIMESTAMP"
