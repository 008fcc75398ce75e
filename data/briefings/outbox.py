"""The folder in which scheduled briefings lie: what is in it, and what it no longer keeps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from data.briefing_rules import BriefingFormat
from data.briefings.filing import filing_faults, forget
from data.briefings.issues import issues_in

_LOCK: Final = ".due"
_LAST_LETTER: Final = "\U0010ffff"
"""It comes behind whatever a name goes on with."""


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


def keep_newest(folder: Path, keep: Mapping[str, int]) -> None:
    """Delete all but so many of the newest issues of each series, their documents first.

    The names of issues begin with their series and go on with a period, in the order of time.
    Raises BriefingError.
    """
    issues = sorted(issues_in(folder), key=lambda issue: issue.stem)
    stems = [issue.stem for issue in issues]
    for series, count in keep.items():
        first, end = bisect_left(stems, series), bisect_left(stems, f"{series}{_LAST_LETTER}")
        for issue in issues[first:end][:-count]:
            forget(folder, [issue.kept.name, *(file.name for file in issue.files)])
