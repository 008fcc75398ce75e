"""A notice: something to be done, and where it is seen."""

from __future__ import annotations

from dataclasses import dataclass

from data.attention.item import Tone


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be done in a word, what was found, and clauses that say more about it."""

    tag: str
    subject: str
    details: tuple[str, ...]
    href: str
    tone: Tone = "worse"
