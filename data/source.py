"""Sources: how one kind of file maps onto records, and how its rows find their area."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.metrics.metric import Text

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


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
    record: Literal["areas", "cases"]
    files: tuple[str, ...] = Field(min_length=1)
    title: Words
    level: str | None = None
    crs: str = "EPSG:4326"
    nulls: tuple[str, ...] = ("",)
    time_formats: tuple[str, ...] = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d")
    columns: dict[str, str | tuple[str, ...]]
    optional: tuple[str, ...] = ()
    values: dict[str, dict[str, str]] = {}
    where: dict[str, tuple[str, ...]] = {}
    parent: Parent | None = None
    placing: tuple[Finding, ...] = ()

    def matches(self, path: Path) -> bool:
        return any(fnmatch(path.name.lower(), pattern.lower()) for pattern in self.files)

    @property
    def is_date_only(self) -> bool:
        """True where no time of day is read: T is then the end of its day."""
        return not any(mark in form for form in self.time_formats for mark in ("%H", "%I"))

    def candidates(self, field: str) -> tuple[str, ...]:
        """The column names under which ``field`` may stand in a file."""
        names = self.columns.get(field, ())
        return (names,) if isinstance(names, str) else names
