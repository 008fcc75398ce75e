"""Rounds of briefings: those that are asked for, and those that the schedules ask for by now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from callbacks.briefing_files import file_briefing
from callbacks.briefing_questions import Asked, ask
from callbacks.briefings import compose_briefing, day_of
from data.briefing_rules import BriefingFormat, Schedule
from data.briefings.outbox import is_made, keep_newest
from data.metrics.metric import Language
from data.periods import Period
from data.place import Place
from layouts.briefing.heads import file_stem

if TYPE_CHECKING:
    from data.readings.reader import Reader


@dataclass(frozen=True, slots=True)
class Turn:
    """One briefing to be made. ``made_on`` is the day it bears, None the one on which T falls;
    ``keep`` how many issues of it stay in the folder, None all.
    """

    asked: Asked
    formats: Collection[BriefingFormat]
    made_on: date | None = None
    keep: int | None = None

    @property
    def name(self) -> str:
        return file_stem(self.asked.sheet)

    @property
    def series(self) -> str:
        """What the names of all its issues begin with."""
        return self.name.removesuffix(self.asked.sheet.scope.period.token)


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
    wait for their data. Raises QuestionError for an area that a schedule names and there is not.
    """
    place = reader.place
    keep = place.profile.briefing.keep
    civil = now.astimezone(ZoneInfo(place.profile.place.time_zone)).replace(tzinfo=None)
    wanted = [
        Turn(
            ask(place, period.token, area, schedule.lang),
            schedule.formats,
            _day(schedule, period, place),
            keep,
        )
        for schedule in place.profile.briefing.schedules
        for period in _periods(schedule, reader, civil)
        for area in areas_asked(place, schedule.areas)
    ]
    return [turn for turn in wanted if not is_made(outbox, turn.name)]


def carry_out(reader: Reader, turn: Turn, folder: Path) -> tuple[Path, ...]:
    """Make one briefing and let go of the oldest of its series.

    Raises QuestionError where nothing was recorded in the period, BriefingError and StoreError.
    """
    document = compose_briefing(reader, turn.asked, turn.made_on)
    made = file_briefing(document, turn.formats, folder)
    if turn.keep is not None:
        keep_newest(folder, turn.series, turn.keep)
    return made


def areas_asked(place: Place, asked: Iterable[str]) -> tuple[str | None, ...]:
    """The areas that are meant: by level all of it, by id or name one; without any the place.

    Raises QuestionError.
    """
    levels = {level.key for level in place.levels}
    found: list[str | None] = []
    for one in asked:
        if one in levels:
            found += [area.area_id for area in place.areas.values() if area.level == one]
        else:
            found.append(place.area(one).area_id)
    return tuple(dict.fromkeys(found)) or (None,)


def _periods(schedule: Schedule, reader: Reader, now: datetime) -> Iterator[Period]:
    """The last periods that are over at T and have any data, the earliest first."""
    latest = schedule.latest_due(now)
    for back in reversed(range(reader.place.profile.briefing.catch_up)):
        period = latest.shifted(-back)
        is_over = not period.is_cut_short(reader.place.as_of)
        if is_over and period.end is not None and period.end > reader.first_day:
            yield period


def _day(schedule: Schedule, period: Period, place: Place) -> date:
    """The day that the briefing bears: that of the schedule, or of data that came later."""
    return max(schedule.due_at(period).date(), day_of(place))
