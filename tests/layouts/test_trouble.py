from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from data.errors import Case, StoreError
from data.generations import Generations
from data.generations.database import reading_faults
from layouts.faults import IN_CHINESE
from layouts.trouble import told

ROOT = Path(__file__).parents[2]
ON_PAGES = ("StoreError", "BriefingError")


def cases():
    """Every error that is made with a case: its case and the names of its facts."""
    for part in ("data", "layouts"):
        for path in (ROOT / part).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text("utf-8"))):
                stated = {k.arg: k.value for k in getattr(call, "keywords", ())}
                if "case" in stated:
                    yield stated.pop("case").value, set(stated)


BY_COMMANDS_ALONE = {
    "filing_faults", "_disk_fault", "_database_fault", "_unwritable", "_before", "_damaged", "_alone",
    "_check_same_place", "_refusal", "secret", "_refused",
}  # fmt: skip


def test_every_error_that_a_page_can_meet_has_a_case():
    for part in ("data", "layouts"):
        for path in (ROOT / part).rglob("*.py"):
            for function in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(function, ast.FunctionDef) and function.name not in BY_COMMANDS_ALONE:
                    for call in ast.walk(function):
                        if getattr(getattr(call, "func", None), "id", "") in ON_PAGES:
                            stated = {keyword.arg for keyword in call.keywords}
                            assert "case" in stated, (path, function.name)


def names(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_case_that_is_raised_has_chinese_words_for_its_facts():
    raised = dict(cases())
    assert raised.keys() == set(get_args(Case)) == IN_CHINESE.keys()
    for case, facts in raised.items():
        assert {name for text in IN_CHINESE[case] for name in names(text)} <= facts, case
        assert all(re.search("[一-鿿]", text) for text in IN_CHINESE[case]), case


@pytest.fixture
def lost(tmp_path):
    (tmp_path / "current").write_text("000009-00000000")
    with pytest.raises(StoreError) as error:
        Generations(tmp_path).current()
    return error.value


def test_a_chinese_page_tells_a_fault_of_the_store_in_chinese(lost):
    given, expected, remedy = told(lost, "zh")
    assert "指向数据版本“000009-00000000”" in given
    assert expected == "现存的数据版本之一：—"
    assert "python app.py snapshots rollback" in remedy


def test_an_english_page_tells_it_in_the_words_of_the_error(lost):
    assert told(lost, "en") == (lost.given, lost.expected, lost.remedy)


def test_a_file_that_cannot_be_read_is_named_with_the_reason_of_the_system(tmp_path):
    with pytest.raises(StoreError) as error, reading_faults(tmp_path / "x.duckdb"):
        raise PermissionError(13, "Permission denied")
    given, _, _ = told(error.value, "zh")
    assert given.startswith(f"数据版本 {tmp_path / 'x.duckdb'} 读不出来：")
    assert given.endswith("Permission denied")


def test_an_error_that_only_commands_meet_keeps_its_words():
    error = StoreError("The folder is full.", "room", "free some space")
    assert told(error, "zh") == ("The folder is full.", "room", "free some space")
