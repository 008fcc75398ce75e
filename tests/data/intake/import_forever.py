"""Importers that go on until they are killed: run by test_kills.py in a process of its own.

Each file brings ROWS new cases, so that a whole generation holds ROWS cases for each of its runs.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from data.generations import Generations
from data.intake.importing import import_files
from tests.data.intake.kills import ROWS, profile


def import_forever(home: Path, folder: Path, number: int) -> None:
    """Say “through” after the first import and go on in silence."""
    for count in itertools.count():
        number += 1
        path = folder / f"cases_{number}.csv"
        lines = (f"{number}-{i},2026-10-01 08:00:00,热线" for i in range(ROWS))
        path.write_text("编号,时间,渠道\n" + "\n".join(lines) + "\n", "utf-8")
        import_files(profile(), [path], Generations(home), secret=b"s" * 32, now=datetime.now(UTC))
        if count == 0:
            sys.stdout.write("through\n")
            sys.stdout.flush()


if __name__ == "__main__":
    # One process loads the program once; each line it is given starts a fresh copy to be killed.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        if pid := os.fork():
            sys.stdout.write(f"{pid}\n")
            sys.stdout.flush()
        else:
            import_forever(Path(sys.argv[1]), Path(sys.argv[2]), int(line))
