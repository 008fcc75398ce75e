"""What `make bench` compares are the same numbers, come by in two ways."""

from __future__ import annotations

import pytest

from data.generations import Generations
from data.intake.importing import import_files
from data.profile import load_profile
from data.readings.row import Listing
from data.settings import Settings
from tests.bench.city import LAST_DAY, made_city
from tests.bench.cold import SPANS, current, differences, fresh
from tests.bench.pages import BENCHED
from tests.bench.panels import disagreements, last_days
from tests.bench.records import lists_of
from tests.stores import IMPORTED_AT, SECRET

LEAST_QUESTIONS = 6
CELL = ("case_volume", "current", "channel", "来访")


@pytest.fixture(scope="module")
def settings(tmp_path_factory) -> Settings:
    """A store of a small made-up city."""
    city = made_city(tmp_path_factory.mktemp("bench"), 5_000)
    import_files(
        load_profile(str(city.profile)),
        city.files,
        Generations(city.home),
        secret=SECRET,
        now=IMPORTED_AT,
    )
    return Settings(home=city.home)


@pytest.mark.parametrize("benched", BENCHED, ids=lambda benched: benched.page)
@pytest.mark.parametrize("days", SPANS.values(), ids=SPANS)
def test_direct_statements_give_the_numbers_of_the_page(settings, days, benched):
    with fresh(settings, current(settings)) as (connection, reader):
        address = last_days(days, LAST_DAY, benched.page)
        asked = benched.asked_at(address, reader.place)
        assert len(benched.covered.part_of(asked)) >= LEAST_QUESTIONS
        assert differences(reader, connection, benched, address) == []


def test_a_wrong_number_is_named():
    assert disagreements({CELL: (3, None)}, {CELL: (4, None)}) != []


def test_a_group_that_only_one_way_finds_is_named():
    other = ("case_volume", "current", "channel", "网站")
    assert disagreements({CELL: (3, None)}, {CELL: (3, None), other: (1, None)}) != []
    assert disagreements({CELL: (3, None), other: (1, None)}, {CELL: (3, None)}) != []


def test_what_is_made_is_not_made_again_until_its_recipe_changes(tmp_path):
    city = made_city(tmp_path, 100)
    city.cases.write_text("kept", "utf-8")
    assert made_city(tmp_path, 100).cases.read_text("utf-8") == "kept"
    (city.folder / "recipe").write_text("another", "utf-8")
    assert made_city(tmp_path, 100).cases.read_text("utf-8") != "kept"


def test_the_same_seed_draws_the_same_city(tmp_path):
    one, other = (made_city(tmp_path / name, 500) for name in ("one", "other"))
    assert [a.read_bytes() for a in one.files] == [b.read_bytes() for b in other.files]


def test_each_list_of_records_is_another_one_and_can_be_asked_for(settings):
    with fresh(settings, current(settings)) as (_, reader):
        asked = list(lists_of(last_days(SPANS["5 years"], LAST_DAY), reader.place))
        assert len({each.listing for each in asked}) == len(asked)
        assert len({each.words for each in asked}) == len(asked)
        plain = [each.listing for each in asked if is_plain(each.listing)]
        assert all(reader.list_rows(listing).rows for listing in plain)


def is_plain(listing: Listing) -> bool:
    """Whether the list is not narrowed down."""
    return not listing.scope.filters and listing.scope.area is None and listing.part == "all"
