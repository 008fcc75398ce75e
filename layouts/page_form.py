"""The form of every page: the frame, a sentence, what asks for attention, and the page's own parts.

A page states its parts once; its slots, its skeleton and its drawing follow from them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Generic, TypeVar

from dash import html
from dash.development.base_component import Component

from layouts.frame import FRAME_SLOTS, draw_frame, frame_layout
from layouts.panel import panel, skeleton
from layouts.sheet import Sheet

Slot = tuple[str, str]
Values = dict[Slot, Any]
Arrange = Callable[[dict[str, Component]], Sequence[Component]]
HEAD_SLOTS: Final[tuple[Slot, ...]] = (("headline", "children"), ("attention", "children"))


@dataclass(frozen=True, slots=True)
class View:
    """What a page is drawn from; each page adds its own."""

    sheet: Sheet


V = TypeVar("V", bound=View)


@dataclass(frozen=True, slots=True)
class Part(Generic[V]):
    """A part of a page: ``layout`` is what stands there before the first answer, ``draw`` gives the
    values of ``slots`` in their order.
    """

    name: str
    slots: tuple[Slot, ...]
    layout: Callable[[], Component]
    draw: Callable[[V], tuple[Any, ...]]


Draw = Callable[[V], Any]


def panel_part(name: str, draw: Draw[V], class_name: str = "") -> Part[V]:
    """A panel whose children ``draw`` gives."""
    return Part(
        name,
        ((f"panel-{name}", "children"),),
        lambda: panel(name, [skeleton()], class_name),
        lambda view: (draw(view),),
    )


def panel_parts(panels: Mapping[str, Draw[V]]) -> tuple[Part[V], ...]:
    """Panels by their names, in their order."""
    return tuple(panel_part(name, draw) for name, draw in panels.items())


def bare_part(name: str, draw: Draw[V], layout: Callable[[], Component]) -> Part[V]:
    """A part without a panel's tools; ``name`` is the id whose children ``draw`` gives."""
    return Part(name, ((name, "children"),), layout, lambda view: (draw(view),))


def board(class_name: str) -> Arrange:
    """All parts on one board, in their order."""
    return lambda parts: [html.Div(list(parts.values()), className=class_name)]


@dataclass(frozen=True, slots=True)
class PageForm(Generic[V]):
    """``head`` draws the sentence and what asks for attention; ``arrange`` says where the parts
    stand, by their names.
    """

    head: Callable[[V], tuple[Any, Any]]
    parts: tuple[Part[V], ...]
    arrange: Arrange

    @property
    def slots(self) -> tuple[Slot, ...]:
        return (*FRAME_SLOTS, *HEAD_SLOTS, *(slot for part in self.parts for slot in part.slots))

    def layout(self) -> Component:
        """The static skeleton: every id in place, grey bars where readings will stand."""
        return frame_layout(self.arrange({part.name: part.layout() for part in self.parts}))

    def draw(self, view: V, now: datetime | None = None) -> Values:
        """The values of all slots. ``now`` is the reader's clock, for the banner of stale data;
        None leaves the banner out.
        """
        drawn = (value for part in self.parts for value in part.draw(view))
        values = (*draw_frame(view.sheet, now), *self.head(view), *drawn)
        return dict(zip(self.slots, values, strict=True))
