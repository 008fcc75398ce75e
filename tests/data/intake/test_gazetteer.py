"""A code or a name leads to the one area that is meant; ambiguity leads nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake.gazetteer import Gazetteer, normalised
from data.locality import Level
from data.profile import load_profile
from data.source import Words

STREET = Level(
    key="street",
    name=Words(zh="街道", en="Street"),
    suffixes=("街道办事处", "街道"),
    aliases={"碧玲街道": "碧岭街道"},
)


@pytest.mark.parametrize(
    "written", ["坪山", "坪山街道", "坪山街道办事处", " 坪 山 街道", "坪山\u3000街道"]
)
def test_a_name_is_known_with_and_without_its_suffix(written) -> None:
    assert normalised(written, STREET) == "坪山"


def test_a_suffix_alone_is_still_a_name() -> None:
    assert normalised("街道", STREET) == "街道"


def test_an_alias_leads_to_the_right_name() -> None:
    assert normalised("碧玲街道", STREET) == "碧岭"


@given(st.text(st.characters(categories=["Lo"]), min_size=1, max_size=6))
def test_normalising_twice_changes_nothing_more_than_once(name) -> None:
    once = normalised(name, STREET)
    assert normalised(once + "街道", STREET) == once or once.endswith(STREET.suffixes)


def gazetteer() -> Gazetteer:
    areas = [
        ("street-1", "street", "1", "坪山", "pingshan"),
        ("street-2", "street", "2", "龙田街道", "pingshan"),
        ("street-3", "street", "3", "龙田", "pingshan"),
        ("community-1", "community", "1", "和平社区", "street-1"),
        ("community-2", "community", "2", "和平社区", "street-2"),
    ]
    return Gazetteer.of(load_profile("pingshan"), areas)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (["street:code:1"], ("street-1", False)),
        (["street:name:龙田"], ("street-3", False)),
        (["street:name:龙城"], (None, False)),
        (["street:name:龙田街道"], ("street-2", False)),
        (["community:name:和平"], (None, False)),
        (["community:name:和平", "street:name:坪山街道"], ("community-1", False)),
        (["community:name:和平", "street:name:龙田"], ("street-3", False)),
        (["village:name:和平", "street:code:1"], ("street-1", False)),
        (["point", "street:name:坪山"], ("street-1", True)),
        (["street:name:坪山", "point"], ("street-1", False)),
        (["street:name:a:b"], (None, False)),
    ],
)
def test_the_first_way_that_leads_to_one_area_counts(reference, expected) -> None:
    assert gazetteer().resolve("\x1e".join(reference)) == expected
