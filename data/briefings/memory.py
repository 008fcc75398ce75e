"""The memory that briefings are made in: little where that is enough."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Final, TypeVar

import duckdb
from pydantic import ByteSize, TypeAdapter

from data.errors import StoreError
from data.settings import Settings
from data.warehouse import Warehouse

Answer = TypeVar("Answer")
LEAN: Final = "160MB"
"""A month or a year of ten million cases needs no more; five years of them do."""
_BYTES: Final = TypeAdapter(ByteSize)


def with_little_memory(settings: Settings, work: Callable[[Warehouse], Answer]) -> Answer:
    """Let ``work`` use a store that keeps to little memory; where it needs more, do it again with
    all that the settings grant. Raises what ``work`` raises.

    The database would otherwise fill what it is granted with what it has read, though nobody reads
    it again.
    """
    granted, lean = map(_BYTES.validate_python, (settings.memory_limit, LEAN))
    if granted > lean:
        try:
            return work(Warehouse(settings.model_copy(update={"memory_limit": LEAN})))
        except StoreError as error:
            if not isinstance(error.__cause__, duckdb.OutOfMemoryException):
                raise
        # What was opened hangs in the circle of an error and its frames; a process opens a file with
        # one limit alone.
        gc.collect()
    return work(Warehouse(settings))
