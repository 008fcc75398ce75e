"""What a place is: its names, its clock and the levels of its areas."""

from __future__ import annotations

from datetime import datetime, time
from functools import cache
from typing import Final, Literal
from zoneinfo import available_timezones

from pydantic import Field, field_validator

from data.errors import QuestionError
from data.periods import parse_period
from data.source import Key, Strict, Words

ROOT_LEVEL: Final = "place"
_ANY_T: Final = datetime(2026, 10, 31)
# Every look at the list of zones reads the folder that holds them.
_zones: Final = cache(available_timezones)


class PlaceNames(Strict):
    """The place itself: the root of all areas."""

    key: Key
    name: Words
    time_zone: str
    language: Literal["zh", "en"] = "zh"
    default_period: str = "this_month"
    is_demo: bool = False
    as_of: str | None = None
    grid_level: str | None = None
    default_level: str | None = None
    stale_after_days: int = Field(default=3, ge=1)

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        if zone not in _zones():
            raise ValueError(f"{zone!r} is no IANA time zone, e.g. Asia/Shanghai")
        return zone

    @field_validator("default_period")
    @classmethod
    def _readable_period(cls, token: str) -> str:
        try:
            parse_period(token, _ANY_T)
        except QuestionError as error:
            raise ValueError(f"{error.given} Expected: {error.expected}") from None
        return token

    @field_validator("as_of")
    @classmethod
    def _civil_time(cls, stated: str | None) -> str | None:
        if stated is not None:
            _civil(stated)
        return stated

    @property
    def declared_as_of(self) -> datetime | None:
        """T where the profile declares it; a day alone means its end."""
        return None if self.as_of is None else _civil(self.as_of)


class Level(Strict):
    """One step of the hierarchy, from the largest to the smallest; steps may be skipped."""

    key: Key
    name: Words
    suffixes: tuple[str, ...] = ()
    aliases: dict[str, str] = Field(default_factory=dict)


def _civil(text: str) -> datetime:
    """A civil time, or the last second of a day. Raises ValueError."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is not None:
        raise ValueError(f"{text!r} is no civil time like 2026-10-31 23:59:59, without an offset")
    is_day_alone = len(text) <= len("2026-10-31")
    return datetime.combine(at, time(23, 59, 59)) if is_day_alone else at
