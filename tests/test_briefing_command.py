"""The command that makes briefings, as its users meet it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import app

ROOT = Path(__file__).parent.parent
NAME = "四方区-月报-2026-10"


@pytest.fixture
def run(monkeypatch, capfdbinary, sample_home, tmp_path):
    """Runs the command on the sample's store; answers status, output and errors."""
    monkeypatch.setenv("GELAN_HOME", str(sample_home))

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
        (("--period", "2020-01"), "nothing to brief of in 2020-01"),
        (("--period", "2027-01"), "nothing to brief of in 2027-01"),
        (("--period", "octember"), "'octember' cannot be read"),
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


def test_a_folder_that_cannot_be_written_is_one_message(run, tmp_path):
    (tmp_path / "out").write_text("a file")
    status, _, error = run("--period", "2026-10", "--format", "csv")
    assert (status, "cannot be written" in error) == (2, True)


def test_without_schedules_nothing_is_due(run):
    assert run("--due")[:2] == (0, "Nothing is due.\n")


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
