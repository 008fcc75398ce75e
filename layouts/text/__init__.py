"""The words of the screen, in both languages, by key."""

from __future__ import annotations

from string import Formatter
from types import MappingProxyType
from typing import Any, Final

from data.metrics.metric import Language
from layouts.text import en, zh

WORDS: Final = MappingProxyType({"zh": zh.WORDS, "en": en.WORDS})
_CHOICE: Final = "|"


class _Agreeing(Formatter):
    """Fills values in; ``{count:case|cases}`` is the word that goes with so many.

    A quantity with its unit counts by its number: 1, and "1 case", are one.
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        one, choice, many = format_spec.partition(_CHOICE)
        if not choice:
            return str(super().format_field(value, format_spec))
        return one if str(value).split(" ")[0] == "1" else many


_AGREEING: Final = _Agreeing()


def say(language: Language, key: str, **values: object) -> str:
    """The words of ``key`` with its values filled in. KeyError for a key that has none."""
    words = WORDS[language][key]
    if _CHOICE in words:
        return _AGREEING.vformat(words, (), values)
    return words.format(**values)
