"""What the bytes of a file alone tell, found in one pass beside the database's own read of it."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from data.intake.decoding import chunks, refuse_undecodable


@dataclass(frozen=True, slots=True)
class Perused:
    """A text file in UTF-8: the SHA-256 of its bytes, and its lines where each of them ends with a
    line feed alone.
    """

    sha256: str
    lines: int | None


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read: how many rows, and the SHA-256 of its bytes."""

    rows: int
    sha256: str


@contextmanager
def perusing(path: Path) -> Iterator[Future[Perused]]:
    """Peruse a file in a thread of its own; whoever leaves early leaves it unread.

    The result raises IntakeError naming the line that is not UTF-8.
    """
    is_left = Event()
    with ThreadPoolExecutor(max_workers=1) as beside:
        try:
            yield beside.submit(_peruse, path, is_left)
        finally:
            is_left.set()


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _peruse(path: Path, is_left: Event) -> Perused:
    sha256, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    breaks, has_returns, last = 0, False, b"\n"
    try:
        for chunk in chunks(path):
            if is_left.is_set():
                break
            sha256.update(chunk)
            decoder.decode(chunk)
            breaks, last = breaks + chunk.count(b"\n"), chunk[-1:]
            has_returns = has_returns or b"\r" in chunk
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        refuse_undecodable(path, "utf-8")
    lines = breaks if last == b"\n" else breaks + 1
    return Perused(sha256.hexdigest(), None if has_returns else lines)
