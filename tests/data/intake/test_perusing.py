"""The bytes of a file are perused once: digest, lines and what is no text."""

from __future__ import annotations

import hashlib

import pytest

from data.errors import IntakeError
from data.intake.perusing import digest, perusing

LONG = "南垟街道办事处\n" * 100_000


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", 0),
        (b"a\n1\n", 2),
        (b"a\n1", 2),
        (b"a\n\n1\n", 3),
        (b"a\r\n1\r\n", None),
        (LONG.encode(), 100_000),
        (b"a\r\n" + LONG.encode(), None),
    ],
)
def test_digest_and_lines_are_those_of_the_bytes(tmp_path, content, lines) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with perusing(path) as perused:
        found = perused.result()
    assert (found.sha256, found.lines) == (hashlib.sha256(content).hexdigest(), lines)
    assert digest(path) == found.sha256


@pytest.mark.parametrize("fault", [b"\xe5\x9d\n", b"\xe5\x9d"])
def test_a_fault_behind_the_beginning_names_its_line(tmp_path, fault) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(LONG.encode() + fault)
    with perusing(path) as perused, pytest.raises(IntakeError, match="line 100001"):
        perused.result()
