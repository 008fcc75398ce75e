"""The briefings that lie in a folder, as its files tell."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from typing import Final

from data.briefing_rules import FORMATS, BriefingFormat
from data.errors import BriefingError

_KEPT: Final = ".json"
_NAMES: Final[dict[BriefingFormat, re.Pattern[str]]] = {
    "png": re.compile(r"(.+)-(\d+)\.png"),
    "pdf": re.compile(r"(.+)()\.pdf"),
    "slide": re.compile(r"(.+)()-slide\.png"),
    "wechat": re.compile(r"(.+)()-wechat\.png"),
    "csv": re.compile(r"(.+)()\.zip"),
}
"""The names of the files of each format: that of the briefing, and the number of the page."""


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
    """All that are there with their files, latest first; what a round takes away meanwhile is left
    out. Raises BriefingError.
    """
    with _reading_faults(folder):
        names = [path.name for path in folder.iterdir()] if folder.exists() else []
        made = list(_made(folder, names))
    files = _files_by_stem(names)
    found = (Issue(stem, folder / f"{stem}{_KEPT}", at, files.get(stem, ())) for stem, at in made)
    return sorted(found, key=lambda issue: (issue.made_at, issue.stem), reverse=True)


def files_named(folder: Path, stem: str) -> list[str]:
    """The files of one briefing but its document; none where there is no such folder. Raises
    BriefingError.
    """
    with _reading_faults(folder):
        names = [path.name for path in folder.glob(f"{escape(stem)}*")]
    return [file.name for file in _files_by_stem(names).get(stem, ())]


def read_issued(folder: Path, name: str) -> bytes | None:
    """A file of an issue; None where no issue has one of this name. Raises BriefingError."""
    known = {file.name for issue in issues_in(folder) for file in issue.files}
    if name not in known:
        return None
    with _reading_faults(folder), suppress(FileNotFoundError):
        return (folder / name).read_bytes()
    return None


def _made(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, datetime]]:
    """The briefings whose documents are among the names, and when they were made."""
    for name in names:
        if name.endswith(_KEPT):
            with suppress(FileNotFoundError):
                made_at = datetime.fromtimestamp((folder / name).stat().st_mtime, UTC)
                yield name.removesuffix(_KEPT), made_at


def _files_by_stem(names: Iterable[str]) -> dict[str, tuple[IssueFile, ...]]:
    """The files among the names, in the order of formats and pages, by the name of the briefing."""
    found: defaultdict[str, list[IssueFile]] = defaultdict(list)
    for name in names:
        for format_, written in _NAMES.items():
            if match := written.fullmatch(name):
                page = int(match[2]) if match[2] else None
                found[match[1]].append(IssueFile(name, format_, page))
    return {stem: tuple(sorted(files, key=_place)) for stem, files in found.items()}


def _place(file: IssueFile) -> tuple[int, int]:
    return FORMATS.index(file.format), file.page or 0


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
