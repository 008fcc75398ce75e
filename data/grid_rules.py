"""What a place asks of its grids: how they are numbered, and how they lie in communities."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import Field, model_validator

from data.source import Strict

_DIGIT: Final = "#"
_ANY: Final = "?"
_FOR_READING: Final = " "
_PATTERNS: Final = {_DIGIT: "[0-9]", _ANY: "."}


class GridRules(Strict):
    """The masks of grid codes, and whether a grid may lie in several communities or in none.

    In a mask ``#`` stands for a digit, ``?`` for any one character, every other character for
    itself; spaces part its sections for the reader alone. A code is right where one mask fits it
    whole; without masks every code is. Communities are the areas of the level above the grids.
    """

    code_masks: tuple[Annotated[str, Field(pattern=r"[#?]")], ...] = ()
    may_span_communities: bool = False
    may_lack_community: bool = False

    @model_validator(mode="after")
    def _told_apart(self) -> GridRules:
        masks = [mask.replace(_FOR_READING, "") for mask in self.code_masks]
        if twice := sorted({mask for mask in masks if masks.count(mask) > 1}):
            raise ValueError(f"code_masks: {', '.join(map(repr, twice))} stands twice")
        return self

    def fits(self, code: str) -> bool:
        """Whether a code is as one of the masks asks."""
        return not self.code_masks or any(_fits(mask, code) for mask in self.code_masks)

    def is_right(self, communities: int) -> bool:
        """Whether a grid may lie in so many communities."""
        if communities == 1:
            return True
        return self.may_span_communities if communities else self.may_lack_community


def _fits(mask: str, code: str) -> bool:
    signs = (sign for sign in mask if sign != _FOR_READING)
    pattern = "".join(_PATTERNS.get(sign, re.escape(sign)) for sign in signs)
    return re.fullmatch(pattern, code, re.DOTALL) is not None
