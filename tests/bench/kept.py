"""A bench in pieces: what earlier runs of the same day on the same machine found is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from tests.bench.reporting import Bench

_NAME: Final = "findings.json"
_FORM: Final = TypeAdapter(Bench)


def keep(bench: Bench, scratch: Path) -> Bench:
    """Keep what a run found in ``scratch``; gives it with what was found there before."""
    path = scratch / _NAME
    whole = _joined(_FORM.validate_json(path.read_bytes()), bench) if path.exists() else bench
    path.write_bytes(_FORM.dump_json(whole, indent=1))
    return whole


def _joined(earlier: Bench, later: Bench) -> Bench:
    if (earlier.measured_on, earlier.machine) != (later.measured_on, later.machine):
        return later
    sizes = {
        rows: {**earlier.sizes.get(rows, {}), **later.sizes.get(rows, {})}
        for rows in sorted({*earlier.sizes, *later.sizes})
    }
    return replace(
        later,
        sizes=sizes,
        once={**earlier.once, **later.once},
        soaked=later.soaked or earlier.soaked,
    )
