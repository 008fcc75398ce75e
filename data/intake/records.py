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
    """``required`` fields make a row's key; ``type_rows`` fills ``typed``; ``take`` merges it."""

    required: tuple[str, ...]
    type_rows: Callable[[Taking], None]
    take: Callable[[Taking], Merged]


RECORDS: Final = MappingProxyType(
    {
        "areas": Record(areas.REQUIRED, areas.type_rows, areas.take),
        "cases": Record(cases.REQUIRED, cases.type_rows, cases.take),
    }
)
