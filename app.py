"""格览 Gelan: the composition root and only entry point. Nobody imports this module."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.markup import escape

from data.address import Test
from data.briefing_rules import FORMATS, asked_formats
from data.errors import BriefingError, GelanError
from data.metrics.metric import Language
from data.periods import Comparison
from data.settings import Settings
from layouts.terminal import Told, progress_on, table_of_readings, table_of_rows

if TYPE_CHECKING:
    from callbacks.briefing_commands import Hear
    from callbacks.briefing_work import Done
    from data.generations import Generations
    from data.intake.report import ImportReport

HELP = "格览 Gelan: the dashboard of community-grid governance."
# Every wall and browser keeps some connections open; select, which watches them, ends at 1,024.
CONNECTIONS = 900
NONE_DUE = "Nothing is due."
UNDER_WAY = "Another run is making what is due."
# Each command loads what it alone needs, so that all start at once.
cli = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=HELP
)
snapshots = typer.Typer()
cli.add_typer(snapshots, name="snapshots")
out, err = Console(soft_wrap=True), Console(stderr=True, soft_wrap=True)


@cli.command("import")
def import_(
    paths: Annotated[list[Path], typer.Argument(help="CSV or GeoJSON files.")],
    profile: Annotated[str, typer.Option(help="Name in profiles/, or path of a .toml file.")],
) -> None:
    """Take files into a new generation and publish it; all or nothing."""
    with progress_on(err) as told:
        report = _take_in(Settings(), profile, paths, told)
    _print_report(report)


@cli.command()
def demo(
    seed: Annotated[int, typer.Option(help="Another number makes another city.")] = 15,
) -> None:
    """Make up the demo city 示范市 and import its files."""
    from data.demo import make_city

    settings = Settings()
    with progress_on(err) as told:
        files = make_city(settings.home / "demo", seed, told)
        report = _take_in(settings, "demo", files, told)
    _print_report(report)


@cli.command()
def read(
    metrics: Annotated[list[str], typer.Argument(help="Keys of metrics.")],
    by: Annotated[
        str | None, typer.Option(help="area:LEVEL, day, month, channel, category, department, age")
    ] = None,
    period: Annotated[
        str | None, typer.Option(help="As in an address: 2026-10, 2026-W43, this_month, all …")
    ] = None,
    first: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"])] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"])] = None,
    area: Annotated[str | None, typer.Option(help="Id or name of an area.")] = None,
    compare: Annotated[Comparison | None, typer.Option(help="prev 环比, year 同比")] = None,
    channel: Annotated[str | None, typer.Option(help="Only this channel.")] = None,
    category: Annotated[str | None, typer.Option(help="Only this large category.")] = None,
    department: Annotated[str | None, typer.Option(help="Only this department.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only cases of this kind, e.g. dispute.")] = None,
    test: Annotated[Test, typer.Option(help="Rule of the column standing.")] = "95",
    as_csv: Annotated[Literal["csv", "table"], typer.Option("--format")] = "table",
) -> None:
    """Print readings; without a period over all there is."""
    from callbacks.scopes import asked_period, asked_scope
    from data.export import readings_csv
    from data.readings.question import Question
    from data.scope import DIMENSIONS, parse_by
    from data.warehouse import Warehouse

    reader = Warehouse(Settings()).reader()
    during = asked_period(reader, period, first and first.date(), last and last.date())
    filters = dict(zip(DIMENSIONS, (channel, category, department, kind), strict=True))
    scope = asked_scope(reader, during, area, compare, filters)
    named = tuple(dict.fromkeys(metrics))
    readings, wholes = reader.read(
        Question(named, scope, parse_by(by) if by else None), Question(named, scope)
    )
    if as_csv == "csv":
        sys.stdout.buffer.write(readings_csv(readings, reader.place, test, wholes))
    else:
        out.print(table_of_readings(readings))


@cli.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8050,
    threads: Annotated[int, typer.Option(help="Requests answered at the same time.")] = 8,
) -> None:
    """Serve the dashboard."""
    import waitress

    from callbacks.server import make_app
    from data.warehouse import Warehouse

    if host not in ("127.0.0.1", "localhost", "::1"):
        err.print(
            f"[bold]Attention:[/] {host} can be reached by others, and there are no accounts: "
            "everybody who reaches this address sees everything. Put it behind a gateway that "
            "asks who they are, or leave out --host."
        )
    app = make_app(Warehouse(Settings()))
    out.print(f"格览 Gelan: http://{host}:{port}  (Ctrl+C ends it)")
    waitress.serve(
        app.server,
        host=host,
        port=port,
        threads=threads,
        connection_limit=CONNECTIONS,
        ident="gelan",
    )


@cli.command()
def briefing(
    period: Annotated[str | None, typer.Option(help="2026-10, 2026-W43, last_month …")] = None,
    area: Annotated[
        list[str] | None, typer.Option(help="Id or name of an area, or a level for all of it.")
    ] = None,
    formats: Annotated[str, typer.Option("--format")] = ",".join(FORMATS),
    out_to: Annotated[
        Path | None, typer.Option("--out", help="Or briefings/ in the store.")
    ] = None,
    lang: Annotated[Language | None, typer.Option()] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Its date.")] = None,
    due: Annotated[bool, typer.Option("--due", help="What the schedules ask for by now.")] = False,
    again: Annotated[Path | None, typer.Option(help="The .json kept beside its files.")] = None,
) -> None:
    """Make the briefing of a period and area as pages, pictures and tables."""
    from callbacks.briefing_commands import Order, draw_again, make_asked, make_due
    from data.briefings.interruptions import end_in_order

    if (due or again) and (period or area):
        raise typer.BadParameter("--due and --again state period and area themselves.")
    end_in_order()
    settings, wanted = Settings(), asked_formats(formats)
    folder = out_to or settings.outbox
    if again is not None:
        return _print_lines(draw_again(again, wanted, folder))
    with _hearing() as hear:
        if due:
            made = make_due(settings, folder, datetime.now(UTC), hear)
            return _print_lines([] if made else [NONE_DUE if made == 0 else UNDER_WAY])
        order = Order(period, area or (), lang, wanted, on and on.date())
        return make_asked(settings, folder, order, hear)


@snapshots.callback(invoke_without_command=True)
def show_snapshots(context: typer.Context) -> None:
    """List the generations that are kept, or go back to one."""
    if context.invoked_subcommand is None:
        list_snapshots()


@snapshots.command("list")
def list_snapshots() -> None:
    """List the generations that are kept, newest first; ● is the current one."""
    for kept in _generations(Settings()).listing():
        mark = "●" if kept.is_current else " "
        out.print(
            f"{mark} {kept.generation_id}  made {kept.made_at:%Y-%m-%d %H:%M:%S} UTC  "
            f"as of {kept.as_of or '—'}  {kept.size_bytes / 1e6:.1f} MB  "
            f"{', '.join(kept.sources) if kept.is_readable else 'damaged'}",
            markup=False,
            highlight=False,
        )


@snapshots.command("rollback")
def roll_back(
    to: Annotated[str | None, typer.Argument(help="Id; without it the one before.")] = None,
) -> None:
    """Make an earlier generation the current one."""
    snapshot = _generations(Settings()).rollback(to)
    out.print(f"Current generation: {snapshot.generation_id}")


@cli.command()
def doctor() -> None:
    """Check versions, font, rights, profile and store, and say how to mend each."""
    from data.doctor import examine
    from layouts.briefing.fonts import font_folder

    findings = examine(Settings(), font_folder)
    for finding in findings:
        mark = {"ok": "[green]✓[/]", "warn": "[yellow]![/]", "fault": "[red]✗[/]"}[finding.status]
        out.print(mark, f"{escape(finding.name)}: {escape(finding.said)}")
        if finding.remedy:
            out.print(f"    → {escape(finding.remedy)}")
    if any(finding.status == "fault" for finding in findings):
        raise typer.Exit(1)


@contextmanager
def _hearing() -> Iterator[Hear]:
    """A bar, and a line for each file that was made. What failed is told, and fails the command."""
    failed: set[str] = set()
    # Lines stand above the bar where both go to one terminal.
    with progress_on(out if out.is_terminal else err) as told:

        def hear(done: Done, number: int, total: int) -> None:
            told(done.name, number, total)
            _print_lines(done.paths)
            if isinstance(done.fault, BriefingError):
                _print_error(f"{done.name}: {_once(str(done.fault), failed)}")
            elif done.fault is not None:
                _print_lines([done.fault.given])

        yield hear
    if failed:
        raise typer.Exit(2)


def _once(message: str, told: set[str]) -> str:
    """The message, in one word where it has been told before."""
    said = "the same" if message in told else message
    told.add(message)
    return said


def _print_error(error: object) -> None:
    err.print(str(error), style="bold", markup=False, highlight=False)


def _print_lines(lines: Iterable[object]) -> None:
    for line in lines:
        out.print(str(line), markup=False, highlight=False)


def _take_in(settings: Settings, profile: str, paths: Sequence[Path], told: Told) -> ImportReport:
    from data.intake.importing import import_files
    from data.profile import load_profile

    return import_files(
        load_profile(profile),
        paths,
        _generations(settings),
        secret=settings.secret(),
        now=datetime.now(UTC),
        progress=told,
    )


def _generations(settings: Settings) -> Generations:
    from data.generations import Generations

    return Generations(
        settings.home, settings.keep_generations, settings.import_memory_limit, settings.threads
    )


def _print_report(report: ImportReport) -> None:
    counted = [
        (
            file.file_name,
            (
                file.read_rows, file.accepted_rows, file.updated_rows, file.unchanged_rows,
                file.refused_rows, file.nulled_values, file.unplaced_rows,
            ),
        )
        for file in report.files
    ]  # fmt: skip
    out.print(table_of_rows(counted))
    for file in report.files:
        for reason, count in file.reasons:
            out.print(f"  {file.file_name}: {count:,} × {reason}", markup=False)
    published = report.generation_id
    out.print(f"Published generation {published}." if published else
              "Nothing is new: the published generation stays as it is.")  # fmt: skip


def main() -> None:
    """Run a command; an error of the user's is one clear message and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows a mark in its place instead of a trace.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        cli()
    except GelanError as error:
        _print_error(error)
        sys.exit(2)


if __name__ == "__main__":
    main()
