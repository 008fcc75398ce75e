"""The metrics of participation: services, shifts and volunteers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd

from tests.oracle_figures import Expected, count, per, share
from tests.oracle_parts import Part
from tests.oracle_places import lives_in, residents
from tests.oracle_time import in_period, last_day, state_at


def _services_delivered(part: Part) -> Expected:
    return count(len(_finished(part)))


def _online_service_rate(part: Part) -> Expected:
    told = _finished(part).is_online.dropna().tolist()
    return share(sum(told), len(told))


def _volunteer_hours(part: Part) -> Expected:
    hours = part.rows(_attended(part)).hours.dropna()
    total = float(hours.sum())
    return Expected(total, None, total, len(hours))


def _hours_per_1000_households(part: Part) -> Expected:
    living = residents("households", part.records.areas, part.tree)
    shifts = part.rows(_attended(part)).dropna(subset="hours")
    is_among = shifts.area_id.map(lambda area: lives_in(living, area, part.tree)).astype(bool)
    hours = shifts.hours[is_among]
    return per(float(hours.sum()), part.residents("households"), 1000, len(hours))


def _active_volunteer_rate(part: Part) -> Expected:
    """Everybody counts once, where they are registered, wherever they serve."""
    volunteers, day = part.records.volunteers, last_day(state_at(part.scope))
    registered = set(part.rows(volunteers[~(volunteers.registered_on > day)]).volunteer_hash)
    active = registered & set(_attended(part).volunteer_hash)
    return share(len(active), len(registered))


def _finished(part: Part) -> pd.DataFrame:
    services = part.records.services
    when = services.finished_at
    return part.rows(services[(when <= part.scope.as_of) & in_period(when, part.scope)])


def _attended(part: Part) -> pd.DataFrame:
    """The attended shifts of the period wherever they were, up to the day that T has reached."""
    shifts = part.records.shifts
    when, reached = shifts.served_on, last_day(pd.Timestamp(part.scope.as_of))
    return shifts[shifts.is_attended & in_period(when, part.scope) & (when <= reached)]


PARTICIPATION_MEASURES: Final[dict[str, Callable[[Part], Expected]]] = {
    "services_delivered": _services_delivered,
    "online_service_rate": _online_service_rate,
    "volunteer_hours": _volunteer_hours,
    "hours_per_1000_households": _hours_per_1000_households,
    "active_volunteer_rate": _active_volunteer_rate,
}
