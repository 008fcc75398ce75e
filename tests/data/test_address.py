from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.address import Address, parse_address
from data.errors import QuestionError
from data.metrics.catalogue import CATALOGUE
from data.place import Area, Place
from data.profile import load_profile

AS_OF = datetime(2026, 10, 31, 23, 59, 59)
PLACE = Place(
    "000001-00000000",
    load_profile("sample"),
    AS_OF,
    {
        "place": Area("place", "四方区", "place", None),
        "street:1": Area("street:1", "南垟街道", "street", "place"),
        "street:2": Area("street:2", "北埭街道", "street", "place"),
    },
)

anything = st.none() | st.text(min_size=1)
addresses = st.builds(
    Address,
    page=st.sampled_from(["overview", "cases", "wall"]),
    area=anything,
    level=anything,
    period=anything,
    compare=st.sampled_from(["prev", "year"]),
    metric=st.sampled_from(sorted(CATALOGUE)),
    channel=anything,
    category=anything,
    department=anything,
    by=st.sampled_from([None, "item", "department_item"]),
    key=anything,
    theme=st.sampled_from(["light", "dark"]),
    lang=st.sampled_from([None, "zh", "en"]),
)


def read(href):
    parts = urlsplit(href)
    return parse_address(parts.path, f"?{parts.query}" if parts.query else "")


@given(addresses)
def test_an_address_reads_back_as_itself(address):
    assert read(address.href) == address


@given(addresses)
def test_a_written_address_is_plain_ascii(address):
    assert address.href.isascii()


def test_the_start_page_has_the_shortest_address():
    assert Address().href == "/"


def test_a_setting_at_its_default_is_left_out():
    assert Address(area="street:1", compare="prev").href == "/?area=street%3A1"


def test_changing_one_setting_keeps_the_others():
    before = Address(area="street:1", lang="en", metric="case_volume")
    after = before.but(compare="year")
    changed = {f.name for f in fields(Address) if getattr(before, f.name) != getattr(after, f.name)}
    assert changed == {"compare"}


@pytest.mark.parametrize(
    "search",
    ["?metrik=x", "?theme=blue", "?compare=never", "?lang=fr", "?metric=no_such", "?kind=噪声"],
)
def test_an_unknown_setting_or_value_is_refused(search):
    with pytest.raises(QuestionError):
        parse_address("/", search)


def test_an_address_becomes_the_question_of_its_place():
    scope = Address(area="street:1", channel="12345热线").scope(PLACE)
    assert scope.period.token == "2026-10"
    assert scope.comparison.token == "2026-09"
    assert (scope.as_of, scope.area) == (AS_OF, "street:1")
    assert scope.filters == (("channel", "12345热线"),)


def test_an_area_may_be_called_by_its_name():
    assert Address(area="南垟街道").scope(PLACE).area == "street:1"


def test_an_area_that_does_not_exist_is_refused():
    with pytest.raises(QuestionError, match="no single area"):
        Address(area="东海街道").scope(PLACE)


def test_what_belongs_to_one_page_stays_behind_on_the_way_to_another():
    address = Address(
        page="coverage",
        area="a",
        layer="circles",
        finding=3,
        matter="x",
        facility="park",
        sites=2,
        norm="2025-01-01",
    )
    assert address.elsewhere("cases") == Address(page="cases", area="a")
    listed = Address(page="cases", rows="case_volume", by="channel", key="x", part="in", page_no=4)
    assert listed.elsewhere("coverage") == Address(page="coverage")


@pytest.mark.parametrize("search", ["?finding=0", "?finding=one", "?sites=0", "?layer=clouds"])
def test_a_finding_is_counted_from_one_and_a_layer_is_known(search):
    with pytest.raises(QuestionError):
        parse_address("/coverage", search)
    assert parse_address("/coverage", "?finding=2").finding == 2
