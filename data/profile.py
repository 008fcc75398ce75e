"""Place profiles: what a place is and how its files map onto records (docs/profiles.md)."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Final, Self

from pydantic import Field, ValidationError, model_validator

from data.aims import Goal, Norm, Normed, Target
from data.briefing_rules import BriefingRules
from data.clocks.calendar import work_calendar
from data.clocks.clock import WorkingTime
from data.disagreements import disagreements
from data.errors import IntakeError, ProfileError
from data.grid_rules import GridRules
from data.limits import Calendar, Limit, Step, ThreeRates, WhistleItems, contradictions
from data.locality import Level, PlaceNames
from data.reaching import Coverage, Matching, Reach, Video, unknown_floor_level
from data.source import Source, Strict
from data.walls import Wall, WallName

PROFILES: Final = Path(__file__).parent.parent / "profiles"


class RepeatRule(Strict):
    """When a case repeats an earlier one of the same small category (indicator C17)."""

    distance_m: float = Field(default=50, gt=0)
    days: int = Field(default=90, ge=0)


class Profile(Strict):
    """A place: names, levels, sources, rules, clocks, norms and what it wants to reach."""

    place: PlaceNames
    levels: tuple[Level, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)
    grids: GridRules = GridRules()
    repeats: RepeatRule = RepeatRule()
    reach: Reach = Reach()
    video: Video = Video()
    matching: Matching = Matching()
    coverage: Coverage = Coverage()
    calendar: Calendar | None = None
    limits: tuple[Limit, ...] = ()
    whistle_items: tuple[WhistleItems, ...] = ()
    three_rates: ThreeRates = ThreeRates()
    targets: tuple[Target, ...] = ()
    goals: tuple[Goal, ...] = ()
    norms: tuple[Norm, ...] = ()
    walls: dict[WallName, Wall] = Field(default_factory=dict)
    briefing: BriefingRules = BriefingRules()
    english: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _keys_agree(self) -> Self:
        faults = disagreements(self.levels, self.sources)
        known = [level.key for level in self.levels]
        for name in ("grid_level", "default_level"):
            level = getattr(self.place, name)
            if level is not None and level not in known:
                faults.append(f"place.{name}: {level!r} is none of {', '.join(known)}")
        faults += unknown_floor_level(self.reach, known)
        faults += contradictions(self.calendar, self.limits, self.whistle_items)
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def source_for(self, path: Path) -> Source:
        """The source whose file pattern fits ``path``. Raises IntakeError where none does."""
        for source in self.sources:
            if source.matches(path):
                return source
        patterns = ", ".join(pattern for source in self.sources for pattern in source.files)
        raise IntakeError(
            f"The profile {self.place.key} knows no file like {path.name}.",
            f"a file name like one of: {patterns}",
            "rename the file, or add its pattern under [[sources]] files in the profile",
        )

    def decided_earlier(self, source: Source) -> frozenset[str]:
        """The fields of an area that an earlier source of the same level decides."""
        earlier = self.sources[: self.sources.index(source)]
        alike = (x for x in earlier if (x.record, x.level) == (source.record, source.level))
        return frozenset(field for each in alike for field in each.decided)

    def target_of(self, metric: str, on: date) -> Target | None:
        """The target in force on a day."""
        return next((t for t in self.targets if t.metric == metric and t.is_in_force(on)), None)

    def norm_of(self, what: Normed, on: date) -> Norm | None:
        """The norm in force on a day."""
        return next((n for n in self.norms if n.what == what and n.is_in_force(on)), None)

    def limit_of(self, step: Step, on: date, kind: str | None = None) -> Limit | None:
        """The limit for a step that begins on a day: the first in force that is for its kind.

        Without a kind, limits of certain kinds do not count.
        """
        fitting = (x for x in self.limits if x.step == step and x.is_in_force(on))
        return next((limit for limit in fitting if limit.is_for(kind)), None)

    @property
    def working_time(self) -> WorkingTime | None:
        """The clock of working hours and days; None where the place states none."""
        if self.calendar is None:
            return None
        return WorkingTime(work_calendar(self.calendar.country), self.calendar.working_hours)

    @property
    def grid_level(self) -> str:
        """The level on which staff, households and coverage are judged."""
        return self.place.grid_level or self.levels[-1].key

    @property
    def community_level(self) -> str | None:
        """The level directly above the grids; None where they lie under the place itself."""
        levels = [level.key for level in self.levels]
        above = levels[: levels.index(self.grid_level)]
        return above[-1] if above else None

    @property
    def floor_area_level(self) -> str:
        """The level whose areas are held to the norm of floor area."""
        return self.reach.floor_area_level or self.community_level or self.grid_level


def load_profile(name: str) -> Profile:
    """Read a profile by its name in profiles/ or by its path.

    Raises ProfileError that lists every fault with its key.
    """
    path = Path(name) if name.endswith(".toml") else PROFILES / f"{name}.toml"
    return parse_profile(_read(path), path.name)


def parse_profile(text: str, name: str) -> Profile:
    """Check the text of a profile. Raises ProfileError that lists every fault."""
    try:
        return Profile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProfileError.of_faults(name, [f"not valid TOML: {error}"]) from None
    except ValidationError as error:
        raise ProfileError.of_faults(name, _faults(error)) from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        known = ", ".join(sorted(p.stem for p in PROFILES.glob("*.toml")))
        raise ProfileError(
            f"The profile {path} cannot be read.",
            f"one of {known}, or the path of a readable .toml file in UTF-8",
            "check the name after --profile",
        ) from None


def _faults(error: ValidationError) -> list[str]:
    return [
        f"{'.'.join(str(part) for part in fault['loc']) or 'profile'}: "
        f"{fault['msg'].removeprefix('Value error, ')}"
        for fault in error.errors(include_url=False)
    ]
