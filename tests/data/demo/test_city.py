"""The files as a whole: the same from the same seed, and such as the profile expects."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.demo import make_city
from data.demo.city import _STEPS
from data.profile import load_profile

ROOT = Path(__file__).parents[3]
MADE_APART = """
import sys
from pathlib import Path
from data.demo import CityPlan, make_city
plan = CityPlan(cases_per_day=2, services_per_day=1, volunteers=50, shifts_per_day=1)
make_city(Path(sys.argv[1]), 7, lambda *_: None, plan)
"""


def content(paths):
    return {path.name: path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def villages(make_files, village_plan):
    """Two cities from different seeds."""
    return make_files(7, village_plan), make_files(8, village_plan)


def test_the_same_seed_gives_the_same_bytes_in_another_process(villages, tmp_path):
    environment = os.environ | {"PYTHONHASHSEED": "99", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", MADE_APART, str(tmp_path)]
    subprocess.run(command, check=True, env=environment, timeout=60)
    assert content(villages[0].paths) == content(tmp_path.iterdir())


def test_another_seed_gives_another_city(villages):
    one, other = (content(files.paths) for files in villages)
    assert all(one[name] != other[name] for name in one)


def test_every_file_has_its_source_and_every_source_its_file(city):
    profile = load_profile("demo")
    assert profile.place.is_demo
    found = [profile.source_for(path) for path in city.paths]
    assert [source.key for source in found] == [source.key for source in profile.sources]


def test_every_mapped_column_is_in_its_file(city):
    profile = load_profile("demo")
    for path in city.paths:
        source = profile.source_for(path)
        said = path.read_text("utf-8")[:2000]
        asked = [name for field in source.columns for name in source.candidates(field)]
        assert [name for name in asked if name not in said] == []


def test_the_places_of_the_stories_are_on_every_map(villages, village_plan):
    for files in villages:
        assert village_plan.leaving_staff.grid in set(files.grids["网格名称"])
        assert village_plan.campaign.zone in set(files.features("zones.geojson")[0]["名称"])


def test_progress_runs_from_nothing_to_all(village_plan, tmp_path):
    told = []
    make_city(tmp_path, 7, lambda _, done, total: told.append((done, total)), village_plan)
    assert told == [(done, _STEPS) for done in range(_STEPS + 1)]
