"""The command line as its users meet it."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import app
from data.generations import Generations
from data.profile import PROFILES
from tests.stores import SECRET

Run = Callable[..., tuple[int, str, str]]
SAMPLE = PROFILES / "sample"


@pytest.fixture
def run(monkeypatch, capfdbinary, sample_home, tmp_path) -> Run:
    """Runs a command on a copy of the sample's store; answers status, output and errors."""
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)
    (home / "secret").write_bytes(SECRET)
    monkeypatch.setenv("GELAN_HOME", str(home))

    def run_command(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["app.py", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            app.main()
        said = capfdbinary.readouterr()
        return int(ended.value.code or 0), said.out.decode("utf-8"), said.err.decode("utf-8")

    return run_command


@pytest.fixture
def generations(tmp_path) -> Generations:
    return Generations(tmp_path / "home")


def test_importing_the_same_files_again_changes_nothing(run, generations) -> None:
    before = generations.current()
    status, said, _ = run("import", "--profile", "sample", *sorted(SAMPLE.iterdir()))
    assert status == 0
    assert "Nothing is new" in said
    assert generations.current() == before


def test_a_corrected_file_updates_its_rows_and_publishes(run, generations, tmp_path) -> None:
    rows = (SAMPLE / "cases.csv").read_text("utf-8-sig").splitlines()
    changed = tmp_path / "cases.csv"
    changed.write_text("\n".join([rows[0], rows[1].replace("数字城管", "网格上报"), *rows[2:]]))
    status, said, _ = run("import", "--profile", "sample", changed)
    assert status == 0
    assert "Published generation 000002-" in said


def damaged(path: Path, change: Callable[[bytes], bytes], name: str, original: str) -> Path:
    damaged_file = path / name
    damaged_file.write_bytes(change((SAMPLE / original).read_bytes()))
    return damaged_file


POINT = '{"type":"Point","coordinates":[120.6,27.9]}'
FAULTS: dict[str, tuple[str, str, Callable[[bytes], bytes], str]] = {
    "cut in a row": ("cases.csv", "cases.csv", lambda b: b[: b.rindex(b",", 0, 90_000)], "cut off"),
    "cut in a character": (
        "cases.csv", "cases.csv", lambda b: b[: b.index("网格".encode(), 5_000) + 1], "line",
    ),
    "a damaged byte": (
        "cases.csv", "cases.csv", lambda b: b[:40_000] + b"\xff" + b[40_000:], "decoded",
    ),
    "an empty file": ("cases.csv", "cases.csv", lambda _: b"", "is empty"),
    "a header alone": ("cases.csv", "cases.csv", lambda b: b[: b.index(b"\n") + 1], "no rows"),
    "a wrong header": (
        "cases.csv", "cases.csv", lambda b: b.replace("上报时间".encode(), b"when", 1), "上报时间",
    ),
    "a doubled column": (
        "cases.csv", "cases.csv", lambda b: b.replace("时限".encode(), "渠道".encode(), 1), "twice",
    ),
    "truncated boundaries": ("grids.geojson", "grids.geojson", lambda b: b[:3000], "JSON"),
    "points for polygons": (
        "grids.geojson", "grids.geojson",
        lambda _: b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},'
        b'"geometry":' + POINT.encode() + b"}]}", "Point",
    ),
    "an unknown file": ("what.csv", "cases.csv", lambda b: b, "knows no file"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_refused_whole(run, generations, tmp_path, fault) -> None:
    name, original, change, expected = FAULTS[fault]
    before = generations.current()
    status, _, said = run(
        "import", "--profile", "sample", damaged(tmp_path, change, name, original)
    )
    assert status == 2
    assert expected in said
    assert name in said
    assert "to do:" in said
    assert "Traceback" not in said
    assert generations.current() == before


def test_a_profile_with_a_wrong_column_names_file_and_column(run, generations, tmp_path) -> None:
    text = (PROFILES / "sample.toml").read_text("utf-8").replace('"时限"', '"期限"')
    profile = tmp_path / "other.toml"
    profile.write_text(text, "utf-8")
    status, _, said = run("import", "--profile", profile, SAMPLE / "cases.csv")
    assert status == 2
    assert "cases.csv" in said
    assert "期限" in said


def test_a_profile_with_faults_lists_them_all(run, tmp_path) -> None:
    text = (PROFILES / "sample.toml").read_text("utf-8")
    profile = tmp_path / "other.toml"
    profile.write_text(
        text.replace("Asia/Shanghai", "Asia/Nowhere").replace("default_period", "default_perio"),
        "utf-8",
    )
    status, _, said = run("import", "--profile", profile, SAMPLE / "cases.csv")
    assert status == 2
    assert "place.time_zone" in said
    assert "place.default_perio" in said


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["import", "--profile", "atlantis", "x.csv"], "pingshan"),
        (["import", "--profile", "sample", "cases.csv"], "There is no file"),
        (["read", "happiness"], "on_time_closure_rate"),
        (["read", "case_volume", "--by", "area:planet"], "street"),
        (["read", "case_volume", "--by", "colour"], "channel"),
        (["read", "case_volume", "--area", "Atlantis"], "area id"),
        (["read", "case_volume", "--from", "2026-05-02", "--to", "2026-05-01"], "swap"),
        (["snapshots", "rollback"], "Nothing was published before"),
        (["snapshots", "rollback", "000009-00000000"], "000009-00000000"),
    ],
)
def test_a_wrong_question_says_what_to_do(run, words, expected) -> None:
    status, _, said = run(*words)
    assert status == 2
    assert expected in said
    assert "Traceback" not in said


def test_another_place_is_kept_out_of_the_store(run) -> None:
    status, _, said = run("import", "--profile", "nyc", "311_anything.csv")
    assert status == 2
    assert "GELAN_HOME" in said


def test_csv_carries_what_scripts_rely_on(run) -> None:
    status, said, _ = run("read", "on_time_closure_rate", "--by", "area:street", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.removeprefix("﻿"))))
    columns = {"metric", "area_id", "area_name", "value", "numerator", "denominator", "as_of"}
    assert status == 0
    assert columns <= set(rows[0])
    assert [row["area_name"] for row in rows][-1] == "未落位"
    for row in rows:
        assert float(row["value"]) == int(row["numerator"]) / int(row["denominator"])


def test_rollback_goes_to_the_generation_before(run, generations, tmp_path) -> None:
    first = generations.current()
    rows = (SAMPLE / "cases.csv").read_text("utf-8-sig").splitlines()
    changed = tmp_path / "cases.csv"
    changed.write_text("\n".join([rows[0], rows[1].replace("数字城管", "网格上报")]))
    run("import", "--profile", "sample", changed)
    assert generations.current() != first
    status, said, _ = run("snapshots", "rollback")
    assert status == 0
    assert first is not None
    assert first in said
    assert generations.current() == first
    assert first in run("snapshots", "list")[1]


def test_the_doctor_finds_the_sample_store_sound(run) -> None:
    status, said, _ = run("doctor")
    assert "sample" in said
    assert status == 0


def test_read_takes_a_period_as_an_address_writes_it(run) -> None:
    asked = ("read", "case_volume", "--compare", "prev", "--format", "csv", "--period", "2026-10")
    status, said, _ = run(*asked)
    assert status == 0
    assert ",2026-10,2026-09," in said
    status, _, told = run(*asked, "--from", "2026-10-01")
    assert status == 2
    assert "either --period or --from" in told
