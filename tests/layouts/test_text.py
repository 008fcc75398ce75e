from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from data.metrics.catalogue import CATALOGUE
from data.metrics.metric import Base, Unit
from data.scope import DIMENSIONS
from layouts.numbers import format_with_unit, unit_word
from layouts.quantities import format_quantity
from layouts.text import WORDS, say

LAYOUTS = Path(__file__).parents[2] / "layouts"
SOURCE = "".join(
    path.read_text() for path in LAYOUTS.rglob("*.py") if LAYOUTS / "text" not in path.parents
)


def names(text):
    """What is filled in; a word that only goes with a number needs no other language."""
    parsed = Formatter().parse(text)
    return {name for _, name, spec, _ in parsed if name and "|" not in (spec or "")}


def test_both_languages_say_the_same_things_with_the_same_values():
    zh, en = WORDS["zh"], WORDS["en"]
    assert zh.keys() == en.keys()
    assert [key for key in zh if not names(en[key]) <= names(zh[key])] == []


def test_no_key_is_unused():
    written = set(re.findall(r"""["']([a-z_]+(?:\.[a-z_0-9]+)*)["']""", SOURCE))
    begun = tuple(re.findall(r"""f["']([a-z_.]+\.)\{""", SOURCE))
    assert [key for key in WORDS["zh"] if key not in written and not key.startswith(begun)] == []


def test_everything_the_catalogue_names_has_words():
    needs = {one for m in CATALOGUE.values() for need in m.needs for one in need.split("|")}
    wanted = {
        *(f"field.{one}" for one in needs),
        *(f"base.{base}" for base in get_args(Base)),
        *(f"unit.{unit}" for unit in get_args(Unit) if unit != "ratio"),
        *(f"dimension.{one}" for one in DIMENSIONS),
        *(f"legend.per.{m.per}" for m in CATALOGUE.values() if m.per),
    }
    assert wanted <= WORDS["zh"].keys()


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 case reported"), ("1", "1 case reported"), (2, "2 cases reported"),
     ("11", "11 cases reported"), ("1,204", "1,204 cases reported")],
)  # fmt: skip
def test_english_words_agree_with_their_numbers(count, said):
    assert say("en", "headline.volume", period="Oct", count=count) == f"Oct: {said}"


def test_a_quantity_agrees_by_its_number():
    assert say("en", "stages.waiting", count="1 case", stage="Closed").startswith("1 case waits")
    assert format_quantity(1, "households", "en") == "1 household"
    assert format_quantity(1, "households", "zh") == "1 户"
    assert format_with_unit(1, "cases", "en") == "1 case"
    assert unit_word("cases", "en") == "cases"


def test_whatever_agrees_with_a_number_has_two_forms():
    specs = [
        spec
        for text in WORDS["en"].values()
        for _, name, spec, _ in Formatter().parse(text)
        if name and "|" in (spec or "")
    ]
    assert [spec for spec in specs if spec.count("|") != 1 or "" in spec.split("|")] == []
