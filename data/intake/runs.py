"""The account of a file: every row read is accepted or refused, and written down."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data.errors import IntakeError
from data.intake.mapping import Taking
from data.intake.merging import Merged
from data.intake.perusing import Read
from data.intake.placing import LOST_PARENT
from data.intake.report import FileReport
from data.records import PLACED, RECORDS


def next_run(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the next import."""
    rows = connection.execute("SELECT coalesce(max(run_id), 0) FROM import_runs").fetchall()
    return int(rows[0][0]) + 1


def write_run(taking: Taking, path: Path, read: Read, merged: Merged, now: datetime) -> FileReport:
    """Report a file that was taken in. Raises IntakeError where its rows do not add up."""
    refused, nulled, noted = _reasons(taking)
    report = FileReport(
        source=taking.source.key,
        file_name=path.name,
        read_rows=read.rows,
        new_rows=merged.new_rows,
        updated_rows=merged.updated_rows,
        unchanged_rows=merged.unchanged_rows,
        refused_rows=refused.total(),
        nulled_values=nulled.total(),
        unplaced_rows=_unplaced(taking) + noted[LOST_PARENT],
        reasons=tuple((refused + nulled + noted).most_common()),
    )
    if report.accepted_rows + report.refused_rows != report.read_rows:
        raise IntakeError(
            f"{path.name}: {report.accepted_rows} accepted and {report.refused_rows} refused "
            f"rows do not add up to {report.read_rows} read.",
            "every row accounted for",
            "report this file as a fault of the program; nothing was published",
        )
    _store(taking, read.sha256, report, now)
    return report


def _reasons(taking: Taking) -> list[Counter[str]]:
    """How often each reason refused a row, nulled a value or was only noted."""
    rows = taking.connection.execute(
        "SELECT CASE WHEN is_row_refused THEN 0 WHEN column_name IS NOT NULL THEN 1 ELSE 2 END, "
        "reason, count(*) FROM import_refusals WHERE run_id = ? GROUP BY ALL ORDER BY ALL",
        [taking.run_id],
    ).fetchall()
    return [Counter({reason: n for of, reason, n in rows if of == kind}) for kind in range(3)]


def _unplaced(taking: Taking) -> int:
    # What has a shape of its own is placed by it, once all files are in.
    if taking.source.record not in PLACED or RECORDS[taking.source.record].has_shape:
        return 0
    rows = taking.connection.execute(
        "SELECT coalesce(sum(copies), 0) FROM typed WHERE area_id IS NULL"
    ).fetchall()
    return int(rows[0][0])


def _store(taking: Taking, sha256: str, report: FileReport, now: datetime) -> None:
    counts = (
        report.read_rows, report.new_rows, report.updated_rows, report.unchanged_rows,
        report.refused_rows, report.nulled_values, report.unplaced_rows,
    )  # fmt: skip
    at = now.astimezone(UTC).replace(tzinfo=None)
    taking.connection.execute(
        f"INSERT INTO import_runs VALUES ({', '.join('?' * 12)})",
        [taking.run_id, report.source, report.file_name, sha256, at, *counts],
    )
