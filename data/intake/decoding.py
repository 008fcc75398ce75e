"""Strict decoding of text files: byte-order mark, then UTF-8, then GB18030, else an error."""

from __future__ import annotations

import codecs
import csv
from pathlib import Path
from typing import Final

from data.errors import IntakeError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK_BYTES: Final = 1 << 24
# GBK text can pass for a few UTF-8 characters by chance, never for this many Han characters.
_SURELY_UTF8: Final = 8


def as_utf8(path: Path, work: Path) -> Path:
    """A file with the same text in UTF-8: ``path`` itself, or a copy in the folder ``work``.

    Raises IntakeError naming the line that cannot be decoded. Charset detectors are not used:
    they take small GBK files for UTF-16.
    """
    encoding = _encoding_of(path)
    if encoding == "utf-8":
        return path
    copy = work / f"{path.name}.utf8"
    with (
        path.open(encoding=encoding, newline="") as old,
        copy.open("w", encoding="utf-8", newline="") as new,
    ):
        while chunk := old.read(_CHUNK_BYTES):
            new.write(chunk)
    return copy


def read_header(path: Path) -> list[str]:
    """The column names of a UTF-8 CSV file. Raises IntakeError for an empty or doubtful header."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = [name.strip() for name in next(csv.reader(file), [])]
    if not header or not any(header):
        raise IntakeError(
            f"{path.name} is empty.",
            "a header line with column names, then one row per line",
            "export the file again and check its size",
        )
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise IntakeError(
            f"{path.name}, row 1: the column {', '.join(twice)} stands twice.",
            "every column name once",
            "rename or remove the second column",
        )
    return header


def _encoding_of(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            _first_fault(path, encoding, is_last_guess=True)
            return encoding
    if _first_fault(path, "utf-8", is_last_guess=False) is None:
        return "utf-8"
    _first_fault(path, "gb18030", is_last_guess=True)
    return "gb18030"


def _first_fault(path: Path, encoding: str, *, is_last_guess: bool) -> int | None:
    """The line of the first byte that ``encoding`` cannot be; None where all of it can."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, han = 1, 0
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK_BYTES)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as fault:
                good = fault.object[: fault.start].decode(encoding, "ignore")
                line += good.count("\n")
                if is_last_guess or han + _count_han(good) >= _SURELY_UTF8:
                    raise _undecodable(path, line) from None
                return line
            if not chunk:
                return None
            line += text.count("\n")
            han = min(_SURELY_UTF8, han + _count_han(text))


def _count_han(text: str) -> int:
    if text.isascii():
        return 0
    return sum("一" <= character <= "鿿" for character in text[:10_000])


def _undecodable(path: Path, line: int) -> IntakeError:
    return IntakeError(
        f"{path.name}, line {line}: the text cannot be decoded.",
        "UTF-8 (with or without byte-order mark) or GB18030 throughout",
        "the file is damaged or cut off there: export it again, as “CSV UTF-8” where offered",
    )
