"""Values that can be read and yet cannot be: each rule sets one field to null."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data.intake.times import FOLLOWS

_NO_TIME: Final = "a time that cannot be"
_BEGINNINGS: Final = ("reported_at", "blown_at", "paused_at")
_LASTING: Final = (
    *(("ended_on", "started_on"), ("valid_to", "valid_from"), ("closed_on", "opened_on")),
)
_PAST_DAYS: Final = ("registered_on", "served_on", "arisen_on", "performed_on")


@dataclass(frozen=True, slots=True)
class Rule:
    """A value that cannot be: ``field`` is set to null.

    The condition names typed fields, texts of the file as ``field_text``, and ``latest`` for the
    time after which nothing can have happened.
    """

    field: str
    needs: tuple[str, ...]
    condition: str
    reason: str


def _steps_back() -> Iterator[Rule]:
    for later, earlier in FOLLOWS:
        reason = f"{_words(later)} before {_words(earlier)}"
        condition = f"{{{later}}} < {{{earlier}}} AND {{{earlier}}} <= {{latest}}"
        yield Rule(later, (earlier,), condition, reason)
    for last, first in _LASTING:
        yield Rule(last, (first,), f"{{{last}}} < {{{first}}}", "the last day before the first")


def _words(name: str) -> str:
    return name.removesuffix("_at").replace("_", " ")


def _outside_time() -> Iterator[Rule]:
    steps = dict.fromkeys(later for later, _ in FOLLOWS)
    for name in (*_BEGINNINGS, *steps, *_PAST_DAYS):
        yield Rule(name, (), f"{_is_ancient(name)} OR {{{name}}} > {{latest}}", _NO_TIME)
    for name in (*(day for days in _LASTING for day in reversed(days)), "agreement_due_on"):
        yield Rule(name, (), _is_ancient(name), _NO_TIME)  # it may lie ahead


def _is_ancient(name: str) -> str:
    return f"{{{name}}} < TIMESTAMP '1900-01-01'"


# Order matters: a rule sees the values as the file gives them, not as earlier rules leave them.
IMPOSSIBLE: Final[tuple[Rule, ...]] = (
    *_steps_back(),
    *_outside_time(),
    Rule("longitude", ("latitude",), "{longitude} = 0 AND {latitude} = 0", "coordinates 0, 0"),
    Rule("latitude", ("longitude",), "{longitude} = 0 AND {latitude} = 0", "coordinates 0, 0"),
    Rule("longitude", (), "abs({longitude}) > 180", "longitude beyond 180°"),
    Rule("latitude", (), "abs({latitude}) > 90", "latitude beyond 90°"),
    Rule("longitude", ("latitude",), "{latitude_text} IS NULL", "half a coordinate"),
    Rule("latitude", ("longitude",), "{longitude_text} IS NULL", "half a coordinate"),
    Rule("households", (), "{households} < 0", "negative number"),
    Rule("persons", (), "{persons} < 0", "negative number"),
    Rule(
        "floor_area_m2",
        (),
        "{floor_area_m2} < 0 OR NOT isfinite({floor_area_m2})",
        "no floor area",
    ),
    Rule("bounce_count", (), "{bounce_count} < 0", "negative number"),
    Rule("rework_count", (), "{rework_count} < 0", "negative number"),
    Rule("hours", (), "{hours} < 0 OR {hours} > 24", "hours outside 0 to 24"),
)
