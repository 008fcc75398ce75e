"""What happens in the made-up city: its sizes, and the stories a reader should find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

SEED: Final = 15
"""The seed of the city that everybody is shown."""


@dataclass(frozen=True, slots=True)
class Flood:
    """Days of rain. ``factors`` multiply the drainage cases of one day each.

    The water gathers on the low ground by the river: ``share_on_low_ground`` of what happened
    elsewhere happens in ``lowest_grid`` and the grids around it, ``low_grids`` in all.
    """

    first_day: date = date(2026, 10, 19)
    factors: tuple[float, ...] = (1.2, 2.6, 16.0, 4.0, 2.1, 1.3, 0.9)
    on_time: float = 0.92
    lowest_grid: str = "河湾-05"
    low_grids: int = 8
    share_on_low_ground: float = 0.5


@dataclass(frozen=True, slots=True)
class SlowDepartment:
    """A department that keeps fewer of its deadlines from a day on."""

    department: str = "市政园林中心"
    since: date = date(2026, 9, 1)
    on_time: float = 0.78


@dataclass(frozen=True, slots=True)
class LeavingStaff:
    """A grid whose full-time workers leave, one after the other; its cases slow down."""

    grid: str = "东岭-03"
    last_days: tuple[date, ...] = (date(2026, 8, 14), date(2026, 9, 5))
    on_time: float = 0.74


@dataclass(frozen=True, slots=True)
class Campaign:
    """A call for volunteers in one 片区, heard by people who had long been quiet.

    Shifts there rise by ``more_shifts`` of their number, growing over the first weeks.
    """

    name: str = "重阳敬老"
    zone: str = "河湾片区"
    first_day: date = date(2026, 9, 1)
    weeks_to_grow: int = 5
    more_shifts: float = 0.5


@dataclass(frozen=True, slots=True)
class LateArrivals:
    """A department that reports in late, from a day on, where whistles call it."""

    department: str = "交通运输局"
    since: date = date(2026, 8, 1)
    on_time: float = 0.60


@dataclass(frozen=True, slots=True)
class RisingRepeats:
    """A small category that calms down less and less: from a day on, ``share`` of its cases are
    the one before, reported once more.
    """

    small: str = "商铺噪声"
    since: date = date(2026, 8, 1)
    share: float = 0.30


@dataclass(frozen=True, slots=True)
class RoadSurvey:
    """A month in which patrols look at roads: ``share`` of what is reported out of doors is a
    damaged road instead of something else, and not always mended in time. So the rate of deadlines
    kept falls by the mix alone, while the department works as before.
    """

    small: str = "道路破损"
    channel: str = "数字城管"
    first_day: date = date(2026, 10, 1)
    share: float = 0.025


@dataclass(frozen=True, slots=True)
class CityPlan:
    """Sizes and stories of the city. A story that is None does not happen.

    ``drift`` scales everything that changes slowly over the years (growth of cases, staff,
    registrations and online services); at 0 all rates stay as they are. ``unevenness`` scales how
    much grids differ in their work and staff; at 0 each works as well as the next. The tidal flat
    belongs to no grid before ``tidal_grid_from``; where that is None, always to one.
    """

    first_day: date = date(2023, 11, 1)
    last_day: date = date(2026, 10, 31)
    area_km2: float = 165.0
    cells: int = 5200
    zones: int = 9
    big_grids: int = 32
    communities: int = 73
    grids: int = 103
    households: int = 53_834
    residences: int = 2500
    cases_per_day: float = 161.0
    services_per_day: float = 55.0
    volunteers: int = 4800
    shifts_per_day: float = 134.0
    whistles_per_case: float = 0.0225
    legacy_per_year: float = 8.0
    drift: float = 1.0
    unevenness: float = 1.0
    tidal_grid_from: date | None = date(2026, 6, 1)
    flood: Flood | None = Flood()
    slow_department: SlowDepartment | None = SlowDepartment()
    leaving_staff: LeavingStaff | None = LeavingStaff()
    campaign: Campaign | None = Campaign()
    late_arrivals: LateArrivals | None = LateArrivals()
    rising_repeats: RisingRepeats | None = RisingRepeats()
    road_survey: RoadSurvey | None = RoadSurvey()

    @property
    def day_count(self) -> int:
        return (self.last_day - self.first_day).days + 1

    def day_number(self, day: date) -> int:
        """Days since the first one."""
        return (day - self.first_day).days


QUIET: Final = CityPlan(
    drift=0.0,
    unevenness=0.0,
    tidal_grid_from=None,
    flood=None,
    slow_department=None,
    leaving_staff=None,
    campaign=None,
    late_arrivals=None,
    rising_repeats=None,
    road_survey=None,
)
"""The same city without stories: what is remarkable there is remarkable by chance."""
