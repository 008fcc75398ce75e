"""Where no residence has a point, pages tell the service circle by ground, and say so."""

from __future__ import annotations

from datetime import datetime

import pytest

from callbacks.pages import page_of
from data.address import Address
from tests.layouts.made import words
from tests.rows import ON_TIME
from tests.test_golden_ground import AREAS, REACH, STANDS

NOW = datetime(2026, 11, 1)


@pytest.fixture(scope="module")
def reader(make_reader):
    return make_reader([ON_TIME], AREAS, profile=REACH, facilities=STANDS)


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "没有住宅点位，按网格面积计"), ("en", "no homes known, so by ground")],
)
@pytest.mark.parametrize("name", ["coverage", "profile"])
def test_the_page_says_that_ground_is_counted_and_not_households(reader, name, language, said):
    asked = Address(page=name, area="street-S1", period="2026-09", lang=language)
    shown = words(list(page_of(name).draw(asked, reader, NOW).values()))
    assert said in shown
    assert "km²" in shown


def test_the_headline_speaks_of_ground(reader):
    asked = Address(page="coverage", period="2026-09", lang="zh")
    assert "覆盖网格面积" in words(list(page_of("coverage").draw(asked, reader, NOW).values()))
