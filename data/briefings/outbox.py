"""The folder in which scheduled briefings lie: what is in it, and what it no longer keeps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from data.briefing_rules import BriefingFormat
from data.briefings.filing import filing_faults, forget
from data.briefings.issues import issues_in

_LAST: Final = ".json"
_LOCK: Final = ".due"


@contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Whether no other round is at work in the folder; while this one lasts, none begins.

    Raises BriefingError for a folder that cannot be written.
    """
    with filing_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        # The system releases this lock however its process ends.
        lock = FileLock(folder / _LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            is_alone = False
        else:
            is_alone = True
    try:
        yield is_alone
    finally:
        lock.release()


def formats_made(folder: Path) -> dict[str, frozenset[BriefingFormat]]:
    """What lies there, by the name of each briefing: the document takes its place last, so that one
    is there with all its files. Raises BriefingError.
    """
    return {
        issue.stem: frozenset(file.format for file in issue.files) for issue in issues_in(folder)
    }


def keep_newest(folder: Path, series: str, keep: int) -> int:
    """Delete all but the newest issues of a series, and say how many these were.

    Their names begin with ``series`` and go on with a period, in the order of time. Raises
    BriefingError.
    """
    issues = sorted(
        path.name.removesuffix(_LAST)
        for path in folder.glob(f"*{_LAST}")
        if path.name.startswith(series)
    )
    old = issues[:-keep]
    for stem in old:
        others = (path.name for path in folder.iterdir() if _is_of(path.name, stem))
        forget(folder, [f"{stem}{_LAST}", *others])
    return len(old)


def _is_of(name: str, stem: str) -> bool:
    """Whether a file belongs to a briefing: 示范市-月报-2026-10-1.png to 示范市-月报-2026-10."""
    rest = name.removeprefix(stem)
    return rest != name and rest[:1] in ("-", ".")
