"""The store: reading which generations there are, and making the next one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import duckdb
from filelock import FileLock, Timeout

from data.errors import StoreError
from data.generations.database import open_writing, reading_faults, writing_faults
from data.generations.draft import Draft
from data.generations.rollback import choose_target
from data.generations.shelf import Shelf
from data.generations.snapshot import Snapshot, check_whole, read_snapshot, show_snapshot
from data.schema import SCHEMA_SQL

_PATIENCE_S: Final = 1.0


class Generations:
    """The generations under one home. One process may write at a time, any number may read.

    ``memory_limit`` and ``threads`` are for imports; readers state their own.
    """

    def __init__(
        self, home: Path, keep: int = 5, memory_limit: str = "1500MB", threads: int | None = None
    ) -> None:
        self.home = home.absolute()
        self.keep, self.memory_limit, self.threads = keep, memory_limit, threads
        self._shelf = Shelf(self.home)

    def current(self) -> str | None:
        """The id of the published generation; None while there is none. Raises StoreError."""
        with reading_faults(self._shelf.pointer):
            return self._shelf.current()

    def path(self, generation_id: str) -> Path:
        """The file of a generation. Raises QuestionError for what is no id."""
        return self._shelf.path(generation_id)

    def listing(self) -> tuple[Snapshot, ...]:
        """Every generation kept, newest first, with those that cannot be opened."""
        with reading_faults(self._shelf.pointer):
            current = self._shelf.pointed()
        return tuple(show_snapshot(self.path(kept), current) for kept in self._shelf.ids())

    def check(self, generation_id: str) -> None:
        """Read every record of a generation. Raises StoreError where it is no whole one."""
        check_whole(self.path(generation_id))

    def rollback(self, to: str | None = None) -> Snapshot:
        """Make ``to``, or the generation before the current one, the current one.

        Raises QuestionError where it is not kept, StoreError where it is no whole one or there is none.
        """
        current = next((kept for kept in self.listing() if kept.is_current), None)
        target = choose_target(self._shelf, to, current)
        with writing_faults(self.home), self._alone():
            snapshot = read_snapshot(self.path(target), target)
            self._shelf.point_to(target)
        return snapshot

    @contextmanager
    def draft(self) -> Iterator[Draft]:
        """A copy of the current generation to work on; without ``publish`` it is forgotten.

        Raises StoreError where the store cannot be written or another import is running.
        """
        with writing_faults(self.home):
            self.home.mkdir(parents=True, exist_ok=True)
            with self._alone(), self._desk() as path:
                parent_id = self.current()
                self._prepare(path, parent_id)
                writing = open_writing(path, self.memory_limit, self.threads)
                with closing(writing) as connection:
                    yield Draft(path, connection, parent_id, self._shelf, self.keep)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        # The system releases this lock however its process ends.
        lock = FileLock(self.home / "lock")
        try:
            lock.acquire(timeout=_PATIENCE_S)
        except Timeout:
            raise StoreError(
                f"Another import is running on {self.home}.",
                "one import or rollback at a time",
                "wait until it has finished and run the command again",
            ) from None
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _desk(self) -> Iterator[Path]:
        """An empty directory for one draft; what killed imports left behind is cleared."""
        drafts = self.home / "drafts"
        if drafts.exists():
            shutil.rmtree(drafts)
        drafts.mkdir()
        with tempfile.TemporaryDirectory(dir=drafts) as directory:
            yield Path(directory) / "draft.duckdb"

    def _prepare(self, path: Path, parent_id: str | None) -> None:
        if parent_id is None:
            with duckdb.connect(str(path)) as connection:
                # One transaction is twice as fast as one for each of its comments.
                connection.begin().execute(SCHEMA_SQL)
                connection.commit()
            return
        self.check(parent_id)
        shutil.copyfile(self.path(parent_id), path)
