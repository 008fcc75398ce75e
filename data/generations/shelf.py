"""Where the generations stand, and which of them is current."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data.errors import QuestionError, StoreError
from data.generations.database import spill
from data.generations.files import move, replace_text

_ID: Final = re.compile(r"(\d{6,})-[0-9a-f]{8}")
_FEWEST_KEPT: Final = 2  # a reader may be on its way to the one that was current a moment ago


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of the store; knows nothing of what stands in them."""

    home: Path

    @property
    def directory(self) -> Path:
        return self.home / "generations"

    @property
    def pointer(self) -> Path:
        return self.home / "current"

    def path(self, generation_id: str) -> Path:
        """The file of a generation, whether it is there or not. Raises QuestionError."""
        if not _ID.fullmatch(generation_id):
            raise self.unknown(generation_id)
        return self.directory / f"{generation_id}.duckdb"

    def ids(self) -> tuple[str, ...]:
        """Every generation kept, newest first."""
        found = (path.stem for path in self.directory.glob("*.duckdb"))
        return tuple(sorted((x for x in found if _ID.fullmatch(x)), key=_number, reverse=True))

    def pointed(self) -> str | None:
        """What the pointer says, be it right or wrong; None before the first publication."""
        try:
            said = self.pointer.read_text(encoding="utf-8", errors="backslashreplace")
        except FileNotFoundError:
            return None
        return said.strip()

    def current(self) -> str | None:
        """The id in the pointer; None before the first publication. Raises StoreError."""
        generation_id = self.pointed()
        if generation_id is None:
            return None
        if _ID.fullmatch(generation_id) and self.path(generation_id).is_file():
            return generation_id
        raise StoreError(
            f"The pointer {self.pointer} names {generation_id!r}, which is not there.",
            f"one of the generations kept: {', '.join(self.ids()) or 'none'}",
            "go to the newest with: python app.py snapshots rollback; or, where none is kept, "
            f"delete {self.pointer} and import again",
            case="store.pointer",
            pointer=self.pointer,
            named=generation_id,
            kept=", ".join(self.ids()) or "—",
        )

    def next_number(self) -> int:
        return max((_number(kept) for kept in self.ids()), default=0) + 1

    def take_in(self, draft: Path, generation_id: str) -> None:
        """Move a finished draft to its place."""
        self.directory.mkdir(exist_ok=True)
        move(draft, self.path(generation_id))

    def point_to(self, generation_id: str) -> None:
        """Make a generation the current one, at once for all who ask from now on."""
        replace_text(self.pointer, f"{generation_id}\n")

    def prune(self, keep: int, current: str, parent_id: str | None) -> None:
        """Delete all but ``keep`` generations: the current one, its parent, then the newest."""
        wanted = dict.fromkeys((current, parent_id, *self.ids()))
        wanted.pop(None, None)
        kept = list(wanted)[: max(keep, _FEWEST_KEPT)]
        for generation_id in set(self.ids()) - set(kept):
            path = self.path(generation_id)
            path.unlink()
            # A server that was killed has left its part behind.
            shutil.rmtree(spill(path), ignore_errors=True)

    def unknown(self, generation_id: str) -> QuestionError:
        return QuestionError(
            f"There is no generation {generation_id!r}.",
            f"one of: {', '.join(self.ids()) or 'none yet'}",
            "list them with: python app.py snapshots",
            subject="generation",
            asked=generation_id,
        )


def _number(generation_id: str) -> int:
    return int(generation_id.partition("-")[0])
