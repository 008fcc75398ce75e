"""What a request asks of a wall, and why it may get no picture."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from flask import request

from callbacks.failures import note_fault
from data.errors import GelanError, QuestionError
from data.walls import POLLED

_NAME, _HAVE = "wall", "have"


@dataclass(frozen=True, slots=True)
class Asked:
    """``name`` is that of a wall of the profile, ``search`` what the address states besides,
    ``have`` the mark of the picture that the browser has.
    """

    name: str | None
    search: str
    have: str = ""

    @property
    def poll(self) -> str:
        """Where this wall asks for news."""
        named = urlencode({_NAME: self.name}) if self.name else ""
        query = "&".join(part for part in (named, self.search) if part)
        return f"/wall/{POLLED}{'?' if query else ''}{query}"


def asked_wall(name: str | None = None) -> Asked:
    """What the current request asks; a poll names the wall in its query."""
    stated = dict(parse_qsl(request.query_string.decode(errors="replace")))
    named, have = stated.pop(_NAME, None), stated.pop(_HAVE, "")
    return Asked(name or named, urlencode(stated), have)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no picture; ``code`` is that of a fault nobody foresaw."""

    error: GelanError | None
    code: str = ""

    @property
    def status(self) -> int:
        """The status of the answer: an address nobody has, a wrong one, or a server without data."""
        if self.error is None:
            return 500
        if isinstance(self.error, QuestionError):
            return 404 if self.error.subject == "wall" else 400
        return 503


def trouble_of(fault: Exception) -> Trouble:
    """What a fault is to those who look at a wall; one nobody foresaw goes to the log."""
    return Trouble(fault) if isinstance(fault, GelanError) else Trouble(None, note_fault(fault))
