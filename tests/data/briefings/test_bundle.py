from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from data.briefings.bundle import README, bundle

TABLE = (
    ("name", "code", "value"),
    ("垟心", "00120260000000000001", 0.1 + 0.2),
    ("=HYPERLINK()", "0012", -3),
    ("+1", "", None),
)
MAKING = (
    "import hashlib\n"
    "from tests.data.briefings.test_bundle import TABLE, bundle\n"
    "print(hashlib.sha256(bundle({'kpis': TABLE, 'areas': TABLE}, 'x\\n')).hexdigest())\n"
)


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def files():
    return unpacked(bundle({"kpis": TABLE}, "说明\n第二行\n"))


def test_every_file_begins_with_the_bytes_of_the_mark_once(files):
    for content in files.values():
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\xef\xbb\xbf") == 1


def test_lines_end_as_spreadsheets_want_them(files):
    for content in files.values():
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")


def test_codes_stay_text_formulas_stay_text_and_numbers_stay_whole(files):
    rows = list(csv.reader(io.StringIO(files["kpis.csv"].decode("utf-8-sig"), newline="")))
    assert rows[1] == ["垟心", "'00120260000000000001", "0.30000000000000004"]
    assert rows[2] == ["'=HYPERLINK()", "'0012", "-3"]
    assert rows[3] == ["'+1", "", ""]


def test_the_readme_says_what_it_was_given(files):
    assert files[README].decode("utf-8-sig") == "说明\r\n第二行\r\n"


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "America/New_York", "LANG": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "2"},
    ],
)
def test_the_same_tables_give_the_same_bytes_everywhere(surroundings, tmp_path):
    environment = {**os.environ, **surroundings, "HOME": str(tmp_path)}
    made = subprocess.run(
        [sys.executable, "-c", MAKING],
        cwd=Path(__file__).parents[3],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout.strip() == "14e029827771a4970c171f7e22148f049583e3ed04dd95f828e57b9792073fe0"
