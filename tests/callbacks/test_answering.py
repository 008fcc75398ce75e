from __future__ import annotations

import json

import pytest
from dash import html

from callbacks.answering import answer, filled
from callbacks.pages import PAGES, page_of


@pytest.fixture
def ask(clock):
    """Answers an address from a warehouse."""
    return lambda warehouse, search="", pathname="/": answer(warehouse, clock, pathname, search)


def path_of(name):
    return "/" if name == PAGES[0] else f"/{name}"


@pytest.mark.parametrize("name", PAGES)
def test_every_slot_of_every_page_gets_a_value(ask, warehouse, name):
    answered = ask(warehouse, pathname=path_of(name))
    assert tuple(answered.values) == page_of(name).form.slots
    assert answered.shown["page"] == name


def test_the_same_address_gives_the_same_answer(ask, warehouse):
    search = "?period=2026-09&level=grid&metric=repeat_rate&lang=en"
    first, second = (json.dumps(_plain(ask(warehouse, search))) for _ in range(2))
    assert first == second


def test_the_browser_learns_language_theme_and_generation(ask, warehouse, sample_reader):
    shown = ask(warehouse, "?lang=en&theme=dark").shown
    assert (shown["lang"], shown["theme"]) == ("en", "dark")
    assert shown["generation"] == sample_reader.place.generation_id
    assert "{panel}" in shown["file"]


@pytest.mark.parametrize(
    "search", ["?area=nowhere", "?level=x", "?period=soon", "?metric=x", "?colour=red", "?theme=x"]
)
def test_a_wrong_address_draws_its_remedy(ask, warehouse, search):
    answered = ask(warehouse, search)
    assert "generation" in answered.shown
    assert "file" not in answered.shown


def test_an_unknown_page_draws_the_start_page_with_a_remedy(ask, warehouse):
    assert ask(warehouse, pathname="/weather").shown["page"] == PAGES[0]


def test_an_empty_store_says_how_to_import(ask, failing, empty_store):
    answered = ask(failing(empty_store))
    assert "generation" not in answered.shown
    assert "app.py import" in json.dumps(_plain(answered), ensure_ascii=False)


def test_an_unforeseen_fault_shows_a_code_and_is_logged(ask, failing, caplog):
    answered = ask(failing(RuntimeError("secret path")))
    drawn = json.dumps(_plain(answered), ensure_ascii=False)
    assert "GL-" in drawn
    assert "secret path" not in drawn
    assert "secret path" in caplog.text


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("search", ["", "?level=grid", "?period=all&lang=en"])
def test_a_page_is_few_components(ask, warehouse, search, name):
    values = ask(warehouse, search, path_of(name)).values
    drawn = html.Div([part for part in values.values() if _is_drawn(part)])
    assert len(list(drawn._traverse())) < 300


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_laid_out_already_filled(ask, warehouse, name):
    page = page_of(name)
    values = ask(warehouse, pathname=path_of(name)).values
    layout = html.Div(filled(page, values))
    assert all(
        getattr(layout[component], prop) == value for (component, prop), value in values.items()
    )


def _plain(answered):
    return json.loads(json.dumps(list(answered.values.values()), default=_component))


def _is_drawn(value):
    return isinstance(value, list) or hasattr(value, "to_plotly_json")


def _component(value):
    return value.to_plotly_json() if hasattr(value, "to_plotly_json") else str(value)
