"""The round of briefings that the schedules ask for by now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from callbacks.briefing_files import read_kept
from callbacks.briefing_questions import ask
from callbacks.briefing_rounds import Turn, areas_asked
from callbacks.briefings import day_of
from data.briefing_rules import BriefingFormat, Schedule
from data.briefings.outbox import formats_made
from data.errors import BriefingError, QuestionError
from data.periods import Period
from data.place import Place
from layouts.briefing.keeping import SUFFIX

if TYPE_CHECKING:
    from data.readings.reader import Reader


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
    """The turn in the formats that are not there yet, drawn from what the others were drawn from;
    in all of them anew where that can be drawn no more.
    """
    if turn.name not in made:
        return turn
    missing = turn.in_formats({*turn.formats} - made[turn.name])
    kept = outbox / f"{turn.name}{SUFFIX}"
    return replace(missing, kept=kept) if not missing.formats or _can_read(kept) else turn


def _can_read(kept: Path) -> bool:
    """False of what another version kept, or what was damaged since."""
    try:
        read_kept(kept)
    except BriefingError:
        return False
    return True


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
