"""Ctrl+C, and a system that ends a command."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import Final

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
_ENDED: Final = 128


@contextmanager
def held_back() -> Iterator[None]:
    """Whoever interrupts meanwhile is heard afterwards. Threads are never interrupted."""
    if current_thread() is not main_thread():
        yield
        return
    heard: list[int] = []
    handlers = [signal.signal(each, lambda number, _: heard.append(number)) for each in _SIGNALS]
    try:
        yield
    finally:
        for each, handler in zip(_SIGNALS, handlers, strict=True):
            signal.signal(each, handler)
        for number in heard:
            signal.raise_signal(number)


def end_in_order() -> None:
    """Let the end by the system clear away what a command has begun, as Ctrl+C does."""
    signal.signal(signal.SIGTERM, _end)


def _end(number: int, _: FrameType | None) -> None:
    sys.exit(_ENDED + number)
