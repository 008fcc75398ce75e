"""What the place allows for a step, on the axis of the time that steps take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final, get_args

from data.limits import CaseStep, Limit, WhistleKind, WhistleStep
from layouts.lengths import HOURS_PER_DAY, format_limit
from layouts.sheet import Sheet

# A limit counts from where its own step begins, which is not always the stage before: what may
# pass from acceptance to dispatch is the time to file, and the time to dispatch what is filed.
_STEPS: Final[Mapping[str, tuple[CaseStep, ...]]] = {
    "accept": ("accepted",),
    "dispatch": ("filed", "dispatched"),
    "handle": ("handled",),
    "call_back": ("called_back",),
}
# Whatever a department must do for a whistle counts from the whistle.
_OF_A_CALL: Final[Mapping[str, WhistleStep]] = {
    "sign": "whistle_signed",
    "contact": "whistle_contacted",
    "arrive": "whistle_arrived",
    "feed_back": "whistle_fed_back",
    "resolve": "whistle_resolved",
}


@dataclass(frozen=True, slots=True)
class Allowance:
    """``words`` is the limit as it is stated; ``hours`` its length by the calendar.

    A limit in days ends with a day, so that it allows up to a day more: ``longest_hours``. Working
    time has no fixed length by the calendar, and both are None. ``is_of_all``: it counts from the
    beginning of all steps, so that one step that passes it is too long whatever the others took.
    """

    words: str
    hours: float | None = None
    longest_hours: float | None = None
    is_of_all: bool = False

    def is_passed_by(self, hours: float | None) -> bool:
        return hours is not None and self.longest_hours is not None and hours > self.longest_hours

    def and_then(self, other: Allowance) -> Allowance:
        words = f"{self.words} + {other.words}"
        if None in (self.hours, other.hours):
            return Allowance(words)
        return Allowance(
            words,
            (self.hours or 0.0) + (other.hours or 0.0),
            (self.longest_hours or 0.0) + (other.longest_hours or 0.0),
        )


def allowance_of(sheet: Sheet, span: str) -> Allowance | None:
    """What the profile allows for the step that ends with a stage, on the last day of the period.

    None where it says nothing, or not about all of the step.
    """
    if span in _OF_A_CALL:
        return _of_a_call(sheet, span)
    limit_of, kind = sheet.place.profile.limit_of, sheet.address.kind
    limits = [limit_of(step, sheet.day, kind) for step in _steps(sheet, span)]
    parts = [_allow(sheet, limit.amount, limit.unit) for limit in limits if limit is not None]
    if not parts or len(parts) < len(limits):
        return None
    return reduce(Allowance.and_then, parts)


def _steps(sheet: Sheet, span: str) -> tuple[CaseStep, ...]:
    steps = _STEPS.get(span, ())
    is_filed = "on_time_filing_rate" in sheet.place.recorded
    return steps if is_filed else tuple(step for step in steps if step != "filed")


def _of_a_call(sheet: Sheet, span: str) -> Allowance | None:
    """The limit of all whistles, or else those of each kind in words."""
    step, limit_of = _OF_A_CALL[span], sheet.place.profile.limit_of
    kinds: tuple[WhistleKind, ...] = get_args(WhistleKind)
    limits = {kind: limit_of(step, sheet.day, kind) for kind in kinds}
    stated = {kind: limit for kind, limit in limits.items() if limit is not None}
    if not stated:
        return None
    if len(set(map(_length, limits.values()))) == 1:
        limit = next(iter(stated.values()))
        return replace(_allow(sheet, limit.amount, limit.unit), is_of_all=True)
    words = [
        sheet.say(
            "limit.of_kind",
            limit=format_limit(limit.amount, limit.unit, sheet.language),
            kind=sheet.say(f"whistle_kind.{kind}"),
        )
        for kind, limit in stated.items()
    ]
    return Allowance(sheet.say("join.areas").join(words), is_of_all=True)


def _length(limit: Limit | None) -> tuple[float, str] | None:
    return (limit.amount, limit.unit) if limit else None


def _allow(sheet: Sheet, amount: float, unit: str) -> Allowance:
    words = format_limit(amount, unit, sheet.language)
    if unit == "hours":
        return Allowance(words, amount, amount)
    if unit == "days":
        return Allowance(words, amount * HOURS_PER_DAY, (amount + 1) * HOURS_PER_DAY)
    return Allowance(words)
