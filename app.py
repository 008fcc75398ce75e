"""格览 Gelan: the composition root and only entry point. Nobody imports this module."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from data.address import Test
from data.briefing_rules import FORMATS, asked_formats
from data.doctor import examine
from data.errors import GelanError, QuestionError
from data.export import readings_csv
from data.generations import Generations
from data.intake.importing import import_files
from data.intake.report import ImportReport
from data.intake.report import Progress as Told
from data.metrics.metric import Language
from data.periods import ALL, Comparison, Period, between, parse_period
from data.profile import load_profile
from data.readings.question import Question
from data.readings.reader import Reader
from data.readings.reading import Reading
from data.scope import DIMENSIONS, Scope, parse_by
from data.settings import Settings
from data.warehouse import Warehouse

if TYPE_CHECKING:
    from callbacks.briefing_rounds import Turn

HELP = "格览 Gelan: the dashboard of community-grid governance."
# Every wall and browser keeps some connections open; select, which watches them, ends at 1,024.
CONNECTIONS = 900
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
    with _progress() as told:
        report = _take_in(Settings(), profile, paths, told)
    _print_report(report)


@cli.command()
def demo(
    seed: Annotated[int, typer.Option(help="Another number makes another city.")] = 15,
) -> None:
    """Make up the demo city 示范市 and import its files."""
    from data.demo import make_city

    settings = Settings()
    with _progress() as told:
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
    reader = Warehouse(Settings()).reader()
    place = reader.place
    asked = dict(zip(DIMENSIONS, (channel, category, department, kind), strict=True))
    scope = Scope(
        as_of=place.as_of,
        period=_period(period, first, last, reader),
        area=place.within(area),
        compare=compare,
        filters=tuple((name, value) for name, value in asked.items() if value is not None),
    )
    named = tuple(dict.fromkeys(metrics))
    readings, wholes = reader.read(
        Question(named, scope, parse_by(by) if by else None), Question(named, scope)
    )
    if as_csv == "csv":
        sys.stdout.buffer.write(readings_csv(readings, place, test, wholes))
    else:
        out.print(_table(readings))


@cli.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8050,
    threads: Annotated[int, typer.Option(help="Requests answered at the same time.")] = 8,
) -> None:
    """Serve the dashboard."""
    # The other commands start in half the time without Dash.
    import waitress

    from callbacks.server import make_app

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
    from callbacks.briefing_files import file_briefing, read_kept
    from callbacks.briefing_rounds import asked_turns, due_turns

    settings, wanted = Settings(), asked_formats(formats)
    folder = out_to or settings.outbox
    if again is not None:
        return _print_lines(file_briefing(read_kept(again), wanted, folder))
    reader = Warehouse(settings).reader()
    turns = (
        due_turns(reader, datetime.now(UTC), folder)
        if due
        else asked_turns(reader.place, period, area or (), lang, wanted, on and on.date())
    )
    return _carry_out(reader, turns, folder, is_one_asked=not due and len(turns) == 1)


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
    findings = examine(Settings())
    for finding in findings:
        mark = {"ok": "[green]✓[/]", "warn": "[yellow]![/]", "fault": "[red]✗[/]"}[finding.status]
        out.print(mark, f"{escape(finding.name)}: {escape(finding.said)}")
        if finding.remedy:
            out.print(f"    → {escape(finding.remedy)}")
    if any(finding.status == "fault" for finding in findings):
        raise typer.Exit(1)


def _carry_out(reader: Reader, turns: Sequence[Turn], folder: Path, *, is_one_asked: bool) -> None:
    from callbacks.briefing_rounds import carry_out

    if not turns:
        out.print("Nothing is due.")
    with _progress() as told:
        for done, turn in enumerate(turns):
            told(turn.name, done, len(turns))
            try:
                _print_lines(carry_out(reader, turn, folder))
            except QuestionError as error:
                # Of many, one without records holds up no other.
                if is_one_asked:
                    raise
                _print_lines([error.given])


def _print_lines(lines: Iterable[object]) -> None:
    for line in lines:
        out.print(str(line), markup=False, highlight=False)


def _take_in(settings: Settings, profile: str, paths: Sequence[Path], told: Told) -> ImportReport:
    return import_files(
        load_profile(profile),
        paths,
        _generations(settings),
        secret=settings.secret(),
        now=datetime.now(UTC),
        progress=told,
    )


def _generations(settings: Settings) -> Generations:
    return Generations(
        settings.home, settings.keep_generations, settings.import_memory_limit, settings.threads
    )


def _period(
    token: str | None, first: datetime | None, last: datetime | None, reader: Reader
) -> Period:
    if first is None and last is None:
        return ALL if token is None else parse_period(token, reader.place.as_of)
    if token is not None:
        raise QuestionError(
            f"Both the period {token!r} and days are given.",
            "either --period or --from and --to",
            "leave out one of them",
            subject="period",
            asked=token,
        )
    # A side that is not stated reaches as far as the data do.
    start = first.date() if first else min(reader.first_day, last.date() if last else date.max)
    return between(start, last.date() if last else max(start, reader.place.as_of.date()))


@contextmanager
def _progress() -> Iterator[Told]:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("opening the store", total=1)
        yield lambda what, done, total: bar.update(
            task, description=what, completed=done, total=total
        )


def _print_report(report: ImportReport) -> None:
    table = _numbers("file", "read", "accepted", "updated", "unchanged", "refused", "nulled",
                     "unplaced")  # fmt: skip
    for file in report.files:
        counts = (
            file.read_rows, file.accepted_rows, file.updated_rows, file.unchanged_rows,
            file.refused_rows, file.nulled_values, file.unplaced_rows,
        )  # fmt: skip
        table.add_row(file.file_name, *(f"{count:,}" for count in counts))
    out.print(table)
    for file in report.files:
        for reason, count in file.reasons:
            out.print(f"  {file.file_name}: {count:,} × {reason}", markup=False)
    published = report.generation_id
    out.print(f"Published generation {published}." if published else
              "Nothing is new: the published generation stays as it is.")  # fmt: skip


def _table(readings: tuple[Reading, ...]) -> Table:
    table = _numbers("metric", "group", "value", "numerator", "denominator", "previous", "status")
    for reading in readings:
        figure, previous = reading.figure, reading.previous
        table.add_row(
            reading.metric,
            reading.name,
            *(_plain(x) for x in (figure.value, figure.numerator, figure.denominator)),
            _plain(previous.value if previous else None),
            figure.status,
        )
    return table


def _numbers(*headings: str) -> Table:
    """A table narrow enough for a terminal of 80 columns, numbers to the right."""
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold")
    for heading in headings:
        is_text = heading in ("file", "metric", "group", "status")
        table.add_column(heading, justify="left" if is_text else "right", overflow="fold")
    return table


def _plain(number: float | None) -> str:
    return "—" if number is None else f"{number:,.6g}" if number % 1 else f"{number:,.0f}"


def main() -> None:
    """Run a command; an error of the user's is one clear message and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows a mark in its place instead of a trace.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        cli()
    except GelanError as error:
        err.print(str(error), style="bold", markup=False, highlight=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
