"""Briefings made side by side, and filed one after the other."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from callbacks.briefing_files import file_briefing, files_of, read_kept
from callbacks.briefing_rounds import Turn
from callbacks.briefings import compose_briefing
from data.briefings.outbox import keep_newest
from data.errors import BriefingError, QuestionError

if TYPE_CHECKING:
    from data.readings.reader import Reader

WORKERS: Final = min(os.cpu_count() or 1, 4)
"""More would wait for each other: a third of the work is Python's own."""


@dataclass(frozen=True, slots=True)
class Done:
    """A turn that was carried out: its files, or why there are none."""

    name: str
    paths: tuple[Path, ...] = ()
    fault: QuestionError | BriefingError | None = None


def carry_out(
    reader: Reader, turns: Sequence[Turn], folder: Path, workers: int = WORKERS
) -> Generator[Done, None, None]:
    """Make briefings side by side, and tell of each in the order asked.

    One that cannot be made holds up no other; one that cannot be filed ends the round, for the next
    would fare no better. The database and typesetting both work beside Python, so that threads are
    enough. Raises BriefingError for the folder, and StoreError.
    """
    with ThreadPoolExecutor(workers) as pool:
        making = deque(pool.submit(_made, reader, turn) for turn in turns)
        try:
            for turn in turns:
                # What is filed is let go of: a thousand briefings weigh a gigabyte.
                yield _filed(turn, making.popleft(), folder)
        finally:
            pool.shutdown(cancel_futures=True)
    # Once for all of them: the folder may hold a hundred thousand files.
    if keep := {turn.series: turn.keep for turn in turns if turn.keep is not None}:
        keep_newest(folder, keep)


def _made(reader: Reader, turn: Turn) -> Mapping[str, bytes]:
    document = (
        compose_briefing(reader, turn.asked, turn.made_on)
        if turn.kept is None
        else read_kept(turn.kept)
    )
    return files_of(document, turn.formats)


def _filed(turn: Turn, made: Future[Mapping[str, bytes]], folder: Path) -> Done:
    try:
        files = made.result()
    except (QuestionError, BriefingError) as fault:
        return Done(turn.name, fault=fault)
    return Done(turn.name, file_briefing(folder, turn.name, files))
