"""A whole command in a process of its own, so that its memory is its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from callbacks.build import ROOT

# A process inherits the peak of the one that starts it: this one has read files, so that it starts
# a small one to start the command.
_MEASURING: Final = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds and peak memory of one whole command."""

    seconds: float
    peak_bytes: int


def run_command(home: Path, *words: str | Path) -> Taken:
    """Run `app.py` with these words on a store, as its settings are without any stated."""
    start = perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", _MEASURING, sys.executable, "app.py", *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"GELAN_HOME": str(home)},
        stdout=subprocess.PIPE,
        check=False,
    )
    if ended.returncode:
        raise SystemExit(f"The command {words[0]} failed; its message stands above.")
    return Taken(perf_counter() - start, int(ended.stdout) * 1024)
