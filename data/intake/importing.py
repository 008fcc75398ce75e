"""An import: files through checking, placing and merging to a published generation."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zoneinfo import ZoneInfo

import duckdb

from data.errors import StoreError
from data.generations import Draft, Generations
from data.intake.checking import write_faults, write_refusals
from data.intake.deriving import (
    as_of,
    derive_areas,
    derive_recorded,
    note_mapped,
    write_root,
)
from data.intake.faults import input_faults
from data.intake.files import load
from data.intake.mapping import Taking, map_fields
from data.intake.placing import place
from data.intake.records import RECORDS
from data.intake.repeats import derive_repeats
from data.intake.report import FileReport, ImportReport, Progress
from data.intake.runs import next_run, write_run
from data.profile import Profile
from data.source import Source

_STEPS_OF_A_FILE: Final = 4


def import_files(
    profile: Profile,
    paths: Sequence[Path],
    generations: Generations,
    *,
    secret: bytes,
    now: datetime,
    progress: Progress = lambda what, done, total: None,
) -> ImportReport:
    """Take files into a new generation and publish it; all or nothing.

    ``now`` is an aware instant. Files of areas come before files of cases, whatever their
    order. Where no row is new or changed, nothing is published. Raises IntakeError and
    StoreError; the published view is then as it was.
    """
    ordered = _ordered(profile, paths)
    with generations.draft() as draft, TemporaryDirectory(dir=draft.path.parent) as work:
        _check_same_place(draft.connection, profile)
        run = Importing(profile, draft.connection, Path(work), secret, now, progress)
        reports = run.files(ordered)
        generation_id = run.publish(draft) if run.is_news(reports) else None
    return ImportReport(generation_id, tuple(reports))


class Importing:
    """One import into one draft."""

    def __init__(
        self,
        profile: Profile,
        connection: duckdb.DuckDBPyConnection,
        work: Path,
        secret: bytes,
        now: datetime,
        progress: Progress,
    ) -> None:
        self.profile, self.connection, self.work = profile, connection, work
        self.secret, self.now, self.progress = secret, now, progress
        self.total = 1

    def files(self, ordered: Sequence[tuple[Path, Source]]) -> list[FileReport]:
        """Import every file, deriving areas before the first case is placed."""
        write_root(self.connection, self.profile)
        self.total = len(ordered) * _STEPS_OF_A_FILE + 1
        steps = [
            (path, source, index * _STEPS_OF_A_FILE) for index, (path, source) in enumerate(ordered)
        ]
        areas = [self._file(*step) for step in steps if step[1].record == "areas"]
        if self.is_news(areas):
            derive_areas(self.connection, self.profile)
            place(self.connection, "cases", self.profile)
        cases = [self._file(*step) for step in steps if step[1].record == "cases"]
        self.progress("deriving repeats and coverage of columns", self.total - 1, self.total)
        if self.is_news(cases):
            derive_repeats(self.connection, self.profile.repeats)
        derive_recorded(self.connection)
        return areas + cases

    def is_news(self, reports: Sequence[FileReport]) -> bool:
        """Whether files or the profile bring something that is not in the draft's parent."""
        return self.is_profile_new() or any(report.is_change for report in reports)

    def _file(self, path: Path, source: Source, done: int) -> FileReport:
        with input_faults(path.name):
            return self._take_in(path, source, done)

    def _take_in(self, path: Path, source: Source, done: int) -> FileReport:
        connection, total, record = self.connection, self.total, RECORDS[source.record]
        self.progress(f"reading {path.name}", done, total)
        loaded = load(connection, path, source, self.work)
        taking = self._taking(source, loaded.used)
        self.progress(f"checking {path.name}", done + 1, total)
        write_refusals(taking)
        write_faults(taking)
        self.progress(f"placing {path.name}", done + 2, total)
        record.type_rows(taking)
        record.place(taking, self.profile)
        self.progress(f"merging {path.name}", done + 3, total)
        merged = record.take(taking)
        note_mapped(connection, source, taking.fields)
        return write_run(taking, path, loaded.read_rows, merged, self.now)

    def _taking(self, source: Source, used: dict[str, str]) -> Taking:
        latest = max(self.civil_now, self.profile.place.declared_as_of or self.civil_now)
        return Taking(
            self.connection,
            source,
            map_fields(source, used),
            next_run(self.connection),
            self.secret,
            latest + timedelta(days=1),
            self.profile.decided_earlier(source),
        )

    @property
    def civil_now(self) -> datetime:
        """The time on the clocks of the place."""
        return self.now.astimezone(ZoneInfo(self.profile.place.time_zone)).replace(tzinfo=None)

    @property
    def profile_json(self) -> str:
        return self.profile.model_dump_json()

    def is_profile_new(self) -> bool:
        """True where the draft's profile differs from the one it was made with."""
        rows = self.connection.execute("SELECT profile FROM generation").fetchall()
        return not rows or rows[0][0] != self.profile_json

    def publish(self, draft: Draft) -> str:
        """Publish the draft with T as of the place's own clock."""
        return draft.publish(
            made_at=self.now.astimezone(UTC).replace(tzinfo=None),
            profile_json=self.profile_json,
            as_of=as_of(self.connection, self.profile, self.civil_now),
            is_demo=self.profile.place.is_demo,
        )


def _ordered(profile: Profile, paths: Sequence[Path]) -> list[tuple[Path, Source]]:
    """Areas of the largest level first, cases last."""
    levels = [level.key for level in profile.levels]
    found = [(path, profile.source_for(path)) for path in paths]

    def rank(item: tuple[Path, Source]) -> int:
        level = item[1].level
        return levels.index(level) if level else len(levels)

    return sorted(found, key=rank)


def _check_same_place(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    rows = connection.execute("SELECT profile FROM generation").fetchall()
    held = json.loads(rows[0][0])["place"]["key"] if rows else profile.place.key
    if held != profile.place.key:
        raise StoreError(
            f"The store holds {held!r}; the profile is for {profile.place.key!r}.",
            "one place per store",
            "set GELAN_HOME to another folder for this place",
        )
