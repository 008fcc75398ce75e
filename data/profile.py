"""Place profiles: what a place is and how its files map onto records (docs/profiles.md)."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Final, Literal, Self
from zoneinfo import available_timezones

from pydantic import Field, ValidationError, field_validator, model_validator

from data.errors import IntakeError, ProfileError, QuestionError
from data.metrics.catalogue import CATALOGUE
from data.metrics.metric import Direction
from data.periods import parse_period
from data.schema import REQUIRED, mappable_columns
from data.source import Key, Source, Strict, Words

PROFILES: Final = Path(__file__).parent.parent / "profiles"
ROOT_LEVEL: Final = "place"
_ANY_T: Final = datetime(2026, 10, 31)


class PlaceNames(Strict):
    """The place itself: the root of all areas."""

    key: Key
    name: Words
    time_zone: str
    language: Literal["zh", "en"] = "zh"
    default_period: str = "this_month"
    is_demo: bool = False
    as_of: str | None = None
    stale_after_days: int = Field(default=3, ge=1)

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError(f"{zone!r} is no IANA time zone, e.g. Asia/Shanghai")
        return zone

    @field_validator("default_period")
    @classmethod
    def _readable_period(cls, token: str) -> str:
        try:
            parse_period(token, _ANY_T)
        except QuestionError as error:
            raise ValueError(f"{error.given} Expected: {error.expected}") from None
        return token

    @field_validator("as_of")
    @classmethod
    def _civil_time(cls, stated: str | None) -> str | None:
        if stated is not None:
            _civil(stated)
        return stated

    @property
    def declared_as_of(self) -> datetime | None:
        """T where the profile declares it; a day alone means its end."""
        return None if self.as_of is None else _civil(self.as_of)


class Level(Strict):
    """One step of the hierarchy, from the largest to the smallest; steps may be skipped."""

    key: Key
    name: Words
    suffixes: tuple[str, ...] = ()
    aliases: dict[str, str] = Field(default_factory=dict)


class RepeatRule(Strict):
    """When a case repeats an earlier one of the same small category (indicator C17)."""

    distance_m: float = Field(default=50, gt=0)
    days: int = Field(default=90, ge=0)


class Target(Strict):
    """A value to reach, with the document that sets it and the days it holds."""

    metric: str
    value: float
    source: Words
    valid_from: date = date.min
    valid_to: date = date.max

    @field_validator("metric")
    @classmethod
    def _known_metric(cls, key: str) -> str:
        if key not in CATALOGUE:
            raise ValueError(f"{key!r} is no metric; known are {', '.join(CATALOGUE)}")
        return key

    @property
    def direction(self) -> Direction:
        return CATALOGUE[self.metric].direction


class Profile(Strict):
    """A place: names, levels, sources, rules and targets."""

    place: PlaceNames
    levels: tuple[Level, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)
    repeats: RepeatRule = RepeatRule()
    targets: tuple[Target, ...] = ()

    @model_validator(mode="after")
    def _keys_agree(self) -> Self:
        faults = [
            *self._repeated_keys(),
            *self._misplaced_root(),
            *self._unknown_levels(),
            *self._parents_not_above(),
            *self._unknown_fields(),
            *self._missing_fields(),
        ]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _repeated_keys(self) -> list[str]:
        groups = {"levels": [x.key for x in self.levels], "sources": [x.key for x in self.sources]}
        return [
            f"{group}: the key {key!r} stands twice"
            for group, keys in groups.items()
            for key in sorted({k for k in keys if keys.count(k) > 1})
        ]

    def _unknown_levels(self) -> list[str]:
        known = {level.key for level in self.levels}
        used = [
            (f"sources.{source.key}.{where}", level)
            for source in self.sources
            for where, level in (
                ("level", source.level),
                ("parent.level", source.parent.level if source.parent else None),
                *(("placing.level", finding.level) for finding in source.placing),
            )
            if level is not None
        ]
        return [
            f"{where}: {level!r} is none of the levels {', '.join(sorted(known))}"
            for where, level in used
            if level not in known
        ]

    def _misplaced_root(self) -> list[str]:
        is_taken = any(level.key == ROOT_LEVEL for level in self.levels)
        return [f"levels: {ROOT_LEVEL!r} is the place itself, above all levels"] * is_taken

    def _parents_not_above(self) -> list[str]:
        order = [level.key for level in self.levels]
        return [
            f"sources.{source.key}.parent.level: {source.parent.level!r} is not above "
            f"{source.level!r}"
            for source in self.sources
            if source.parent and {source.parent.level, source.level} <= {*order}
            if order.index(source.parent.level) >= order.index(str(source.level))
        ]

    def _unknown_fields(self) -> list[str]:
        return [
            f"sources.{source.key}.columns.{field}: {source.record} has no such field; "
            f"it has {', '.join(mappable_columns(source.record))}"
            for source in self.sources
            for field in source.columns
            if field not in mappable_columns(source.record)
        ]

    def _missing_fields(self) -> list[str]:
        missing = [
            f"sources.{source.key}.columns: {field} must be mapped"
            for source in self.sources
            for field in REQUIRED[source.record]
            if field not in source.columns
        ]
        levels = [
            f"sources.{source.key}.level: a source of areas must say their level"
            for source in self.sources
            if source.record == "areas" and source.level is None
        ]
        return missing + levels

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
        return next(
            (t for t in self.targets if t.metric == metric and t.valid_from <= on <= t.valid_to),
            None,
        )


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


def _civil(text: str) -> datetime:
    """A civil time, or the last second of a day. Raises ValueError."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is not None:
        raise ValueError(f"{text!r} is no civil time like 2026-10-31 23:59:59, without an offset")
    is_day_alone = len(text) <= len("2026-10-31")
    return datetime.combine(at, time(23, 59, 59)) if is_day_alone else at


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
