"""The document of a briefing as JSON, from which it is drawn again to the byte."""

from __future__ import annotations

from typing import Final

from pydantic import TypeAdapter, ValidationError

from data.errors import BriefingError
from layouts.briefing.document import Document

SUFFIX: Final = ".json"
_FORM: Final = TypeAdapter(Document)


def keep(document: Document) -> bytes:
    """The document as JSON in UTF-8; the same document gives the same bytes."""
    return _FORM.dump_json(document)


def recall(kept: bytes, name: str) -> Document:
    """The document that was kept. Raises BriefingError for a file that holds none."""
    try:
        return _FORM.validate_json(kept)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise BriefingError(
            f"{name} holds no briefing of this version: {where}: {first['msg']}.",
            f"a file ending in {SUFFIX} that `briefing` wrote beside its pictures",
            "name such a file, or make the briefing anew from its generation",
        ) from None
