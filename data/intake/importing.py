"""An import: files through checking, placing and merging to a published generation."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zoneinfo import ZoneInfo

import duckdb

from data.errors import StoreError
from data.generations import Draft, Generations
from data.intake.checking import write_faults
from data.intake.deriving import derive_areas, write_root
from data.intake.faults import input_faults
from data.intake.files import open_file
from data.intake.following import News, derive_all
from data.intake.latest import as_of
from data.intake.mapping import Taking, map_fields
from data.intake.placing import place
from data.intake.recording import note_mapped
from data.intake.report import FileReport, ImportReport, Progress
from data.intake.runs import next_run, write_run
from data.intake.ways import WAYS
from data.locality import ROOT_LEVEL
from data.profile import Profile
from data.records import PLACED, RECORDS
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

    ``now`` is an aware instant. Files of areas come before all others, whatever their
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
        """Import every file, deriving areas before any row is placed in them."""
        write_root(self.connection, self.profile)
        self.total = len(ordered) * _STEPS_OF_A_FILE + 1
        steps = [
            (path, source, index * _STEPS_OF_A_FILE) for index, (path, source) in enumerate(ordered)
        ]
        areas = [self._file(*step) for step in steps if step[1].record == "areas"]
        if self.is_news(areas):
            derive_areas(self.connection, self.profile)
            for table in PLACED:
                place(self.connection, table, self.profile)
        placed = [(step[1].record, self._file(*step)) for step in steps[len(areas) :]]
        self.progress("deriving what follows from the records", self.total - 1, self.total)
        derive_all(self.connection, self.profile, self._news(areas, placed))
        return areas + [report for _, report in placed]

    def _news(self, areas: Sequence[FileReport], placed: Sequence[tuple[str, FileReport]]) -> News:
        changed = frozenset(
            name
            for name in PLACED
            if self.is_news([report for record, report in placed if record == name])
        )
        return News(changed, self.is_news(areas), self.day, self.day_before)

    def is_news(self, reports: Sequence[FileReport]) -> bool:
        """Whether files or the profile bring something that is not in the draft's parent."""
        return self.is_profile_new() or any(report.is_change for report in reports)

    def _file(self, path: Path, source: Source, done: int) -> FileReport:
        with input_faults(path.name):
            return self._take_in(path, source, done)

    def _take_in(self, path: Path, source: Source, done: int) -> FileReport:
        connection, total, way = self.connection, self.total, WAYS[source.record]
        self.progress(f"reading {path.name}", done, total)
        opened = open_file(connection, path, source, self.work)
        taking = self._taking(source, opened.used)
        read = opened.read(lambda: way.type_rows(taking))
        self.progress(f"checking {path.name}", done + 1, total)
        write_faults(taking)
        self.progress(f"placing {path.name}", done + 2, total)
        way.place(taking, self.profile)
        self.progress(f"merging {path.name}", done + 3, total)
        merged = way.take(taking)
        note_mapped(connection, source, taking.fields)
        report = write_run(taking, path, read, merged, self.now)
        connection.execute("DROP TABLE typed; DROP TABLE fate")
        return report

    def _taking(self, source: Source, used: dict[str, str]) -> Taking:
        latest = max(self.civil_now, self.profile.place.declared_as_of or self.civil_now)
        return Taking(
            self.connection,
            source,
            map_fields(source, used),
            next_run(self.connection),
            self.secret,
            latest + timedelta(days=1),
            self.profile.place.key,
            self.profile.decided_earlier(source),
            _stated_elsewhere(self.profile, source),
        )

    @property
    def civil_now(self) -> datetime:
        """The time on the clocks of the place."""
        return self._civil(self.now)

    def _civil(self, instant: datetime) -> datetime:
        return instant.astimezone(ZoneInfo(self.profile.place.time_zone)).replace(tzinfo=None)

    @property
    def as_of(self) -> datetime | None:
        """T, by what is in the draft so far."""
        return as_of(self.connection, self.profile, self.civil_now)

    @property
    def day(self) -> date:
        """The day of T; of the import where no event tells T."""
        return (self.as_of or self.civil_now).date()

    @property
    def day_before(self) -> date:
        """The day of T of the generation that the draft starts from."""
        rows = self.connection.execute("SELECT as_of, made_at FROM generation").fetchall()
        if not rows:
            return self.day
        as_of, made_at = rows[0]
        return (as_of or self._civil(made_at.replace(tzinfo=UTC))).date()

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
            as_of=self.as_of,
            is_demo=self.profile.place.is_demo,
        )


def _ordered(profile: Profile, paths: Sequence[Path]) -> list[tuple[Path, Source]]:
    """Areas of the largest level first, then all other records, what a case may have last."""
    levels = [ROOT_LEVEL, *(level.key for level in profile.levels)]
    found = [(path, profile.source_for(path)) for path in paths]

    def rank(item: tuple[Path, Source]) -> int:
        source = item[1]
        if source.record == "areas":
            return levels.index(str(source.level))
        return len(levels) + RECORDS[source.record].is_of_a_case

    return sorted(found, key=rank)


def _stated_elsewhere(profile: Profile, source: Source) -> frozenset[str]:
    """The fields of a source that others of the same record and level state as well."""
    others = [
        other
        for other in profile.sources
        if other != source and (other.record, other.level) == (source.record, source.level)
    ]
    return frozenset(field for other in others for field in other.decided)


def _check_same_place(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    rows = connection.execute("SELECT profile FROM generation").fetchall()
    held = json.loads(rows[0][0])["place"]["key"] if rows else profile.place.key
    if held != profile.place.key:
        raise StoreError(
            f"The store holds {held!r}; the profile is for {profile.place.key!r}.",
            "one place per store",
            "set GELAN_HOME to another folder for this place",
        )
