"""Files of a briefing in a folder: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from data.briefings.interruptions import held_back
from data.errors import BriefingError
from data.generations.files import move


def file_all(folder: Path, files: Mapping[str, bytes], last: str) -> None:
    """Write files by name into a folder, which is made where it is missing.

    They are written beside it first and then take their places, so that a full disk leaves what
    was there; ``last``, which says that all others are there, takes its place at the end. Whoever
    interrupts waits until they all have. Raises BriefingError.
    """
    with filing_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".briefing-", dir=folder) as desk:
            for name, content in files.items():
                (Path(desk) / name).write_bytes(content)
            with held_back():
                for name in sorted(files, key=lambda name: (name == last, name)):
                    move(Path(desk) / name, folder / name)


def forget(folder: Path, names: Iterable[str]) -> None:
    """Delete files of a folder; one that is gone already is no fault. Raises BriefingError."""
    with filing_faults(folder):
        for name in names:
            with suppress(FileNotFoundError):
                (folder / name).unlink()


@contextmanager
def filing_faults(folder: Path) -> Iterator[None]:
    """Translate what the disk refuses."""
    try:
        yield
    except OSError as error:
        said = os.strerror(error.errno or 0)
        if isinstance(error, FileExistsError | NotADirectoryError):
            said = "a file stands where it should be"
        raise BriefingError(
            f"The folder {folder} cannot be written: {said}.",
            "a writable folder with room for the files",
            "choose another folder with --out, correct its rights, or free space; "
            "no file of this briefing was left half",
        ) from error
    except UnicodeEncodeError as error:
        raise BriefingError(
            f"The system cannot write the name {Path(error.object).name} ({error.encoding}).",
            "a system whose names of files are in UTF-8",
            "set LC_ALL=C.UTF-8 or PYTHONUTF8=1 and run the command again",
        ) from error
