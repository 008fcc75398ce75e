"""The step that a list of rows is about: when it began, its limit, its end, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, get_args

from data.readings.row import State, Step

NO_LIMIT: Final = "NULL::TIMESTAMP"
_STATES: Final[tuple[State, ...]] = get_args(State)
_LAST_SECOND: Final = "INTERVAL '86399 seconds'"


@dataclass(frozen=True, slots=True)
class Timed:
    """A step as SQL over judged rows; ``begins`` is what happens at its beginning. ``is_ended`` and
    ``is_on_time`` are stated where they follow from more than the times.
    """

    begins: str
    began: str
    ended: str
    due: str = NO_LIMIT
    is_ended: str | None = None
    is_on_time: str | None = None

    @property
    def has_ended(self) -> str:
        return self.is_ended or f"coalesce({self.ended} <= judged_at, false)"

    @property
    def ended_by_then(self) -> str:
        """The end, where it was known at the instant of judgement."""
        return f"CASE WHEN {self.ended} <= judged_at THEN {self.ended} END"

    @property
    def used_us(self) -> str:
        """Microseconds from the beginning to the end, or so far."""
        return _us(self.began, self._upto)

    @property
    def allowed_us(self) -> str:
        return _us(self.began, self.due)

    @property
    def over_us(self) -> str:
        """By how much the limit was passed, or is so far; negative while it is not."""
        return _us(self.due, self._upto)

    @property
    def _upto(self) -> str:
        if self.is_ended == "true":
            return self.ended
        return f"CASE WHEN {self.has_ended} THEN {self.ended} ELSE judged_at END"

    @property
    def state(self) -> str:
        """One of the states of a row; none of them says more than the times and flags do."""
        return self._told(lambda state: f"'{state}'")

    @property
    def state_rank(self) -> str:
        """The place of the state among all: numbers are put in order faster than words."""
        return self._told(lambda state: f"{_STATES.index(state)}::UTINYINT")

    def _told(self, told: Callable[[State], str]) -> str:
        on_time = self.is_on_time or f"coalesce({self.ended} <= {self.due}, false)"
        ended = (
            f"CASE WHEN {on_time} THEN {told('on_time')} WHEN {self._is_late} THEN {told('late')} "
            f"ELSE {told('ended')} END"
        )
        return (
            f"CASE WHEN is_void THEN {told('void')} WHEN {self.has_ended} THEN {ended} "
            f"WHEN is_suspended THEN {told('suspended')} "
            f"WHEN {self.due} IS NULL THEN {told('undated')} "
            f"WHEN {self.due} <= judged_at THEN {told('overdue')} ELSE {told('running')} END"
        )

    @property
    def _is_late(self) -> str:
        is_flagged = " OR outcome = 'overdue'" if self.is_on_time else ""
        return f"coalesce({self.ended} > {self.due}{is_flagged}, false)"


def _us(begin: str, end: str) -> str:
    return f"epoch_us({end}) - epoch_us({begin})"


CASE_STEPS: Final = MappingProxyType[Step, Timed](
    {
        "close": Timed("reported", "reported_at", "closed_at", "due_at", "is_closed", "is_on_time"),
        "contact": Timed("reported", "reported_at", "contacted_at", "contact_due_at"),
        "accept": Timed("reported", "reported_at", "accepted_at", is_ended="is_accepted"),
        "file": Timed("accepted", "coalesce(accepted_at, reported_at)", "filed_at", "file_due_at"),
        "dispatch": Timed("accepted", "accepted_at", "dispatched_at", is_ended="is_dispatched"),
        "handle": Timed("dispatched", "dispatched_at", "handled_at", "handle_due_at", "is_handled"),
        "finish": Timed("handled", "handled_at", "closed_at", is_ended="is_closed"),
        "call_back": Timed("closed", "closed_at", "called_back_at"),
        # Agreements know days alone, and a day is over with its last second.
        "perform": Timed(
            "closed",
            "closed_at",
            f"performed_on + {_LAST_SECOND}",
            f"agreement_due_on + {_LAST_SECOND}",
            is_ended="is_performed",
        ),
    }
)
WHISTLE_STEPS: Final = MappingProxyType[Step, Timed](
    {
        "sign": Timed("blown", "blown_at", "signed_at", is_ended="is_signed"),
        "contact": Timed("signed", "signed_at", "contacted_at", is_ended="is_contacted"),
        "arrive": Timed("contacted", "contacted_at", "arrived_at", is_ended="is_arrived"),
        "feed_back": Timed("arrived", "arrived_at", "fed_back_at", is_ended="is_fed_back"),
        "resolve": Timed("fed_back", "fed_back_at", "resolved_at"),
        # What has a limit counts from the whistle.
        "arrive_by": Timed("blown", "blown_at", "arrived_at", "arrive_due_at"),
        "feed_back_by": Timed("blown", "blown_at", "fed_back_at", "feedback_due_at"),
        "resolve_by": Timed("blown", "blown_at", "resolved_at", "resolve_due_at"),
    }
)
