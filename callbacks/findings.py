"""What the last import found wrong with the map, at an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.address import Address
from data.findings import Findings
from data.readings.findings import findings_of

if TYPE_CHECKING:
    from data.readings.reader import Reader


def findings_at(address: Address, reader: Reader) -> Findings:
    """The findings in the address's area. Raises QuestionError and StoreError."""
    place = reader.place
    area = place.root if address.area is None else place.area(address.area)
    return reader.recall(
        ("findings", area.area_id),
        lambda cursor, _: findings_of(cursor, area, place),
    )
