"""The files of a briefing: what is typeset of it, its tables, and the document itself."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

from data.briefing_rules import BriefingFormat
from data.briefings.bundle import bundle
from data.briefings.filing import file_all, forget
from data.errors import BriefingError
from layouts.briefing.document import Document
from layouts.briefing.keeping import SUFFIX, keep, recall
from layouts.briefing.tables import readme, tables
from layouts.briefing.typesetting import typeset

_PAGE: Final = re.compile(r"-\d+\.png")


def files_of(document: Document, formats: Collection[BriefingFormat]) -> dict[str, bytes]:
    """The files by name; with them the document, from which they can be made again."""
    stem = document.head.file
    drawn = [each for each in formats if each != "csv"]
    files = typeset(document, drawn) if drawn else {}
    if "csv" in formats:
        found = tables(document)
        files[f"{stem}.zip"] = bundle(found, readme(document, found))
    return {**files, f"{stem}{SUFFIX}": keep(document)}


def file_briefing(
    document: Document, formats: Collection[BriefingFormat], folder: Path
) -> tuple[Path, ...]:
    """Write the files into a folder, all or none. Raises BriefingError."""
    files = files_of(document, formats)
    file_all(folder, files, last=f"{document.head.file}{SUFFIX}")
    if "png" in formats:
        forget(folder, _further_pages(folder, document.head.file, files))
    return tuple(folder / name for name in files)


def read_kept(path: Path) -> Document:
    """The document that stands beside the files made of it. Raises BriefingError."""
    try:
        kept = path.read_bytes()
    except OSError as error:
        raise BriefingError(
            f"The file {path} cannot be read: {error.strerror}.",
            f"a file ending in {SUFFIX} that `briefing` wrote",
            "check its name and rights",
        ) from None
    return recall(kept, path.name)


def _further_pages(folder: Path, stem: str, files: Collection[str]) -> list[str]:
    """Pages of a longer briefing of the same name, made before."""
    pages = (path.name for path in folder.glob("*.png") if path.name.startswith(stem))
    return [
        page for page in pages if _PAGE.fullmatch(page.removeprefix(stem)) and page not in files
    ]
