"""What an import did, row by row accounted for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[str, int, int], None]
"""Told what is being done, and how many steps of how many are done."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: new + updated + unchanged + refused = read."""

    source: str
    file_name: str
    read_rows: int
    new_rows: int
    updated_rows: int
    unchanged_rows: int
    refused_rows: int
    nulled_values: int
    unplaced_rows: int
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def accepted_rows(self) -> int:
        return self.new_rows + self.updated_rows + self.unchanged_rows

    @property
    def is_change(self) -> bool:
        return bool(self.new_rows or self.updated_rows)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """A whole import. ``generation_id`` is None where nothing changed and nothing was published."""

    generation_id: str | None
    files: tuple[FileReport, ...] = field(default=())
