"""Briefings of a place: what they are called, what they tell, and when they are made by themselves."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Final, Literal, Self, get_args

from pydantic import Field, field_validator, model_validator

from data.errors import QuestionError
from data.metrics.catalogue import CATALOGUE
from data.periods import Period, Unit, parse_period
from data.source import Strict, Words

BriefingFormat = Literal["png", "pdf", "slide", "wechat", "csv"]
FORMATS: Final[tuple[BriefingFormat, ...]] = get_args(BriefingFormat)
_UNITS: Final[dict[str, Unit]] = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
}
_WHEN: Final = re.compile(rf"({'|'.join(_UNITS)})(?:, day (\d{{1,3}}))?, (\d{{1,2}}):(\d{{2}})")
_CURRENT: Final[dict[Unit, str]] = {
    "day": "today",
    "week": "this_week",
    "month": "this_month",
    "quarter": "this_quarter",
    "year": "this_year",
}
_ANY_T: Final = datetime(2026, 10, 31)


class BriefingFamily(Strict):
    """Metrics that stand together in the table, under one name."""

    name: Words
    metrics: tuple[str, ...] = Field(min_length=1)

    @field_validator("metrics")
    @classmethod
    def _known_metrics(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := [key for key in keys if key not in CATALOGUE]:
            raise ValueError(
                f"{', '.join(map(repr, unknown))}: no such metric; known are {', '.join(CATALOGUE)}"
            )
        return keys


class Schedule(Strict):
    """Briefings that are made once their period is over.

    ``when`` is the kind, the day after the end of the period (the first where it is not stated) and
    the time of day: ``monthly, day 1, 08:00``. ``areas`` are levels, ids or names of areas; without
    any it is the whole place.
    """

    when: str
    areas: tuple[str, ...] = ()
    formats: tuple[BriefingFormat, ...] = FORMATS
    lang: Literal["zh", "en"] | None = None

    @field_validator("when")
    @classmethod
    def _readable(cls, written: str) -> str:
        _times(written)
        return written

    @property
    def unit(self) -> Unit:
        return _times(self.when)[0]

    def due_at(self, period: Period) -> datetime:
        """From when on the briefing of a period is to be made, in civil time of the place."""
        assert period.end is not None
        _, day, at = _times(self.when)
        return datetime.combine(period.end + timedelta(days=day - 1), at)

    def latest_due(self, now: datetime) -> Period:
        """The last period whose briefing is to be made by ``now``, civil time of the place."""
        period = parse_period(_CURRENT[self.unit], now).shifted(-1)
        while self.due_at(period) > now:
            period = period.shifted(-1)
        return period


class BriefingRules(Strict):
    """``title`` stands between the place and the kind: 示范市 基层治理 月报. ``first_issue`` is the
    period of the first monthly issue, from which all are numbered; ``recipients`` and ``copies``
    stand at the end. ``keep`` is how many issues the outbox keeps of each schedule and area;
    ``catch_up`` how many missed ones are made up for.
    """

    title: Words = Words(zh="基层治理", en="Community governance")
    issuer: Words | None = None
    confidential: Words | None = Words(zh="内部资料", en="Internal")
    first_issue: str | None = None
    recipients: tuple[Words, ...] = ()
    copies: int | None = Field(default=None, ge=1)
    families: tuple[BriefingFamily, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    keep: int = Field(default=24, ge=1)
    catch_up: int = Field(default=3, ge=1)

    @field_validator("first_issue")
    @classmethod
    def _a_month(cls, token: str | None) -> str | None:
        if token is not None and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", token):
            raise ValueError(f"{token!r} is no month like 2024-01")
        return token

    @model_validator(mode="after")
    def _kept_long_enough(self) -> Self:
        if self.keep < self.catch_up:
            raise ValueError(f"keep {self.keep} is less than catch_up {self.catch_up}")
        return self

    @property
    def first_month(self) -> Period | None:
        """The month of the first issue; None where issues are not numbered."""
        return None if self.first_issue is None else parse_period(self.first_issue, _ANY_T)


def asked_formats(words: str) -> tuple[BriefingFormat, ...]:
    """Read formats divided by commas. Raises QuestionError for one that there is not."""
    asked = dict.fromkeys(word.strip() for word in words.split(","))
    if unknown := [word for word in asked if word not in FORMATS]:
        raise QuestionError(
            f"Briefings have no format {unknown[0]!r}.",
            f"one of: {', '.join(FORMATS)}",
            "name one or several of these, divided by commas",
            subject="value",
            asked=unknown[0],
        )
    return tuple(known for known in FORMATS if known in asked)


def _times(written: str) -> tuple[Unit, int, time]:
    """Kind, day and time of day. Raises ValueError."""
    match = _WHEN.fullmatch(written)
    day = int(match[2] or 1) if match else 0
    if match is None or day < 1 or int(match[3]) > 23 or int(match[4]) > 59:
        raise ValueError(
            f"{written!r} is no schedule like 'monthly, day 1, 08:00'; the kinds are "
            f"{', '.join(_UNITS)}, and days count from the end of the period"
        )
    return _UNITS[match[1]], day, time(int(match[3]), int(match[4]))
