from __future__ import annotations

import pytest

from data.errors import ProfileError
from data.profile import load_profile, parse_profile
from data.walls import Wall

PROFILE = """
[place]
key = "tiny"
name = { zh = "小区", en = "Tiny" }
time_zone = "Asia/Shanghai"

[[levels]]
key = "grid"
name = { zh = "网格", en = "Grid" }

[[sources]]
key = "grids"
record = "areas"
title = { zh = "网格", en = "Grids" }
files = ["grids.csv"]
level = "grid"
columns = { name = "名称" }
"""


def walls_of(text):
    return parse_profile(PROFILE + text, "tiny.toml").walls


def test_a_wall_leaves_open_what_it_does_not_state():
    walls = walls_of('[walls.hall]\nscenes = ["cases", "overview", "cases"]\n')
    assert walls == {"hall": Wall(scenes=("cases", "overview"))}
    assert (walls["hall"].theme, walls["hall"].rotate, walls["hall"].lang) == ("dark", 20, None)


def test_the_demo_city_names_two_walls():
    assert set(load_profile("demo").walls) == {"hall", "entrance"}


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ('[walls.hall]\nscenes = ["weather"]', "walls.hall.scenes.0"),
        ("[walls.hall]\nrotate = 5", "walls.hall.rotate"),
        ("[walls.hall]\nrefresh = 5", "walls.hall.refresh"),
        ('[walls.hall]\nperiod = "soon"', "walls.hall.period"),
        ('[walls.hall]\ndensity = "huge"', "walls.hall.density"),
        ("[walls.hall]\nvolume = 11", "walls.hall.volume"),
        ("[walls.Hall]", "walls.Hall"),
        ("[walls.scenes]", "walls.scenes"),
    ],
)
def test_a_faulty_wall_is_named_with_its_key(stated, named):
    with pytest.raises(ProfileError, match=named):
        walls_of(stated)
