"""The scope that the words of a command mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from data.errors import QuestionError
from data.periods import ALL, Comparison, Period, between, parse_period
from data.scope import Dimension, Scope

if TYPE_CHECKING:
    from data.readings.reader import Reader


def asked_scope(
    reader: Reader,
    period: Period,
    area: str | None,
    compare: Comparison | None,
    filters: Mapping[Dimension, str | None],
) -> Scope:
    """What is asked about; an area by id or name. Raises QuestionError for one that there is not."""
    place = reader.place
    return Scope(
        as_of=place.as_of,
        period=period,
        area=place.within(area),
        compare=compare,
        filters=tuple((name, value) for name, value in filters.items() if value is not None),
    )


def asked_period(
    reader: Reader, token: str | None, first: date | None, last: date | None
) -> Period:
    """The period of a token or between two days, all there is without either. Raises QuestionError."""
    place = reader.place
    if first is None and last is None:
        return ALL if token is None else parse_period(token, place.as_of)
    if token is not None:
        raise QuestionError(
            f"Both the period {token!r} and days are given.",
            "either --period or --from and --to",
            "leave out one of them",
            subject="period",
            asked=token,
        )
    # A side that is not stated reaches as far as the data do.
    start = first or min(reader.first_day, last or date.max)
    return between(start, last or max(start, place.as_of.date()))
