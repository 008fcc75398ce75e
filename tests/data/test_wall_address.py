from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from data.errors import QuestionError
from data.place import Area, Place
from data.profile import load_profile
from data.wall_address import page_address, parse_wall, wall_looks
from data.walls import Wall

HALL = Wall(scenes=("cases", "overview"), rotate=40, lang="en")


@pytest.fixture(scope="module")
def place():
    areas = (Area("place", "四方区", "place", None), Area("street:1", "东街道", "street", "place"))
    profile = load_profile("sample").model_copy(update={"walls": {"hall": HALL}})
    return Place("000007-0a1b2c3d", profile, datetime(2026, 10, 31), {a.area_id: a for a in areas})


def test_a_bare_address_shows_everything_as_it_is(place):
    assert parse_wall(None, "", place) == Wall()


def test_every_setting_stands_in_the_address(place):
    search = (
        "?scenes=whistles,cases&rotate=60&area=东街道&period=2026-09&compare=year&theme=light"
        "&lang=zh&refresh=10&density=far"
    )
    assert parse_wall(None, search, place) == Wall(
        scenes=("whistles", "cases"),
        rotate=60,
        area="东街道",
        period="2026-09",
        compare="year",
        theme="light",
        lang="zh",
        refresh=10,
        density="far",
    )


def test_the_address_overrides_what_the_profile_says_of_a_wall(place):
    assert parse_wall("hall", "", place) == HALL
    assert parse_wall("hall", "rotate=20", place) == HALL.model_copy(update={"rotate": 20})


@pytest.mark.parametrize(
    ("search", "subject", "choices"),
    [
        ("scenes=overview,weather", "scene", "volunteers"),
        ("rotate=9", "value", "10–60"),
        ("rotate=61", "value", "10–60"),
        ("rotate=often", "value", "10–60"),
        ("refresh=601", "value", "10–600"),
        ("density=huge", "value", "near, far"),
        ("theme=blue", "value", "light, dark"),
        ("lang=fr", "value", "zh, en"),
        ("compare=next", "value", "prev, year"),
        ("period=soon", "period", "this_month"),
        ("area=nowhere", "area", ""),
        ("colour=red", "setting", "rotate"),
    ],
)
def test_a_wrong_setting_is_refused_with_what_there_is(place, search, subject, choices):
    with pytest.raises(QuestionError) as refused:
        parse_wall(None, search, place)
    assert refused.value.subject == subject
    assert choices in refused.value.choices


def test_an_unknown_wall_names_those_there_are(place):
    with pytest.raises(QuestionError) as refused:
        parse_wall("roof", "", place)
    assert (refused.value.subject, refused.value.choices) == ("wall", "hall")


def test_a_profile_without_walls_says_how_to_name_one(place):
    bare = replace(place, profile=place.profile.model_copy(update={"walls": {}}))
    with pytest.raises(QuestionError, match=r"\[walls.NAME\]"):
        parse_wall("hall", "", bare)


def test_a_wrong_address_keeps_its_looks():
    looks = wall_looks("?scenes=weather&theme=light&lang=en&density=far&refresh=1")
    assert looks == Wall(theme="light", lang="en", density="far")
    assert wall_looks("theme=blue&lang=fr") == Wall()


def test_a_wall_asks_what_the_page_asks():
    wall = Wall(area="street:1", period="2026-09", compare="year", theme="light", lang="en")
    address = page_address(wall, "cases", "repeat_rate")
    assert address.href == (
        "/cases?area=street%3A1&period=2026-09&compare=year&metric=repeat_rate&lang=en"
    )
