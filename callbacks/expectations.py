"""Which expected times an address asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.address import Address
from data.analysis.expectation import Expectations
from data.analysis.expected import expected_times

if TYPE_CHECKING:
    from data.readings.reader import Reader


def expectations_at(address: Address, reader: Reader) -> Expectations:
    """The expected times of the address's area and filters. Raises QuestionError and StoreError."""
    scope = address.scope(reader.place)
    return reader.ask(lambda cursor, context: expected_times(cursor, scope, context))
