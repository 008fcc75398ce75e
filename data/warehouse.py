"""The reading side of the store: follows the pointer to the current generation."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from data.errors import EmptyStoreError
from data.generations import Generations, open_reading
from data.generations.database import reading_faults
from data.readings.reader import Reader
from data.settings import Settings


class Warehouse:
    """Hands out a reader of the current generation; a new generation shows at the next call.

    Readers handed out earlier keep answering from their own generation, so that a page never
    mixes two.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._generations = Generations(settings.home, settings.keep_generations)
        self._lock = Lock()
        self._reader: tuple[str, Reader] | None = None

    @property
    def outbox(self) -> Path:
        """The folder in which made briefings lie."""
        return self._settings.outbox

    def reader(self) -> Reader:
        """The reader of the current generation. Raises StoreError where there is none."""
        current = self._generations.current()
        if current is None:
            raise EmptyStoreError(
                f"The store {self._settings.home} is empty.",
                "at least one published generation",
                "run: python app.py import --profile PROFILE FILE…",
            )
        with self._lock:
            if self._reader is None or self._reader[0] != current:
                self._reader = (current, self._open(current))
            return self._reader[1]

    def _open(self, generation_id: str) -> Reader:
        path = self._generations.path(generation_id)
        with reading_faults(path):
            connection = open_reading(path, self._settings.memory_limit, self._settings.threads)
            return Reader(connection, path)
