"""How each kind of record is taken in. A new kind is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from data.intake import areas, cases
from data.intake.mapping import Taking
from data.intake.merging import Merged
from data.intake.placing import note_lost_parents, place_cases
from data.profile import Profile


@dataclass(frozen=True, slots=True)
class Record:
    """``type_rows`` fills the temporary table ``typed``, ``place`` finds where its rows belong,
    ``take`` merges it into the records.
    """

    type_rows: Callable[[Taking], None]
    place: Callable[[Taking, Profile], None]
    take: Callable[[Taking], Merged]


RECORDS: Final = MappingProxyType(
    {
        "areas": Record(areas.type_rows, note_lost_parents, areas.take),
        "cases": Record(cases.type_rows, place_cases, cases.take),
    }
)
