"""Sources: how one kind of file maps onto records, and how its rows find their area."""

from __future__ import annotations

import re
from datetime import date
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Self

import duckdb
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from data.metrics.metric import Text
from data.records import RecordName
from geo.systems import SHIFTED, map_system

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]

_TIME_OF_DAY: Final = re.compile(r"%-?[HIcTX]")
_ZONE: Final = re.compile(r"%[zZ]")
_TRIED_DAY: Final = date(2026, 10, 31)
_ROUND_TRIP: Final = (
    "SELECT strptime(strftime(TIMESTAMP '2026-10-31 23:59:58', $form), $form)::DATE"
)


def tells_time_of_day(form: str) -> bool:
    """Whether a time format reads hours, and not a day alone."""
    return _TIME_OF_DAY.search(form.replace("%%", "")) is not None


class Strict(BaseModel):
    """A table of a profile: an unknown key is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Strict):
    """A name in both languages."""

    zh: str
    en: str

    @property
    def text(self) -> Text:
        return Text(self.zh, self.en)


class Finding(Strict):
    """One way in which a row finds its area: a level with a code or a name, or the point."""

    level: str | None = None
    code: str | None = None
    name: str | None = None
    point: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = (self.code is not None) + (self.name is not None) + self.point
        if ways != 1 or (not self.point and self.level is None):
            raise ValueError("state a level with either code or name, or point = true")
        return self


class Parent(Strict):
    """The column that names the area above."""

    level: str
    code: str | None = None
    name: str | None = None
    is_made_here: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.code is None) == (self.name is None):
            raise ValueError("state either code or name")
        return self


class Source(Strict):
    """How one kind of file maps onto records."""

    key: Key
    record: RecordName
    files: tuple[str, ...] = Field(min_length=1)
    title: Words
    level: str | None = None
    of: Key | None = None
    crs: str = "EPSG:4326"
    nulls: tuple[str, ...] = ("",)
    delimiter: str = Field(default=",", pattern=r"^[^\"\r\n]$")
    time_formats: tuple[str, ...] = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d")
    columns: dict[str, str | tuple[str, ...]]
    optional: tuple[str, ...] = ()
    values: dict[str, dict[str, str]] = {}
    where: dict[str, tuple[str, ...]] = {}
    parent: Parent | None = None
    placing: tuple[Finding, ...] = ()

    @field_validator("crs")
    @classmethod
    def _known_crs(cls, crs: str) -> str:
        if map_system(crs) is None:
            raise ValueError(
                f"{crs!r} is no coordinate system of a map, e.g. EPSG:4490, {', '.join(SHIFTED)}"
            )
        return crs

    @field_validator("time_formats")
    @classmethod
    def _readable_formats(cls, formats: tuple[str, ...]) -> tuple[str, ...]:
        if faults := [form for form in formats if not _tells_a_day(form)]:
            raise ValueError(
                f"{', '.join(map(repr, faults))}: a format states year, month and day in the codes "
                "of strptime and no zone, e.g. %Y-%m-%d %H:%M:%S"
            )
        return formats

    @model_validator(mode="after")
    def _mapped_names(self) -> Self:
        for key, names in (("optional", self.optional), ("values", self.values)):
            if unknown := [name for name in names if name not in self.columns]:
                raise ValueError(f"{key}: {', '.join(unknown)} stands not under columns")
        return self

    def matches(self, path: Path) -> bool:
        return any(fnmatch(path.name.lower(), pattern.lower()) for pattern in self.files)

    @property
    def is_date_only(self) -> bool:
        """True where no time of day is read: T is then the end of its day."""
        return not any(map(tells_time_of_day, self.time_formats))

    @property
    def decided(self) -> frozenset[str]:
        """The columns of the record that this source states."""
        parents = {"parent_level", "parent_code", "parent_name"} if self.parent else set()
        return frozenset(self.columns) | parents

    def candidates(self, field: str) -> tuple[str, ...]:
        """The column names under which ``field`` may stand in a file."""
        names = self.columns.get(field, ())
        return (names,) if isinstance(names, str) else names


@cache
def _tells_a_day(form: str) -> bool:
    if _ZONE.search(form.replace("%%", "")):
        return False
    try:
        with duckdb.connect() as connection:
            day = connection.execute(_ROUND_TRIP, {"form": form}).fetchall()[0][0]
    except duckdb.Error:
        return False
    return bool(day == _TRIED_DAY)
