"""The rows behind a number, as values: what is asked of them, and a page of the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal

from data.address import Part
from data.readings.question import Question
from data.scope import By, Scope

State = Literal[
    "on_time", "late", "ended", "overdue", "running", "undated", "suspended", "void"
]  # fmt: skip
"""Of the step that a list is about: ended within its limit, past it, or without one; still going on
past its limit, within it, or without one; put off; or no case at all.
"""
Step = Literal[
    "close", "accept", "file", "dispatch", "handle", "finish", "call_back", "contact", "perform",
    "sign", "arrive", "feed_back", "resolve", "arrive_by", "feed_back_by", "resolve_by",
]  # fmt: skip
Order = Literal[
    "number", "category", "area", "department", "channel", "began", "due", "ended", "state",
    "used", "over",
]  # fmt: skip
BY_EXCESS: Final = "-over"
PAGE_ROWS: Final = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """Which rows, in which order, which page of them.

    ``by`` and ``key`` limit them to one group of a breakdown other than by time: days and months are
    periods of the scope. ``part`` limits them to those in the numerator, or to those that are not.
    ``order`` is an Order, with a minus for the other way round.
    """

    metric: str
    scope: Scope
    part: Part = "all"
    order: str = BY_EXCESS
    page_no: int = 1
    page_rows: int = PAGE_ROWS
    by: By | None = None
    key: str | None = None

    @property
    def offset(self) -> int:
        """How many rows stand before the page."""
        return (self.page_no - 1) * self.page_rows

    @property
    def unordered(self) -> Listing:
        """The same rows, whatever their order and pages."""
        return Listing(self.metric, self.scope, self.part, by=self.by, key=self.key)

    @property
    def question(self) -> Question:
        """What asks for the number itself."""
        return Question((self.metric,), replace(self.scope, compare=None), self.by)


@dataclass(frozen=True, slots=True)
class Row:
    """One case, or one call of a whistle, as it was judged; no word of a person.

    ``category`` and ``detail`` are its large and small category, or block and item of a whistle.
    ``began_at``, ``due_at``, ``ended_at`` and the hours are those of the step that the list is
    about; ``used_hours`` run on while the step lasts. ``numerator`` and ``denominator`` are what the
    row adds to each; a quantile has no numerator. ``arisen_on`` and ``rebounded_at`` are those of a
    legacy case.
    """

    number: str
    kind: str | None
    category: str | None
    detail: str | None
    area_id: str | None
    area: str | None
    department: str | None
    channel: str | None
    began_at: datetime | None
    due_at: datetime | None
    ended_at: datetime | None
    state: State
    used_hours: float | None
    allowed_hours: float | None
    numerator: float | None
    denominator: float
    arisen_on: date | None = None
    rebounded_at: datetime | None = None

    @property
    def is_counted(self) -> bool:
        """Whether the row is part of the numerator."""
        return bool(self.numerator)


@dataclass(frozen=True, slots=True)
class RowPage:
    """A page of rows with the totals of all of them; past the last page stands the last one.

    ``total`` are the rows of the asked part; ``in_all`` those of every part, whose ``numerator``
    and ``denominator`` add up to what the number shows. ``step`` is what the times of the rows are
    about, ``begins`` what happens at its beginning.
    """

    listing: Listing
    step: Step
    begins: str
    rows: tuple[Row, ...] = ()
    total: int = 0
    in_all: int = 0
    numerator: float | None = None
    denominator: float = 0

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.listing.page_rows))
