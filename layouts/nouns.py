"""Names within a sentence: those of English begin in lower case and know of one and of many."""

from __future__ import annotations

import re
from typing import Final

from data.metrics.metric import Language

_HISSED: Final = ("s", "x", "z", "ch", "sh")
_CAPITAL: Final = re.compile(r"^[A-Z](?=[a-z-])")


def within(name: str, language: Language) -> str:
    """A name that does not begin a sentence: on-time closure rate; GDP and 1+2 stay as they are."""
    if language != "en":
        return name
    return _CAPITAL.sub(lambda first: first[0].lower(), name)


def numbered(name: str, count: int, language: Language) -> str:
    """The name of what there are so many of, within a sentence: grid, communities."""
    noun = within(name, language)
    if language != "en" or count == 1:
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_HISSED) else f"{noun}s"


def opened(sentence: str) -> str:
    """A sentence with its first letter large."""
    return f"{sentence[:1].upper()}{sentence[1:]}"
