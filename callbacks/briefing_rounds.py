"""Rounds of briefings: one for each of the areas that are meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from callbacks.briefing_questions import Asked, ask
from data.briefing_rules import FORMATS, BriefingFormat
from data.errors import QuestionError
from data.metrics.metric import Language
from data.place import Place
from layouts.briefing.heads import file_stem


@dataclass(frozen=True, slots=True)
class Turn:
    """One briefing to be made. ``made_on`` is the day it bears, None the one on which T falls;
    ``keep`` how many issues of it stay in the folder, None all; ``kept`` what it is drawn from where
    it was made before in other formats.
    """

    asked: Asked
    formats: Collection[BriefingFormat]
    made_on: date | None = None
    keep: int | None = None
    kept: Path | None = None

    @property
    def name(self) -> str:
        return file_stem(self.asked.sheet)

    @property
    def series(self) -> str:
        """What the names of all its issues begin with."""
        return self.name.removesuffix(self.asked.sheet.scope.period.token)

    def in_formats(self, formats: Collection[BriefingFormat]) -> Turn:
        return replace(self, formats=tuple(known for known in FORMATS if known in formats))


def asked_turns(
    place: Place,
    period: str | None,
    areas: Iterable[str],
    language: Language | None,
    formats: Collection[BriefingFormat],
    made_on: date | None,
) -> list[Turn]:
    """A briefing of the same period for each area. Raises QuestionError."""
    return [
        Turn(ask(place, period, area, language), formats, made_on)
        for area in areas_asked(place, areas)
    ]


def areas_asked(place: Place, asked: Iterable[str]) -> tuple[str | None, ...]:
    """The areas that are meant: by level all of it, by id or name one; without any the place.

    Raises QuestionError.
    """
    found = [area_id for one in asked for area_id in _meant(place, one)]
    return tuple(dict.fromkeys(found)) or (None,)


def _meant(place: Place, asked: str) -> list[str]:
    levels = [level.key for level in place.levels]
    if asked in levels:
        return [area.area_id for area in place.areas.values() if area.level == asked]
    try:
        return [place.area(asked).area_id]
    except QuestionError as error:
        raise QuestionError(
            error.given,
            f"{error.expected}, or a level: {', '.join(levels)}",
            error.remedy,
            subject="area",
            asked=asked,
        ) from None
