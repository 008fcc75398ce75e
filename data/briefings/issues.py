"""The briefings that lie in a folder, as its files tell."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from data.briefing_rules import BriefingFormat
from data.errors import BriefingError

_KEPT: Final = ".json"
_ENDINGS: Final[dict[BriefingFormat, re.Pattern[str]]] = {
    "png": re.compile(r"-(\d+)\.png"),
    "pdf": re.compile(r"()\.pdf"),
    "slide": re.compile(r"()-slide\.png"),
    "wechat": re.compile(r"()-wechat\.png"),
    "csv": re.compile(r"()\.zip"),
}
"""How the names of the files of each format go on behind that of the briefing."""


@dataclass(frozen=True, slots=True)
class IssueFile:
    """One file; ``page`` is its number, None of a format that has one file."""

    name: str
    format: BriefingFormat
    page: int | None


@dataclass(frozen=True, slots=True)
class Issue:
    """A made briefing; ``kept`` is the file with all that it was made of."""

    stem: str
    kept: Path
    made_at: datetime
    files: tuple[IssueFile, ...]


def issues_in(folder: Path) -> list[Issue]:
    """All that are there with their files, latest first. Raises BriefingError."""
    with _reading_faults(folder):
        if not folder.exists():
            return []
        entries = {entry.name: entry.stat().st_mtime for entry in os.scandir(folder)}
    found = (_issue(folder, name, entries) for name in entries if name.endswith(_KEPT))
    return sorted(found, key=lambda issue: (issue.made_at, issue.stem), reverse=True)


def read_issued(folder: Path, name: str) -> bytes | None:
    """A file of an issue; None where no issue has one of this name. Raises BriefingError."""
    known = {file.name for issue in issues_in(folder) for file in issue.files}
    if name not in known:
        return None
    with _reading_faults(folder):
        return (folder / name).read_bytes()


def _issue(folder: Path, kept: str, entries: dict[str, float]) -> Issue:
    stem = kept.removesuffix(_KEPT)
    files = [file for name in entries if name.startswith(stem) for file in _file(name, stem)]
    order = list(_ENDINGS)
    files.sort(key=lambda file: (order.index(file.format), file.page or 0))
    made_at = datetime.fromtimestamp(entries[kept], UTC)
    return Issue(stem, folder / kept, made_at, tuple(files))


def _file(name: str, stem: str) -> Iterator[IssueFile]:
    for format_, ending in _ENDINGS.items():
        if match := ending.fullmatch(name.removeprefix(stem)):
            yield IssueFile(name, format_, int(match[1]) if match[1] else None)


@contextmanager
def _reading_faults(folder: Path) -> Iterator[None]:
    """Translate what the disk refuses."""
    try:
        yield
    except OSError as error:
        raise BriefingError(
            f"The folder {folder} cannot be read: {os.strerror(error.errno or 0)}.",
            "a folder whose files can be read",
            "correct its rights",
            case="briefing.outbox",
            folder=folder,
            said=os.strerror(error.errno or 0),
        ) from error
