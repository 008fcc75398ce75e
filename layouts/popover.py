"""A button and what it opens: Enter or Space open it, Esc closes it and gives the focus back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from layouts.attributes import attributes


def popover(
    face: Sequence[Component | str],
    content: Component,
    label: str,
    class_name: str,
    position: str = "bottom-start",
) -> dmc.Popover:
    """``face`` is what the button shows, ``label`` what it is called."""
    button = html.Button(
        list(face),
        type="button",
        className=class_name,
        title=label,
        **attributes(aria_label=label, aria_haspopup="dialog"),
    )
    return popover_of(button, content, label, position)


def popover_of(
    target: Component, content: Component, label: str, position: str = "bottom-start", **more: Any
) -> dmc.Popover:
    """A popover on any target; ``more`` goes to the component itself, such as its id."""
    dialog = html.Div(content, role="dialog", **attributes(aria_label=label))
    return dmc.Popover(
        [
            dmc.PopoverTarget(target, boxWrapperProps={"className": "popover-target"}),
            dmc.PopoverDropdown(dialog, className="popover"),
        ],
        # Mantine would give the roles to the box around the button, which cannot bear them.
        withRoles=False,
        position=position,
        trapFocus=True,
        returnFocus=True,
        offset=6,
        transitionProps={"duration": 0},
        **more,
    )
