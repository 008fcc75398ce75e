"""Walls: what a display shows that is left alone."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final, Literal, get_args

from pydantic import AfterValidator, Field, field_validator

from data.errors import QuestionError
from data.periods import Comparison, parse_period
from data.source import Key, Strict

SceneName = Literal[
    "overview", "cases", "whistles", "disputes", "coverage", "volunteers", "attention"
]
SCENE_NAMES: Final[tuple[SceneName, ...]] = get_args(SceneName)
Density = Literal["near", "far"]
"""From how far the wall is read; far has larger letters and fewer of them."""
ROTATE_SECONDS: Final = (10, 60)
REFRESH_SECONDS: Final = (10, 600)
POLLED: Final = "scenes"
"""The last part of the address from which all walls fetch their pictures; no wall has this name."""
_ANY_T: Final = datetime(2026, 10, 31)


def _not_polled(name: str) -> str:
    if name == POLLED:
        raise ValueError(f"no wall can be called {POLLED}: all walls fetch their pictures there")
    return name


WallName = Annotated[Key, AfterValidator(_not_polled)]


class Wall(Strict):
    """What one wall shows: which scenes of which area and period, for how long, and how it looks.

    Without ``scenes`` all that the place has records for; without ``area``, ``period`` and ``lang``
    what the place itself has. ``rotate`` and ``refresh`` are seconds.
    """

    scenes: tuple[SceneName, ...] = ()
    rotate: int = Field(default=20, ge=ROTATE_SECONDS[0], le=ROTATE_SECONDS[1])
    area: str | None = None
    period: str | None = None
    compare: Comparison = "prev"
    theme: Literal["light", "dark"] = "dark"
    lang: Literal["zh", "en"] | None = None
    refresh: int = Field(default=30, ge=REFRESH_SECONDS[0], le=REFRESH_SECONDS[1])
    density: Density = "near"

    @field_validator("scenes")
    @classmethod
    def _each_once(cls, scenes: tuple[SceneName, ...]) -> tuple[SceneName, ...]:
        return tuple(dict.fromkeys(scenes))

    @field_validator("period")
    @classmethod
    def _readable_period(cls, token: str | None) -> str | None:
        if token is not None:
            try:
                parse_period(token, _ANY_T)
            except QuestionError as error:
                raise ValueError(f"{error.given} Expected: {error.expected}") from None
        return token
