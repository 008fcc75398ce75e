"""Which encoding the texts of an attribute table are in."""

from __future__ import annotations

import codecs
import re
from typing import Final

from data.errors import IntakeError

_GB_NAMES: Final = re.compile(r"(gb[ _-]?k|gb[ _-]?2312|gb[ _-]?18030|(cp|ansi|windows)?[ _-]*936)")
_CODE_PAGE: Final = re.compile(r"(?:cp|ansi|windows|oem)?[ _-]*(\d{3,4})")
_LATIN: Final = re.compile(r"iso[ _-]?8859[ _-]?(\d{1,2})")
_GBK_MARK: Final = 0x4D
_UNSTATED: Final = ("utf-8", "gb18030")


def encodings(stated: str | None, mark: int, file_name: str) -> tuple[str, ...]:
    """The encodings to try in turn: the one stated by a .cpg file, the one that the ``mark`` in
    the table means, or else UTF-8 and GB18030, as for every file.

    GB 2312 and GBK are read as GB18030, which holds them. Raises IntakeError where the stated one
    is unknown.
    """
    if stated:
        return (_known(stated, file_name),)
    return ("gb18030",) if mark == _GBK_MARK else _UNSTATED


def _known(stated: str, file_name: str) -> str:
    name = stated.strip().lower()
    if _GB_NAMES.fullmatch(name):
        return "gb18030"
    if latin := _LATIN.fullmatch(name):
        name = f"iso8859-{latin[1]}"
    elif page := _CODE_PAGE.fullmatch(name):
        name = f"cp{page[1]}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        raise IntakeError(
            f"{file_name}: its .cpg names the encoding {stated.strip()[:40]!r}, which is unknown.",
            "UTF-8, GBK, GB18030 or the number of a code page such as 936",
            "correct the .cpg file, or remove it: UTF-8 and GB18030 are then tried",
        ) from None
