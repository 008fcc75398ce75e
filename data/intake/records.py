"""How each kind of record is taken in. A new kind is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from data.intake import areas, cases
from data.intake.mapping import Taking
from data.intake.merging import Merged


@dataclass(frozen=True, slots=True)
class Record:
    """``type_rows`` fills the temporary table ``typed``; ``take`` merges it into the records."""

    type_rows: Callable[[Taking], None]
    take: Callable[[Taking], Merged]


RECORDS: Final = MappingProxyType(
    {
        "areas": Record(areas.type_rows, areas.take),
        "cases": Record(cases.type_rows, cases.take),
    }
)
