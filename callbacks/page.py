"""What a page is to the server: what it draws, what it asks, and what can be taken home."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dash import Dash
from dash.development.base_component import Component

from data.address import Address
from data.place import Place
from data.readings.question import Question

if TYPE_CHECKING:
    from data.readings.reader import Reader

Slot = tuple[str, str]
Questions = Mapping[str, Question]


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``draw`` gives the values of ``slots`` in their order.

    ``questions`` is the only place where the page turns its address into questions, so that a
    panel and its CSV cannot disagree; ``panels`` says which of them each panel that can be exported
    shows. ``register`` wires what the browser does by itself, where that is more than links.
    """

    slots: tuple[Slot, ...]
    layout: Callable[[], Component]
    draw: Callable[[Address, Reader, datetime], tuple[Any, ...]]
    questions: Callable[[Address, Place], Questions]
    panels: Mapping[str, tuple[str, ...]]
    register: Callable[[Dash], None] | None = None
