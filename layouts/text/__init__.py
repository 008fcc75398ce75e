"""The words of the screen, in both languages, by key."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data.metrics.metric import Language
from layouts.text import en, zh

WORDS: Final = MappingProxyType({"zh": zh.WORDS, "en": en.WORDS})


def say(language: Language, key: str, **values: object) -> str:
    """The words of ``key`` with its values filled in. KeyError for a key that has none."""
    return WORDS[language][key].format(**values)
