"""Whose posts an address asks for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from data.address import Address
from data.readings.posts import roster_of
from data.roster import Roster
from data.scope import Scope

if TYPE_CHECKING:
    from data.readings.reader import Reader


def roster_at(address: Address, reader: Reader) -> Roster:
    """The posts of the address's area on the last day that its period has reached.

    Raises QuestionError and StoreError.
    """
    place, scope = reader.place, address.scope(reader.place)
    area = place.root if scope.area is None else place.areas[scope.area]
    day = last_day(scope)
    return reader.ask(lambda cursor, _: roster_of(cursor, area, place.profile, day))


def last_day(scope: Scope) -> date:
    """The last day that a scope's period has reached: states are those of its end."""
    end = scope.period.covered(scope.as_of).end
    return scope.as_of.date() if end is None else end - timedelta(days=1)
