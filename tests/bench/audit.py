"""A map of 25,000 grids: points located in it, and the map audited, with faults of known number."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.audit import Tolerance, audit
from geo.locating import locate
from tests.bench.finding import MIB, Finding
from tests.bench.grid_map import FAULTS, GRIDS, drawn_points, made_grids, with_faults

POINTS: Final = 1_000_000

_TOLERANCE: Final = Tolerance(area_m2=10, sliver_m=1)
_MOST_LOCATING_S, _MOST_AUDIT_S, _MOST_MIB = 5, 60, 2048


@dataclass(frozen=True, slots=True)
class Audited:
    """What one process took for both, and at most held in memory."""

    located_s: float
    audited_s: float
    peak_bytes: int


def measure_audit() -> list[Finding]:
    """Locate and audit in a process of their own, so that its memory is its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        taken = pool.submit(audited).result()
    peak_mib = taken.peak_bytes / MIB
    return [
        Finding(
            f"{POINTS:,} points located in {GRIDS:,} grids",
            f"{taken.located_s:.1f} s",
            f"≤ {_MOST_LOCATING_S} s",
            taken.located_s <= _MOST_LOCATING_S,
        ),
        Finding(
            f"audit of {GRIDS:,} grids with {2 * FAULTS} faults",
            f"{taken.audited_s:.1f} s",
            f"≤ {_MOST_AUDIT_S} s",
            taken.audited_s <= _MOST_AUDIT_S,
        ),
        Finding(
            "peak memory of both",
            f"{peak_mib:,.0f} MiB",
            f"≤ {_MOST_MIB:,} MiB",
            peak_mib <= _MOST_MIB,
        ),
    ]


def audited() -> Audited:
    """Locate points in the map without faults, then audit the map with them."""
    grids = made_grids()
    located_s, audited_s = _located_s(grids), _audited_s(grids)
    return Audited(located_s, audited_s, _peak_bytes())


def _peak_bytes() -> int:
    # Unlike what getrusage says, this does not begin with the peak of who started the process.
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def _located_s(grids: NDArray[np.object_]) -> float:
    longitude, latitude = drawn_points(POINTS)
    start = perf_counter()
    locate(longitude, latitude, _ids(grids), grids)
    return perf_counter() - start


def _audited_s(grids: NDArray[np.object_]) -> float:
    boundary, faulty = shapely.coverage_union_all(grids), with_faults(grids)
    start = perf_counter()
    found = audit(faulty, _ids(faulty), boundary, _TOLERANCE)
    seconds = perf_counter() - start
    kinds = Counter(finding.kind for finding in found.findings)
    if kinds != {"gap": FAULTS, "overlap": FAULTS} or found.unlisted:
        raise SystemExit(f"{FAULTS} gaps and overlaps were planted; the audit found {kinds}.")
    return seconds


def _ids(shapes: NDArray[np.object_]) -> list[str]:
    return [f"{number:05}" for number in range(len(shapes))]
