from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import get_args

from data.metrics.catalogue import CATALOGUE
from data.metrics.metric import Base, Unit
from data.scope import DIMENSIONS
from layouts.text import WORDS

LAYOUTS = Path(__file__).parents[2] / "layouts"
SOURCE = "".join(
    path.read_text() for path in LAYOUTS.rglob("*.py") if LAYOUTS / "text" not in path.parents
)


def names(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


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
