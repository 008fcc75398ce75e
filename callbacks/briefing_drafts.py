"""Briefings of addresses, made when they are looked at or taken home; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from callbacks.briefing_files import files_of
from callbacks.briefing_questions import ask
from callbacks.briefings import compose_briefing
from callbacks.once import Once
from data.address import Address
from data.briefing_rules import BriefingFormat
from layouts.briefing.keeping import SUFFIX
from layouts.briefing_preview import own_address

if TYPE_CHECKING:
    from data.readings.reader import Reader

Files = Mapping[str, bytes]
_KEPT_BYTES: Final = 64 * 2**20
"""A month's pages weigh about a megabyte."""
_Key = tuple[str, Address, BriefingFormat]


class Drafts:
    """The files of each generation, address and format, made once however many ask."""

    def __init__(self) -> None:
        self._once: Once[_Key, Files] = Once("briefings", _KEPT_BYTES, _weigh)

    def files(self, reader: Reader, address: Address, wanted: BriefingFormat) -> Files:
        """The files of one format by name, as the command makes them.

        Raises QuestionError where nothing was recorded in the period, BriefingError and StoreError.
        """
        own = own_address(address)
        key = (reader.place.generation_id, own, wanted)
        return self._once.awaited(key, lambda: _make(reader, own, wanted))


def _make(reader: Reader, address: Address, wanted: BriefingFormat) -> Files:
    asked = ask(reader.place, address.period, address.area, address.lang)
    made = files_of(compose_briefing(reader, asked), [wanted])
    return {name: content for name, content in made.items() if not name.endswith(SUFFIX)}


def _weigh(files: Files) -> int:
    return sum(map(len, files.values()))
