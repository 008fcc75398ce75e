from __future__ import annotations

import pytest

from geo.files.dbf import read_dbf


def table(kind, width, *cells):
    """A dBASE table of one column ``value``."""
    field = b"value".ljust(11, b"\0") + kind.encode() + bytes(4) + bytes([width]) + bytes(15)
    header = bytes([3, 126, 1, 1]) + len(cells).to_bytes(4, "little")
    header += (65).to_bytes(2, "little") + (width + 1).to_bytes(2, "little") + bytes(20)
    rows = b"".join(b" " + cell.encode().ljust(width) for cell in cells)
    return header + field + b"\r" + rows + b"\x1a"


def only(kind, width, cell):
    texts, _ = read_dbf(table(kind, width, cell), None, "grids.shp")
    return texts["value"][0]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("      101", "101"),
        ("    00101", "00101"),
        ("    12.50", "12.50"),
        ("10025.000", "10025"),
        ("10025.", "10025"),
        ("1.0025e+04", "10025"),
        ("1.25000e+00", "1.25"),
        ("-3.50E-01", "-0.35"),
        ("1.0e+02", "100"),
        ("-0.5", "-0.5"),
        ("***********", None),
        ("", None),
    ],
)
def test_numbers_stay_as_written_but_for_noughts_and_exponents(cell, text):
    assert only("N", 12, cell) == text
    assert only("F", 12, cell) == text


@pytest.mark.parametrize(
    ("kind", "cell", "text"),
    [
        ("C", "0012", "0012"),
        ("C", "12.0", "12.0"),
        ("C", " in  side ", " in  side"),
        ("C", "", None),
        ("C", "?", "?"),
        ("D", "20261031", "20261031"),
        ("D", "00000000", None),
        ("L", "T", "T"),
        ("L", "?", None),
    ],
)
def test_texts_stay_as_written_and_blanks_are_none(kind, cell, text):
    assert only(kind, 10, cell) == text


def test_a_name_cut_within_a_character_keeps_the_rest():
    content = table("C", 4, "x").replace(b"value\0\0\0\0\0\0", "网格编码".encode()[:10] + b"\0")
    texts, _ = read_dbf(content, "UTF-8", "grids.shp")
    assert list(texts.columns) == ["网格编"]
