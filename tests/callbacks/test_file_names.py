from __future__ import annotations

from callbacks.file_names import disposition, file_name, plain_file_name
from data.address import Address


def test_a_file_says_place_panel_period_and_as_of(place):
    name = file_name(Address(period="2026-10"), place, "排名", ".csv")
    assert name == "四方区_排名_2026-10_截至2026-10-31.csv"


def test_a_file_bears_the_name_of_the_area(place):
    assert file_name(Address(area="street:1"), place, "排名", ".csv").startswith("东街道_")


def test_a_file_name_holds_nothing_a_file_system_refuses(place):
    assert "/" not in file_name(Address(), place, 'a/b:"c"', ".csv")


def test_the_header_has_a_plain_name_besides_the_full_one(place):
    plain = plain_file_name(Address(period="2026-10"), place, "ranking", ".csv")
    header = disposition("排名.csv", plain)
    assert 'filename="sample_ranking_2026-10_2026-10-31.csv"' in header
    assert "filename*=UTF-8''%E6%8E%92%E5%90%8D.csv" in header
