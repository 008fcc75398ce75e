"""How wide words are in the letters of the wall, in Chinese characters."""

from __future__ import annotations

from typing import Final

_LATIN: Final = 0.56
_WIDTHS: Final = {**dict.fromkeys(",.:·'", 0.28), " ": 0.23, "%": 0.93}


def width_of(words: str) -> float:
    """Chinese characters are as wide as high; digits and other letters about half as wide."""
    return sum(_WIDTHS.get(letter, _LATIN if letter.isascii() else 1.0) for letter in words)
