"""Rounds of briefings: those that are asked for, and those that the schedules ask for by now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from callbacks.briefing_questions import Asked, ask
from callbacks.briefings import day_of
from data.briefing_rules import FORMATS, BriefingFormat, Schedule
from data.briefings.outbox import formats_made
from data.errors import QuestionError
from data.metrics.metric import Language
from data.periods import Period
from data.place import Place
from layouts.briefing.heads import file_stem
from layouts.briefing.keeping import SUFFIX

if TYPE_CHECKING:
    from data.readings.reader import Reader


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


def due_turns(reader: Reader, now: datetime, outbox: Path) -> list[Turn]:
    """What the schedules ask for by ``now``, a moment with its zone, and the outbox lacks.

    Missed issues come first, as many as the profile makes up for; periods that T has not reached
    wait for their data. Areas that there are not are left out, see ``check_schedules``. Raises
    BriefingError.
    """
    made = formats_made(outbox)
    lacking = (_lacking(turn, made, outbox) for turn in _scheduled(reader, now))
    return [turn for turn in lacking if turn.formats]


def check_schedules(place: Place) -> None:
    """Every area that a schedule names is there. Raises QuestionError."""
    for schedule in place.profile.briefing.schedules:
        areas_asked(place, schedule.areas)


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


def _scheduled(reader: Reader, now: datetime) -> Iterable[Turn]:
    """What the schedules ask for by now, made or not. Several may ask for one briefing."""
    place = reader.place
    civil = now.astimezone(ZoneInfo(place.profile.place.time_zone)).replace(tzinfo=None)
    found: dict[str, Turn] = {}
    for schedule in place.profile.briefing.schedules:
        for period in _periods(schedule, reader, civil):
            for area in _areas_of(schedule, place):
                turn = _turn(schedule, period, area, place)
                first = found.setdefault(turn.name, turn)
                found[turn.name] = first.in_formats({*first.formats, *turn.formats})
    return found.values()


def _areas_of(schedule: Schedule, place: Place) -> Iterator[str | None]:
    """Those that are there: one that has gone holds up no other."""
    for asked in [[each] for each in schedule.areas] or [[]]:
        with suppress(QuestionError):
            yield from areas_asked(place, asked)


def _turn(schedule: Schedule, period: Period, area: str | None, place: Place) -> Turn:
    return Turn(
        ask(place, period.token, area, schedule.lang),
        schedule.formats,
        # The day of the schedule, or of data that came later.
        max(schedule.due_at(period).date(), day_of(place)),
        place.profile.briefing.keep,
    )


def _lacking(turn: Turn, made: dict[str, frozenset[BriefingFormat]], outbox: Path) -> Turn:
    """The turn in the formats that are not there yet, drawn from what the others were drawn from."""
    if turn.name not in made:
        return turn
    missing = turn.in_formats({*turn.formats} - made[turn.name])
    return replace(missing, kept=outbox / f"{turn.name}{SUFFIX}")


def _periods(schedule: Schedule, reader: Reader, now: datetime) -> Iterator[Period]:
    """The last periods that are over at T and have any data, the earliest first."""
    place = reader.place
    latest = schedule.latest_due(now)
    # Data that lag behind must not use up what is made up for.
    while latest.is_cut_short(place.as_of):
        latest = latest.shifted(-1)
    for back in reversed(range(place.profile.briefing.catch_up)):
        period = latest.shifted(-back)
        if period.end is not None and period.end > reader.first_day:
            yield period
