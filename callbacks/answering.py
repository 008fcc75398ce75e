"""The one callback: the address and the current generation decide what every slot shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, get_args
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

from cachetools import LRUCache, cached
from dash import Dash, Input, NoUpdate, Output, State, html, no_update, set_props
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from callbacks.failures import note_fault
from callbacks.file_names import file_name
from callbacks.islands import fold
from callbacks.navigation import shell
from callbacks.page import Page
from callbacks.pages import PAGES, page_of
from data.address import Address, Theme, parse_address
from data.errors import GelanError
from data.metrics.metric import Language
from data.place import Place
from layouts.page_form import Values
from layouts.pages import overview

if TYPE_CHECKING:
    from data.readings.reader import Reader
    from data.warehouse import Warehouse

Clock = Callable[[], datetime]
Drawing = Callable[[Page[Any], Address, "Reader", datetime], Values]
_REMEMBERED: Final = 128
"""So many answers are kept; one takes about half a megabyte."""
# The browser puts the title of the panel in its place when it saves a picture.
_ANY_PANEL: Final = "{panel}"
_LOOKS: Final = {"theme": get_args(Theme), "lang": get_args(Language)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the browser is to show: the values of the page's slots, and what they rest on."""

    values: Values
    shown: dict[str, Any]


def draw(page: Page[Any], address: Address, reader: Reader, hour: datetime) -> Values:
    """The values of the page's slots: the same generation, address and hour draw the same."""
    return _folded(page.draw(address, reader, hour))


def remembering() -> Drawing:
    """Draws as ``draw`` does, and keeps what was drawn last."""
    return cached(
        LRUCache(maxsize=_REMEMBERED),
        key=lambda page, address, reader, hour: (reader.place.generation_id, address, hour),
        lock=Lock(),
    )(draw)


def answer(
    warehouse: Warehouse, clock: Clock, pathname: str, search: str, drawing: Drawing = draw
) -> Answer:
    """Answer an address. Whatever goes wrong becomes a drawn state; nothing is raised."""
    address = _looks(search)
    shown: dict[str, Any] = {
        "page": PAGES[0],
        "search": search,
        "theme": address.theme,
        "lang": address.lang or "zh",
    }
    try:
        reader = warehouse.reader()
        shown |= {"generation": reader.place.generation_id, "lang": address.language(reader.place)}
        address = parse_address(pathname, search)
        page = page_of(address.page)
        values = drawing(page, address, reader, _civil_hour(clock(), reader.place))
        shown |= {"page": address.page, "file": file_name(address, reader.place, _ANY_PANEL, "")}
    except GelanError as error:
        values = _folded(overview.draw_error(address, error, "", shown["lang"]))
    except Exception as fault:  # noqa: BLE001 - the page must survive whatever happens
        values = _folded(overview.draw_error(address, None, note_fault(fault), shown["lang"]))
    return Answer(values, shown)


def _folded(values: Values) -> Values:
    return {slot: fold(value) for slot, value in values.items()}


def register(app: Dash, warehouse: Warehouse, clock: Clock) -> None:
    """Let the page follow the address and the generation."""
    drawing = remembering()

    @app.callback(
        Output("shown", "data"),
        Output("screen", "children"),
        Input("url", "pathname"),
        Input("url", "search"),
        Input("generation", "data"),
        State("shown", "data"),
        running=[(Output("screen", "aria-busy"), "true", "false")],
    )
    def show(
        pathname: str | None, search: str | None, _: str | None, shown: dict[str, Any]
    ) -> tuple[dict[str, Any], Component | NoUpdate]:
        if pathname is None:
            raise PreventUpdate
        answered = answer(warehouse, clock, pathname, search or "", drawing)
        if answered.shown["page"] != shown["page"]:
            return answered.shown, filled(page_of(answered.shown["page"]), answered.values)
        # New values, never new components: a rebuilt graph would leak its old one.
        for (component, prop), value in answered.values.items():
            set_props(component, {prop: value})
        return answered.shown, no_update


def opening(pathname: str, search: str) -> Component:
    """What stands there until the first answer: the bare page of an address, in its theme."""
    name = parse_address(pathname, "").page
    name = name if name in PAGES else PAGES[0]
    theme = _looks(search).theme
    looks: Values = {("page", "data-theme"): theme, ("mantine", "forceColorScheme"): theme}
    return shell(name, filled(page_of(name), looks))


def filled(page: Page[Any], values: Values) -> Component:
    """A page's layout with these of its slots already filled."""
    layout = page.form.layout()
    # Wrapped, because a component finds others by id only below itself.
    whole = html.Div(layout)
    for (component, prop), value in values.items():
        setattr(whole[component], prop, value)
    return layout


def _looks(search: str) -> Address:
    """Language and theme of an address that may otherwise be wrong."""
    asked = dict(parse_qsl(search.removeprefix("?")))
    looks: dict[str, Any] = {k: asked[k] for k, known in _LOOKS.items() if asked.get(k) in known}
    return Address(**looks)


def _civil_hour(moment: datetime, place: Place) -> datetime:
    """The hour on the clocks of the place: what is drawn holds for as long."""
    civil = moment.astimezone(ZoneInfo(place.profile.place.time_zone))
    return civil.replace(tzinfo=None, minute=0, second=0, microsecond=0)
