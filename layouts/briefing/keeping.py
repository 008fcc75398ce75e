"""The document of a briefing as JSON, from which it is drawn again to the byte."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from pydantic import BaseModel, TypeAdapter, ValidationError

from data.errors import BriefingError
from layouts.briefing.document import Document

SUFFIX: Final = ".json"
_FORM: Final = TypeAdapter(Document)


class _Sealed(BaseModel):
    """What a kept document says of itself: the SHA-256 of all else."""

    sha256: str


def keep(document: Document) -> bytes:
    """The document as JSON in UTF-8, with its seal; the same document gives the same bytes."""
    body = _FORM.dump_json(document)
    return b'{"sha256":"%s",%s' % (_seal(body).encode(), body.removeprefix(b"{"))


def recall(kept: bytes, name: str) -> Document:
    """The document that was kept. Raises BriefingError for a file that holds none, or another than
    was written.
    """
    try:
        document, sealed = _FORM.validate_json(kept), _Sealed.model_validate_json(kept)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise _refused(
            f"{name} holds no briefing of this version: {where}: {first['msg']}."
        ) from None
    if _seal(_FORM.dump_json(document)) != sealed.sha256:
        raise _refused(f"{name} has been changed since it was written.")
    return document


def _seal(body: bytes) -> str:
    return sha256(body).hexdigest()


def _refused(given: str) -> BriefingError:
    return BriefingError(
        given,
        f"a file ending in {SUFFIX} that `briefing` wrote beside its pictures",
        "name such a file, or make the briefing anew from its generation",
    )
