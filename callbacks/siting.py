"""Where facilities stand and are missing, at an address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from data.address import Address
from data.errors import QuestionError
from data.metrics.reach import BY_HOUSEHOLDS, circle_of
from data.place import Place
from data.readings.question import Question
from data.readings.reading import Reading
from data.readings.sites import siting_of
from data.scope import By
from data.siting import Siting
from layouts.reach_bars import best_first
from layouts.sheet import Sheet

if TYPE_CHECKING:
    from data.readings.reader import Reader


def siting_at(address: Address, reader: Reader, kind: str) -> Siting:
    """Where a kind of facility stands and is missing on the last day of the address's period."""
    place, scope = reader.place, address.scope(reader.place)
    day = Sheet(address, place, scope).day
    return reader.recall(
        ("siting", kind, day, scope.area),
        lambda cursor, _: siting_of(cursor, place, kind, day, scope.area),
    )


def siting_asked(
    address: Address, reader: Reader, kinds: Sequence[Reading] | None = None
) -> Siting | None:
    """Of the kind that the address names, or else of the one that reaches fewest households; None
    where none is recorded. ``kinds`` are the answers to ``kinds_question``, where they are known.
    """
    place = reader.place
    if kinds is None:
        (kinds,) = reader.read(kinds_question(address, place))
    known = best_first(kinds)
    # Sites are chosen among residences, for residents.
    if not known or circle_of(place.recorded) is not BY_HOUSEHOLDS:
        return None
    kind = chosen_kind(address, place) or known[-1].key
    return siting_at(address, reader, kind) if kind else None


def kinds_question(address: Address, place: Place) -> Question:
    """The households that each kind of facility reaches, or else the ground."""
    each = circle_of(place.recorded).each
    return Question((each,), address.scope(place), By("facility_kind"))


def chosen_kind(address: Address, place: Place) -> str | None:
    """The kind of facility that the address names; None where it names none.

    Raises QuestionError for one that the service circle does not have.
    """
    known = place.profile.reach.keys
    if address.facility is None or address.facility in known:
        return address.facility
    raise QuestionError(
        f"There is no kind of facility {address.facility!r}.",
        f"one of: {', '.join(known)}",
        "correct the address, or open the start page",
        subject="value",
        asked=address.facility,
    )
