"""What the command for briefings does: makes what is asked for or due, or draws what was kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from callbacks.briefing_files import file_briefing, files_of, read_kept
from callbacks.briefing_rounds import Turn, asked_turns
from callbacks.briefing_schedules import check_schedules, due_turns
from callbacks.briefing_work import Done, carry_out
from data.briefing_rules import BriefingFormat
from data.briefings.memory import with_little_memory
from data.briefings.outbox import alone_in
from data.metrics.metric import Language
from data.settings import Settings

if TYPE_CHECKING:
    from data.readings.reader import Reader
    from data.warehouse import Warehouse

Hear = Callable[[Done, int, int], None]
"""Hears of each briefing, how many are done by now, and of how many."""


@dataclass(frozen=True, slots=True)
class Order:
    """A briefing of one period for each area; ``areas`` are ids, names or levels."""

    period: str | None
    areas: Sequence[str]
    language: Language | None
    formats: Sequence[BriefingFormat]
    made_on: date | None

    def turns(self, reader: Reader) -> list[Turn]:
        return asked_turns(
            reader.place, self.period, self.areas, self.language, self.formats, self.made_on
        )


def make_asked(settings: Settings, folder: Path, order: Order, hear: Hear) -> None:
    """Make what is asked for. Raises QuestionError, BriefingError and StoreError.

    Where any can be made, one that cannot is heard of instead of raised.
    """
    is_any_made = False

    def hear_or_raise(done: Done, number: int, total: int) -> None:
        nonlocal is_any_made
        is_any_made = is_any_made or done.fault is None
        if done.fault is not None and number == total and not is_any_made:
            raise done.fault
        hear(done, number, total)

    _make(settings, folder, order.turns, hear_or_raise)


def make_due(settings: Settings, folder: Path, now: datetime, hear: Hear) -> int | None:
    """Make what the schedules ask for by ``now``, and say how many briefings this is; None where
    another run is at it. Raises as ``make_asked``, for an area that a schedule names and there is
    not when all others are made.
    """
    with alone_in(folder) as is_alone:
        if not is_alone:
            return None
        return _make(
            settings,
            folder,
            lambda reader: due_turns(reader, now, folder),
            hear,
            lambda reader: check_schedules(reader.place),
        )


def draw_again(kept: Path, formats: Sequence[BriefingFormat], folder: Path) -> tuple[Path, ...]:
    """Make the files of a briefing from what was kept beside them. Raises BriefingError."""
    document = read_kept(kept)
    return file_briefing(folder, document.head.file, files_of(document, formats))


def _make(
    settings: Settings,
    folder: Path,
    find: Callable[[Reader], Sequence[Turn]],
    hear: Hear,
    conclude: Callable[[Reader], None] = lambda _: None,
) -> int:
    def work(warehouse: Warehouse) -> int:
        reader = warehouse.reader()
        turns = find(reader)
        with closing(carry_out(reader, turns, folder)) as round_:
            for number, done in enumerate(round_, 1):
                hear(done, number, len(turns))
        conclude(reader)
        return len(turns)

    return with_little_memory(settings, work)
