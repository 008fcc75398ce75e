"""The areas of the made-up city: how many, how they fit together, who lives there."""

from __future__ import annotations

import re

import numpy as np
import pytest
import shapely

from data.demo.flaws import flawed
from data.demo.plan import CityPlan
from data.demo.territory import survey
from data.profile import load_profile
from geo.measures import area_m2


def test_there_are_as_many_areas_of_each_level_as_planned(city):
    assert len(city.features("zones.geojson")[0]) == 9
    assert len(city.table("big_grids.csv")) == 32
    assert (city.grids["网格类型"] == "全科").sum() == 103
    assert (city.grids["网格类型"] == "专属").sum() == 5


def test_one_all_purpose_grid_lies_directly_under_a_big_grid(city):
    direct = city.grids[city.grids["社区编码"].isna() & (city.grids["网格类型"] == "全科")]
    assert direct["网格名称"].tolist() == ["滨海新城"]


def test_every_area_has_an_area_above(city):
    zones = set(city.features("zones.geojson")[0]["编码"])
    assert set(city.grids["zone"]) == zones
    assert set(city.grids["big_grid"]) == set(city.table("big_grids.csv")["大网格编码"])
    assert set(city.grids["社区编码"].dropna()) == set(city.table("communities.csv")["社区编码"])


def test_codes_of_grids_have_twenty_digits_but_two_and_names_are_their_own(city):
    rules = load_profile("demo").grids
    wrong = [code for code in city.grids["网格编码"] if not rules.fits(code)]
    assert len(wrong) == 2
    assert {code for code in city.grids["网格编码"] if not re.fullmatch(r"\d{20}", code)} == {
        *wrong
    }
    assert city.grids["网格编码"].is_unique
    assert city.grids["网格名称"].is_unique


@pytest.mark.parametrize("name", ["垟", "埭", "礐"])
def test_rare_characters_occur(city, name):
    said = "".join([*city.grids["网格名称"], *city.table("communities.csv")["社区名称"]])
    assert name in said


def test_the_map_of_the_grids_has_two_gaps_and_one_overlap(city):
    shapes = city.grids["shape"].to_numpy()
    (boundary,) = city.features("city.geojson")[1]
    union = shapely.union_all(shapes)
    assert shapely.is_valid(shapes).all()
    gaps = area_m2(shapely.get_parts(boundary.difference(union)))
    assert sorted(gaps) == pytest.approx([480, 760], rel=0.005)
    assert area_m2(shapes).sum() - area_m2([union])[0] == pytest.approx(320, rel=0.01)
    assert union.difference(boundary).area == 0
    assert area_m2([boundary])[0] == pytest.approx(165e6, rel=1e-4)


@pytest.mark.parametrize("seed", range(3))
def test_the_ground_is_sound_whatever_the_seed(seed):
    territory = survey(CityPlan(), np.random.default_rng(seed))
    assert len(territory.grids) == 108
    assert {shape.geom_type for shape in territory.grid_shapes} == {"Polygon"}
    assert shapely.is_valid(territory.grid_shapes).all()
    assert shapely.coverage_is_valid(territory.grid_shapes)


@pytest.mark.parametrize("seed", range(3))
def test_every_map_is_drawn_with_its_flaws(seed):
    territory = survey(CityPlan(), np.random.default_rng(seed))
    drawn = flawed(territory.grid_shapes, territory.grids["zone"].to_numpy())
    gaps = territory.boundary.difference(shapely.union_all(drawn))
    assert area_m2([gaps])[0] == pytest.approx(1240, rel=0.005)
    assert shapely.is_valid(drawn).all()
    moved = [one is not other for one, other in zip(drawn, territory.grid_shapes, strict=True)]
    assert sum(moved) == 3


def test_zones_are_the_unions_of_their_grids(city):
    zones, shapes = city.features("zones.geojson")
    for code, shape in zip(zones["编码"], shapes, strict=True):
        parts = city.grids.loc[city.grids["zone"] == code, "shape"].to_numpy()
        apart = shapely.union_all(parts).symmetric_difference(shape)
        assert area_m2([apart])[0] < 1250  # what is wrong with the map of the grids


def test_grids_are_dense_in_town_and_large_at_the_rim(city):
    areas = area_m2(city.grids.loc[city.grids["网格类型"] == "全科", "shape"].to_numpy())
    assert areas.max() > 10 * areas.min()


def test_the_tidal_flat_is_covered_from_a_day_on(city):
    late = city.grids[city.grids["启用日期"].notna()]
    assert late["启用日期"].tolist() == ["2026-06-01"]
    share = area_m2(late["shape"].to_numpy()).sum() / 165e6
    assert 0.003 < share < 0.012


def test_the_quiet_city_is_covered_from_the_beginning(quiet):
    assert quiet.grids["启用日期"].isna().all()


def test_households_and_persons_add_up(city):
    grids = city.grids
    assert grids["户数"].sum() == 53_834
    assert 205_000 < grids["人口"].sum() < 215_000
    homes = city.table("residences.csv").astype({"户数": int, "人口": int})
    sums = homes.groupby("网格编码")[["户数", "人口"]].sum()
    lived_in = grids[grids["户数"].notna()].set_index("网格编码")[["户数", "人口"]]
    assert sums.equals(lived_in.astype(int).sort_index())


def test_many_grids_miss_the_norm_of_their_size(city):
    households = city.grids["户数"].dropna()
    assert households.between(200, 960).all()
    assert 0.3 < households.between(300, 500).mean() < 0.6


def test_homes_and_cases_lie_inside_their_grids(city):
    shapes = city.grids.set_index("网格编码")["shape"]
    for table in (city.table("residences.csv"), city.cases.sample(5000, random_state=1)):
        known = table.dropna(subset=["网格编码", "经度"])
        points = shapely.points(known["经度"].astype(float), known["纬度"].astype(float))
        assert shapely.contains(shapes[known["网格编码"]].to_numpy(), points).all()
