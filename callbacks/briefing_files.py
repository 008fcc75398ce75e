"""The files of a briefing: what is typeset of it, its tables, and the document itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from data.briefing_rules import BriefingFormat
from data.briefings.bundle import bundle
from data.briefings.filing import file_all, forget
from data.briefings.issues import files_named
from data.errors import BriefingError
from layouts.briefing.document import Document
from layouts.briefing.keeping import SUFFIX, keep, recall
from layouts.briefing.tables import readme, tables
from layouts.briefing.typesetting import typeset

_STEM: Final = re.compile(r"(?!\.)[^/\\:\x00-\x1f]+")


def files_of(document: Document, formats: Collection[BriefingFormat]) -> dict[str, bytes]:
    """The files by name; with them the document, from which they can be made again."""
    stem = document.head.file
    drawn = [each for each in formats if each != "csv"]
    files = typeset(document, drawn) if drawn else {}
    if "csv" in formats:
        found = tables(document)
        files[f"{stem}.zip"] = bundle(found, readme(document, found))
    return {**files, f"{stem}{SUFFIX}": keep(document)}


def file_briefing(folder: Path, stem: str, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Lay the files of a briefing into a folder, all or none. Raises BriefingError.

    What lies there of the same name and was drawn from another document goes: beside a document
    there is nothing but what was drawn from it.
    """
    kept = f"{stem}{SUFFIX}"
    before = files_named(folder, stem) if _differs(folder / kept, files[kept]) else []
    file_all(folder, files, last=kept)
    forget(folder, [name for name in before if name not in files])
    return tuple(folder / name for name in files)


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() != content
    except OSError:
        return True


def read_kept(path: Path) -> Document:
    """The document that stands beside the files made of it. Raises BriefingError.

    Its files will bear the name that it states, so that this must lead to no other folder.
    """
    try:
        kept = path.read_bytes()
    except OSError as error:
        raise BriefingError(
            f"The file {path} cannot be read: {error.strerror}.",
            f"a file ending in {SUFFIX} that `briefing` wrote",
            "check its name and rights",
        ) from None
    document = recall(kept, path.name)
    if _STEM.fullmatch(document.head.file) is None:
        raise BriefingError(
            f"{path.name} names its files {document.head.file!r}.",
            "a name without a folder, as `briefing` gives it",
            "make the briefing anew from its generation",
        )
    return document
