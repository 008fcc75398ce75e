"""Writing files so that a kill or a power cut leaves either the old state or the new one."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until a file, or the names in a directory, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def move(source: Path, target: Path) -> None:
    """Move a finished file within one file system, durably; a target that is there is replaced."""
    sync(source)
    source.replace(target)
    sync(target.parent)


def replace_text(path: Path, text: str) -> None:
    """Replace a small file; readers see the old text or the new one, never a part."""
    new = path.with_name(f"{path.name}.new")
    new.write_text(text, encoding="utf-8")
    move(new, path)


def create_private(path: Path, content: bytes) -> None:
    """Create a file that its owner alone may read; a file that is there stays as it is."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        sync(Path(name))
        # A link, unlike a rename, never replaces what another process created meanwhile.
        with suppress(FileExistsError):
            path.hardlink_to(name)
    finally:
        Path(name).unlink()
    sync(path.parent)
