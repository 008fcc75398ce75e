"""The machine and the versions on which a bench ran."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path
from typing import Final

_PACKAGES: Final = ("duckdb", "dash", "plotly", "waitress")


def machine() -> str:
    """Processor, cores, memory and versions, in one line."""
    kib = int(_found(r"MemTotal:\s*(\d+)", Path("/proc/meminfo")) or 0)
    model = _found(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo")) or platform.machine()
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{model}, {os.cpu_count()} cores, {kib / 1024 / 1024:.0f} GiB; "
        f"Python {platform.python_version()}, {packages}"
    )


def status_bytes(pid: int, entry: str) -> int:
    """An entry of a process's status, e.g. VmHWM: the most memory it ever had."""
    kib = _found(rf"{entry}:\s*(\d+) kB", Path(f"/proc/{pid}/status"))
    assert kib is not None
    return int(kib) * 1024


def _found(pattern: str, path: Path) -> str | None:
    found = re.search(pattern, path.read_text("utf-8"))
    return found[1].strip() if found else None
