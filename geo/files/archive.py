"""The parts of the one shapefile in a .zip."""

from __future__ import annotations

import zlib
from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from data.errors import IntakeError

_MOST_BYTES: Final = 2**30
_ENCRYPTED: Final = 0x1
_NOT_OF_THE_FILE: Final = "__MACOSX"


def read_parts(path: Path, suffixes: Collection[str]) -> dict[str, bytes]:
    """Read the parts of one shapefile, by their suffix in lower case.

    The files may lie in folders and keep company with others. Nothing is unpacked to a disk.
    Raises IntakeError for a file that is no .zip, is encrypted, cut off or too large, names a
    place outside itself, or holds no shapefile or several.
    """
    try:
        with ZipFile(path) as archive:
            return _parts(archive, suffixes, path.name)
    except (BadZipFile, EOFError, NotImplementedError, OSError, zlib.error) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is damaged"
        raise IntakeError(
            f"{path.name} cannot be read: {reason or 'input/output error'}.",
            "a readable .zip file with one shapefile",
            "copy or zip the files again",
        ) from None


def _parts(archive: ZipFile, suffixes: Collection[str], file_name: str) -> dict[str, bytes]:
    members = [each for each in archive.infolist() if _is_file(each)]
    for member in members:
        _check_safe(member, file_name)
    stem = _only_stem(members, file_name)
    chosen = {
        PurePosixPath(each.filename).suffix.lower(): each
        for each in members
        if _stem(each) == stem and PurePosixPath(each.filename).suffix.lower() in suffixes
    }
    if sum(each.file_size for each in chosen.values()) > _MOST_BYTES:
        raise IntakeError(
            f"{file_name} unpacks to more than {_MOST_BYTES // 2**20} MiB.",
            "the boundaries of one place",
            "leave out other layers and attributes, then zip the files again",
        )
    return {suffix: archive.read(each) for suffix, each in chosen.items()}


def _is_file(member: ZipInfo) -> bool:
    place = PurePosixPath(member.filename)
    return bool(place.suffix) and not member.is_dir() and _NOT_OF_THE_FILE not in place.parts


def _check_safe(member: ZipInfo, file_name: str) -> None:
    place = PurePosixPath(member.filename)
    if place.is_absolute() or ".." in place.parts or ":" in place.parts[0]:
        raise IntakeError(
            f"{file_name} holds {member.filename[:80]!r}, which points outside the file.",
            "a .zip whose files lie within it",
            "do not trust this file; have its sender zip the shapefile again",
        )
    if member.flag_bits & _ENCRYPTED:
        raise IntakeError(
            f"{file_name} is encrypted.", "a .zip without a password", "zip the files again"
        )


def _stem(member: ZipInfo) -> PurePosixPath:
    return PurePosixPath(member.filename).with_suffix("")


def _only_stem(members: list[ZipInfo], file_name: str) -> PurePosixPath:
    found = [each for each in members if each.filename.lower().endswith(".shp")]
    if len(found) == 1:
        return _stem(found[0])
    names = ", ".join(sorted(each.filename for each in found)[:10])
    raise IntakeError(
        f"{file_name} holds several shapefiles: {names}."
        if found
        else f"{file_name} holds no shapefile.",
        "a .zip with exactly one .shp and its siblings",
        "zip the files of each shapefile on their own",
    )
