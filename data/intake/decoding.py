"""Strict decoding of text files: byte-order mark, then UTF-8, then GB18030, else an error."""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from data.errors import IntakeError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS: Final = (",", ";", "\t", "|")
_HAN: Final = re.compile("[一-鿿]")
_CHUNK_BYTES: Final = 1 << 20  # fits the cache of a processor
# GBK text can pass for a few UTF-8 characters by chance, never for this many Han characters.
_SURELY_UTF8: Final = 8


def as_utf8(path: Path, work: Path) -> Path:
    """A file with the same text in UTF-8: ``path`` itself, or a copy in the folder ``work``.

    Raises IntakeError naming the line that cannot be decoded; ``path`` itself is read only until it
    is surely UTF-8, and what follows may still be faulty. Charset detectors are not used: they take
    small GBK files for UTF-16.
    """
    encoding = _encoding_of(path)
    if encoding == "utf-8":
        return path
    copy = work / path.name
    with (
        path.open(encoding=encoding, newline="") as old,
        copy.open("w", encoding="utf-8", newline="") as new,
    ):
        while chunk := old.read(_CHUNK_BYTES):
            new.write(chunk)
    return copy


def chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, a part at a time."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk


def refuse_undecodable(path: Path, encoding: str) -> None:
    """Raise IntakeError naming the first line of a file that ``encoding`` cannot be, if any."""
    _first_fault(path, encoding, is_last_guess=True)


def read_header(path: Path, delimiter: str = ",") -> list[str]:
    """The column names of a UTF-8 CSV file; a column may be nameless.

    Raises IntakeError for an empty or doubtful header.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            header = [name.strip() for name in next(csv.reader(file, delimiter=delimiter), [])]
        except csv.Error as error:
            raise _unreadable(path, str(error)) from None
    if not any(header):
        raise IntakeError(
            f"{path.name} is empty.",
            "a header line with column names, then one row per line",
            "export the file again and check its size",
        )
    if len(header) == 1 and (other := _other_delimiter(header[0], delimiter)):
        raise IntakeError(
            f"{path.name}, row 1: the columns are separated by {other!r}, not by {delimiter!r}.",
            f"values separated by {delimiter!r}",
            f"state delimiter = {json.dumps(other)} for this source in the profile, or export again",
        )
    plain = [name.casefold() for name in header]
    twice = sorted({name for name in header if name and plain.count(name.casefold()) > 1})
    if twice:
        raise IntakeError(
            f"{path.name}, row 1: the column {', '.join(twice)} stands twice.",
            "every column name once; capitals make no difference",
            "rename or remove the second column",
        )
    return header


def _other_delimiter(line: str, delimiter: str) -> str | None:
    return next((mark for mark in _DELIMITERS if mark in line and mark != delimiter), None)


def _unreadable(path: Path, said: str) -> IntakeError:
    return IntakeError(
        f"{path.name}, row 1: the header cannot be read: {said}.",
        "a header line with column names",
        "check that this is a CSV file, or export it again",
    )


def _encoding_of(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            refuse_undecodable(path, encoding)
            return encoding
    if _first_fault(path, "utf-8", is_last_guess=False) is None:
        return "utf-8"
    refuse_undecodable(path, "gb18030")
    return "gb18030"


def _first_fault(path: Path, encoding: str, *, is_last_guess: bool) -> int | None:
    """The line of the first byte that ``encoding`` cannot be; None where all of it can, or where
    another guess is left and the beginning is enough to need none.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    sound, han = 0, 0
    for chunk in chain(chunks(path), (b"",)):
        if chunk and han == _SURELY_UTF8 and not is_last_guess:
            return None
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as fault:
            good = fault.object[: fault.start].decode(encoding, "ignore")
            line = 1 + _count_breaks(path, encoding, sound) + good.count("\n")
            if is_last_guess or han + _count_han(good) >= _SURELY_UTF8:
                raise _undecodable(path, line) from None
            return line
        sound, han = sound + 1, min(_SURELY_UTF8, han + _count_han(text))
    return None


def _count_breaks(path: Path, encoding: str, sound: int) -> int:
    """The line breaks in the first chunks of a file, so many of which are sound."""
    decoder = codecs.getincrementaldecoder(encoding)()
    return sum(decoder.decode(chunk).count("\n") for chunk in islice(chunks(path), sound))


def _count_han(text: str) -> int:
    if text.isascii():
        return 0
    return sum(1 for _ in islice(_HAN.finditer(text), _SURELY_UTF8))


def _undecodable(path: Path, line: int) -> IntakeError:
    return IntakeError(
        f"{path.name}, line {line}: the text cannot be decoded.",
        "UTF-8 (with or without byte-order mark) or GB18030 throughout",
        "the file is damaged or cut off there: export it again, as “CSV UTF-8” where offered",
    )
