"""The command that makes briefings, as its users meet it."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import app
from callbacks import briefing_work
from data.briefings import memory
from data.briefings.outbox import alone_in
from data.errors import BriefingError

ROOT = Path(__file__).parent.parent
NAME = "四方区-月报-2026-10"


@pytest.fixture
def home(sample_home, tmp_path):
    """A copy of the sample's store: one process opens a file with one limit of memory."""
    shutil.copytree(sample_home, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def run(monkeypatch, capfdbinary, home, tmp_path):
    """Runs the command on the sample's store; answers status, output and errors."""
    monkeypatch.setenv("GELAN_HOME", str(home))

    def run_command(*words):
        out = ("--out", tmp_path / "out")
        monkeypatch.setattr(sys, "argv", ["app.py", "briefing", *map(str, (*out, *words))])
        with pytest.raises(SystemExit) as ended:
            app.main()
        said = capfdbinary.readouterr()
        return int(ended.value.code or 0), said.out.decode("utf-8"), said.err.decode("utf-8")

    return run_command


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_every_format_is_made_and_named(run, tmp_path):
    status, said, _ = run("--period", "2026-10")
    assert status == 0
    made = names(tmp_path / "out")
    wanted = ("-1.png", "-2.png", "-slide.png", "-wechat.png", ".json", ".pdf", ".zip")
    assert {f"{NAME}{suffix}" for suffix in wanted} <= set(made)
    assert all(name in said for name in made)


def test_an_area_and_a_language_have_files_of_their_own(run, tmp_path):
    run("--period", "2026-Q3", "--area", "西河街道", "--lang", "en", "--format", "csv")
    assert names(tmp_path / "out") == [
        "西河街道-quarterly-briefing-2026-Q3.json",
        "西河街道-quarterly-briefing-2026-Q3.zip",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--area", "不存在"), "no single area '不存在'"),
        (("--area", "streets"), "or a level: street, grid"),
        (("--period", "2020-01"), "nothing to brief of in 2020-01"),
        (("--period", "2027-01"), "nothing to brief of in 2027-01"),
        (("--period", "octember"), "'octember' cannot be read"),
        (("--period", "2026-13"), "'2026-13' cannot be read"),
        (("--format", "docx"), "no format 'docx'"),
        (("--again", "missing.json"), "missing.json cannot be read"),
    ],
)
def test_what_cannot_be_made_is_one_message_and_no_file(run, tmp_path, words, said):
    status, _, error = run(*words)
    assert status == 2
    assert said in error
    assert "to do:" in error
    assert names(tmp_path / "out") == []


@pytest.mark.parametrize("words", [("--period", "2026-10", "--format", "csv"), ("--due",)])
def test_a_folder_that_cannot_be_written_is_one_message(run, tmp_path, words):
    (tmp_path / "out").write_text("a file")
    status, said, error = run(*words)
    assert (status, said) == (2, "")
    assert error.count("cannot be written: a file stands where it should be") == 1


def test_a_full_disk_is_one_message_and_no_file(run, tmp_path, monkeypatch):
    def full(path, content):
        raise OSError(errno.ENOSPC, "no space", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    status, said, error = run("--period", "2026-10", "--area", "street", "--format", "csv")
    assert (status, said) == (2, "")
    assert error.count("No space left on device") == 1
    assert names(tmp_path / "out") == []


def test_a_damaged_store_is_one_message_and_no_file(run, home, tmp_path):
    (store,) = (home / "generations").glob("*.duckdb")
    os.truncate(store, store.stat().st_size // 2)
    status, said, error = run("--period", "2026-10", "--format", "csv")
    assert (status, said, "snapshots rollback" in error) == (2, "", True)
    assert names(tmp_path / "out") == []


def test_what_needs_more_memory_is_begun_again_with_all_that_is_granted(run, tmp_path, monkeypatch):
    stores, granted = memory.Warehouse, []

    def opened(settings):
        granted.append(settings.memory_limit)
        return stores(settings)

    monkeypatch.setattr(memory, "LEAN", "12MB")
    monkeypatch.setattr(memory, "Warehouse", opened)
    status, said, error = run("--period", "2026-10", "--area", "street", "--format", "csv")
    assert (status, granted, error) == (0, ["12MB", "1GB"], "")
    assert len(said.splitlines()) == len(names(tmp_path / "out")) > 0


def test_what_is_kept_and_damaged_is_one_message_and_no_file(run, tmp_path):
    (tmp_path / "kept.json").write_bytes(b'{"language":"zh","made_on"')
    status, said, error = run("--again", tmp_path / "kept.json")
    assert (status, said, "kept.json holds no briefing" in error) == (2, "", True)
    assert names(tmp_path / "out") == []


def test_of_many_areas_those_that_can_be_made_are_and_the_others_named(run, tmp_path, monkeypatch):
    real = briefing_work.files_of

    def files_of(document, formats):
        if document.head.area in ("东山街道", "西河街道"):
            raise BriefingError("The font lacks it", "others", "write it otherwise")
        return real(document, formats)

    monkeypatch.setattr(briefing_work, "files_of", files_of)
    status, said, error = run("--period", "2026-10", "--area", "street", "--format", "csv")
    assert status == 2
    assert len(said.splitlines()) == len(names(tmp_path / "out")) > 0
    assert "东山街道-月报-2026-10: The font lacks it\n  expected: others" in error
    assert "西河街道-月报-2026-10: the same" in error


def test_a_period_in_which_no_area_has_records_is_a_fault(run, tmp_path):
    status, said, error = run("--period", "2020-01", "--area", "street", "--format", "csv")
    assert status == 2
    assert "nothing to brief of in 2020-01" in said
    assert error.count("to do: choose another period") == 1
    assert names(tmp_path / "out") == []


def test_without_schedules_nothing_is_due(run):
    assert run("--due")[:2] == (0, "Nothing is due.\n")


def test_while_another_run_makes_what_is_due_none_is_made_twice(run, tmp_path):
    with alone_in(tmp_path / "out"):
        assert run("--due") == (0, "Another run is making what is due.\n", "")
    assert run("--due")[1] == "Nothing is due.\n"


def test_nothing_is_said_beside_the_files_where_nobody_looks_on(run):
    assert run("--period", "2026-10", "--format", "csv")[2] == ""


def hashes(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_other_surroundings_make_the_same_bytes(sample_home, tmp_path):
    surroundings = (
        {"TZ": "America/New_York", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "77"},
    )
    made = []
    for number, each in enumerate(surroundings):
        home, out = tmp_path / f"home{number}", tmp_path / f"out{number}"
        shutil.copytree(sample_home, home / "store")
        environment = {**os.environ, **each, "HOME": str(home), "GELAN_HOME": str(home / "store")}
        words = ("briefing", "--period", "2026-10", "--out", str(out))
        subprocess.run(
            [sys.executable, "app.py", *words], cwd=ROOT, env=environment, check=True,
            capture_output=True,
        )  # fmt: skip
        made.append(hashes(out))
    assert made[0] == made[1]
    assert len(made[0]) > 6
