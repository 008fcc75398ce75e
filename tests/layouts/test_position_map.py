from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from data.address import Address
from layouts.position_map import position_map
from layouts.scale_bar import scale_length
from tests.layouts.made import sheet
from tests.layouts.made_profile import GROUND

SVG = "{http://www.w3.org/2000/svg}"
SHEET = sheet(Address(page="profile", period="2026-11", area="a"))


def drawn(ground=GROUND):
    (picture,) = position_map(SHEET, ground, "a map")
    return ET.fromstring(unquote(picture.src.partition(",")[2]))


def test_neighbours_are_named_and_names_from_files_are_escaped():
    assert next(text.text for text in drawn().iter(f"{SVG}text")) == "<b>南塘</b>"


def test_the_scale_bar_is_as_long_as_it_says():
    *_, words = drawn().iter(f"{SVG}text")
    length_m = float(words.text.removesuffix(" m"))
    bar = next(path for path in drawn().iter(f"{SVG}path") if "v-5" in path.get("d"))
    start, end = bar.get("d")[1:].split(" ")[0], bar.get("d").split("H")[1].split("v")[0]
    west, _, east, _ = GROUND.bounds
    assert (float(end) - float(start)) / 372 == pytest.approx(length_m / (east - west), abs=0.001)


@pytest.mark.parametrize(
    ("width_m", "length_m"), [(224, 50), (3600, 1000), (9000, 2000), (180, 50)]
)
def test_scale_bars_are_round(width_m, length_m):
    assert scale_length(width_m) == length_m


def test_a_facility_is_a_square_of_one_character():
    assert "学" in [text.text for text in drawn().iter(f"{SVG}text")]


def test_the_place_itself_has_no_inset():
    alone = replace(GROUND, whole=(), own_in_whole=())
    assert len(list(drawn(alone).iter(f"{SVG}rect"))) == len(list(drawn().iter(f"{SVG}rect"))) - 1
