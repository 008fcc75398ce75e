"""How each kind of record is taken in: areas in their own way, all others in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from data.intake import areas, placed
from data.intake.mapping import Taking
from data.intake.merging import Merged
from data.intake.placing import note_lost_parents, place_rows
from data.profile import Profile
from data.records import PLACED


@dataclass(frozen=True, slots=True)
class Way:
    """``type_rows`` fills the temporary table ``typed``, ``place`` finds where its rows belong,
    ``take`` merges it into the records.
    """

    type_rows: Callable[[Taking], None]
    place: Callable[[Taking, Profile], None]
    take: Callable[[Taking], Merged]


_OF_AREAS: Final = Way(areas.type_rows, note_lost_parents, areas.take)
_OF_PLACED: Final = Way(placed.type_rows, place_rows, placed.take)
WAYS: Final = MappingProxyType({"areas": _OF_AREAS} | dict.fromkeys(PLACED, _OF_PLACED))
