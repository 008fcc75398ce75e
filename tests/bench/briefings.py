"""Briefings at size: one month of the whole place, and a hundred areas in one call."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from callbacks.briefing_commands import Order, make_asked
from data.briefing_rules import FORMATS, BriefingFormat
from data.settings import Settings
from tests.bench.city import COMMUNITIES
from tests.bench.command import Taken, run_command
from tests.bench.finding import MIB, Finding

PERIOD: Final = "2026-10"
A4: Final[tuple[BriefingFormat, ...]] = ("png", "pdf")
_MOST_S, _MOST_BYTES, _LEAST_PER_SECOND = 3, 400e6, 2


def measure_briefings(settings: Settings, repeats: int) -> list[Finding]:
    """Run the command as its users do, the store in the file cache, its folder empty each time."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        one = [_made(settings, folder, A4) for _ in range(repeats)]
        within_s = _within(settings, folder)
        many = {
            formats: _made(settings, folder, formats, "--area", "community")
            for formats in (A4, FORMATS)
        }
    return [*_told_of_one(one, within_s), *_told_of_many(many)]


def _told_of_one(taken: Sequence[Taken], within_s: float) -> Iterator[Finding]:
    seconds = sorted(each.seconds for each in taken)
    peak_bytes = max(each.peak_bytes for each in taken)
    middle_s = seconds[len(seconds) // 2]
    yield Finding(
        "a month of the whole place, A4 as PNG and PDF: command, best / median",
        f"{seconds[0]:.2f} / {middle_s:.2f} s",
        f"≤ {_MOST_S} s",
        middle_s <= _MOST_S,
    )
    yield Finding("the same without the start of Python", f"{within_s:.2f} s")
    yield Finding(
        "peak memory of the command",
        f"{peak_bytes / MIB:,.0f} MiB",
        f"≤ {_MOST_BYTES / MIB:,.0f} MiB",
        peak_bytes <= _MOST_BYTES,
    )


def _told_of_many(taken: dict[tuple[BriefingFormat, ...], Taken]) -> Iterator[Finding]:
    for formats, each in taken.items():
        rate = COMMUNITIES / each.seconds
        name = f"{COMMUNITIES} communities in one call"
        if formats == A4:
            yield Finding(
                f"{name}, A4 as PNG and PDF",
                f"{rate:.1f}/s",
                f"≥ {_LEAST_PER_SECOND}/s",
                rate >= _LEAST_PER_SECOND,
            )
            yield Finding(f"{name}: peak memory", f"{each.peak_bytes / MIB:,.0f} MiB")
        else:
            yield Finding(f"{name}, every format", f"{rate:.1f}/s")


def _made(settings: Settings, folder: Path, formats: Sequence[str], *words: str) -> Taken:
    named = ("--period", PERIOD, "--format", ",".join(formats), "--out", folder / "made")
    taken = run_command(settings.home, "briefing", *named, *words)
    shutil.rmtree(folder / "made")
    return taken


def _within(settings: Settings, folder: Path) -> float:
    """Seconds of a process that has everything loaded and nothing asked."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(timed, settings, folder / "made").result()


def timed(settings: Settings, folder: Path) -> float:
    """Seconds from the closed store to the files in the folder."""
    order = Order(PERIOD, (), None, A4, None)
    start = perf_counter()
    make_asked(settings, folder, order, lambda *_: None)
    return perf_counter() - start
