"""An import can be killed at any moment: the view stays one whole generation."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.generations import Generations, open_reading
from data.intake.importing import import_files
from tests.data.intake.kills import ROWS, profile

KILLS = 50
THROUGH = 5
"""Of so many importers one is killed in its second import, the others in their first."""
ROOT = Path(__file__).parents[3]


def counts(generations: Generations) -> tuple[int, int]:
    """Cases and import runs of the current generation."""
    current = generations.current()
    if current is None:
        return 0, 0
    with open_reading(generations.path(current)) as connection:
        cases = connection.execute("SELECT count(*) FROM cases").fetchall()[0][0]
        runs = connection.execute("SELECT count(*) FROM import_runs").fetchall()[0][0]
    return cases, runs


@pytest.fixture
def importers(tmp_path) -> Iterator[subprocess.Popen[str]]:
    """Starts an importer for each line written to it."""
    words = [sys.executable, "-m", "tests.data.intake.import_forever"]
    with subprocess.Popen(
        [*words, str(tmp_path / "home"), str(tmp_path)],
        cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        yield process
        process.terminate()


def kill_one(
    importers: subprocess.Popen[str], number: int, seconds: float, *, is_through: bool
) -> None:
    """Start an importer and kill it some time into its first import, or into the one after that."""
    assert importers.stdin is not None and importers.stdout is not None
    importers.stdin.write(f"{number}\n")
    importers.stdin.flush()
    # The one killed before may have got an import through unasked.
    pid = int(next(line for line in importers.stdout if line != "through\n"))
    if is_through:
        assert importers.stdout.readline() == "through\n"
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)


def test_fifty_kills_leave_whole_generations_and_the_next_import_works(importers, tmp_path) -> None:
    generations, chance = Generations(tmp_path / "home"), random.Random(20261122)
    published = 0
    for kill in range(KILLS):
        is_through = kill % THROUGH == 0
        kill_one(importers, 1000 * kill, chance.uniform(0, 0.3), is_through=is_through)
        cases, runs = counts(generations)
        assert cases == ROWS * runs
        assert runs >= published + is_through
        published = runs
    last = tmp_path / "cases_last.csv"
    last.write_text("编号,时间,渠道\nlast,2026-10-02 08:00:00,热线\n", "utf-8")
    import_files(profile(), [last], generations, secret=b"s" * 32, now=datetime.now(UTC))
    assert counts(generations) == (ROWS * published + 1, published + 1)
