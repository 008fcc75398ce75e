"""A store of its own in which further cases are published while something else goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from callbacks.build import ROOT
from data.generations import Generations
from data.settings import Settings
from tests.bench.city import City


@dataclass(frozen=True, slots=True)
class Published:
    """A generation and when it became the current one, in seconds of the epoch."""

    generation_id: str
    at_s: float


@dataclass(frozen=True, slots=True)
class Publisher:
    """Imports further cases of a city into a copy of its store, as a feed would."""

    city: City
    settings: Settings

    @classmethod
    def of_copy(cls, city: City, settings: Settings, name: str) -> Publisher:
        """A publisher with a fresh copy of the city's store, which ``settings`` tell."""
        home = city.folder / name / "home"
        shutil.rmtree(home.parent, ignore_errors=True)
        shutil.copytree(city.home, home, ignore=shutil.ignore_patterns("drafts", "*.tmp"))
        return cls(city, settings.model_copy(update={"home": home}))

    def publish(self, batch: int, rows: int) -> Published:
        """Import ``rows`` new cases like the last ones, each batch under numbers of its own."""
        path = self._written(batch, rows)
        command = [
            sys.executable,
            "app.py",
            "import",
            "--profile",
            f"{self.city.profile}",
            f"{path}",
        ]
        subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | {"GELAN_HOME": str(self.settings.home)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        home = self.settings.home
        return Published(str(Generations(home).current()), (home / "current").stat().st_mtime)

    def _written(self, batch: int, rows: int) -> Path:
        path = self.settings.home.parent / self.city.cases.name
        with self.city.cases.open(encoding="utf-8") as cases:
            heading = next(cases)
            last = deque(cases, maxlen=rows)
        named = (f"N{batch}{line}" for line in last)
        path.write_text("".join([heading, *named]), encoding="utf-8")
        return path
